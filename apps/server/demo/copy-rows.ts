import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Insertable } from 'kysely'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { DB } from '../db/types.ts'

/** Rows of one table; every row has the same columns. */
export interface TableRows<T extends keyof DB = keyof DB> {
  readonly table: T
  readonly rows: readonly Insertable<DB[T]>[]
}

/** Types the rows by their table. */
export const tableRows = <T extends keyof DB>(table: T, rows: readonly Insertable<DB[T]>[]): TableRows<T> => ({ table, rows })

const CHUNK = 500

/**
 * Writes rows by COPY in the client's transaction. Tables under row-level security refuse COPY, so they go through a temporary table.
 * Throws when rows of a table differ in their columns.
 */
export async function copyRows(client: pg.PoolClient, { table, rows }: TableRows): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  const list = columns.join(', ')
  const { rows: active } = await client.query<{ is_protected: boolean }>('SELECT row_security_active($1::text) AS is_protected', [table])
  const isProtected = active[0]?.is_protected === true
  if (isProtected) await client.query(`CREATE TEMP TABLE staged_${table} ON COMMIT DROP AS SELECT ${list} FROM ${table} WITH NO DATA`)
  const target = isProtected ? `staged_${table}` : table
  await pipeline(Readable.from(lines(rows, columns)), client.query(copyFrom(`COPY ${target} (${list}) FROM STDIN`)))
  if (isProtected) await client.query(`INSERT INTO ${table} (${list}) SELECT ${list} FROM staged_${table}`)
}

function* lines(rows: readonly object[], columns: readonly string[]): Generator<string> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    let text = ''
    for (const row of rows.slice(from, from + CHUNK)) text += `${line(row, columns)}\n`
    yield text
  }
}

function line(row: object, columns: readonly string[]): string {
  const values = new Map<string, unknown>(Object.entries(row))
  if (values.size !== columns.length) throw new Error(`A row has ${values.size} columns, expected ${columns.join(', ')}`)
  return columns.map((column) => field(values.get(column), column)).join('\t')
}

function field(value: unknown, column: string): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return escaped(`{${value.map((item) => JSON.stringify(item)).join(',')}}`)
  throw new Error(`Column ${column} has ${JSON.stringify(value)}: JSON goes in as text`)
}

const escaped = (text: string): string =>
  /[\\\n\r\t]/.test(text) ? text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t') : text
