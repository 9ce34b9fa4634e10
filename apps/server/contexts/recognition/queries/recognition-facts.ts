import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import type { LearnedView, RecognitionFacts, Writer } from '../domain/learned.ts'

/** In one statement: names and units learned from this person, customer, segment and the company, never another customer's; and the thresholds. */
export async function recognitionFacts(db: Db, who: Writer, view: LearnedView = {}): Promise<RecognitionFacts> {
  const at = view.asOf ?? null
  const skipped = typeof view.without === 'object' ? view.without.aliasId : ''
  const isLearned = view.without === 'everything' ? sql`false` : sql`true`
  const live = sql`(CASE WHEN ${at}::timestamptz IS NULL THEN revoked_at IS NULL
    ELSE created_at < ${at}::timestamptz AND (revoked_at IS NULL OR revoked_at > ${at}::timestamptz) END)`
  const { rows } = await sql<RecognitionFacts>`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', id, 'phrase', phrase, 'itemId', product_id, 'level', level, 'hits', hits) ORDER BY id), '[]')
        FROM alias WHERE ${live} AND id <> ${skipped} AND (${isLearned} OR source IN ('import', 'hand')) AND (level = 'company'
          OR (level = 'customer' AND owner_id = ${who.partnerId ?? '-'}) OR (level = 'person' AND owner_id = ${who.contactId ?? '-'})
          OR (level = 'segment' AND owner_id = ${who.segment ?? '-'}))) AS aliases,
      (SELECT coalesce(json_agg(json_build_object('id', u.id, 'productId', u.product_id, 'unit', u.unit) ORDER BY u.level DESC), '[]')
        FROM unit_preference u WHERE ${live} AND ${isLearned} AND ((level = 'customer' AND owner_id = ${who.partnerId ?? '-'})
          OR (level = 'person' AND owner_id = ${who.contactId ?? '-'}))) AS units,
      (SELECT coalesce(json_agg(json_build_object('scope', scope, 'scopeId', scope_id, 'accept', accept_bp / 10000.0,
          'margin', margin_bp / 10000.0)), '[]') FROM recognition_threshold) AS thresholds`.execute(db)
  const [facts] = rows
  if (facts === undefined) throw new Error('The facts query returned nothing')
  return facts
}

/** Product id → its group and the groups above it, nearest first; products of no group have none. */
export async function groupPaths(db: Db, productIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (productIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; path: string[] }>`
    SELECT p.id, coalesce((WITH RECURSIVE up AS (
        SELECT g.id, g.parent_id, 1 AS depth FROM product_group g WHERE g.id = p.group_id
        UNION ALL SELECT g.id, g.parent_id, up.depth + 1 FROM product_group g JOIN up ON g.id = up.parent_id WHERE up.depth < 20)
      SELECT array_agg(up.id::text ORDER BY depth) FROM up), '{}') AS path
    FROM product p WHERE p.id = ANY (${[...new Set(productIds)]}::text[])`.execute(db)
  return new Map(rows.map(({ id, path }) => [id, path]))
}
