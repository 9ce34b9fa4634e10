import type { Money } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { orderMinimum } from '../../terms/index.ts'
import { type Order, openLines } from '../domain/order.ts'

/** An order that is too small for its way of delivery. */
export interface MinimumGap {
  readonly minimum: Money
  /** What counts already: these goods and orders still open to the same place. */
  readonly counted: Money
  readonly missing: Money
  readonly zoneName: string | null
}

/**
 * How much an order lacks to the smallest one, or null. Goods count after discounts with VAT; services (delivery itself) and deposits do not.
 * An addition counts with the orders to the same place that have not left yet.
 */
export async function minimumGap(db: Db, order: Order): Promise<MinimumGap | null> {
  const { siteId, address, mode } = order.delivery
  const found = await orderMinimum(db, { warehouseId: order.warehouseId, siteId, address, mode, currency: order.currency })
  if (found === null) return null
  const counted = (await goodsMinor(db, order)) + (await openElsewhereMinor(db, order))
  if (counted >= found.minimum.minor) return null
  const money = (minor: number): Money => ({ minor, currency: order.currency })
  return { ...found, counted: money(counted), missing: money(found.minimum.minor - counted) }
}

async function goodsMinor(db: Db, order: Order): Promise<number> {
  const lines = openLines(order)
  const ids = [...new Set(lines.flatMap((line) => line.productId ?? []))]
  if (ids.length === 0) return 0
  const goods = await db.selectFrom('product').select('id').where('id', 'in', ids).where('kind', '=', 'goods').execute()
  const isGoods = new Set(goods.map(({ id }) => id))
  return lines
    .filter((line) => isGoods.has(line.productId ?? ''))
    .reduce((total, line) => total + (line.amountMinor ?? 0) + (line.quote?.vatIncluded === false ? (line.vatMinor ?? 0) : 0), 0)
}

async function openElsewhereMinor(db: Db, order: Order): Promise<number> {
  const { rows } = await sql<{ minor: number }>`
    SELECT coalesce(sum(l.amount_minor + CASE WHEN l.vat_included THEN 0 ELSE l.vat_minor END), 0)::bigint AS minor
    FROM customer_order o JOIN order_line l ON l.order_id = o.id AND l.state = 'open' JOIN product p ON p.id = l.product_id AND p.kind = 'goods'
    WHERE o.partner_id = ${order.partnerId} AND o.id <> ${order.id} AND o.state = 'confirmed' AND o.warehouse_id = ${order.warehouseId}
      AND o.delivery_mode = ${order.delivery.mode} AND o.delivery_address IS NOT DISTINCT FROM ${order.delivery.address}
      AND NOT EXISTS (SELECT FROM shipment s WHERE s.order_id = o.id)`.execute(db)
  return rows[0]?.minor ?? 0
}
