import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { positive } from './expected-receipts.ts'
import { documentByKey, lockOnHand, type StockDocumentLine, writeStockDocument } from './write-stock-document.ts'

export interface RecordStockReceipt {
  readonly key: string
  readonly warehouseId: string
  readonly supplier: string
  readonly reason: string
  readonly lines: readonly {
    readonly productId: string
    readonly quantity: { readonly amount: number; readonly unit: string }
    readonly expectedReceiptId: string | null
    /** What has not come will not come any more. */
    readonly closesRest: boolean
  }[]
  readonly by: string
}

/** Goods have come: as expected, in part, more, or not expected at all. Returns the document's id; a repeat of the key changes nothing. */
export async function recordStockReceipt(tx: Tx, command: RecordStockReceipt): Promise<Result<string>> {
  const { key, warehouseId, supplier, reason, by } = command
  const warehouse = await tx.db.selectFrom('warehouse').select('id').where('id', '=', warehouseId).forNoKeyUpdate().executeTakeFirst()
  if (warehouse === undefined) return fail('catalog.warehouse-not-found')
  const known = await documentByKey(tx, key)
  if (known !== null) return ok(known)
  const lines: StockDocumentLine[] = []
  for (const line of command.lines) {
    const measured = await positive(tx, line.productId, line.quantity)
    if (!measured.ok) return measured
    if (line.expectedReceiptId !== null) {
      const received = await receive(tx, { ...line, warehouseId, expectedReceiptId: line.expectedReceiptId, thousandths: measured.value })
      if (!received.ok) return received
    }
    lines.push({ productId: line.productId, deltaThousandths: measured.value, expectedReceiptId: line.expectedReceiptId })
  }
  const before = await lockOnHand(
    tx,
    warehouseId,
    lines.map(({ productId }) => productId),
  )
  return ok(await writeStockDocument(tx, { kind: 'receipt', warehouseId, reason, supplier, reversesId: null, key, by, lines }, before))
}

interface Receiving {
  readonly expectedReceiptId: string
  readonly productId: string
  readonly warehouseId: string
  readonly thousandths: number
  readonly closesRest: boolean
}

async function receive(tx: Tx, { expectedReceiptId, productId, warehouseId, thousandths, closesRest }: Receiving): Promise<Result<null>> {
  const receipt = await tx.db.selectFrom('expected_receipt').selectAll().where('id', '=', expectedReceiptId).forUpdate().executeTakeFirst()
  if (receipt === undefined || receipt.product_id !== productId || receipt.warehouse_id !== warehouseId)
    return fail('catalog.receipt-not-found')
  if (receipt.state !== 'open') return fail('catalog.receipt-closed')
  const received = receipt.received_thousandths + thousandths
  const isDone = closesRest || received >= receipt.quantity_thousandths
  await tx.db
    .updateTable('expected_receipt')
    .set({ received_thousandths: received, state: isDone ? 'received' : 'open', as_of: tx.now, version: receipt.version + 1 })
    .where('id', '=', expectedReceiptId)
    .execute()
  return ok(null)
}
