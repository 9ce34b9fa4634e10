import type { ImportRow, ImportView } from '@skladno/contracts'
import type { BusinessError } from '@skladno/kernel'
import type { Locale } from '@skladno/platform'
import type { Selectable } from 'kysely'
import type { DB } from '../../../db/schema.ts'
import type { Db } from '../../../db/types.ts'
import { CATALOG_COLUMN_ROLES } from '../../catalog/index.ts'
import { filesOf, optionsOf } from '../domain/import-record.ts'
import type { ImportOutcome } from '../domain/outcome.ts'
import { COLUMN_WORDS, type ImportKind, isTableKind } from '../domain/table-columns.ts'
import { type RejectedRow, rowKey } from '../domain/table-rows.ts'
import { describePlace, describeProblem, describeReject, figureLabel, importTexts, noteText, roleLabel } from '../messages/index.ts'
import { whoImports } from './who-imports.ts'

type ImportRecord = Selectable<DB['file_import']>
type Stored = Omit<ImportOutcome, 'rejected'>

/** JSON columns are written by use-cases/file-import.ts only. */
const outcomeOf = (row: Pick<ImportRecord, 'outcome'>): Stored | null => row.outcome as Stored | null

function rowView(row: Omit<ImportRecord, 'rejected'>): ImportRow {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    files: filesOf(row).map(({ name, sizeBytes }) => ({ name, sizeBytes })),
    startedBy: row.started_by_name,
    createdAt: row.created_at.toISOString(),
    appliedAt: row.applied_at?.toISOString() ?? null,
    rejectedCount: outcomeOf(row)?.rejectedCount ?? 0,
    version: row.version,
  }
}

/** The latest imports of these kinds, newest first. */
export async function listImports(db: Db, query: { readonly kinds: readonly ImportKind[]; readonly limit: number }): Promise<ImportRow[]> {
  if (query.kinds.length === 0) return []
  const rows = await db
    .selectFrom('file_import')
    .selectAll()
    .where('kind', 'in', [...query.kinds])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit)
    .execute()
  return rows.map(rowView)
}

/** The kind of an import, or null: what a person may see depends on it. */
export async function kindOfImport(db: Db, importId: string): Promise<ImportKind | null> {
  const row = await db.selectFrom('file_import').select('kind').where('id', '=', importId).executeTakeFirst()
  return row?.kind ?? null
}

/** Everything about one import, in words; null for an unknown id. */
export async function importView(db: Db, importId: string, locale: Locale): Promise<ImportView | null> {
  const row = await db.selectFrom('file_import').selectAll().where('id', '=', importId).executeTakeFirst()
  if (row === undefined) return null
  const outcome = outcomeOf(row)
  const problem = row.problem as BusinessError | null
  const isOpen = row.state === 'checked' || row.state === 'failed'
  return {
    ...rowView(row),
    figures: (outcome?.figures ?? []).map(({ key, count }) => ({ key, label: figureLabel(key, locale), count })),
    notes: (outcome?.notes ?? []).map((note) => ({ code: note.code, text: noteText(note, locale) })),
    differences: [...(outcome?.differences ?? [])],
    columns: (outcome?.columns ?? []).map((column) => ({ ...column, label: roleLabel(column.role, locale) })),
    roles: rolesOf(row.kind).map((role) => ({ role, label: roleLabel(role, locale) })),
    rejected: (row.rejected as readonly RejectedRow[]).map((rejected) => ({
      key: rowKey(rejected.place),
      where: describePlace(rejected.place, locale),
      reason: describeReject(rejected, locale),
      cells: [...rejected.cells],
    })),
    alarm: outcome?.alarm == null ? null : alarmView(outcome.alarm, locale),
    problem: problem === null ? null : { code: problem.code, message: describeProblem(problem, locale) },
    progress: row.progress as ImportView['progress'],
    busy: row.state === 'waiting' || row.state === 'checked' ? await whoImports(db, row.id) : null,
    options: { isPart: optionsOf(row).isPart ?? false },
    allowedCommands: isOpen ? (row.state === 'checked' ? ['correct', 'apply'] : ['correct']) : [],
  }
}

const alarmView = (alarm: NonNullable<Stored['alarm']>, locale: Locale): NonNullable<ImportView['alarm']> => ({
  text: importTexts(locale, 'alarm', { active: alarm.active, leaving: alarm.leaving }),
  active: alarm.active,
  leaving: alarm.leaving,
  examples: [...alarm.examples],
})

function rolesOf(kind: ImportKind): readonly string[] {
  if (kind === 'catalog') return CATALOG_COLUMN_ROLES
  return isTableKind(kind) ? [...new Set(COLUMN_WORDS[kind].map(([role]) => role)), 'ignore'] : []
}
