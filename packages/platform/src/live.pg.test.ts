import { withDatabase } from '@skladno/testkit'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { createHttpServer, createLiveHub, type LiveHub, silentLogger, type TypedServer } from './index.ts'

const db = withDatabase()
let hub: LiveHub
let server: TypedServer
let origin = ''
const mayRead = new Set(['thr_mine'])
const readers: AbortController[] = []

beforeAll(async () => {
  hub = createLiveHub(db.pool, silentLogger)
  await hub.start()
  server = await createHttpServer({ logger: silentLogger, openapi: { title: 'Live', version: '1' } })
  server.get('/live', (request, reply) => hub.stream(request, reply, { topics: ['thread'], authorise: ({ id }) => mayRead.has(id) }))
  origin = await server.listen({ port: 0, host: '127.0.0.1' })
})

afterEach(() => {
  for (const reader of readers.splice(0)) reader.abort()
})

afterAll(async () => {
  await server.close()
  await hub.stop()
})

/** Collects the events of one reader; `ended` tells that the server has closed the stream. */
async function read(): Promise<{ readonly events: unknown[]; readonly ended: () => boolean; readonly headers: Headers }> {
  const events: unknown[] = []
  let isEnded = false
  const abort = new AbortController()
  readers.push(abort)
  const response = await fetch(`${origin}/live`, { signal: abort.signal })
  const consume = async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? [])
      for (const [, json] of String(chunk).matchAll(/^data: (.*)$/gm)) events.push(JSON.parse(json ?? ''))
    isEnded = true
  }
  consume().catch(() => {})
  return { events, ended: () => isEnded, headers: response.headers }
}

it('tells each reader what changed once per transaction, of its topics and rights only', async () => {
  const { events, headers } = await read()
  expect(headers.get('content-type')).toContain('text/event-stream')
  await db.uow.run(async (tx) => {
    tx.touch('thread', 'thr_mine', 1)
    tx.touch('thread', 'thr_mine', 2)
    tx.touch('thread', 'thr_foreign')
    tx.touch('order', 'ord_1')
  })
  await vi.waitFor(() => expect(events).toEqual([{ topic: 'thread', id: 'thr_mine', version: 2 }]))
})

it('asks for the right again at every hint', async () => {
  const { events } = await read()
  mayRead.add('thr_shared')
  await db.uow.run(async (tx) => tx.touch('thread', 'thr_shared', 1))
  await vi.waitFor(() => expect(events).toHaveLength(1))
  mayRead.delete('thr_shared')
  await db.uow.run(async (tx) => tx.touch('thread', 'thr_shared', 2))
  await db.uow.run(async (tx) => tx.touch('thread', 'thr_mine', 3))
  await vi.waitFor(() => expect(events).toHaveLength(2))
  expect(events[1]).toMatchObject({ id: 'thr_mine' })
})

it('says nothing of a transaction that failed', async () => {
  const { events } = await read()
  const failing = db.uow.run(async (tx) => {
    tx.touch('thread', 'thr_mine', 9)
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  await db.uow.run(async (tx) => tx.touch('thread', 'thr_mine', 10))
  await vi.waitFor(() => expect(events).toEqual([{ topic: 'thread', id: 'thr_mine', version: 10 }]))
})

it('carries more objects than one notification can hold', async () => {
  const seen = new Set<string>()
  const unsubscribe = hub.subscribe({ hint: ({ id }) => void seen.add(id), lost: () => {} })
  await db.uow.run(async (tx) => {
    for (let n = 0; n < 1_000; n++) tx.touch('order', `ord_${n}`)
  })
  await vi.waitFor(() => expect(seen.size).toBe(1_000))
  unsubscribe()
})

it('makes readers start over when hints may have been lost', async () => {
  const { ended } = await read()
  await db.pool.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'skladno live' AND datname = current_database()",
  )
  await vi.waitFor(() => expect(ended()).toBe(true), 5_000)
  const again = await read()
  await db.uow.run(async (tx) => tx.touch('thread', 'thr_mine', 11))
  await vi.waitFor(() => expect(again.events).toHaveLength(1), 5_000)
})
