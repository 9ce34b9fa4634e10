import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'

/**
 * Locks the stock of the products at one warehouse until the transaction ends and says what is free, base thousandths (never below zero).
 * Rows are locked in product order, so transactions that lock several warehouses in warehouse order cannot deadlock.
 * The free amount counts every reservation committed before the lock was granted: two buyers of the last box go one after another.
 * A product without a stock row has nothing free.
 */
export async function lockStock(tx: Tx, warehouseId: string, productIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const ids = [...new Set(productIds)]
  const free = new Map(ids.map((id) => [id, 0]))
  if (ids.length === 0) return free
  const { rows: stock } = await sql<{ productId: string; quantity: number }>`
    SELECT product_id AS "productId", quantity_thousandths AS quantity FROM stock
    WHERE warehouse_id = ${warehouseId} AND product_id = ANY (${ids}::text[])
    ORDER BY product_id, variant_id NULLS FIRST, lot_id NULLS FIRST FOR UPDATE`.execute(tx.db)
  // A statement of its own: its snapshot is taken after the locks, so it sees what the transactions we waited for reserved.
  const { rows: held } = await sql<{ productId: string; quantity: number }>`
    SELECT product_id AS "productId", sum(quantity_thousandths)::bigint AS quantity FROM reservation
    WHERE warehouse_id = ${warehouseId} AND product_id = ANY (${ids}::text[]) AND state IN ('pending', 'held') AND NOT seen_by_erp
    GROUP BY product_id`.execute(tx.db)
  for (const row of stock) free.set(row.productId, (free.get(row.productId) ?? 0) + row.quantity)
  for (const row of held) free.set(row.productId, (free.get(row.productId) ?? 0) - row.quantity)
  return new Map([...free].map(([id, quantity]) => [id, Math.max(0, quantity)]))
}

export interface StockChange {
  readonly warehouseId: string
  readonly productId: string
  readonly variantId?: string | null
  readonly lotId?: string | null
  /** Base units, negative when goods leave. */
  readonly deltaThousandths: number
  readonly source: string
  /** The document behind it, as the history of moves shows it: «shipment:shp_…». */
  readonly cause?: string
}

/** Adds to or takes from the stock on hand (the ledger's own count); returns the new quantity, which may be negative. */
export async function changeStock(tx: Tx, change: StockChange): Promise<number> {
  const { rows } = await sql<{ quantity: number }>`
    INSERT INTO stock AS s (warehouse_id, product_id, variant_id, lot_id, quantity_thousandths, source, cause, as_of)
    VALUES (${change.warehouseId}, ${change.productId}, ${change.variantId ?? null}, ${change.lotId ?? null}, ${change.deltaThousandths}, ${change.source}, ${change.cause ?? null}, ${tx.now})
    ON CONFLICT (product_id, warehouse_id, variant_id, lot_id)
    DO UPDATE SET quantity_thousandths = s.quantity_thousandths + excluded.quantity_thousandths, source = excluded.source, cause = excluded.cause, as_of = excluded.as_of, version = s.version + 1
    RETURNING quantity_thousandths AS quantity`.execute(tx.db)
  tx.touch('stock', change.productId)
  const [row] = rows
  if (row === undefined) throw new Error(`Stock of ${change.productId} at ${change.warehouseId} was not written`)
  return row.quantity
}
