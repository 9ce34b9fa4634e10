import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'

const PAGE = 5_000

/** Writes the variants (характеристики) that offers name. Two of one product with the same name are told apart by a tail of their key. */
export async function writeVariants(tx: Tx): Promise<void> {
  await sql`
    CREATE TEMP TABLE target_variant ON COMMIT DROP AS
    WITH last AS (SELECT DISTINCT ON (id) * FROM staged_variant ORDER BY id, position DESC),
    ranked AS (
      SELECT l.id AS key, l.attributes, l.position, o.product_id, left(l.name, 300) AS name,
        row_number() OVER (PARTITION BY o.product_id, left(l.name, 300) ORDER BY l.position) AS copy
      FROM last l JOIN offered_product o ON o.product_key = l.product_key)
    SELECT key, attributes, position, product_id, CASE WHEN copy = 1 THEN name ELSE name || ' ~' || left(md5(key), 4) END AS name FROM ranked`.execute(
    tx.db,
  )
  await sql`
    UPDATE variant v SET source_key = t.key FROM target_variant t
    WHERE v.product_id = t.product_id AND v.name = t.name AND v.source_key IS DISTINCT FROM t.key
      AND NOT EXISTS (SELECT FROM variant o WHERE o.source_key = t.key)`.execute(tx.db)
  await sql`
    UPDATE variant v SET name = t.name, attributes = t.attributes FROM target_variant t
    WHERE v.source_key = t.key AND v.product_id = t.product_id AND (v.name, v.attributes) IS DISTINCT FROM (t.name, t.attributes)
      AND NOT EXISTS (SELECT FROM variant o WHERE o.product_id = t.product_id AND o.name = t.name AND o.id <> v.id)`.execute(tx.db)
  for (;;) {
    const { rows } = await sql<{ key: string }>`
      SELECT t.key FROM target_variant t WHERE NOT EXISTS (SELECT FROM variant v WHERE v.source_key = t.key) ORDER BY t.position LIMIT ${PAGE}`.execute(
      tx.db,
    )
    if (rows.length === 0) return
    await sql`
      INSERT INTO variant (id, product_id, name, attributes, source_key)
      SELECT i.id, t.product_id, t.name, t.attributes, t.key
      FROM unnest(${rows.map(() => tx.newId('variant'))}::text[], ${rows.map(({ key }) => key)}::text[]) AS i(id, key) JOIN target_variant t USING (key)`.execute(
      tx.db,
    )
  }
}
