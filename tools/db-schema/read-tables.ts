import type { Pool } from '@skladno/platform'

export interface Column {
  readonly table: string
  readonly name: string
  /** Base type of the column after unfolding domains and arrays, e.g. `int8`. */
  readonly type: string
  readonly isArray: boolean
  readonly isNullable: boolean
  readonly hasDefault: boolean
  readonly isAlwaysGenerated: boolean
  /** The texts a CHECK admits, null when there is no such check. */
  readonly allowed: readonly string[] | null
}

/** Every column of the tables and views in `public`, by table and position. */
export async function readColumns(pool: Pool): Promise<Column[]> {
  const { rows } = await pool.query<Omit<Column, 'allowed'> & { checks: string[] }>(COLUMNS)
  return rows.map(({ checks, ...column }) => ({ ...column, allowed: checks.map(textsOfCheck).find((texts) => texts !== null) ?? null }))
}

const COLUMNS = `
  SELECT c.relname AS "table", a.attname AS name, a.attidentity = 'a' OR a.attgenerated <> '' AS "isAlwaysGenerated",
    a.atthasdef OR a.attidentity <> '' OR t.typdefault IS NOT NULL AS "hasDefault",
    NOT (a.attnotnull OR t.typnotnull) AS "isNullable",
    coalesce(element.typname, base.typname, t.typname)::text AS type,
    coalesce(base.typelem, t.typelem) <> 0 AND coalesce(base.typcategory, t.typcategory) = 'A' AS "isArray",
    array(
      SELECT pg_get_constraintdef(k.oid) FROM pg_constraint k WHERE k.contype = 'c'
        AND (k.conrelid = c.oid AND k.conkey = ARRAY[a.attnum] OR k.contypid <> 0 AND k.contypid = t.oid)
      ORDER BY k.conname
    ) AS checks
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_type base ON base.oid = t.typbasetype AND t.typtype = 'd'
  LEFT JOIN pg_type element ON element.oid = coalesce(base.typelem, t.typelem) AND coalesce(base.typcategory, t.typcategory) = 'A'
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  ORDER BY c.relname COLLATE "C", a.attnum`

/** `CHECK ((x = ANY (ARRAY['a'::text, 'b'::text])))` → a, b. Any other condition → null. */
export function textsOfCheck(definition: string): string[] | null {
  const list = /^CHECK \(\(\(?\w+\)?(?:::\w+)? = ANY \(+ARRAY\[((?:'(?:[^']|'')*'(?:::\w+)*(?:, )?)+)\]\)*(?:::\w+\[\])?\)*$/.exec(
    definition,
  )?.[1]
  if (list === undefined) return null
  return [...list.matchAll(/'((?:[^']|'')*)'/g)].map((match) => (match[1] ?? '').replaceAll("''", "'"))
}
