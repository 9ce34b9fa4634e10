import { fail, ok, type Result } from '@skladno/kernel'
import type { Db, Tx } from '../../../db/types.ts'
import { measureIn } from '../domain/measure.ts'
import type { Product } from '../domain/product.ts'
import { loadProducts } from '../queries/load-products.ts'
import { documentByKey, type LockedStock, lockOnHand, writeStockDocument } from './write-stock-document.ts'

/** A product as somebody counted it. */
export interface CountedLine {
  readonly productId: string
  readonly counted: { readonly amount: number; readonly unit: string }
}

export interface CorrectStock {
  readonly key: string
  readonly warehouseId: string
  readonly reason: string
  /** With what was known when the difference was shown, base units. */
  readonly lines: readonly (CountedLine & { readonly before: number })[]
  /** The person knows which orders lose reserved goods. */
  readonly acceptsShortage: boolean
  readonly by: string
}

/** What was counted of each product, base thousandths; a product counted on two shelves is the sum of both. */
export async function countedOf(
  db: Db,
  lines: readonly CountedLine[],
): Promise<Result<ReadonlyMap<string, { readonly product: Product; readonly thousandths: number }>>> {
  const products = await loadProducts(db, [...new Set(lines.map(({ productId }) => productId))])
  const counted = new Map<string, { readonly product: Product; readonly thousandths: number }>()
  for (const line of lines) {
    const product = products.get(line.productId)
    if (product === undefined || product.kind === 'service') return fail('catalog.product-not-found', { productId: line.productId })
    const measured = measureIn(product, line.counted)
    if (!measured.ok) return measured
    counted.set(product.id, { product, thousandths: (counted.get(product.id)?.thousandths ?? 0) + measured.value })
  }
  return ok(counted)
}

/**
 * Brings the stock to what was counted. Sold or come in since the difference was shown → `catalog.stock-moved`: look again. Less than is
 * reserved → `catalog.reserved-missing` until the person has seen which orders suffer. Returns the document's id.
 */
export async function correctStock(tx: Tx, command: CorrectStock): Promise<Result<string>> {
  const { key, warehouseId, reason, by, lines } = command
  const warehouse = await tx.db.selectFrom('warehouse').select('id').where('id', '=', warehouseId).forNoKeyUpdate().executeTakeFirst()
  if (warehouse === undefined) return fail('catalog.warehouse-not-found')
  const known = await documentByKey(tx, key)
  if (known !== null) return ok(known)
  const counted = await countedOf(tx.db, lines)
  if (!counted.ok) return counted
  const locked = await lockOnHand(tx, warehouseId, [...counted.value.keys()])
  const moved = lines.find(({ productId, before }) => Math.round(before * 1000) !== (locked.get(productId)?.onHand ?? 0))
  if (moved !== undefined) return fail('catalog.stock-moved', { name: counted.value.get(moved.productId)?.product.name })
  const refused = checkHolds(counted.value, locked)
  if (refused !== null && !command.acceptsShortage) return fail('catalog.reserved-missing', { name: refused })
  const changes = [...counted.value].map(([productId, { thousandths }]) => ({
    productId,
    deltaThousandths: thousandths - (locked.get(productId)?.onHand ?? 0),
    expectedReceiptId: null,
  }))
  const document = { kind: 'correction', warehouseId, reason, supplier: '', reversesId: null, key, by, lines: changes } as const
  return ok(await writeStockDocument(tx, document, locked))
}

function checkHolds(
  counted: ReadonlyMap<string, { readonly product: Product; readonly thousandths: number }>,
  locked: ReadonlyMap<string, LockedStock>,
): string | null {
  for (const [productId, { product, thousandths }] of counted) {
    const { onHand, held } = locked.get(productId) ?? { onHand: 0, held: 0 }
    if (thousandths < held && thousandths < onHand) return product.name
  }
  return null
}
