import type { Currency } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { orderSettlement } from './settlement.ts'

/** Money paid for an order that is not owed any more, by the payment it came with. */
export interface ExcessPart {
  readonly paymentId: string
  readonly amountMinor: number
  /** Null: the order was cancelled and its money is free already. */
  readonly allocationId: string | null
}

export interface Excess {
  readonly currency: Currency
  readonly totalMinor: number
  readonly parts: readonly ExcessPart[]
}

/** What of an order's money waits for the customer's choice: latest payment first. A cancelled order's is what was freed and is still free. */
export async function excessOf(db: Db, order: { readonly id: string; readonly state: string }): Promise<Excess> {
  const { over } = await orderSettlement(db, order.id)
  const wanted = order.state === 'cancelled' ? await freedLeft(db, order.id) : over.minor
  const sources = order.state === 'cancelled' ? await freedParts(db, order.id) : await allocatedParts(db, order.id)
  const parts: ExcessPart[] = []
  let left = wanted
  for (const part of sources) {
    const amountMinor = Math.min(left, part.amountMinor)
    if (amountMinor > 0) parts.push({ ...part, amountMinor })
    left -= amountMinor
  }
  return { currency: over.currency, totalMinor: wanted - left, parts }
}

async function allocatedParts(db: Db, orderId: string): Promise<readonly ExcessPart[]> {
  const { rows } = await sql<ExcessPart>`
    SELECT payment_id AS "paymentId", amount_minor AS "amountMinor", id AS "allocationId" FROM payment_allocation
    WHERE order_id = ${orderId} ORDER BY at DESC, id DESC`.execute(db)
  return rows
}

async function freedParts(db: Db, orderId: string): Promise<readonly ExcessPart[]> {
  const { rows } = await sql<ExcessPart>`
    SELECT p.id AS "paymentId", NULL AS "allocationId",
      least(f.freed, p.amount_minor - p.to_next_order_minor
        - (SELECT coalesce(sum(a.amount_minor), 0) FROM payment_allocation a WHERE a.payment_id = p.id))::bigint AS "amountMinor"
    FROM (SELECT data->>'paymentId' AS id, sum((data->>'amountMinor')::bigint) AS freed FROM fact
      WHERE order_id = ${orderId} AND axis = 'payment' AND kind = 'freed' GROUP BY 1) f
    JOIN payment p ON p.id = f.id ORDER BY p.paid_on DESC, p.id DESC`.execute(db)
  return rows
}

/** Freed of a cancelled order less what the customer has chosen about already. */
async function freedLeft(db: Db, orderId: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    SELECT greatest(0, coalesce(sum((data->>'amountMinor')::bigint * CASE kind WHEN 'freed' THEN 1 ELSE -1 END), 0))::bigint AS left
    FROM fact WHERE order_id = ${orderId} AND axis = 'payment' AND kind IN ('freed', 'offset', 'refund-asked')`.execute(db)
  return rows[0]?.left ?? 0
}
