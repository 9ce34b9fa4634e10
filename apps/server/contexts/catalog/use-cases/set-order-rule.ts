import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { baseSale, isMeasured } from '../domain/product.ts'
import { loadProducts } from '../queries/load-products.ts'
import { announceProducts } from './upsert-products.ts'

export interface SetOrderRule {
  readonly productId: string
  /** In sale packs; null: any whole number of what is counted, any amount of what is measured. */
  readonly step: number | null
  readonly minimum: number | null
}

/**
 * By how many a product is sold and the least of it, for every door from now on; open drafts meet it when their line is touched next. The next file
 * that says otherwise wins. What is counted is sold in whole packs only: else `catalog.step-not-whole`.
 */
export async function setOrderRule(tx: Tx, { productId, step, minimum }: SetOrderRule): Promise<Result<null>> {
  const product = (await loadProducts(tx.db, [productId])).get(productId)
  if (product === undefined) return fail('catalog.product-not-found', { productId })
  const { sale } = product
  if (step !== null && !isMeasured(sale.unit) && !Number.isInteger(step))
    return fail('catalog.step-not-whole', { unit: sale.unit, number: step })
  const rule = {
    multiple_thousandths: step === null ? baseSale(sale.unit).multipleThousandths : Math.round(step * 1000),
    minimum_thousandths: minimum === null ? 0 : Math.round(minimum * 1000),
  }
  const { unit, name, numerator, denominator } = sale
  await tx.db
    .insertInto('pack')
    .values({ id: tx.newId('pack'), product_id: productId, unit, name, numerator, denominator, is_sale: true, ...rule })
    .onConflict((conflict) => conflict.columns(['product_id', 'unit', 'numerator', 'denominator']).doUpdateSet({ ...rule, is_sale: true }))
    .execute()
  announceProducts(tx, [productId])
  return ok(null)
}
