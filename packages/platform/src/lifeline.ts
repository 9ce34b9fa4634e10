import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { createClient } from './database.ts'
import type { Logger } from './logger.ts'
import { QUEUE_GATE } from './recording.ts'

const RECONNECT_MS = 200
const SWEEP_MS = 1_000
const TIDY_MS = 30_000

/** Proof of life: one connection that holds an advisory lock under each id; the server drops the locks when the process dies. */
export interface Lifeline {
  /** Resolves once the lock is held; never rejects, a broken connection is renewed and takes the locks again. */
  hold(id: string): Promise<void>
  release(): Promise<void>
}

/** The lock of a worker's id. */
const lockKey = (id: string): string => `hashtextextended('worker ' || ${id}, 0)`

/** A host that vanishes without closing its connections is noticed within about ten seconds. */
const KEEPALIVE = 'SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3'

async function connectLifeline(pool: pg.Pool, logger: Logger, lost: () => void): Promise<pg.Client> {
  const client = createClient(pool, 'skladno lifeline')
  client.on('error', (error) => logger.warn({ err: error }, 'The lifeline connection broke'))
  await client.connect()
  client.on('end', lost)
  await client.query(KEEPALIVE)
  return client
}

export function createLifeline(pool: pg.Pool, logger: Logger, onLost: () => void): Lifeline {
  const ids = new Set<string>()
  const held = new Map<string, Promise<void>>()
  let isReleased = false
  let connecting: Promise<pg.Client> | null = null

  const lost = (): void => {
    connecting = null
    held.clear()
    if (isReleased) return
    onLost()
    void Promise.all([...ids].map(hold))
  }

  async function connected(): Promise<pg.Client> {
    connecting ??= connectLifeline(pool, logger, lost)
    try {
      return await connecting
    } catch (error) {
      connecting = null
      throw error
    }
  }

  async function take(id: string): Promise<void> {
    while (!isReleased) {
      try {
        await (await connected()).query(`SELECT pg_advisory_lock(${lockKey('$1')})`, [id])
        return
      } catch (error) {
        logger.warn({ err: error }, 'Cannot take the lifeline lock yet')
        await delay(RECONNECT_MS)
      }
    }
  }

  function hold(id: string): Promise<void> {
    ids.add(id)
    const taken = held.get(id) ?? take(id)
    held.set(id, taken)
    return taken
  }

  return {
    hold,
    release: async () => {
      isReleased = true
      const client = await connecting?.catch(() => null)
      await client?.end()
    },
  }
}

/**
 * Frees what dead workers have locked. A worker is dead when its lock is found free twice, a second apart:
 * after a restart of the database the living ones need a moment to take their locks again.
 */
export function startSweeper(pool: pg.Pool, logger: Logger): { stop(): Promise<void> } {
  const stopped = new AbortController()
  const running = sweepUntil(stopped.signal, pool, logger)
  return {
    stop: () => {
      stopped.abort()
      return running
    },
  }
}

async function sweepUntil(signal: AbortSignal, pool: pg.Pool, logger: Logger): Promise<void> {
  let suspects = new Set<string>()
  let tidiedAt = Date.now()
  while (!signal.aborted) {
    try {
      const free = await withoutProofOfLife(pool)
      const dead = free.filter((id) => suspects.has(id))
      if (dead.length > 0) await freeJobsOf(dead, pool, logger)
      suspects = new Set(free)
      if (Date.now() - tidiedAt > TIDY_MS && (await removeEmptyQueues(pool))) tidiedAt = Date.now()
    } catch (error) {
      if (!signal.aborted) logger.warn({ err: error }, 'Cannot look for dead workers now')
    }
    await delay(SWEEP_MS, undefined, { signal }).catch(() => {})
  }
}

async function withoutProofOfLife(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM (
       SELECT locked_by AS id FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
       UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL) w
     WHERE pg_try_advisory_xact_lock(${lockKey('id')})`,
  )
  return rows.map(({ id }) => id)
}

async function freeJobsOf(workers: readonly string[], pool: pg.Pool, logger: Logger): Promise<void> {
  await pool.query(`SELECT graphile_worker.force_unlock_workers($1), pg_notify('jobs:insert', '{"count":10}')`, [workers])
  logger.warn({ workers }, 'Took over the jobs of workers that have died')
}

/** Fetching a job looks at every queue, and there is one per conversation. False when jobs are being added this very moment. */
export async function removeEmptyQueues(pool: pg.Pool): Promise<boolean> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const { rows } = await client.query<{ open: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS open', [QUEUE_GATE])
    if (rows[0]?.open) await client.query(REMOVE_EMPTY_QUEUES)
    await client.query('COMMIT')
    return rows[0]?.open === true
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

const REMOVE_EMPTY_QUEUES = `DELETE FROM graphile_worker._private_job_queues WHERE id IN (
  SELECT q.id FROM graphile_worker._private_job_queues q
  WHERE q.locked_at IS NULL AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs j WHERE j.job_queue_id = q.id)
  FOR UPDATE SKIP LOCKED)`
