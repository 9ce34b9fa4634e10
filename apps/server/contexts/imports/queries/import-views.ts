import type { ImportRow, ImportView } from '@skladno/contracts'
import type { BusinessError } from '@skladno/kernel'
import type { Locale } from '@skladno/platform'
import { type Selectable, sql } from 'kysely'
import type { DB } from '../../../db/schema.ts'
import type { Db } from '../../../db/types.ts'
import { statementReportView } from '../../billing/index.ts'
import { CATALOG_COLUMN_ROLES } from '../../catalog/index.ts'
import { listPriceTypes } from '../../terms/index.ts'
import { filesOf, optionsOf, previewOf } from '../domain/import-record.ts'
import { changesIn, type ImportOutcome, type KeptBankReport } from '../domain/outcome.ts'
import { COST, FLOOR, PRICE_ROLE, priceTypeRole } from '../domain/price-list.ts'
import { COLUMN_WORDS, type ImportKind, isTableKind } from '../domain/table-columns.ts'
import { type RejectedRow, rowKey } from '../domain/table-rows.ts'
import { describePlace, describeProblem, describeReject, figureLabel, importTexts, noteText, roleLabel } from '../messages/index.ts'
import { countImportPrices } from './price-rows.ts'
import { tableView } from './table-views.ts'
import { whoImports } from './who-imports.ts'

type ImportRecord = Selectable<DB['file_import']>
type Stored = Omit<ImportOutcome, 'rejected'>

/** JSON columns are written by use-cases/file-import.ts only. */
const outcomeOf = (row: Pick<ImportRecord, 'outcome'>): Stored | null => row.outcome as Stored | null

const LISTED = [
  'id',
  'kind',
  'state',
  'files',
  'started_by_name',
  'created_at',
  'applied_at',
  'outcome',
  'version',
] as const satisfies readonly (keyof ImportRecord)[]

function rowView(row: Pick<ImportRecord, (typeof LISTED)[number]>, locale: Locale): ImportRow {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    files: filesOf(row).map(({ name, sizeBytes }) => ({ name, sizeBytes })),
    startedBy: row.started_by_name,
    createdAt: row.created_at.toISOString(),
    appliedAt: row.applied_at?.toISOString() ?? null,
    rejectedCount: outcomeOf(row)?.rejectedCount ?? 0,
    changes: changesIn(outcomeOf(row)?.figures ?? []).map(({ key, count }) => ({ key, label: figureLabel(key, locale), count })),
    version: row.version,
  }
}

/** The latest imports of these kinds, newest first. */
export async function listImports(
  db: Db,
  query: { readonly kinds: readonly ImportKind[]; readonly limit: number; readonly locale: Locale },
): Promise<ImportRow[]> {
  if (query.kinds.length === 0) return []
  const rows = await db
    .selectFrom('file_import')
    .select([...LISTED])
    .where('kind', 'in', [...query.kinds])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit)
    .execute()
  return rows.map((row) => rowView(row, query.locale))
}

/** The kind of an import, or null: what a person may see depends on it. */
export async function kindOfImport(db: Db, importId: string): Promise<ImportKind | null> {
  const row = await db.selectFrom('file_import').select('kind').where('id', '=', importId).executeTakeFirst()
  return row?.kind ?? null
}

/** Everything about one import, in words, for a person who may or may not price below the floor; null for an unknown id. */
export async function importView(
  db: Db,
  importId: string,
  { locale, mayGoBelow }: { readonly locale: Locale; readonly mayGoBelow: boolean },
): Promise<ImportView | null> {
  const row = await db.selectFrom('file_import').selectAll().where('id', '=', importId).executeTakeFirst()
  if (row === undefined) return null
  const outcome = outcomeOf(row)
  const problem = (row.problem as BusinessError | null) ?? outcome?.blocked ?? null
  const { remembered, priceTypeId = null, isPart = false } = optionsOf(row)
  const { tables, suggestedKind } = previewOf(row)
  const roles = await rolesOf(db, row.kind, locale)
  const labelOf = (role: string): string => roles.find((known) => known.role === role)?.label ?? roleLabel(role, locale)
  return {
    ...rowView(row, locale),
    figures: (outcome?.figures ?? []).map(({ key, count }) => ({ key, label: figureLabel(key, locale), count })),
    notes: (outcome?.notes ?? []).map((note) => ({ code: note.code, text: noteText(note, locale) })),
    differences: [...(outcome?.differences ?? [])],
    isUnchanged: outcome !== null && outcome.rejectedCount === 0 && isStill(outcome),
    loadedBefore: row.state === 'checked' ? await findSameFiles(db, row) : null,
    tables: tables.map((table) => tableView(table, outcome?.columns ?? [], labelOf)),
    remembered: remembered ?? null,
    suggestedKind,
    roles: [...roles],
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
    bank: outcome?.bank === undefined ? null : bankView(outcome.bank, locale),
    options: { isPart, priceTypeId },
    prices: row.kind === 'prices' ? { ...(await countImportPrices(db, row.id)), mayGoBelow } : null,
    allowedCommands: [...ALLOWED[row.state]].filter((command) => command !== 'apply' || outcome?.blocked === undefined),
  }
}

const bankView = ({ statements, matches }: KeptBankReport, locale: Locale): NonNullable<ImportView['bank']> => ({
  statements: statements.map((report) => statementReportView(report, locale)),
  matches: [...matches],
})

const alarmView = (alarm: NonNullable<Stored['alarm']>, locale: Locale): NonNullable<ImportView['alarm']> => ({
  text: importTexts(locale, 'alarm', { active: alarm.active, leaving: alarm.leaving }),
  active: alarm.active,
  leaving: alarm.leaving,
  examples: [...alarm.examples],
})

const ALLOWED: Readonly<Record<ImportRecord['state'], readonly ImportView['allowedCommands'][number][]>> = {
  waiting: ['cancel'],
  checking: ['cancel'],
  checked: ['correct', 'apply', 'cancel'],
  applying: ['cancel'],
  applied: [],
  failed: ['correct', 'cancel'],
  cancelled: [],
}

const isStill = ({ figures, alarm }: Stored): boolean =>
  alarm === null && changesIn(figures).length === 0 && !figures.some(({ key, count }) => key === 'prices-held' && count > 0)

interface Role {
  readonly role: string
  readonly label: string
}

/** What a column may be taken for. */
async function rolesOf(db: Db, kind: ImportKind, locale: Locale): Promise<readonly Role[]> {
  const labelled = (roles: readonly string[]): readonly Role[] => roles.map((role) => ({ role, label: roleLabel(role, locale) }))
  if (kind === 'catalog') return labelled(CATALOG_COLUMN_ROLES)
  if (kind === 'prices') {
    const types = await listPriceTypes(db)
    const own = types.map(({ id, name }) => ({ role: priceTypeRole(id), label: importTexts(locale, 'priceOf', { name }) }))
    const chosen = { role: PRICE_ROLE, label: importTexts(locale, 'priceOfList') }
    return [...labelled(['sku', 'code', 'name', 'unit']), ...own, chosen, ...labelled([FLOOR, COST, 'ignore'])]
  }
  return isTableKind(kind) ? labelled([...new Set(COLUMN_WORDS[kind].map(([role]) => role)), 'ignore']) : []
}

/** Who has loaded the very same bytes as the same kind before. */
async function findSameFiles(db: Db, row: ImportRecord): Promise<ImportView['loadedBefore']> {
  const hashes = filesOf(row).map(({ sha256 }) => sha256)
  if (hashes.length === 0 || hashes.includes(undefined)) return null
  const wanted = JSON.stringify(hashes.map((sha256) => ({ sha256 })))
  const { rows } = await sql<{ by: string; at: Date }>`
    SELECT started_by_name AS by, applied_at AS at FROM file_import
    WHERE state = 'applied' AND kind = ${row.kind} AND id <> ${row.id} AND jsonb_array_length(files) = ${hashes.length} AND files @> ${wanted}::jsonb
    ORDER BY applied_at DESC LIMIT 1`.execute(db)
  const [same] = rows
  return same === undefined ? null : { by: same.by, at: same.at.toISOString() }
}
