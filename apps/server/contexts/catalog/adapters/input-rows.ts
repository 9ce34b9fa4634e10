import { type RawBuilder, sql } from 'kysely'

/** Column name → PostgreSQL type and where the value comes from. */
export type InputColumns<T> = Readonly<Record<string, readonly [type: string, value: (row: T) => unknown]>>

/** Rows as a table inside a statement: `unnest(…) AS input(name, …)`. One array parameter per column keeps the statement's text the same. */
export function inputRows<T>(rows: readonly T[], columns: InputColumns<T>): RawBuilder<unknown> {
  const arrays = Object.values(columns).map(([type, value]) => sql`${rows.map(value)}::${sql.raw(type)}[]`)
  const names = Object.keys(columns).map((name) => sql.ref(name))
  return sql`unnest(${sql.join(arrays)}) AS input(${sql.join(names)})`
}

/** Cuts rows into pieces a statement can carry; reads them one piece at a time. */
export function* inBatches<T>(rows: Iterable<T>, size = 5_000): Generator<readonly T[]> {
  let batch: T[] = []
  for (const row of rows) {
    batch.push(row)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
