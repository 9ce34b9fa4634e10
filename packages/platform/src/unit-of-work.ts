import type { Clock, Id, IdKind } from '@skladno/kernel'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import type pg from 'pg'
import { type CrashPoint, noCrash } from './crash.ts'
import type { JsonObject } from './json.ts'
import { preparingPool } from './prepared.ts'
import { newId } from './random.ts'
import { type RecordedEvent, record, type Subscriptions, type Touch } from './recording.ts'

/** A published fact. `subject` is the id of the aggregate it is about, `partyId` the customer it concerns. */
export interface DomainEvent {
  readonly type: `${string}.${string}`
  readonly version: 1
  readonly subject: string
  readonly partyId: string | null
  readonly data: JsonObject
}

/** One write transaction: the only way to change anything. */
export interface Tx<DB> {
  readonly db: Transaction<DB>
  /** One instant for the whole transaction. */
  readonly now: Date
  newId<K extends IdKind>(kind: K): Id<K>
  /** Records a fact; it reaches the event log and its subscribers' jobs in this transaction, when the work returns. */
  append(event: DomainEvent): void
  /** Tells open screens that something changed; one notification per transaction, sent on commit. */
  touch(topic: string, id: string, version?: number): void
}

/** A read-only transaction under row-level security: it sees what the party may see. */
export interface CustomerTx<DB> {
  readonly db: Transaction<DB>
  readonly now: Date
  readonly partyId: string
}

export interface UnitOfWork<DB> {
  /** Runs the work in one transaction; serialization failures and deadlocks repeat it up to 3 times, so it must not keep state outside. */
  run<T>(work: (tx: Tx<DB>) => Promise<T>): Promise<T>
  asCustomer<T>(partyId: string, work: (tx: CustomerTx<DB>) => Promise<T>): Promise<T>
  read<T>(work: (db: Kysely<DB>) => Promise<T>): Promise<T>
  /** Where the process may be made to die; see CrashPoint. */
  readonly crashPoint: CrashPoint
}

export interface UnitOfWorkOptions {
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly subscriptions: Subscriptions
  readonly crashPoint?: CrashPoint
}

const REPEATABLE_FAILURES: readonly unknown[] = ['40001', '40P01']
const MAX_REPEATS = 3

const isRepeatable = (error: unknown): boolean => error instanceof Error && 'code' in error && REPEATABLE_FAILURES.includes(error.code)

export function createUnitOfWork<DB>(options: UnitOfWorkOptions): UnitOfWork<DB> {
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparingPool(options.pool) }) })
  return {
    run: (work) => repeated(() => runOnce(db, options, work)),
    read: (work) => work(db),
    crashPoint: options.crashPoint ?? noCrash,
    asCustomer: (partyId, work) =>
      db.transaction().execute(async (trx) => {
        await sql`SELECT set_config('role', 'skladno_customer', true), set_config('app.party_id', ${partyId}, true),
          set_config('transaction_read_only', 'on', true)`.execute(trx)
        return work({ db: trx, now: options.clock.now(), partyId })
      }),
  }
}

async function repeated<T>(attempt: () => Promise<T>): Promise<T> {
  for (let repeats = 0; ; repeats++) {
    try {
      return await attempt()
    } catch (error) {
      if (repeats >= MAX_REPEATS || !isRepeatable(error)) throw error
    }
  }
}

async function runOnce<DB, T>(db: Kysely<DB>, options: UnitOfWorkOptions, work: (tx: Tx<DB>) => Promise<T>): Promise<T> {
  const crashPoint = options.crashPoint ?? noCrash
  const result = await db.transaction().execute(async (trx) => {
    const now = options.clock.now()
    const events: RecordedEvent[] = []
    const touches: Touch[] = []
    const value = await work({
      db: trx,
      now,
      newId: (kind) => newId(kind, now),
      append: (event) => void events.push({ ...event, id: newId('event', now), at: now }),
      touch: (topic, id, version) => void touches.push(version === undefined ? { topic, id } : { topic, id, version }),
    })
    await record(trx, { now, events, touches, subscriptions: options.subscriptions })
    await crashPoint('transaction:before-commit')
    return value
  })
  await crashPoint('transaction:after-commit')
  return result
}
