import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { createClient } from './database.ts'
import type { Logger } from './logger.ts'
import { LIVE_CHANNEL, type Touch } from './recording.ts'

export interface LiveHub {
  /** Resolves when hints are being received. */
  start(): Promise<void>
  /** Calls back with every hint from now on. `lost` tells that some may have been missed: whoever listens asks everything anew. */
  subscribe(listener: { hint(touch: Touch): void; lost(): void }): () => void
  /** Answers a request with server-sent events `{topic, id, version}`; each hint is authorised when it is sent. */
  stream(request: FastifyRequest, reply: FastifyReply, options: LiveStreamOptions): void
  stop(): Promise<void>
}

export interface LiveStreamOptions {
  readonly topics: readonly string[]
  /** Asked for every hint: a right taken away works at once. */
  authorise(touch: Touch): boolean | Promise<boolean>
}

const RECONNECT_MS = 250
const HEARTBEAT_MS = 20_000
/** A reader this far behind is cut off; it reconnects and asks everything anew. */
const MAX_BUFFERED_BYTES = 1_000_000

type Listener = Parameters<LiveHub['subscribe']>[0]

/** Spreads what transactions touched to this process's readers, over one connection that LISTENs. */
export function createLiveHub(pool: pg.Pool, logger: Logger): LiveHub {
  const listeners = new Set<Listener>()
  let client: pg.Client | null = null
  let isStopped = false

  async function connect(): Promise<void> {
    const fresh = createClient(pool, 'skladno live')
    fresh.on('notification', ({ payload }) => {
      for (const touch of parseTouches(payload)) for (const listener of listeners) listener.hint(touch)
    })
    fresh.on('error', (error) => logger.warn({ err: error }, 'The live-update connection broke'))
    await fresh.connect()
    fresh.on('end', () => void reconnect())
    await fresh.query(`LISTEN ${LIVE_CHANNEL}`)
    client = fresh
  }

  async function reconnect(): Promise<void> {
    while (!isStopped) {
      await delay(RECONNECT_MS)
      try {
        await connect()
        for (const listener of [...listeners]) listener.lost()
        return
      } catch (error) {
        logger.warn({ err: error }, 'Cannot listen for live updates yet')
      }
    }
  }

  const subscribe: LiveHub['subscribe'] = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return {
    start: connect,
    subscribe,
    stream: (request, reply, options) => streamTo(request, reply, options, subscribe),
    stop: async () => {
      isStopped = true
      for (const listener of [...listeners]) listener.lost()
      await client?.end()
    },
  }
}

function parseTouches(payload: string | undefined): Touch[] {
  const parsed: unknown = JSON.parse(payload ?? '[]')
  return Array.isArray(parsed) ? parsed.filter(isTouch) : []
}

const isTouch = (value: unknown): value is Touch =>
  typeof value === 'object' &&
  value !== null &&
  'topic' in value &&
  typeof value.topic === 'string' &&
  'id' in value &&
  typeof value.id === 'string'

function streamTo(request: FastifyRequest, reply: FastifyReply, options: LiveStreamOptions, subscribe: LiveHub['subscribe']): void {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...plainHeaders(reply),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  raw.write('retry: 1000\n\n')
  const topics = new Set(options.topics)
  let queue = Promise.resolve()
  const send = async (touch: Touch): Promise<void> => {
    if (raw.writableEnded || !(await options.authorise(touch))) return
    raw.write(`data: ${JSON.stringify(touch)}\n\n`)
    if (raw.writableLength > MAX_BUFFERED_BYTES) raw.destroy()
  }
  const end = () => void raw.end()
  const unsubscribe = subscribe({
    hint: (touch) => {
      if (topics.has(touch.topic)) queue = queue.then(() => send(touch)).catch(end)
    },
    lost: end,
  })
  const heartbeat = setInterval(() => raw.write(':\n\n'), HEARTBEAT_MS)
  request.raw.on('close', () => {
    clearInterval(heartbeat)
    unsubscribe()
  })
}

function plainHeaders(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}
