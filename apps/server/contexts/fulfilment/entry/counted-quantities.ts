import { fail, ok, type Result, toBase } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { loadProducts, type Product } from '../../catalog/index.ts'
import { getOrder, type OrderLine } from '../../ordering/index.ts'

export interface AskedQuantity {
  readonly amount: number
  readonly unit: string
}

/** Quantities of an order's lines in base units, sale packs or any pack of the product; zeroes are left out. */
export async function baseLines(
  tx: Tx,
  orderId: string,
  asked: readonly { readonly lineId: string; readonly quantity: AskedQuantity }[],
): Promise<Result<{ lineId: string; baseThousandths: number }[]>> {
  const order = await getOrder(tx.db, orderId)
  const products = await loadProducts(
    tx.db,
    (order?.lines ?? []).flatMap((line) => line.productId ?? []),
  )
  const lines: { lineId: string; baseThousandths: number }[] = []
  for (const { lineId, quantity } of asked) {
    const line = order?.lines.find((candidate) => candidate.id === lineId)
    const product = line?.productId == null ? undefined : products.get(line.productId)
    if (line === undefined || product === undefined) return fail('fulfilment.unknown-line', { lineId })
    const baseThousandths = baseOf(line, product, quantity)
    if (baseThousandths === null || baseThousandths < 0)
      return fail('fulfilment.wrong-unit', { lineId, unit: quantity.unit, baseUnit: product.baseUnit })
    if (baseThousandths > 0) lines.push({ lineId, baseThousandths })
  }
  return ok(lines)
}

function baseOf(line: OrderLine, product: Product, quantity: AskedQuantity): number | null {
  const thousandths = Math.round(quantity.amount * 1000)
  if (quantity.unit === line.packUnit && thousandths === line.packThousandths) return line.baseThousandths
  return inBase(product, quantity)
}

function inBase(product: Product, { amount, unit }: AskedQuantity): number | null {
  const thousandths = Math.round(amount * 1000)
  if (unit === product.baseUnit) return thousandths
  const pack = [product.sale, ...product.packs].find((candidate) => candidate.unit === unit)
  return pack === undefined ? null : toBase(thousandths, { unit: 'шт', numerator: pack.numerator, denominator: pack.denominator })
}

/** A quantity of a line of a return in base units, or null for a unit its product is not counted in. */
export async function baseOfProduct(
  tx: Tx,
  { returnId, lineId, quantity }: { readonly returnId: string; readonly lineId: string; readonly quantity: AskedQuantity },
): Promise<number | null> {
  const line = await tx.db
    .selectFrom('return_line')
    .select('product_id')
    .where('return_id', '=', returnId)
    .where('line_id', '=', lineId)
    .executeTakeFirst()
  const product = line === undefined ? undefined : (await loadProducts(tx.db, [line.product_id])).get(line.product_id)
  if (product === undefined) return null
  const base = inBase(product, quantity)
  return base === null || base < 0 ? null : base
}
