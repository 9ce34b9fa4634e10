import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import type { RejectedRow } from './catalog-file-set.ts'
import { joiningSets } from './joining-sets.ts'

/** Where the prices of a set go: key of the file → id. Filled by the caller before {@link resolvePrices}. */
export async function createPriceTargets(tx: Tx): Promise<void> {
  await sql`CREATE TEMP TABLE target_price_type (key text PRIMARY KEY, id text, currency text) ON COMMIT DROP`.execute(tx.db)
}

async function joinPrices(tx: Tx): Promise<void> {
  await sql`
    CREATE TEMP TABLE resolved_price ON COMMIT DROP AS
    SELECT s.*, o.product_id, v.id AS variant_id, y.id AS type_id, coalesce(sale.unit, p.base_unit) AS sale_unit,
      s.currency IS NULL OR s.currency = y.currency AS is_own_currency,
      coalesce(s.coefficient, CASE WHEN s.unit IS NULL OR s.unit = p.base_unit THEN 1 ELSE
        (SELECT k.numerator::numeric / k.denominator FROM pack k WHERE k.product_id = p.id AND k.unit = s.unit ORDER BY k.is_sale DESC LIMIT 1) END) AS base_units,
      coalesce(sale.numerator, 1)::numeric / coalesce(sale.denominator, 1) AS sale_units
    FROM staged_price s JOIN offered_product o ON o.product_key = s.product_key JOIN product p ON p.id = o.product_id
    JOIN target_price_type y ON y.key = s.type_key
    LEFT JOIN variant v ON v.source_key = s.variant_key LEFT JOIN pack sale ON sale.product_id = p.id AND sale.is_sale`.execute(tx.db)
}

/** One row per product, variant and type: the last one listed. The unit of a price must lead to base units by a fact of the catalog. */
export async function resolvePrices(tx: Tx): Promise<void> {
  await joiningSets(tx, () => joinPrices(tx))
  await sql`
    CREATE TEMP TABLE target_price ON COMMIT DROP AS
    SELECT DISTINCT ON (product_id, type_id, variant_id) product_id, type_id, variant_id, sale_unit AS unit,
      round(amount * 1000000 * sale_units / base_units)::bigint AS micros
    FROM resolved_price WHERE is_own_currency AND type_id IS NOT NULL AND base_units > 0 AND amount > 0 AND amount < 1000000000
    ORDER BY product_id, type_id, variant_id, position DESC`.execute(tx.db)
  await addPlainPrices(tx)
  await sql`CREATE INDEX ON target_price (product_id, type_id)`.execute(tx.db)
  await sql`ANALYZE target_price`.execute(tx.db)
}

/** Variants that all cost the same give the product its price: who orders without naming a variant is not told «по запросу». */
async function addPlainPrices(tx: Tx): Promise<void> {
  await sql`
    INSERT INTO target_price (product_id, type_id, unit, micros)
    SELECT product_id, type_id, min(unit), min(micros) FROM target_price t GROUP BY 1, 2
    HAVING bool_and(variant_id IS NOT NULL) AND min(micros) = max(micros)`.execute(tx.db)
}

const MAX_REFUSED = 1_000

export async function listRefused(tx: Tx): Promise<readonly RejectedRow[]> {
  const { rows } = await sql<{ place: string; isOwnCurrency: boolean; value: string }>`
    SELECT place, is_own_currency AND type_id IS NOT NULL AS "isOwnCurrency",
      CASE WHEN is_own_currency AND type_id IS NOT NULL THEN coalesce(unit, '') ELSE coalesce(currency, '') END AS value
    FROM resolved_price WHERE NOT is_own_currency OR type_id IS NULL OR base_units IS NULL ORDER BY position LIMIT ${MAX_REFUSED}`.execute(
    tx.db,
  )
  return rows.map((row) => ({
    kind: 'rejected',
    place: JSON.parse(row.place),
    code: row.isOwnCurrency ? 'price-unit' : 'price-currency',
    value: row.value,
  }))
}

/** Prices that stayed the same are as fresh as the file. */
export async function markPricesFresh(tx: Tx): Promise<void> {
  await joiningSets(tx, () => refreshAge(tx))
}

async function refreshAge(tx: Tx): Promise<void> {
  await sql`
    UPDATE price p SET as_of = ${tx.now} FROM target_price t
    WHERE p.product_id = t.product_id AND p.price_type_id = t.type_id AND p.variant_id IS NOT DISTINCT FROM t.variant_id AND p.from_thousandths = 0
      AND p.as_of < ${tx.now} AND p.micros = t.micros`.execute(tx.db)
}
