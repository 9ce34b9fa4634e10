import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { measureIn } from '../domain/measure.ts'
import { RECEIPT_DELAYED } from '../events.ts'
import { loadProducts } from '../queries/load-products.ts'

interface Said {
  readonly amount: number
  readonly unit: string
}

export interface AddExpectedReceipt {
  readonly warehouseId: string
  readonly productId: string
  readonly quantity: Said
  readonly on: string
  readonly supplier: string
  readonly note: string
  readonly by: string
}

/** Says that goods will come; from now on shortage offers may promise the day. Returns the receipt's id. */
export async function addExpectedReceipt(tx: Tx, command: AddExpectedReceipt): Promise<Result<string>> {
  const { warehouseId, productId, supplier, note } = command
  const warehouse = await tx.db.selectFrom('warehouse').select('id').where('id', '=', warehouseId).executeTakeFirst()
  if (warehouse === undefined) return fail('catalog.warehouse-not-found')
  const quantity = await positive(tx, productId, command.quantity)
  if (!quantity.ok) return quantity
  const id = tx.newId('receipt')
  await tx.db
    .insertInto('expected_receipt')
    .values({
      id,
      warehouse_id: warehouseId,
      product_id: productId,
      quantity_thousandths: quantity.value,
      expected_on: command.on,
      supplier,
      note,
      entered_by: command.by,
      as_of: tx.now,
    })
    .execute()
  tx.touch('stock', productId)
  return ok(id)
}

/** A positive quantity of goods, base thousandths. */
export async function positive(tx: Tx, productId: string, said: Said): Promise<Result<number>> {
  const product = (await loadProducts(tx.db, [productId])).get(productId)
  if (product === undefined || product.kind === 'service') return fail('catalog.product-not-found', { productId })
  const measured = measureIn(product, said)
  return measured.ok && measured.value <= 0 ? fail('catalog.quantity-not-positive') : measured
}

export interface ChangeExpectedReceipt {
  readonly receiptId: string
  readonly version: number
  readonly quantity?: Said | undefined
  readonly on?: string | undefined
  readonly supplier?: string | undefined
  readonly note?: string | undefined
}

/** Changes what is expected. A later day is told to those whose customers were promised the earlier one. */
export async function changeExpectedReceipt(tx: Tx, command: ChangeExpectedReceipt): Promise<Result<null>> {
  const open = await openReceipt(tx, command)
  if (!open.ok) return open
  const receipt = open.value
  const quantity =
    command.quantity === undefined ? ok(receipt.quantity_thousandths) : await positive(tx, receipt.product_id, command.quantity)
  if (!quantity.ok) return quantity
  if (quantity.value <= receipt.received_thousandths) return fail('catalog.receipt-less-than-received')
  await tx.db
    .updateTable('expected_receipt')
    .set({
      quantity_thousandths: quantity.value,
      expected_on: command.on ?? receipt.expected_on,
      supplier: command.supplier ?? receipt.supplier,
      note: command.note ?? receipt.note,
      as_of: tx.now,
      version: receipt.version + 1,
    })
    .where('id', '=', receipt.id)
    .execute()
  tx.touch('stock', receipt.product_id)
  if (command.on !== undefined && command.on > receipt.expected_on) announceDelay(tx, receipt, command.on)
  return ok(null)
}

/** The goods will not come. Nobody is promised them any more; who was promised is told about. */
export async function cancelExpectedReceipt(
  tx: Tx,
  command: { readonly receiptId: string; readonly version: number; readonly reason: string },
): Promise<Result<null>> {
  const open = await openReceipt(tx, command)
  if (!open.ok) return open
  const { id, product_id, version } = open.value
  await tx.db
    .updateTable('expected_receipt')
    .set({ state: 'cancelled', cancel_reason: command.reason, as_of: tx.now, version: version + 1 })
    .where('id', '=', id)
    .execute()
  tx.touch('stock', product_id)
  announceDelay(tx, open.value, null)
  return ok(null)
}

type Receipt = Extract<Awaited<ReturnType<typeof openReceipt>>, { ok: true }>['value']

async function openReceipt(tx: Tx, { receiptId, version }: { readonly receiptId: string; readonly version: number }) {
  const row = await tx.db.selectFrom('expected_receipt').selectAll().where('id', '=', receiptId).forUpdate().executeTakeFirst()
  if (row === undefined) return fail('catalog.receipt-not-found')
  if (row.state !== 'open') return fail('catalog.receipt-closed')
  return row.version === version ? ok(row) : fail('catalog.receipt-changed')
}

function announceDelay(tx: Tx, receipt: Receipt, to: string | null): void {
  const { id, warehouse_id, product_id, expected_on } = receipt
  const data = { receiptId: id, warehouseId: warehouse_id, productId: product_id, from: expected_on, to }
  tx.append({ type: RECEIPT_DELAYED, version: 1, subject: id, partyId: null, data })
}
