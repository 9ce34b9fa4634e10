import { type BusinessError, fail, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { type Actor, actorLabel } from '../../parties/index.ts'
import { type ImportedFile, type ImportOptions, optionsOf } from '../domain/import-record.ts'
import type { ImportOutcome } from '../domain/outcome.ts'
import type { ImportKind } from '../domain/table-columns.ts'
import { whoImports } from '../queries/who-imports.ts'
import { columnsSettingKey } from './load-files.ts'
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
  const remembered = await rememberedColumns(tx, command.kind)
  await tx.db
    .insertInto('file_import')
    .values({
      id,
      kind: command.kind,
      state: 'waiting',
      files: JSON.stringify(command.files),
      options: JSON.stringify({ ...command.options, columns: { ...remembered, ...command.options.columns } }),
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

/** Columns somebody corrected in an earlier file of the kind; the same headers mean the same again. */
export async function rememberedColumns(tx: Tx, kind: ImportKind): Promise<Readonly<Record<string, string>>> {
  const row = await tx.db.selectFrom('setting').select('value').where('key', '=', columnsSettingKey(kind)).executeTakeFirst()
  return (row?.value ?? {}) as Readonly<Record<string, string>>
}

/** Letters are of one file; headers are worth remembering. */
async function rememberColumns(tx: Tx, kind: ImportKind, columns: Readonly<Record<string, string>>): Promise<void> {
  const named = Object.fromEntries(Object.entries(columns).filter(([key]) => !/^[A-Z]{1,3}$/.test(key)))
  if (Object.keys(named).length === 0) return
  await sql`
    INSERT INTO setting AS s (key, value, updated_at) VALUES (${columnsSettingKey(kind)}, ${JSON.stringify(named)}::jsonb, ${tx.now})
    ON CONFLICT (key) DO UPDATE SET value = s.value || excluded.value, updated_at = excluded.updated_at`.execute(tx.db)
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
}

/** Takes a person's corrections and has the set checked again; an applied or running import stays as it is. */
export async function correctImport(tx: Tx, command: CorrectImport): Promise<Result<null>> {
  const row = await loadRow(tx, command.importId)
  if (row === undefined) return fail('imports.unknown-import')
  if (row.state !== 'checked' && row.state !== 'failed') return fail('imports.not-checked')
  const before = optionsOf(row)
  const options: ImportOptions = {
    ...before,
    columns: { ...before.columns, ...command.columns },
    rows: mergeRows(before.rows, command.rows),
    isPart: command.isPart ?? before.isPart ?? false,
  }
  if (command.columns !== undefined) await rememberColumns(tx, command.kind ?? row.kind, command.columns)
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

/** Takes an import into work; null when it is not waiting for that (a repeated job, a decision taken back). */
export async function takeUp(tx: Tx, importId: string, work: 'check' | 'apply'): Promise<ImportRecord | null> {
  const row = await loadRow(tx, importId)
  if (row === undefined) return null
  if (work === 'apply') return row.state === 'applying' ? row : null
  if (row.state !== 'waiting' && row.state !== 'checking') return null
  await change(tx, row, { state: 'checking' })
  return { ...row, version: row.version + 1 }
}

/** Writes what a check or a load found. Rejected rows are kept apart: the list of imports does not need them. */
export async function finishImport(
  tx: Tx,
  command: { readonly importId: string; readonly state: 'checked' | 'applied'; readonly outcome: ImportOutcome },
): Promise<void> {
  const row = await loadRow(tx, command.importId)
  if (row === undefined) return
  const { rejected, catalog: _, ...outcome } = command.outcome
  await change(tx, row, {
    state: command.state,
    outcome: JSON.stringify(outcome),
    rejected: JSON.stringify(rejected),
    problem: null,
    progress: null,
    ...(command.state === 'checked' ? { checked_at: tx.now } : { applied_at: tx.now }),
  })
}

/** Writes why nothing was kept. */
export async function failImport(tx: Tx, importId: string, problem: BusinessError): Promise<void> {
  const row = await loadRow(tx, importId)
  if (row !== undefined) await change(tx, row, { state: 'failed', problem: JSON.stringify(problem), progress: null })
}

/** How far a running import is; told to open screens. */
export async function noteProgress(tx: Tx, importId: string, progress: object): Promise<void> {
  await tx.db
    .updateTable('file_import')
    .set({ progress: JSON.stringify(progress) })
    .where('id', '=', importId)
    .execute()
  tx.touch('import', importId)
}
