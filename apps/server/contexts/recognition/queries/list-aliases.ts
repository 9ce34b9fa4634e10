import type { AliasListQuery, LearnedAlias, UnitPreferenceQuery, UnitPreferenceView } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { wholePhrase } from '../domain/phrase.ts'

type At<T, K extends keyof T> = { readonly [P in keyof T]: P extends K ? (null extends T[P] ? Date | null : Date) : T[P] } & {
  readonly total: number
}

const iso = (at: Date): string => at.toISOString()
const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null
const pattern = (q: string | undefined): string | null =>
  q === undefined || q.trim() === '' ? null : `%${wholePhrase(q).replace(/[\\%_]/g, '\\$&')}%`

/** Learned names, those taught or used last first. A search looks at the phrase, the product and whose it is. */
export async function listAliases(db: Db, query: AliasListQuery): Promise<{ readonly aliases: LearnedAlias[]; readonly total: number }> {
  const like = pattern(query.q)
  const { rows } = await sql<At<LearnedAlias, 'createdAt' | 'lastUsedAt'>>`
    SELECT a.id, a.phrase, a.level, CASE a.level WHEN 'person' THEN c.name WHEN 'customer' THEN n.name WHEN 'segment' THEN a.owner_id END AS owner,
      coalesce(n.id, a.taught_for) AS "partnerId", json_build_object('id', p.id, 'sku', p.sku, 'name', p.name) AS product,
      a.source, a.hits, a.uses, a.created_at AS "createdAt", a.last_used_at AS "lastUsedAt",
      coalesce(e.name, k.name) AS by, a.revoked_at IS NULL AS "isLive",
      CASE WHEN a.revoked_by = 'system:agreement' THEN 'agreement' ELSE v.name END AS "revokedBy", count(*) OVER ()::int AS total
    FROM alias a JOIN product p ON p.id = a.product_id
    LEFT JOIN contact c ON a.level = 'person' AND c.id = a.owner_id
    LEFT JOIN partner n ON n.id = CASE a.level WHEN 'customer' THEN a.owner_id WHEN 'person' THEN a.taught_for END
    LEFT JOIN employee e ON 'employee:' || e.id = a.created_by LEFT JOIN contact k ON 'contact:' || k.id = a.created_by
    LEFT JOIN employee v ON 'employee:' || v.id = a.revoked_by
    WHERE (a.revoked_at IS NULL) = ${query.state === 'live'}
      AND (${query.level ?? null}::text IS NULL OR a.level = ${query.level ?? null})
      AND (${query.source ?? null}::text IS NULL OR a.source = ${query.source ?? null})
      AND (${query.partnerId ?? null}::text IS NULL OR coalesce(n.id, a.taught_for) = ${query.partnerId ?? null})
      AND (${like}::text IS NULL OR a.phrase LIKE ${like} OR lower(replace(p.name, 'ё', 'е')) LIKE ${like} OR lower(p.sku) LIKE ${like}
        OR lower(replace(n.name, 'ё', 'е')) LIKE ${like})
    ORDER BY coalesce(a.last_used_at, a.revoked_at, a.created_at) DESC, a.id DESC LIMIT ${query.limit} OFFSET ${query.offset}`.execute(db)
  const aliases = rows.map(({ total: _, createdAt, lastUsedAt, ...row }) => ({
    ...row,
    createdAt: iso(createdAt),
    lastUsedAt: isoOrNull(lastUsedAt),
  }))
  return { aliases, total: rows[0]?.total ?? 0 }
}

/** The units customers mean when they say none. */
export async function listUnitPreferences(
  db: Db,
  query: UnitPreferenceQuery,
): Promise<{ readonly preferences: UnitPreferenceView[]; readonly total: number }> {
  const like = pattern(query.q)
  const { rows } = await sql<At<UnitPreferenceView, 'createdAt'>>`
    SELECT u.id, json_build_object('id', n.id, 'name', n.name) AS partner, c.name AS person,
      json_build_object('id', p.id, 'sku', p.sku, 'name', p.name) AS product, u.unit, u.source, u.hits, u.created_at AS "createdAt",
      e.name AS by, count(*) OVER ()::int AS total
    FROM unit_preference u JOIN product p ON p.id = u.product_id
    LEFT JOIN contact c ON u.level = 'person' AND c.id = u.owner_id
    JOIN partner n ON n.id = CASE u.level WHEN 'customer' THEN u.owner_id
      ELSE (SELECT r.partner_id FROM contact_right r WHERE r.contact_id = c.id ORDER BY r.partner_id LIMIT 1) END
    LEFT JOIN employee e ON 'employee:' || e.id = u.created_by
    WHERE u.revoked_at IS NULL AND (${query.partnerId ?? null}::text IS NULL OR n.id = ${query.partnerId ?? null})
      AND (${like}::text IS NULL OR lower(replace(p.name, 'ё', 'е')) LIKE ${like} OR lower(p.sku) LIKE ${like} OR lower(replace(n.name, 'ё', 'е')) LIKE ${like})
    ORDER BY u.created_at DESC, u.id DESC LIMIT ${query.limit} OFFSET ${query.offset}`.execute(db)
  const preferences = rows.map(({ total: _, createdAt, ...row }) => ({ ...row, createdAt: iso(createdAt) }))
  return { preferences, total: rows[0]?.total ?? 0 }
}
