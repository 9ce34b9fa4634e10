import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import type { ImportOptions, PreviewRow, PreviewTable } from '../domain/import-record.ts'
import { type ImportKind, normaliseHeader } from '../domain/table-columns.ts'
import type { ColumnReading } from '../domain/table-rows.ts'

/** A heading row by its texts and their columns; null for a row that names nothing. */
function fingerprintOf(row: PreviewRow): string | null {
  const named = row.cells.filter(({ value }) => /\p{L}/u.test(value))
  if (named.length < 2) return null
  const text = named.map(({ column, value }) => `${column}=${normaliseHeader(value)}`).join('\n')
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

interface Mapping {
  readonly fingerprint: string
  readonly columns: Readonly<Record<string, string>>
  readonly by: string
  readonly at: Date
}

/** Columns of tables whose headings somebody has read before, and who that was; null when none were. */
export async function recallColumns(
  tx: Tx,
  kind: ImportKind,
  tables: readonly PreviewTable[],
): Promise<Required<Pick<ImportOptions, 'columns' | 'remembered'>> | null> {
  const known = await findMappings(tx, kind, tables)
  const found = tables.flatMap(({ file, sheet, rows }) => {
    const mapping = rows.map((row) => known.get(fingerprintOf(row) ?? '')).find((candidate) => candidate !== undefined)
    return mapping === undefined ? [] : [{ prefix: `${file}|${sheet ?? ''}|`, mapping }]
  })
  const [first] = found
  if (first === undefined) return null
  const columns = found.flatMap(({ prefix, mapping }) =>
    Object.entries(mapping.columns).map(([letters, role]) => [`${prefix}${letters}`, role]),
  )
  return { columns: Object.fromEntries(columns), remembered: { by: first.mapping.by, at: first.mapping.at.toISOString() } }
}

async function findMappings(tx: Tx, kind: ImportKind, tables: readonly PreviewTable[]): Promise<ReadonlyMap<string, Mapping>> {
  const prints = tables.flatMap(({ rows }) => rows.map(fingerprintOf)).filter((print) => print !== null)
  const { rows } = await sql<Mapping>`
    SELECT fingerprint, columns, saved_by_name AS by, saved_at AS at FROM import_mapping
    WHERE kind = ${kind} AND fingerprint = ANY (${prints}::text[])`.execute(tx.db)
  return new Map(rows.map((row) => [row.fingerprint, row]))
}

/** Keeps how the columns of an applied set were read, table by table, for the next file with the same headings. */
export async function rememberColumns(
  tx: Tx,
  about: {
    readonly kind: ImportKind
    readonly by: string
    readonly tables: readonly PreviewTable[]
    readonly columns: readonly ColumnReading[]
  },
): Promise<void> {
  for (const { file, sheet, rows } of about.tables) {
    const own = about.columns.filter((column) => column.file === file && column.sheet === sheet)
    const heading = rows.find(({ line }) => line === own[0]?.line)
    const fingerprint = heading === undefined ? null : fingerprintOf(heading)
    if (fingerprint === null) continue
    const columns = Object.fromEntries(own.map(({ column, role }) => [column, role]))
    await sql`
      INSERT INTO import_mapping (kind, fingerprint, columns, saved_by_name, saved_at)
      VALUES (${about.kind}, ${fingerprint}, ${JSON.stringify(columns)}::jsonb, ${about.by}, ${tx.now})
      ON CONFLICT (kind, fingerprint) DO UPDATE SET columns = excluded.columns, saved_by_name = excluded.saved_by_name, saved_at = excluded.saved_at
      WHERE import_mapping.columns <> excluded.columns`.execute(tx.db)
  }
}
