import type { Tx } from '../../../db/types.ts'
import { loadProducts, onHandOf, receiptsToCome } from '../../catalog/index.ts'
import { delayedLines } from '../domain/waiting.ts'
import { sufferingOrders, waitingLines } from '../queries/waiting-orders.ts'

/** A count found less than is reserved: says which orders are short of what. Their reserves stay; people decide. */
export async function tellUncoveredHolds(
  tx: Tx,
  about: { readonly documentId: string; readonly warehouseId: string; readonly productIds: readonly string[] },
): Promise<void> {
  const { documentId, warehouseId, productIds } = about
  const stock = await onHandOf(tx.db, { warehouseId, productIds })
  const missing = new Map(
    [...stock].flatMap(([id, { onHand, held }]) => (held > onHand ? [[id, held - Math.max(0, onHand)] as const] : [])),
  )
  if (missing.size === 0) return
  const products = await loadProducts(tx.db, [...missing.keys()])
  for (const { orderId, number, partnerId, productId, thousandths } of await sufferingOrders(tx.db, { warehouseId, missing })) {
    const product = products.get(productId)
    tx.append({
      type: 'ordering.goods-missing',
      version: 1,
      subject: orderId,
      partyId: partnerId,
      data: { number, documentId, productId, goods: product?.name ?? '', missing: thousandths / 1000, unit: product?.baseUnit ?? '' },
    })
  }
}

/** Goods will come later, or not at all: says which orders were promised an earlier day. */
export async function tellDelayedReceipt(
  tx: Tx,
  about: { readonly receiptId: string; readonly warehouseId: string; readonly productId: string },
): Promise<void> {
  const { receiptId, warehouseId, productId } = about
  const lines = await waitingLines(tx.db, { productIds: [productId], warehouseId })
  const today = tx.now.toISOString().slice(0, 10)
  // What is late itself promises nothing.
  const receipts = (await receiptsToCome(tx.db, { warehouseId, productId })).filter(({ on }) => on >= today)
  const delayed = delayedLines(lines, receipts)
  const product = (await loadProducts(tx.db, [productId])).get(productId)
  for (const { orderId, from, to } of delayed) {
    const line = lines.find((candidate) => candidate.orderId === orderId)
    tx.append({
      type: 'ordering.promise-delayed',
      version: 1,
      subject: orderId,
      partyId: line?.partnerId ?? null,
      data: { number: line?.number ?? '', receiptId, productId, goods: product?.name ?? '', from, to },
    })
  }
}
