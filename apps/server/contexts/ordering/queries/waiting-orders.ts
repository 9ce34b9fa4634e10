import type { WaitingOrder } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { losers } from '../domain/waiting.ts'

/** An order's claim on a product, as screens of the stock name it. */
export interface ClaimingOrder {
  readonly orderId: string
  readonly number: string
  readonly partnerId: string
  readonly partnerName: string
  readonly productId: string
  readonly thousandths: number
}

/** Lines of confirmed orders that wait for receipts, first confirmed first. */
export async function waitingLines(
  db: Db,
  query: { readonly productIds: readonly string[]; readonly warehouseId: string | null },
): Promise<readonly (ClaimingOrder & { readonly on: string })[]> {
  const { rows } = await sql<ClaimingOrder & { readonly on: string }>`
    SELECT o.id AS "orderId", coalesce(o.number, '') AS number, o.partner_id AS "partnerId", n.name AS "partnerName", l.product_id AS "productId",
      (l.base_thousandths - l.cancelled_thousandths - l.secured_thousandths)::bigint AS thousandths, l.expected_on AS "on"
    FROM order_line l JOIN customer_order o ON o.id = l.order_id JOIN partner n ON n.id = o.partner_id
    WHERE l.product_id = ANY (${[...query.productIds]}::text[]) AND l.state = 'open' AND l.expected_on IS NOT NULL AND o.state = 'confirmed'
      AND o.source <> 'import' AND (${query.warehouseId}::text IS NULL OR coalesce(l.warehouse_id, o.warehouse_id) = ${query.warehouseId})
    ORDER BY o.confirmed_at, o.id, l.position`.execute(db)
  return rows.filter(({ thousandths }) => thousandths > 0)
}

/** Which orders lose reserved goods when so much of each product is missing at a warehouse: the latest confirmed first. */
export async function sufferingOrders(
  db: Db,
  query: { readonly warehouseId: string; readonly missing: ReadonlyMap<string, number> },
): Promise<readonly ClaimingOrder[]> {
  const { rows } = await sql<ClaimingOrder>`
    SELECT o.id AS "orderId", coalesce(o.number, '') AS number, o.partner_id AS "partnerId", n.name AS "partnerName", r.product_id AS "productId",
      sum(r.quantity_thousandths)::bigint AS thousandths
    FROM reservation r JOIN customer_order o ON o.id = r.order_id JOIN partner n ON n.id = o.partner_id
    WHERE r.warehouse_id = ${query.warehouseId} AND r.product_id = ANY (${[...query.missing.keys()]}::text[])
      AND r.state IN ('pending', 'held') AND NOT r.seen_by_erp
    GROUP BY o.id, n.name, r.product_id ORDER BY o.confirmed_at NULLS FIRST, o.id`.execute(db)
  return [...query.missing].flatMap(([productId, missing]) =>
    losers(
      rows.filter((row) => row.productId === productId),
      missing,
    ).map(({ missing: thousandths, ...order }) => ({ ...order, thousandths })),
  )
}

/** As the stock's screens show it; units are the products' base units. */
export const waitingOrderView = (order: ClaimingOrder, unitOf: ReadonlyMap<string, string>): WaitingOrder => ({
  id: order.orderId,
  number: order.number,
  partner: { id: order.partnerId, name: order.partnerName },
  productId: order.productId,
  quantity: { amount: order.thousandths / 1000, unit: unitOf.get(order.productId) ?? '' },
})
