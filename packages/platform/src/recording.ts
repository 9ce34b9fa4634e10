import { sql, type Transaction } from 'kysely'
import type { JsonObject } from './json.ts'
import { newId } from './random.ts'
import type { DomainEvent } from './unit-of-work.ts'

export interface RecordedEvent extends DomainEvent {
  readonly id: string
  readonly at: Date
}

/** A piece of work to run after the transaction commits. */
export interface JobRequest {
  readonly task: string
  readonly payload: JsonObject
  /** Jobs of one queue run one after another, in the order they were made. */
  readonly queue?: string
  readonly runAt?: Date
  /** While a job with this key waits, a new one replaces it. */
  readonly jobKey?: string
  readonly maxAttempts?: number
  /** An outside call that happens once: `key` is unique for ever, an existing one enqueues nothing. The payload gains `effectId`. */
  readonly effect?: { readonly key: string; readonly kind: string }
}

/** Which jobs follow from an event: one table for the whole product. */
export type Subscriptions = (event: RecordedEvent) => readonly JobRequest[]

/** A hint that a topic's object changed; never its content. */
export interface Touch {
  readonly topic: string
  readonly id: string
  readonly version?: number
}

export interface Recording {
  readonly now: Date
  readonly events: readonly RecordedEvent[]
  readonly touches: readonly Touch[]
  readonly subscriptions: Subscriptions
}

/** Held shared while jobs are added, exclusively while empty queues are removed. */
export const QUEUE_GATE = 7_263_002

export const LIVE_CHANNEL = 'skladno_live'

/** PostgreSQL refuses a notification of 8,000 bytes or more. */
const MAX_NOTIFICATION_BYTES = 7_500

/** Writes everything a transaction said besides its own rows: events, effects, jobs, live hints. */
export async function record<DB>(trx: Transaction<DB>, recording: Recording): Promise<void> {
  const { events, touches, now } = recording
  if (events.length > 0) await insertEvents(trx, events)
  const requests = events.flatMap((event) => recording.subscriptions(event).map((request) => ({ request, eventId: event.id })))
  const jobs = await withEffects(trx, requests, now)
  if (jobs.length > 0) await insertJobs(trx, jobs, now)
  for (const payload of notifications(touches)) await sql`SELECT pg_notify(${LIVE_CHANNEL}, ${payload})`.execute(trx)
}

async function insertEvents<DB>(trx: Transaction<DB>, events: readonly RecordedEvent[]): Promise<void> {
  const rows = JSON.stringify(events.map(({ partyId, ...event }) => ({ ...event, party_id: partyId })))
  await sql`INSERT INTO event_log (id, at, type, version, subject, party_id, data)
    SELECT id, at, type, version, subject, party_id, data
    FROM jsonb_to_recordset(${rows}::jsonb) AS e (id text, at timestamptz, type text, version int, subject text, party_id text, data jsonb)`.execute(
    trx,
  )
}

/** Creates effect rows and drops the requests whose effect already exists. */
async function withEffects<DB>(
  trx: Transaction<DB>,
  requests: readonly { readonly request: JobRequest; readonly eventId: string }[],
  now: Date,
): Promise<JobRequest[]> {
  const rows = requests.flatMap(({ request, eventId }) =>
    request.effect === undefined
      ? []
      : [
          {
            id: newId('effect', now),
            key: request.effect.key,
            kind: request.effect.kind,
            task: request.task,
            payload: request.payload,
            eventId,
          },
        ],
  )
  if (rows.length === 0) return requests.map(({ request }) => request)
  const inserted = await sql<{ id: string; key: string }>`INSERT INTO effect (id, key, kind, state, task, payload, event_id, created_at)
    SELECT id, key, kind, 'pending', task, payload, "eventId", ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e (id text, key text, kind text, task text, payload jsonb, "eventId" text)
    ON CONFLICT (key) DO NOTHING RETURNING id, key`.execute(trx)
  const idOfKey = new Map(inserted.rows.map((row) => [row.key, row.id]))
  return requests.flatMap(({ request }) => {
    if (request.effect === undefined) return [request]
    const effectId = idOfKey.get(request.effect.key)
    idOfKey.delete(request.effect.key) // a second request with the key in this very transaction is a repeat too
    return effectId === undefined ? [] : [{ ...request, payload: { ...request.payload, effectId } }]
  })
}

/** `run_at` grows by a microsecond per job: the queue orders by it, and jobs of one transaction would tie. */
async function insertJobs<DB>(trx: Transaction<DB>, jobs: readonly JobRequest[], now: Date): Promise<void> {
  const rows = jobs.map((job, index) => ({
    task: job.task,
    payload: job.payload,
    queue: job.queue ?? null,
    delay_us: index + Math.max(0, (job.runAt ?? now).getTime() - now.getTime()) * 1000,
    key: job.jobKey ?? null,
    max_attempts: job.maxAttempts ?? null,
  }))
  await sql`WITH gate AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(${QUEUE_GATE}))
    SELECT graphile_worker.add_job(j.task, j.payload, j.queue, now() + j.delay_us * interval '1 microsecond', j.max_attempts, j.key)
    FROM gate CROSS JOIN jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS j (task text, payload json, queue text, delay_us bigint, key text, max_attempts int)`.execute(trx)
}

function notifications(touches: readonly Touch[]): string[] {
  const unique = [...new Map(touches.map((touch) => [`${touch.topic} ${touch.id}`, touch])).values()]
  const payloads: string[] = []
  let batch: string[] = []
  let bytes = 2
  for (const touch of unique) {
    const text = JSON.stringify(touch)
    const size = Buffer.byteLength(text) + 1
    if (bytes + size > MAX_NOTIFICATION_BYTES) {
      payloads.push(`[${batch.join(',')}]`)
      batch = []
      bytes = 2
    }
    batch.push(text)
    bytes += size
  }
  if (batch.length > 0) payloads.push(`[${batch.join(',')}]`)
  return payloads
}
