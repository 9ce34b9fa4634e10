import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { withDatabase } from '@skladno/testkit'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createPool,
  createUnitOfWork,
  type DomainEvent,
  type Effect,
  type EffectSteps,
  type JobHandler,
  type JobRequest,
  type JsonObject,
  performEffect,
  RetryLater,
  silentLogger,
  startWorkers,
  type Workers,
} from './index.ts'
import { removeEmptyQueues } from './lifeline.ts'

let requests: readonly JobRequest[] = []
const db = withDatabase({ subscriptions: () => requests })
const asked: DomainEvent = { type: 'test.asked', version: 1, subject: 'sub_1', partyId: null, data: {} }
const running: Workers[] = []
const children: ChildProcess[] = []

beforeAll(async () => {
  await db.pool.query('CREATE TABLE outside_call (effect_id text, caller text)')
})

beforeEach(async () => {
  await db.pool.query('DELETE FROM graphile_worker._private_jobs; DELETE FROM effect; DELETE FROM outside_call')
})

afterEach(async () => {
  await Promise.all(running.splice(0).map((workers) => workers.stop()))
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

const enqueue = async (...jobs: readonly JobRequest[]): Promise<void> => {
  requests = jobs
  await db.uow.run(async (tx) => tx.append(asked))
}

const work = async (handlers: Record<string, JobHandler>, concurrency = 4): Promise<void> => {
  running.push(await startWorkers({ pool: db.pool, handlers, concurrency, logger: silentLogger }))
}

/** A worker process that has said `word`; kill it with SIGKILL. */
async function processSaying(word: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [new URL('../test/worker-process.ts', import.meta.url).pathname, db.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  for await (const line of createInterface({ input: child.stdout })) if (line === word) break
  return child
}

const effects = async () => (await db.pool.query('SELECT key, state, attempts, detail FROM effect ORDER BY id')).rows
const call = (payload: JsonObject, steps: EffectSteps<unknown>) => performEffect(db.uow, String(payload.effectId), steps)

describe('a worker killed with its job', () => {
  it('is replaced within seconds, and its queue goes on in order', { timeout: 20_000 }, async () => {
    await enqueue({ task: 'hang', payload: { n: 1 }, queue: 'thread-1' }, { task: 'hang', payload: { n: 2 }, queue: 'thread-1' })
    const child = await processSaying('running')
    const done: unknown[] = []
    await work({ hang: async (payload) => void done.push(payload.n) })
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(done, 'a living worker keeps its job').toEqual([])
    const killedAt = Date.now()
    child.kill('SIGKILL')
    await vi.waitFor(() => expect(done).toEqual([1, 2]), { timeout: 10_000, interval: 50 })
    expect(Date.now() - killedAt).toBeLessThan(5_000)
  })

  it('leaves a call that nobody repeats blindly', { timeout: 20_000 }, async () => {
    await enqueue({ task: 'call-and-die', payload: {}, effect: { key: 'greeting-1', kind: 'send' } })
    const child = await processSaying('called')
    child.kill('SIGKILL')
    const again = vi.fn()
    await work({ 'call-and-die': (payload) => call(payload, { perform: again }) })
    await vi.waitFor(async () => expect(await effects()).toMatchObject([{ key: 'greeting-1', state: 'unknown', attempts: 1 }]), 10_000)
    expect(again).not.toHaveBeenCalled()
    expect((await db.pool.query('SELECT caller FROM outside_call')).rows).toEqual([{ caller: 'dying process' }])
  })

  it('leaves a call that is found done where the other side can be asked', { timeout: 20_000 }, async () => {
    await enqueue({ task: 'call-and-die', payload: {}, effect: { key: 'document-1', kind: 'submit' } })
    const child = await processSaying('called')
    child.kill('SIGKILL')
    const settled: string[] = []
    await work({
      'call-and-die': (payload) =>
        call(payload, {
          perform: async () => ({ kind: 'failed', detail: 'must not be called again' }),
          recover: async (effect) => {
            const found = await db.pool.query('SELECT FROM outside_call WHERE effect_id = $1', [effect.id])
            return found.rowCount === 1 ? { kind: 'done', result: { number: '7' } } : 'perform-again'
          },
          settle: async (_tx, effect, outcome) => void settled.push(`${effect.key} ${outcome.kind}`),
        }),
    })
    await vi.waitFor(async () => expect(await effects()).toMatchObject([{ state: 'done' }]), 10_000)
    expect(settled).toEqual(['document-1 done'])
  })
})

describe('a worker that is alive', () => {
  it('keeps its job when the database drops every connection', { timeout: 20_000 }, async () => {
    const starts: number[] = []
    const done: number[] = []
    await enqueue({ task: 'long', payload: {}, queue: 'q' })
    const own = createPool({ url: db.url, max: 5, name: 'worker under test' })
    const handlers: Record<string, JobHandler> = {
      long: async () => {
        starts.push(Date.now())
        await new Promise((resolve) => setTimeout(resolve, 5_000))
        done.push(Date.now())
      },
    }
    running.push(await startWorkers({ pool: own, handlers, concurrency: 1, logger: silentLogger }))
    await vi.waitFor(() => expect(starts).toHaveLength(1), 5_000)
    await work(handlers)
    await db.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name IN ('worker under test', 'skladno lifeline')",
    )
    await vi.waitFor(() => expect(done).toHaveLength(1), { timeout: 10_000 })
    expect(starts).toHaveLength(1)
    await Promise.all(running.splice(0).map((workers) => workers.stop()))
    await own.end()
  })
})

describe('an outage of the database', () => {
  it('loses no job, repeats no call and leaves nothing stuck', { timeout: 60_000 }, async () => {
    const own = createPool({ url: db.url, max: 8, name: 'worker in an outage' })
    const calls: string[] = []
    const jobs = Array.from({ length: 150 }, (_, n) => ({
      task: 'send',
      payload: {},
      queue: `thread-${n % 5}`,
      effect: { key: `outage-${n}`, kind: 'send' },
    }))
    await enqueue(...jobs)
    const uow = createUnitOfWork({ pool: own, clock: db.clock, subscriptions: () => [] })
    const perform = async ({ id }: Effect) => {
      calls.push(id)
      await new Promise((resolve) => setTimeout(resolve, 10))
      return { kind: 'done' as const }
    }
    const handlers: Record<string, JobHandler> = { send: (payload) => performEffect(uow, String(payload.effectId), { perform }) }
    running.push(await startWorkers({ pool: own, handlers, concurrency: 4, logger: silentLogger }))
    for (const done of [20, 60, 100]) {
      await vi.waitFor(() => expect(calls.length).toBeGreaterThan(done), 30_000)
      await db.pool.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name IN ('worker in an outage', 'skladno lifeline')",
      )
    }
    await vi.waitFor(async () => expect((await db.pool.query('SELECT FROM graphile_worker._private_jobs')).rowCount).toBe(0), 40_000)
    expect((await effects()).filter(({ state }) => state !== 'done' && state !== 'unknown')).toEqual([])
    expect(new Set(calls).size).toBe(calls.length)
    await Promise.all(running.splice(0).map((workers) => workers.stop()))
    await own.end()
  })
})

describe('jobs', () => {
  it('of one transaction and queue run in the order they were asked for', async () => {
    const seen: unknown[] = []
    const jobs = Array.from({ length: 30 }, (_, n) => ({ task: 'note', payload: { n }, queue: 'one' }))
    await enqueue(...jobs)
    await work({ note: async (payload) => void seen.push(payload.n) })
    await vi.waitFor(() => expect(seen).toEqual(jobs.map(({ payload }) => payload.n)), 10_000)
  })

  it('behind one that is to be repeated wait for it', { timeout: 20_000 }, async () => {
    const seen: unknown[] = []
    let isBusy = true
    await enqueue({ task: 'note', payload: { n: 1 }, queue: 'two' }, { task: 'note', payload: { n: 2 }, queue: 'two' })
    await work({
      note: async (payload) => {
        if (payload.n === 1 && isBusy) {
          isBusy = false
          throw new RetryLater(1_500, 'busy')
        }
        seen.push(payload.n)
      },
    })
    await vi.waitFor(() => expect(seen).toEqual([1, 2]), 10_000)
  })

  it('of other queues do not wait', async () => {
    const seen: unknown[] = []
    await enqueue({ task: 'fail', payload: {}, queue: 'three' }, { task: 'note', payload: {}, queue: 'four' })
    await work({
      fail: async () => {
        throw new Error('broken')
      },
      note: async () => void seen.push('four'),
    })
    await vi.waitFor(() => expect(seen).toEqual(['four']), 5_000)
  })

  it('due later by the product’s clock run when that much time has passed', async () => {
    const seen: number[] = []
    const askedAt = Date.now()
    await enqueue({ task: 'note', payload: {}, runAt: new Date(db.clock.now().getTime() + 800) })
    await work({ note: async () => void seen.push(Date.now()) })
    await vi.waitFor(() => expect(seen).toHaveLength(1), 5_000)
    expect((seen[0] ?? 0) - askedAt).toBeGreaterThanOrEqual(800)
  })

  it('leave no empty queues behind, and lose none that is in use', async () => {
    await enqueue({ task: 'note', payload: {}, queue: 'in use' })
    await db.pool.query("INSERT INTO graphile_worker._private_job_queues (queue_name) VALUES ('empty')")
    expect(await removeEmptyQueues(db.pool)).toBe(true)
    const { rows } = await db.pool.query('SELECT queue_name FROM graphile_worker._private_job_queues')
    expect(rows).toEqual([{ queue_name: 'in use' }])
  })
})

describe('an outside call', () => {
  it('asked for twice under one key happens once', async () => {
    const request = { task: 'send', payload: {}, effect: { key: 'once', kind: 'send' } }
    await enqueue(request, request)
    await enqueue(request)
    const perform = vi.fn(async () => ({ kind: 'done' as const }))
    await work({ send: (payload) => call(payload, { perform }) })
    await vi.waitFor(async () => expect(await effects()).toMatchObject([{ state: 'done', attempts: 1 }]), 5_000)
    expect(perform).toHaveBeenCalledTimes(1)
  })

  it('told to come later is repeated then, and fails in the end', { timeout: 20_000 }, async () => {
    await enqueue({ task: 'send', payload: {}, effect: { key: 'later', kind: 'send' } })
    const times: number[] = []
    await work({
      send: (payload) =>
        call(payload, {
          maxAttempts: 3,
          perform: async () => {
            times.push(Date.now())
            return { kind: 'retry', afterMs: 1_300, detail: 'too many requests' }
          },
        }),
    })
    await vi.waitFor(async () => expect(await effects()).toMatchObject([{ state: 'failed', attempts: 3 }]), 15_000)
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(1_200)
  })

  it('whose handler can never succeed does not stay open unseen', async () => {
    await enqueue({ task: 'send', payload: {}, maxAttempts: 1, effect: { key: 'broken', kind: 'send' } })
    await work({
      send: async () => {
        throw new Error('no such template')
      },
    })
    await vi.waitFor(async () => expect(await effects()).toMatchObject([{ state: 'failed', detail: 'no such template' }]), 5_000)
  })

  it('leaves no trace when its transaction rolls back', async () => {
    requests = [{ task: 'send', payload: {}, effect: { key: 'rolled-back', kind: 'send' } }]
    const failing = db.uow.run(async (tx) => {
      tx.append(asked)
      await tx.db.executeQuery({ sql: 'SELECT 1/0', parameters: [], query: { kind: 'RawNode' } } as never)
    })
    await expect(failing).rejects.toThrow('division by zero')
    expect(await effects()).toEqual([])
  })
})
