import type { Db } from '../../../db/types.ts'
import { loadProducts } from '../../catalog/index.ts'
import { getAgreement } from '../../terms/index.ts'
import { awaitedProduct } from '../domain/line-changes.ts'
import type { Operation } from '../domain/operations.ts'
import type { Order } from '../domain/order.ts'
import type { PricingContext } from './price-and-check.ts'

/** Products and terms that the order and the operations on it refer to. */
export async function loadPricingContext(db: Db, order: Order, operations: readonly Operation[], now: Date): Promise<PricingContext> {
  const ids = new Set(order.lines.flatMap((line) => line.productId ?? awaitedProduct(line) ?? []))
  for (const operation of operations) if ('productId' in operation) ids.add(operation.productId)
  for (const line of order.lines)
    for (const option of line.shortage?.options ?? []) if (option.kind === 'analogue') ids.add(option.productId)
  const [products, agreement] = await Promise.all([loadProducts(db, [...ids]), getAgreement(db, order.agreementId)])
  return { products, agreement, now }
}
