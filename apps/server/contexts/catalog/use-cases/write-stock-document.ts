import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { GOODS_CAME_IN, HOLDS_UNCOVERED } from '../events.ts'
import { changeStock } from './lock-stock.ts'

/** One product of a stock document; the delta is in base thousandths, negative where goods are gone. */
export interface StockDocumentLine {
  readonly productId: string
  readonly deltaThousandths: number
  readonly expectedReceiptId: string | null
}

export interface StockDocument {
  readonly kind: 'receipt' | 'correction'
  readonly warehouseId: string
  readonly reason: string
  readonly supplier: string
  readonly reversesId: string | null
  /** Of the request: a repeat finds the document it has made. */
  readonly key: string
  readonly by: string
  readonly lines: readonly StockDocumentLine[]
}

/** The document a request has made already, or null. */
export async function documentByKey(tx: Tx, key: string): Promise<string | null> {
  const row = await tx.db.selectFrom('stock_document').select('id').where('key', '=', key).executeTakeFirst()
  return row?.id ?? null
}

/** What lies on the shelves and what of it is reserved, with the stock rows locked in product order until the transaction ends. */
export interface LockedStock {
  readonly onHand: number
  readonly held: number
}

export async function lockOnHand(tx: Tx, warehouseId: string, productIds: readonly string[]): Promise<ReadonlyMap<string, LockedStock>> {
  const ids = [...new Set(productIds)].sort()
  const { rows: stock } = await sql<{ productId: string; quantity: number }>`
    SELECT product_id AS "productId", quantity_thousandths AS quantity FROM stock
    WHERE warehouse_id = ${warehouseId} AND product_id = ANY (${ids}::text[])
    ORDER BY product_id, variant_id NULLS FIRST, lot_id NULLS FIRST FOR UPDATE`.execute(tx.db)
  // A statement of its own sees what the transactions we waited for reserved.
  const { rows: held } = await sql<{ productId: string; quantity: number }>`
    SELECT product_id AS "productId", quantity_thousandths AS quantity FROM held_stock
    WHERE warehouse_id = ${warehouseId} AND product_id = ANY (${ids}::text[])`.execute(tx.db)
  const heldOf = new Map(held.map((row) => [row.productId, row.quantity]))
  const onHand = new Map<string, number>()
  for (const row of stock) onHand.set(row.productId, (onHand.get(row.productId) ?? 0) + row.quantity)
  return new Map(ids.map((id) => [id, { onHand: onHand.get(id) ?? 0, held: heldOf.get(id) ?? 0 }]))
}

/** Writes a document and changes the stock by it; whoever waits for the goods, or loses reserved ones, hears of it. Returns its id. */
export async function writeStockDocument(tx: Tx, document: StockDocument, before: ReadonlyMap<string, LockedStock>): Promise<string> {
  const id = tx.newId('stockDocument')
  const { kind, warehouseId, reason, supplier, reversesId, key, by } = document
  await tx.db
    .insertInto('stock_document')
    .values({ id, kind, warehouse_id: warehouseId, reason, supplier, reverses_id: reversesId, key, entered_by: by, entered_at: tx.now })
    .execute()
  const known = new Map([...before].map(([productId, { onHand }]) => [productId, onHand]))
  const lines = [...document.lines].sort((a, b) => (a.productId < b.productId ? -1 : 1))
  const rows = lines.map(({ productId, deltaThousandths, expectedReceiptId }, index) => {
    const was = known.get(productId) ?? 0
    known.set(productId, was + deltaThousandths)
    return {
      document_id: id,
      position: index + 1,
      product_id: productId,
      before_thousandths: was,
      delta_thousandths: deltaThousandths,
      expected_receipt_id: expectedReceiptId,
    }
  })
  if (rows.length > 0) await tx.db.insertInto('stock_document_line').values(rows).execute()
  for (const { productId, deltaThousandths } of lines)
    await changeStock(tx, { warehouseId, productId, deltaThousandths, source: 'hub', cause: `document:${id}` })
  announce(tx, { id, warehouseId, lines, before, after: known })
  return id
}

function announce(
  tx: Tx,
  about: {
    readonly id: string
    readonly warehouseId: string
    readonly lines: readonly StockDocumentLine[]
    readonly before: ReadonlyMap<string, LockedStock>
    readonly after: ReadonlyMap<string, number>
  },
): void {
  const { id: documentId, warehouseId, lines } = about
  const cameIn = [...new Set(lines.filter(({ deltaThousandths }) => deltaThousandths > 0).map(({ productId }) => productId))]
  const uncovered = [...new Set(lines.filter(({ deltaThousandths }) => deltaThousandths < 0).map(({ productId }) => productId))].filter(
    (productId) => (about.after.get(productId) ?? 0) < (about.before.get(productId)?.held ?? 0),
  )
  for (const [type, productIds] of [
    [GOODS_CAME_IN, cameIn],
    [HOLDS_UNCOVERED, uncovered],
  ] as const)
    if (productIds.length > 0)
      tx.append({ type, version: 1, subject: documentId, partyId: null, data: { documentId, warehouseId, productIds } })
  tx.touch('stock', documentId)
}
