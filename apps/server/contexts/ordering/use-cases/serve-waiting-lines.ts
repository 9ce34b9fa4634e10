import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { loadProducts, lockStock } from '../../catalog/index.ts'
import { lockOrder, saveOrder } from '../adapters/order-store.ts'
import { type Order, type OrderLine, openLines } from '../domain/order.ts'
import { mayShip } from '../domain/status.ts'
import { appendFact } from './append-fact.ts'
import { paidFor } from './expire-reservations.ts'

/** Orders to look at when goods came in, first confirmed first: with lines that wait, or paid and short of goods. */
export async function listWaitingOrders(
  tx: Tx,
  query: { readonly productIds: readonly string[] | null; readonly warehouseId: string | null },
): Promise<readonly string[]> {
  const ids = query.productIds === null ? null : [...query.productIds]
  const { rows } = await sql<{ id: string }>`
    SELECT o.id FROM customer_order o WHERE o.state = 'confirmed' AND o.source <> 'import' AND EXISTS (
      SELECT FROM order_line l WHERE l.order_id = o.id AND l.state = 'open' AND (${ids}::text[] IS NULL OR l.product_id = ANY (${ids}::text[]))
        AND (${query.warehouseId}::text IS NULL OR coalesce(l.warehouse_id, o.warehouse_id) = ${query.warehouseId})
        AND (l.expected_on IS NOT NULL OR (o.secured_at IS NULL AND o.released_at IS NULL)))
    ORDER BY o.confirmed_at, o.id LIMIT 1000`.execute(tx.db)
  return rows.map(({ id }) => id)
}

/**
 * Gives an order the goods its lines wait for, as far as they are there; what is not there yet goes on waiting with what it has got. A line
 * that has all it needs is available: the warehouse may pick it, the customer hears of it. Nothing is held for an order that let its
 * reserve run out unpaid. Safe to run at any time.
 */
export async function serveWaitingLines(tx: Tx, orderId: string): Promise<void> {
  const order = await lockOrder(tx, orderId)
  if (order === null || order.state !== 'confirmed') return
  const isPaid = mayShip(order, await paidFor(tx, orderId))
  const isExpired = order.releasedAt === null && order.reserveUntil !== null && order.reserveUntil <= tx.now && !isPaid
  const arrived = isExpired ? [] : await holdArrived(tx, order)
  // Paid, but the goods had gone: they may be back.
  const mayGoOn = order.releasedAt === null && order.securedAt === null && isPaid && (await isAllThere(tx, order))
  if (arrived.length === 0 && !mayGoOn) return
  const names = await loadProducts(tx.db, [...new Set(arrived.flatMap(({ productId }) => productId ?? []))])
  const goods = arrived.map(({ productId }) => names.get(productId ?? '')?.name ?? '').join('; ')
  const lineIds = arrived.map(({ id }) => id)
  if (arrived.length > 0)
    await appendFact(tx, { orderId, axis: 'order', kind: 'goods-arrived', data: { goods, lineIds }, key: lineIds.join() })
  tx.append({
    type: 'ordering.goods-arrived',
    version: 1,
    subject: orderId,
    partyId: order.partnerId,
    data: { number: order.number, threadId: order.threadId, goods, lineIds },
  })
}

/** Whether everything the order should have by now is free. */
async function isAllThere(tx: Tx, order: Order): Promise<boolean> {
  const products = await loadProducts(tx.db, [...new Set(openLines(order).flatMap(({ productId }) => productId ?? []))])
  const wanted = new Map<string, Map<string, number>>()
  for (const line of openLines(order)) {
    if (line.expectedOn !== null || line.productId === null || products.get(line.productId)?.kind !== 'goods') continue
    const warehouseId = line.warehouseId ?? order.warehouseId
    const here = wanted.get(warehouseId) ?? new Map<string, number>()
    here.set(line.productId, (here.get(line.productId) ?? 0) + (line.baseThousandths ?? 0) - line.cancelledThousandths)
    wanted.set(warehouseId, here)
  }
  for (const [warehouseId, here] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const free = await lockStock(tx, warehouseId, [...here.keys()])
    for (const [productId, thousandths] of here) if ((free.get(productId) ?? 0) < thousandths) return false
  }
  return true
}

/** Holds what is free for the waiting lines; returns those that have everything now. */
async function holdArrived(tx: Tx, order: Order): Promise<readonly OrderLine[]> {
  const waiting = order.lines.filter((line) => line.state === 'open' && line.expectedOn !== null && line.productId !== null)
  if (waiting.length === 0) return []
  const free = new Map<string, number>()
  const places = [...new Set(waiting.map((line) => line.warehouseId ?? order.warehouseId))].sort()
  for (const warehouseId of places) {
    const here = waiting.filter((line) => (line.warehouseId ?? order.warehouseId) === warehouseId)
    for (const [productId, thousandths] of await lockStock(tx, warehouseId, [...new Set(here.flatMap(({ productId }) => productId ?? []))]))
      free.set(`${warehouseId} ${productId}`, thousandths)
  }
  const served = new Map<string, OrderLine>()
  for (const line of waiting) {
    const key = `${line.warehouseId ?? order.warehouseId} ${line.productId}`
    const missing = (line.baseThousandths ?? 0) - line.cancelledThousandths - line.securedThousandths
    const taken = Math.min(missing, free.get(key) ?? 0)
    if (taken <= 0) continue
    free.set(key, (free.get(key) ?? 0) - taken)
    await hold(tx, order, { line, thousandths: taken })
    const isWhole = taken === missing
    served.set(line.id, { ...line, securedThousandths: line.securedThousandths + taken, expectedOn: isWhole ? null : line.expectedOn })
  }
  if (served.size === 0) return []
  const lines = order.lines.map((line) => served.get(line.id) ?? line)
  await saveOrder(tx, order, { ...order, lines })
  return [...served.values()].filter(({ expectedOn }) => expectedOn === null)
}

const hold = (tx: Tx, order: Order, { line, thousandths }: { readonly line: OrderLine; readonly thousandths: number }) =>
  tx.db
    .insertInto('reservation')
    .values({
      id: tx.newId('reservation'),
      order_id: order.id,
      line_id: line.id,
      warehouse_id: line.warehouseId ?? order.warehouseId,
      product_id: line.productId ?? '',
      quantity_thousandths: thousandths,
      state: 'held' as const,
      created_at: tx.now,
    })
    .execute()
