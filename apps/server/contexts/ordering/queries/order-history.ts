import type { Db } from '../../../db/types.ts'

export interface PastOrder {
  readonly orderId: string
  readonly lines: readonly { readonly lineId: string; readonly productId: string; readonly thousandths: number; readonly unit: string }[]
}

/** A customer's last confirmed orders, newest first, as he ordered them (units as sold). The prior of recognition and the base of «как в прошлый раз». */
export async function orderHistory(db: Db, partnerId: string, limit = 12): Promise<readonly PastOrder[]> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('customer_order')
        .select(['id', 'created_at'])
        .where('partner_id', '=', partnerId)
        .where('state', 'in', ['confirmed', 'closed'])
        .orderBy('created_at', 'desc')
        .limit(limit)
        .as('o'),
    )
    .innerJoin('order_line as l', 'l.order_id', 'o.id')
    .select(['o.id as order_id', 'l.id', 'l.product_id', 'l.pack_thousandths', 'l.pack_unit', 'l.said_thousandths', 'l.said_unit'])
    .where('l.state', '=', 'open')
    .orderBy('o.created_at', 'desc')
    .orderBy('o.id', 'desc')
    .orderBy('l.position')
    .execute()
  const orders = new Map<string, PastOrder['lines'][number][]>()
  for (const row of rows) {
    const lines = orders.get(row.order_id) ?? []
    lines.push({ lineId: row.id, productId: row.product_id ?? '', thousandths: row.pack_thousandths ?? 0, unit: row.pack_unit ?? '' })
    orders.set(row.order_id, lines)
  }
  return [...orders].map(([orderId, lines]) => ({ orderId, lines }))
}
