import type { Tx } from '../../../db/types.ts'
import { lockOrder, saveOrder } from '../adapters/order-store.ts'
import { mayShip } from '../domain/status.ts'
import { appendFact } from './append-fact.ts'
import { releaseReservations } from './reserve.ts'

/** Orders whose reserve has run out and which nothing released yet. */
export async function listExpiredOrders(tx: Tx, limit = 100): Promise<readonly string[]> {
  const rows = await tx.db
    .selectFrom('customer_order')
    .select('id')
    .where('state', '=', 'confirmed')
    .where('reserve_until', '<', tx.now)
    .where('released_at', 'is', null)
    .where('secured_at', 'is not', null)
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Frees the goods of an order that was not paid in time and leaves the order open: a late payment reserves again. */
export async function expireReservation(tx: Tx, orderId: string): Promise<void> {
  const order = await lockOrder(tx, orderId)
  if (
    order === null ||
    order.state !== 'confirmed' ||
    order.reserveUntil === null ||
    order.reserveUntil > tx.now ||
    order.releasedAt !== null
  )
    return
  if (mayShip(order, await paidFor(tx, orderId))) return
  await releaseReservations(tx, orderId)
  await saveOrder(tx, order, { ...order, securedAt: null, lines: order.lines.map((line) => ({ ...line, securedThousandths: 0 })) })
  await appendFact(tx, { orderId, axis: 'order', kind: 'reserve-expired', key: order.reserveUntil.toISOString() })
  tx.append({
    type: 'ordering.reserve-expired',
    version: 1,
    subject: orderId,
    partyId: order.partnerId,
    data: { number: order.number, threadId: order.threadId },
  })
}

/** Money allocated to an order, minor units. */
export async function paidFor(tx: Tx, orderId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('payment_allocation')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('amount_minor'), eb.lit(0)).as('paid'))
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  return Number(row.paid)
}
