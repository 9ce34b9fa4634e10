import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import type { DatedQuantity } from '../domain/receipts-left.ts'

/** What lies on the shelves of a warehouse and what of it is reserved for orders, base thousandths. */
export interface OnHand {
  readonly onHand: number
  readonly held: number
}

/** Every product asked for is in the answer. */
export async function onHandOf(
  db: Db,
  question: { readonly warehouseId: string; readonly productIds: readonly string[] },
): Promise<ReadonlyMap<string, OnHand>> {
  const { warehouseId, productIds } = question
  const { rows } = await sql<OnHand & { readonly productId: string }>`
    SELECT asked.id AS "productId", coalesce(h.quantity_thousandths, 0)::bigint AS held,
      (SELECT coalesce(sum(quantity_thousandths), 0)::bigint FROM stock WHERE product_id = asked.id AND warehouse_id = ${warehouseId}) AS "onHand"
    FROM unnest(${[...new Set(productIds)]}::text[]) AS asked(id)
    LEFT JOIN held_stock h ON h.product_id = asked.id AND h.warehouse_id = ${warehouseId}`.execute(db)
  return new Map(rows.map(({ productId, onHand, held }) => [productId, { onHand, held }]))
}

/** What is still to come of a product to a warehouse, promised or not, by day. */
export async function receiptsToCome(
  db: Db,
  question: { readonly warehouseId: string; readonly productId: string },
): Promise<readonly DatedQuantity[]> {
  const { rows } = await sql<DatedQuantity>`
    SELECT expected_on AS "on", sum(quantity_thousandths - received_thousandths)::bigint AS thousandths FROM expected_receipt
    WHERE product_id = ${question.productId} AND warehouse_id = ${question.warehouseId} AND state = 'open' AND quantity_thousandths > received_thousandths
    GROUP BY 1 ORDER BY 1`.execute(db)
  return rows
}
