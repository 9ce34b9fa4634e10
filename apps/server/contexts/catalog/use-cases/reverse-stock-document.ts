import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { loadProducts } from '../queries/load-products.ts'
import { documentByKey, lockOnHand, writeStockDocument } from './write-stock-document.ts'

export interface ReverseStockDocument {
  readonly documentId: string
  readonly key: string
  readonly reason: string
  readonly acceptsShortage: boolean
  readonly by: string
}

/**
 * Takes a document back by a counter record: the same goods the other way; what a receipt had fulfilled is expected again. Goods that have
 * left meanwhile cannot be taken back: `catalog.goods-left`. Reserved ones only knowingly.
 */
export async function reverseStockDocument(tx: Tx, command: ReverseStockDocument): Promise<Result<string>> {
  const { documentId, key, reason, by } = command
  const document = await tx.db.selectFrom('stock_document').selectAll().where('id', '=', documentId).forUpdate().executeTakeFirst()
  if (document === undefined) return fail('catalog.document-not-found')
  const known = await documentByKey(tx, key)
  if (known !== null) return ok(known)
  const counter = await tx.db.selectFrom('stock_document').select('number').where('reverses_id', '=', documentId).executeTakeFirst()
  if (counter !== undefined) return fail('catalog.document-reversed', { number: counter.number })
  if (document.reverses_id !== null) return fail('catalog.document-is-counter')
  const rows = await tx.db.selectFrom('stock_document_line').selectAll().where('document_id', '=', documentId).orderBy('position').execute()
  const lines = rows.map((row) => ({
    productId: row.product_id,
    deltaThousandths: -row.delta_thousandths,
    expectedReceiptId: row.expected_receipt_id,
  }))
  const locked = await lockOnHand(
    tx,
    document.warehouse_id,
    lines.map(({ productId }) => productId),
  )
  const products = await loadProducts(
    tx.db,
    lines.map(({ productId }) => productId),
  )
  const deltas = new Map<string, number>()
  for (const { productId, deltaThousandths } of lines) deltas.set(productId, (deltas.get(productId) ?? 0) + deltaThousandths)
  for (const [productId, delta] of deltas) {
    const { onHand, held } = locked.get(productId) ?? { onHand: 0, held: 0 }
    const name = products.get(productId)?.name
    if (delta < 0 && onHand + delta < 0) return fail('catalog.goods-left', { name })
    if (delta < 0 && onHand + delta < held && !command.acceptsShortage) return fail('catalog.reserved-missing', { name })
  }
  for (const line of lines) if (line.expectedReceiptId !== null) await expectAgain(tx, line.expectedReceiptId, -line.deltaThousandths)
  const { kind, warehouse_id: warehouseId, supplier } = document
  return ok(await writeStockDocument(tx, { kind, warehouseId, reason, supplier, reversesId: documentId, key, by, lines }, locked))
}

async function expectAgain(tx: Tx, receiptId: string, thousandths: number): Promise<void> {
  const receipt = await tx.db.selectFrom('expected_receipt').selectAll().where('id', '=', receiptId).forUpdate().executeTakeFirst()
  if (receipt === undefined) return
  await tx.db
    .updateTable('expected_receipt')
    .set({
      received_thousandths: Math.max(0, receipt.received_thousandths - thousandths),
      state: receipt.state === 'cancelled' ? 'cancelled' : 'open',
      as_of: tx.now,
      version: receipt.version + 1,
    })
    .where('id', '=', receiptId)
    .execute()
}
