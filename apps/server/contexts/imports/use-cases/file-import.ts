import { type BusinessError, fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { type Actor, actorLabel } from '../../parties/index.ts'
import { type ImportedFile, type ImportOptions, optionsOf, type Preview, previewOf } from '../domain/import-record.ts'
import type { ImportOutcome } from '../domain/outcome.ts'
import type { ImportKind } from '../domain/table-columns.ts'
import { whoImports } from '../queries/who-imports.ts'
import { recallColumns, rememberColumns } from './column-mappings.ts'
import { keepPrices } from './price-rows.ts'
import { clearDead } from './run-load.ts'

export interface StartImport {
  readonly kind: ImportKind
  readonly files: readonly ImportedFile[]
  readonly options: ImportOptions
  readonly actor: Actor
  readonly by: string
}

/** Keeps that somebody brought files; their check follows as a job. Returns the import's id. */
export async function startImport(tx: Tx, command: StartImport): Promise<string> {
  const id = tx.newId('import')
  await tx.db
    .insertInto('file_import')
    .values({
      id,
      kind: command.kind,
      state: 'waiting',
      files: JSON.stringify(command.files),
      options: JSON.stringify(command.options),
      started_by: actorLabel(command.actor),
      started_by_name: command.by,
      created_at: tx.now,
    })
    .execute()
  askForCheck(tx, id)
  return id
}

function askForCheck(tx: Tx, importId: string): void {
  tx.append({ type: 'imports.check-asked', version: 1, subject: importId, partyId: null, data: { importId } })
  tx.touch('import', importId)
}

const loadRow = (tx: Tx, importId: string) =>
  tx.db.selectFrom('file_import').selectAll().where('id', '=', importId).forUpdate().executeTakeFirst()
export type ImportRecord = NonNullable<Awaited<ReturnType<typeof loadRow>>>

type Change = Partial<
  Pick<ImportRecord, 'state' | 'kind' | 'checked_at' | 'applied_at' | 'applying_since'> & {
    options: string
    outcome: string | null
    rejected: string
    problem: string | null
    progress: string | null
    preview: string
  }
>

async function change(tx: Tx, row: Pick<ImportRecord, 'id' | 'version'>, changes: Change): Promise<void> {
  await tx.db
    .updateTable('file_import')
    .set({ ...changes, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  tx.touch('import', row.id, row.version + 1)
}

export interface CorrectImport {
  readonly importId: string
  readonly kind?: ImportKind | undefined
  readonly columns?: Readonly<Record<string, string>> | undefined
  readonly rows?: ImportOptions['rows'] | undefined
  readonly isPart?: boolean | undefined
  readonly priceTypeId?: string | undefined
}

/** Takes a person's corrections and has the set checked again; an applied or running import stays as it is. */
export async function correctImport(tx: Tx, command: CorrectImport): Promise<Result<null>> {
  const row = await loadRow(tx, command.importId)
  if (row === undefined) return fail('imports.unknown-import')
  if (row.state !== 'checked' && row.state !== 'failed') return fail('imports.not-checked')
  const isOtherKind = command.kind !== undefined && command.kind !== row.kind
  // Columns of another kind mean other things.
  const { columns: known = {}, remembered, ...before } = optionsOf(row)
  const options: ImportOptions = {
    ...before,
    ...(isOtherKind || remembered === undefined ? {} : { remembered }),
    columns: isOtherKind ? (command.columns ?? {}) : { ...known, ...command.columns },
    rows: mergeRows(before.rows, command.rows),
    isPart: command.isPart ?? before.isPart ?? false,
    ...(command.priceTypeId === undefined ? {} : { priceTypeId: command.priceTypeId }),
  }
  await change(tx, row, { state: 'waiting', kind: command.kind ?? row.kind, options: JSON.stringify(options), problem: null })
  askForCheck(tx, row.id)
  return ok(null)
}

function mergeRows(before: ImportOptions['rows'] = {}, added: ImportOptions['rows'] = {}): NonNullable<ImportOptions['rows']> {
  const merged = new Map(Object.entries(before))
  for (const [key, cells] of Object.entries(added)) merged.set(key, { ...merged.get(key), ...cells })
  return Object.fromEntries(merged)
}

/**
 * Asks for the import to be applied. Refused while somebody else imports (`imports.busy` says who); when somebody has imported since the
 * check, the set is checked again first (`imports.checked-before`).
 */
export async function applyImport(
  tx: Tx,
  command: { readonly importId: string; readonly version: number; readonly isConfirmed: boolean },
): Promise<Result<null>> {
  const row = await loadRow(tx, command.importId)
  if (row === undefined) return fail('imports.unknown-import')
  if (row.state !== 'checked' || row.checked_at === null) return fail('imports.not-checked')
  if (row.version !== command.version) return fail('imports.stale')
  await clearDead(tx)
  const busy = await whoImports(tx.db, row.id)
  if (busy !== null) return fail('imports.busy', { ...busy })
  const later = await tx.db
    .selectFrom('file_import')
    .select('started_by_name')
    .where('state', '=', 'applied')
    .where('kind', '=', row.kind)
    .where('applied_at', '>', row.checked_at)
    .executeTakeFirst()
  if (later !== undefined) {
    await change(tx, row, { state: 'waiting' })
    askForCheck(tx, row.id)
    return fail('imports.checked-before', { by: later.started_by_name })
  }
  const outcome = row.outcome as ImportOutcome | null
  if (outcome?.blocked !== undefined) return fail(`imports.no-price-type`)
  if (outcome?.alarm != null && !command.isConfirmed && optionsOf(row).isPart !== true)
    return fail('imports.needs-confirmation', { leaving: outcome.alarm.leaving })
  await change(tx, row, {
    state: 'applying',
    applying_since: tx.now,
    options: JSON.stringify({ ...optionsOf(row), isConfirmed: command.isConfirmed }),
  })
  tx.append({ type: 'imports.apply-asked', version: 1, subject: row.id, partyId: null, data: { importId: row.id } })
  return ok(null)
}

/** Gives an import up. One that is being loaded stops at its next step and leaves nothing; an applied one stays. */
export async function cancelImport(tx: Tx, importId: string): Promise<Result<null>> {
  const row = await loadRow(tx, importId)
  if (row === undefined) return fail('imports.unknown-import')
  if (row.state === 'applied') return fail('imports.applied-already')
  if (row.state !== 'cancelled') await change(tx, row, { state: 'cancelled', progress: null })
  return ok(null)
}

/** Takes over how somebody read the same headings before; what was corrected for this very import stays. */
export async function recallReading(tx: Tx, record: ImportRecord, preview: Preview): Promise<ImportRecord> {
  const recalled = await recallColumns(tx, record.kind, preview.tables)
  const own = optionsOf(record)
  if (recalled === null || own.remembered !== undefined) return record
  const options: ImportOptions = { ...own, remembered: recalled.remembered, columns: { ...recalled.columns, ...own.columns } }
  await tx.db
    .updateTable('file_import')
    .set({ options: JSON.stringify(options) })
    .where('id', '=', record.id)
    .execute()
  return { ...record, options: { ...options } }
}

/** Takes an import into work; null when it is not waiting for that (a repeated job, a decision taken back). */
export async function takeUp(tx: Tx, importId: string, work: 'check' | 'apply'): Promise<ImportRecord | null> {
  const row = await loadRow(tx, importId)
  if (row === undefined) return null
  if (work === 'apply') return row.state === 'applying' ? row : null
  if (row.state !== 'waiting' && row.state !== 'checking') return null
  await change(tx, row, { state: 'checking' })
  return { ...row, version: row.version + 1 }
}

/** Somebody gave the import up while it was being worked on: what it has written so far must not stay. */
export class GivenUp extends Error {
  constructor(importId: string) {
    super(`The import ${importId} was given up`)
  }
}

export interface FinishImport {
  readonly importId: string
  readonly state: 'checked' | 'applied'
  readonly outcome: ImportOutcome
  readonly preview?: Preview
}

/**
 * Writes what a check or a load found. Rejected rows and prices are kept apart: the list of imports does not need them. Throws `GivenUp`
 * when the import was given up meanwhile.
 */
export async function finishImport(tx: Tx, command: FinishImport): Promise<void> {
  const row = await loadRow(tx, command.importId)
  if (row === undefined || row.state === 'cancelled') throw new GivenUp(command.importId)
  const { rejected, catalog: _, prices, ...outcome } = command.outcome
  if (prices !== undefined) await keepPrices(tx, row.id, prices)
  if (command.state === 'applied' && Object.keys(optionsOf(row).columns ?? {}).length > 0)
    await rememberColumns(tx, { kind: row.kind, by: row.started_by_name, tables: previewOf(row).tables, columns: outcome.columns })
  await change(tx, row, {
    state: command.state,
    outcome: JSON.stringify(outcome),
    rejected: JSON.stringify(rejected),
    problem: null,
    progress: null,
    ...(command.preview === undefined ? {} : { preview: JSON.stringify(command.preview) }),
    ...(command.state === 'checked' ? { checked_at: tx.now } : { applied_at: tx.now }),
  })
}

/** Writes why nothing was kept; one that was given up stays so. */
export async function failImport(tx: Tx, importId: string, problem: BusinessError, preview?: Preview): Promise<void> {
  const row = await loadRow(tx, importId)
  if (row === undefined || row.state === 'cancelled') return
  const seen = preview === undefined ? {} : { preview: JSON.stringify(preview) }
  await change(tx, row, { state: 'failed', problem: JSON.stringify(problem), progress: null, outcome: null, rejected: '[]', ...seen })
}

/** How far a running import is; told to open screens. False when it was given up and the work should stop. */
export async function noteProgress(tx: Tx, importId: string, progress: object): Promise<boolean> {
  const noted = await tx.db
    .updateTable('file_import')
    .set({ progress: JSON.stringify(progress) })
    .where('id', '=', importId)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst()
  tx.touch('import', importId)
  return noted.numUpdatedRows > 0n
}
