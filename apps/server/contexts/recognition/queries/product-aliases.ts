import type { ProductAlias } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

interface Row extends Omit<ProductAlias, 'at'> {
  readonly at: Date
}

/** What people call a product, the most used names first. */
export async function productAliases(db: Db, productId: string): Promise<readonly ProductAlias[]> {
  const { rows } = await sql<Row>`
    SELECT a.id, a.phrase, a.level, a.source, a.hits, a.created_at AS at,
      CASE a.level WHEN 'person' THEN c.name WHEN 'customer' THEN n.name WHEN 'segment' THEN a.owner_id END AS owner
    FROM alias a LEFT JOIN contact c ON a.level = 'person' AND c.id = a.owner_id LEFT JOIN partner n ON a.level = 'customer' AND n.id = a.owner_id
    WHERE a.product_id = ${productId} AND a.revoked_at IS NULL ORDER BY a.hits DESC, a.phrase, a.id LIMIT 500`.execute(db)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
