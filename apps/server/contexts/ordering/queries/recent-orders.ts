import type { Db } from '../../../db/types.ts'
import type { RecentOrder } from '../domain/duplicate.ts'

/** Confirmed orders of a customer since a moment, with what was ordered. */
export async function recentOrders(
  db: Db,
  query: { readonly partnerId: string; readonly since: Date; readonly exceptOrderId: string },
): Promise<readonly RecentOrder[]> {
  const rows = await db
    .selectFrom('customer_order as o')
    .innerJoin('order_line as l', 'l.order_id', 'o.id')
    .select(['o.number', 'l.product_id', 'l.base_thousandths'])
    .where('o.partner_id', '=', query.partnerId)
    .where('o.state', '=', 'confirmed')
    .where('o.confirmed_at', '>=', query.since)
    .where('o.id', '<>', query.exceptOrderId)
    .where('l.state', '=', 'open')
    .execute()
  const orders = new Map<string, { productId: string; baseThousandths: number }[]>()
  for (const row of rows) {
    const number = row.number ?? ''
    const lines = orders.get(number) ?? []
    lines.push({ productId: row.product_id ?? '', baseThousandths: row.base_thousandths ?? 0 })
    orders.set(number, lines)
  }
  return [...orders].map(([number, lines]) => ({ number, lines }))
}
