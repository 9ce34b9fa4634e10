import pg from 'pg'
import type { Logger } from './logger.ts'

const INT8 = 20
const DATE = 1082
/** PostgreSQL's _int8; pg-types names only scalars. */
const INT8_ARRAY: number = 1016

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`The database returned ${text}, beyond the integers that are exact in JavaScript`)
  return value
}

const parseInt8Array: (text: string) => string[] = pg.types.getTypeParser(INT8_ARRAY, 'text')

/** bigint → number (throws beyond safe integers), date → its text, everything else as pg does. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary')
    if (oid === INT8) return safeInteger
    if (oid === DATE) return (text: string) => text
    if (oid === INT8_ARRAY) return (text: string) => parseInt8Array(text).map(safeInteger)
    return pg.types.getTypeParser(oid, 'text')
  },
}

export type Pool = pg.Pool

export interface PoolOptions {
  readonly url: string
  /** Connections at most; 10 by default. */
  readonly max?: number
  /** Seen in pg_stat_activity. */
  readonly name?: string
  readonly logger?: Logger
}

/** A connection pool with this product's type parsers. A broken idle connection is logged and replaced, never fatal. */
export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    application_name: options.name ?? 'skladno',
    connectionTimeoutMillis: 15_000,
    types,
  })
  // The error carries the whole connection, its keys included: only what happened is logged.
  const report = ({ message }: Error) => options.logger?.warn({ reason: message }, 'A database connection broke')
  pool.on('error', report)
  pool.on('connect', (client) => client.on('error', report))
  return pool
}

/** One connection of its own with the same parsers: LISTEN and session locks. */
export function createClient(pool: pg.Pool, name: string): pg.Client {
  return new pg.Client({ ...pool.options, application_name: name, types, keepAlive: true })
}
