import type { ChangePreview } from '@skladno/contracts'
import type { Db } from '../../../db/types.ts'
import { loadProducts } from '../../catalog/index.ts'
import { type Order, owedMinor } from '../domain/order.ts'
import { orderDifference } from '../domain/order-difference.ts'
import type { Audience } from './audience.ts'
import { viewOfOrder } from './order-view.ts'

/** A change of an order as a person decides about it: line by line, the sums before and after, what remains to pay and the счёт it replaces. */
export async function changePreview(
  db: Db,
  { before, after }: { readonly before: Order; readonly after: Order },
  audience: Audience,
): Promise<ChangePreview> {
  const lines = orderDifference(before, after)
  const names = await loadProducts(db, [...new Set(lines.map((line) => line.productId))])
  const order = await viewOfOrder(db, after, audience)
  const money = (minor: number) => ({ minor, currency: after.currency })
  const balance = owedMinor(after) - order.paid.minor
  const quantity = (thousandths: number | null, unit: string) => (thousandths === null ? null : { amount: thousandths / 1000, unit })
  return {
    order,
    lines: lines.map((line) => ({
      name: names.get(line.productId)?.name ?? '',
      was: quantity(line.wasPacks, line.unit),
      becomes: quantity(line.becomesPacks, line.unit),
      difference: money(line.becomesMinor - line.wasMinor),
    })),
    was: money(before.totalMinor),
    becomes: money(after.totalMinor),
    due: money(Math.max(0, balance)),
    over: money(Math.max(0, -balance)),
    invoiceNumber: order.invoice?.number ?? null,
  }
}
