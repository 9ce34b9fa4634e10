import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { receiptsLeft } from '../domain/receipts-left.ts'

/** What one warehouse can give of a product now, and what is expected there. Base units, thousandths. */
export interface Availability {
  readonly warehouseId: string
  readonly warehouseName: string
  /** Stock − holds the stock figure does not know of; never below zero. */
  readonly freeThousandths: number
  /** When the stock figure was true. */
  readonly asOf: Date
  /** Known receipts by day, less what confirmed orders wait for already; none left → no date may be promised. */
  readonly expected: readonly { readonly on: string; readonly thousandths: number }[]
}

export interface AvailabilityQuestion {
  readonly productIds: readonly string[]
  /** All active warehouses when absent. */
  readonly warehouseIds?: readonly string[]
}

type Row = Availability & { readonly productId: string; readonly awaited: number }

/**
 * Availability per product, warehouses in their own order, in one statement. Every product asked for is in the answer;
 * a warehouse is listed when it has a stock row or a receipt of the product.
 */
export async function availability(db: Db, question: AvailabilityQuestion): Promise<ReadonlyMap<string, readonly Availability[]>> {
  const answer = new Map<string, Availability[]>(question.productIds.map((id) => [id, []]))
  if (answer.size === 0) return answer
  const { rows } = await availabilityStatement([...answer.keys()], question.warehouseIds).execute(db)
  for (const { productId, awaited, ...place } of rows)
    answer.get(productId)?.push({ ...place, asOf: new Date(place.asOf), expected: receiptsLeft(place.expected, awaited) })
  return answer
}

const availabilityStatement = (
  productIds: readonly string[],
  warehouseIds: readonly string[] | undefined,
) => sql<Row>`/* prepared availability */
  WITH asked AS (SELECT unnest(${[...productIds]}::text[]) COLLATE "C" AS product_id),
  on_hand AS (
    SELECT s.product_id, s.warehouse_id, sum(s.quantity_thousandths) AS quantity, min(s.as_of) AS as_of
    FROM stock s JOIN asked USING (product_id) GROUP BY 1, 2),
  due AS (
    SELECT e.product_id, e.warehouse_id, json_agg(json_build_object('on', e.expected_on, 'thousandths', e.quantity) ORDER BY e.expected_on) AS receipts, min(e.as_of) AS as_of
    FROM (SELECT e.product_id, e.warehouse_id, e.expected_on, sum(e.quantity_thousandths - e.received_thousandths)::bigint AS quantity, min(e.as_of) AS as_of
      FROM expected_receipt e JOIN asked USING (product_id) WHERE e.state = 'open' AND e.quantity_thousandths > e.received_thousandths GROUP BY 1, 2, 3) e GROUP BY 1, 2)
  SELECT coalesce(h.product_id, d.product_id) AS "productId", w.id AS "warehouseId", w.name AS "warehouseName",
    greatest(0, coalesce(h.quantity, 0) - coalesce(x.quantity_thousandths, 0))::bigint AS "freeThousandths",
    coalesce(h.as_of, d.as_of) AS "asOf", coalesce(d.receipts, '[]') AS expected, coalesce(v.quantity_thousandths, 0)::bigint AS awaited
  FROM on_hand h FULL JOIN due d USING (product_id, warehouse_id)
  LEFT JOIN (SELECT * FROM held_stock WHERE product_id = ANY (${[...productIds]}::text[])) x USING (product_id, warehouse_id)
  LEFT JOIN (SELECT * FROM awaited_stock WHERE product_id = ANY (${[...productIds]}::text[])) v USING (product_id, warehouse_id)
  JOIN warehouse w ON w.id = warehouse_id AND w.is_active
  WHERE ${warehouseIds === undefined ? null : [...warehouseIds]}::text[] IS NULL OR w.id = ANY (${warehouseIds === undefined ? null : [...warehouseIds]}::text[])
  ORDER BY w.position, w.name, w.id`
