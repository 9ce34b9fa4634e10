import { sql } from 'kysely'
import type { Db, Tx } from '../../../db/types.ts'
import type { Order, OrderLine } from '../domain/order.ts'
import { lineToRow, orderFromRows, orderToRow } from './order-rows.ts'

/** The order with its lines, or null. */
export async function loadOrder(db: Db, orderId: string): Promise<Order | null> {
  const row = await db.selectFrom('customer_order').selectAll().where('id', '=', orderId).executeTakeFirst()
  if (row === undefined) return null
  const lines = await db.selectFrom('order_line').selectAll().where('order_id', '=', orderId).orderBy('position').execute()
  return orderFromRows(row, lines)
}

/** The order locked until the end of the transaction: every command on one order goes one after another. */
export async function lockOrder(tx: Tx, orderId: string): Promise<Order | null> {
  const locked = await tx.db.selectFrom('customer_order').select('id').where('id', '=', orderId).forUpdate().executeTakeFirst()
  return locked === undefined ? null : loadOrder(tx.db, orderId)
}

/** Writes what changed between the order as loaded and as decided. Unchanged lines are not touched. */
export async function saveOrder(tx: Tx, before: Order, after: Order): Promise<void> {
  await tx.db
    .updateTable('customer_order')
    .set({ ...orderToRow(after), version: before.version + 1, updated_at: tx.now })
    .where('id', '=', after.id)
    .execute()
  const known = new Map(before.lines.map((line) => [line.id, line]))
  const changed = after.lines.filter((line) => known.get(line.id) !== line)
  if (changed.length > 0) await upsertLines(tx, after.id, changed)
  tx.touch('order', after.id, before.version + 1)
}

async function upsertLines(tx: Tx, orderId: string, lines: readonly OrderLine[]): Promise<void> {
  const rows = lines.map((line) => lineToRow(orderId, line, tx.now))
  await tx.db
    .insertInto('order_line')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => {
        const excluded = Object.keys(rows[0] ?? {}).filter((column) => column !== 'id' && column !== 'order_id' && column !== 'created_at')
        return Object.fromEntries(excluded.map((column) => [column, sql`${eb.ref(`excluded.${column}` as 'excluded.id')}`]))
      }),
    )
    .execute()
}

/** Orders are counted through for ever: people call them by the bare number. Invoices and shipments start anew each year and carry the year. */
export const COUNTED_THROUGH = ['order', 'request'] as const

/** The next number of an organisation's sequence: ascending, gaps allowed, repeats impossible. */
export async function takeNumber(
  tx: Tx,
  organisationId: string,
  kind: 'order' | 'invoice' | 'shipment' | 'request' | 'return',
  year: number,
): Promise<number> {
  const goesOn = COUNTED_THROUGH.some((counted) => counted === kind)
  const before = sql<number>`(SELECT coalesce(max(last), 0) FROM number_sequence WHERE organisation_id = ${organisationId} AND kind = ${kind} AND year < ${year}) + 1`
  const row = await tx.db
    .insertInto('number_sequence')
    .values({ organisation_id: organisationId, kind, year, last: goesOn ? before : 1 })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'kind', 'year']).doUpdateSet({ last: sql`number_sequence.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}
