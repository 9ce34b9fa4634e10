import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'

/**
 * Decides which product every staged row is: by the source's key, else by its article. The last row of a key counts. An article that
 * another product has already gets a short tail of the key («А-100 ~3f1c»): both stay, and a repeated import meets the same ones.
 */
export async function resolveProducts(tx: Tx): Promise<void> {
  await sql`
    CREATE TEMP TABLE target_product ON COMMIT DROP AS
    WITH last AS (SELECT DISTINCT ON (key) * FROM staged_product ORDER BY key, position DESC),
    based AS (SELECT l.*, left(coalesce(nullif(l.article, ''), l.key), 100) AS base FROM last l),
    -- An article that is its own key says nothing more than the article, unless another product of the set has the same article.
    named AS (SELECT b.*, CASE WHEN b.is_article_key AND count(*) OVER (PARTITION BY base) = 1 THEN NULL ELSE b.key END AS source_key FROM based b),
    known AS (
      SELECT n.*, coalesce(k.id, s.id) AS product_id, coalesce(k.sku, s.sku) AS known_sku
      FROM named n LEFT JOIN product k ON k.source_key = n.key
      LEFT JOIN product s ON s.sku = n.base AND (n.source_key IS NULL OR s.source_key IS NULL)),
    ranked AS (
      SELECT k.*, row_number() OVER (PARTITION BY base ORDER BY (known_sku = base) DESC NULLS LAST, is_deleted, position) = 1
        AND NOT EXISTS (SELECT FROM product o WHERE o.sku = base AND o.id IS DISTINCT FROM k.product_id) AS may_have_base
      FROM known k)
    SELECT position, key, source_key, product_id, name, description, unit, packs, rule, group_key, barcode, is_vat_stated, vat_rate_bp, brand, is_deleted, base,
      CASE WHEN known_sku = base OR starts_with(known_sku, base || ' ~') THEN known_sku
        WHEN may_have_base THEN base ELSE base || ' ~' || left(md5(key), 4) END AS sku
    FROM ranked`.execute(tx.db)
  await sql`CREATE UNIQUE INDEX ON target_product (key)`.execute(tx.db)
  await sql`CREATE INDEX ON target_product (position)`.execute(tx.db)
  await sql`CREATE INDEX ON target_product (product_id)`.execute(tx.db)
  await sql`ANALYZE target_product`.execute(tx.db)
}

export interface Leaving {
  /** In the catalog now, from files. */
  readonly active: number
  /** Of them, not in this set. */
  readonly leaving: number
  readonly examples: readonly string[]
}

const ABSENT = sql`p.source = ${'import'} AND p.is_active AND NOT EXISTS (SELECT FROM target_product t WHERE t.product_id = p.id)`

/** What a full set would take out of the catalog: products that came from files and are not in this one. */
export async function findLeaving(tx: Tx): Promise<Leaving> {
  const { rows } = await sql<Leaving>`
    SELECT (SELECT count(*) FROM product WHERE source = 'import' AND is_active) AS active,
      (SELECT count(*) FROM product p WHERE ${ABSENT}) AS leaving,
      ARRAY(SELECT sku || ' ' || name FROM product p WHERE ${ABSENT} ORDER BY sku LIMIT 5) AS examples`.execute(tx.db)
  return rows[0] ?? { active: 0, leaving: 0, examples: [] }
}

/** A product that comes, changes its name or unit, or leaves. */
export interface ProductExample {
  readonly group: 'new' | 'changed' | 'deleted'
  readonly what: string
  readonly from: string | null
  readonly to: string | null
}

const EXAMPLES = 5

/** Some of the products that are new, and of those whose name or unit is another; nothing may have been written yet. */
export async function listExamples(tx: Tx): Promise<readonly ProductExample[]> {
  const { rows } = await sql<ProductExample>`
    (SELECT 'new' AS group, t.sku || ' ' || t.name AS what, NULL AS from, NULL AS to FROM target_product t
      WHERE t.product_id IS NULL AND NOT t.is_deleted ORDER BY t.position LIMIT ${EXAMPLES})
    UNION ALL
    (SELECT 'changed', t.sku, p.name || ', ' || p.base_unit, t.name || ', ' || coalesce(t.unit, p.base_unit)
      FROM target_product t JOIN product p ON p.id = t.product_id
      WHERE NOT t.is_deleted AND (p.name <> t.name OR p.base_unit <> t.unit) ORDER BY t.position LIMIT ${EXAMPLES})`.execute(tx.db)
  return rows
}

/** Ids of products to take out: those the set marks deleted and, for a full set, those it does not name. */
export async function listWithdrawn(tx: Tx, isFull: boolean): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT p.id FROM product p JOIN target_product t ON t.product_id = p.id WHERE t.is_deleted AND p.is_active
    UNION ALL SELECT p.id FROM product p WHERE ${isFull} AND ${ABSENT}`.execute(tx.db)
  return rows.map(({ id }) => id)
}

/** A product found by its article takes the source's key, so that a later change of the article is understood. */
export async function adoptKeys(tx: Tx): Promise<void> {
  await sql`
    UPDATE product p SET source_key = t.source_key FROM target_product t
    WHERE t.product_id = p.id AND p.source_key IS NULL AND t.source_key IS NOT NULL`.execute(tx.db)
}

/** After new products are written every row knows its product; offers of products not in the set are found by key or article. */
export async function resolveOffers(tx: Tx): Promise<void> {
  await sql`UPDATE target_product t SET product_id = p.id FROM product p WHERE t.product_id IS NULL AND p.sku = t.sku`.execute(tx.db)
  await sql`
    CREATE TEMP TABLE offered_product ON COMMIT DROP AS
    WITH named AS (
      SELECT DISTINCT product_key FROM (SELECT product_key FROM staged_price UNION ALL SELECT product_key FROM staged_stock
        UNION ALL SELECT product_key FROM staged_variant) AS offers)
    SELECT n.product_key, coalesce(t.product_id, k.id, s.id) AS product_id
    FROM named n LEFT JOIN target_product t ON t.key = n.product_key
    LEFT JOIN product k ON t.key IS NULL AND k.source_key = n.product_key
    LEFT JOIN product s ON t.key IS NULL AND k.id IS NULL AND s.sku = n.product_key
    WHERE coalesce(t.product_id, k.id, s.id) IS NOT NULL AND t.is_deleted IS NOT TRUE`.execute(tx.db)
  await sql`CREATE UNIQUE INDEX ON offered_product (product_key)`.execute(tx.db)
  await sql`ANALYZE offered_product`.execute(tx.db)
}
