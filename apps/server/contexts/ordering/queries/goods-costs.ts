import type { Currency } from '@skladno/kernel'
import type { Db } from '../../../db/types.ts'
import type { Audience } from './audience.ts'

/** What goods cost us per sale pack, by product; nothing for customers and for staff who may not price orders: nobody else ever reads it. */
export async function goodsCosts(
  db: Db,
  { productIds, currency, audience }: { readonly productIds: readonly string[]; readonly currency: Currency; readonly audience: Audience },
): Promise<ReadonlyMap<string, number>> {
  if (audience.kind !== 'staff' || !audience.may('orders.price') || productIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('floor_price')
    .select(['product_id', 'cost_micros'])
    .where('product_id', 'in', productIds)
    .where('currency', '=', currency)
    .execute()
  return new Map(rows.flatMap((row) => (row.cost_micros === null ? [] : [[row.product_id, row.cost_micros] as const])))
}
