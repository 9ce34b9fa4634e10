import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { loadProducts, lockStock } from '../../catalog/index.ts'
import { type Order, type OrderLine, openLines } from '../domain/order.ts'

/**
 * Holds the goods of every line that does not wait for a receipt. Stock rows are locked in one order (warehouse, product), so two customers after
 * the last box go one after another: the second gets `ordering.stock-short`, never a negative stock. Earlier holds of the order are replaced.
 */
export async function reserve(tx: Tx, order: Order): Promise<Result<{ readonly lines: readonly OrderLine[] }>> {
  await releaseReservations(tx, order.id)
  const wanted = await stockedLines(tx, order)
  const free = await lockFreeStock(tx, order, wanted)
  for (const line of wanted) {
    const key = stockKey(order, line)
    const left = (free.get(key) ?? 0) - (line.baseThousandths ?? 0)
    if (left < 0) return fail('ordering.stock-short', { lines: [{ lineId: line.id, missing: -left }] })
    free.set(key, left)
  }
  if (wanted.length > 0) await insertHolds(tx, order, wanted)
  const secured = new Set(wanted.map((line) => line.id))
  return ok({ lines: order.lines.map((line) => ({ ...line, securedThousandths: secured.has(line.id) ? (line.baseThousandths ?? 0) : 0 })) })
}

const stockKey = (order: Order, line: OrderLine): string => `${line.warehouseId ?? order.warehouseId} ${line.productId ?? ''}`

/** Open lines of goods that do not wait for a receipt; services and deposits need no stock. */
async function stockedLines(tx: Tx, order: Order): Promise<readonly OrderLine[]> {
  const lines = openLines(order).filter((line) => line.expectedOn === null)
  const products = await loadProducts(tx.db, [...new Set(lines.flatMap((line) => line.productId ?? []))])
  return lines.filter((line) => line.productId !== null && products.get(line.productId)?.kind === 'goods')
}

async function lockFreeStock(tx: Tx, order: Order, lines: readonly OrderLine[]): Promise<Map<string, number>> {
  const products = new Map<string, string[]>()
  for (const line of lines) {
    const warehouseId = line.warehouseId ?? order.warehouseId
    products.set(warehouseId, [...(products.get(warehouseId) ?? []), line.productId ?? ''])
  }
  const free = new Map<string, number>()
  for (const [warehouseId, ids] of [...products].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const [productId, thousandths] of await lockStock(tx, warehouseId, [...new Set(ids)]))
      free.set(`${warehouseId} ${productId}`, thousandths)
  }
  return free
}

async function insertHolds(tx: Tx, order: Order, lines: readonly OrderLine[]): Promise<void> {
  await tx.db
    .insertInto('reservation')
    .values(
      lines.map((line) => ({
        id: tx.newId('reservation'),
        order_id: order.id,
        line_id: line.id,
        warehouse_id: line.warehouseId ?? order.warehouseId,
        product_id: line.productId ?? '',
        quantity_thousandths: line.baseThousandths ?? 0,
        state: 'held' as const,
        created_at: tx.now,
      })),
    )
    .execute()
}

/** Gives the goods back; what was shipped from a hold is `consumed` and stays. */
export async function releaseReservations(tx: Tx, orderId: string): Promise<void> {
  await tx.db
    .updateTable('reservation')
    .set({ state: 'released', ended_at: tx.now })
    .where('order_id', '=', orderId)
    .where('state', 'in', ['pending', 'held'])
    .execute()
}
