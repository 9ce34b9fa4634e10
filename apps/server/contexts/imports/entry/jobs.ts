import type { BusinessError, Clock } from '@skladno/kernel'
import { type JobHandler, type JobRun, type JsonObject, RetryLater } from '@skladno/platform'
import type { UnitOfWork } from '../../../db/types.ts'
import { type FileStore, openFile } from '../../../files.ts'
import type { ImportProgress } from '../../catalog/index.ts'
import type { Actor } from '../../parties/index.ts'
import { withLocalCopies } from '../adapters/local-copies.ts'
import { readPreview } from '../adapters/preview.ts'
import { type BroughtFile, guessKind } from '../adapters/read-files.ts'
import { aroundHeadings, filesOf, optionsOf, type Preview } from '../domain/import-record.ts'
import type { ImportKind } from '../domain/table-columns.ts'
import { failImport, finishImport, GivenUp, type ImportRecord, noteProgress, recallReading, takeUp } from '../use-cases/file-import.ts'
import { type RunLoad, runLoad } from '../use-cases/run-load.ts'

export interface ImportJobDeps {
  readonly uow: UnitOfWork
  readonly files: FileStore
  readonly clock: Clock
}

/** How often open screens hear how far an import is. */
const TELL_EVERY_MS = 700
/** How soon to look again while somebody else imports. */
const WAIT_MS = 2_000
/** After so many broken tries the import is failed and the person told; the job's own repeats go on for outages shorter than that. */
const MAX_TRIES = 3

/** The work behind an import's check and its loading: each may be repeated from the start. */
export function importJobs(deps: ImportJobDeps): Readonly<Record<string, JobHandler>> {
  return {
    'check-import': (payload, job) => run(deps, idIn(payload), { work: 'check', job }),
    'apply-import': (payload, job) => run(deps, idIn(payload), { work: 'apply', job }),
  }
}

const idIn = (payload: JsonObject): string => {
  if (typeof payload.importId !== 'string') throw new Error(`The job's payload has no importId: ${JSON.stringify(payload)}`)
  return payload.importId
}

async function run(
  deps: ImportJobDeps,
  importId: string,
  about: { readonly work: 'check' | 'apply'; readonly job: JobRun },
): Promise<void> {
  const record = await deps.uow.run((tx) => takeUp(tx, importId, about.work))
  if (record === null) return
  try {
    if (about.work === 'check') await check(deps, record)
    else await apply(deps, record)
  } catch (error) {
    if (error instanceof GivenUp) return
    if (error instanceof RetryLater || about.job.attempt < MAX_TRIES) throw error
    await deps.uow.run((tx) => failImport(tx, importId, { code: 'imports.interrupted', facts: {} }))
    throw error
  }
}

/** What would happen, with the first rows of the tables and the columns as somebody has read them before. */
async function check(deps: ImportJobDeps, record: ImportRecord): Promise<void> {
  const { uow } = deps
  const files = await storedFiles(deps, record)
  const tables = (await Promise.all(files.map(readPreview))).flat()
  const preview: Preview = { tables, suggestedKind: await otherKind(record.kind, files) }
  const recalled = await uow.run((tx) => recallReading(tx, record, preview))
  const result = await withLocalCopies(files, (paths) => runLoad(uow, commandOf(deps, recalled, paths), { kind: 'check' }))
  if (!result.ok) return refuse(uow, record, result.error, preview)
  const seen = { ...preview, tables: aroundHeadings(tables, result.value.columns) }
  await uow.run((tx) => finishImport(tx, { importId: record.id, state: 'checked', outcome: result.value, preview: seen }))
}

async function apply(deps: ImportJobDeps, record: ImportRecord): Promise<void> {
  const { uow } = deps
  const result = await withLocalCopies(await storedFiles(deps, record), (paths) =>
    runLoad(uow, commandOf(deps, record, paths), {
      kind: 'apply',
      keep: (tx, outcome) => finishImport(tx, { importId: record.id, state: 'applied', outcome }),
    }),
  )
  if (!result.ok) return refuse(uow, record, result.error)
  // An alarm that nobody confirmed, or a choice nobody made: what would happen is shown, nothing was kept.
  if (result.value.alarm !== null || result.value.blocked !== undefined)
    await uow.run((tx) => finishImport(tx, { importId: record.id, state: 'checked', outcome: result.value }))
}

async function refuse(uow: UnitOfWork, record: ImportRecord, problem: BusinessError, preview?: Preview): Promise<void> {
  if (problem.code === 'imports.busy') throw new RetryLater(WAIT_MS, 'Somebody else imports')
  const seen = preview === undefined ? undefined : { ...preview, tables: aroundHeadings(preview.tables, []) }
  await uow.run((tx) => failImport(tx, record.id, problem, seen))
}

const commandOf = (deps: ImportJobDeps, record: ImportRecord, paths: readonly string[]): RunLoad => ({
  kind: record.kind,
  paths,
  options: optionsOf(record),
  actor: actorOf(record),
  importId: record.id,
  onProgress: progressTeller(deps, record.id),
})

/** The kind all the files rather look like; a price list and a catalog look the same. */
async function otherKind(kind: ImportKind, files: readonly BroughtFile[]): Promise<ImportKind | null> {
  const guessed = new Set(await Promise.all(files.map(guessKind)))
  const [only] = guessed
  if (only === undefined || guessed.size > 1 || only === kind) return null
  return only === 'catalog' ? (kind === 'prices' || kind === 'bank' ? null : only) : only
}

/** The person who brought the files acts through the job. */
function actorOf({ started_by }: ImportRecord): Actor {
  const [kind = '', id = ''] = started_by.split(/:(.*)/s)
  return kind === 'employee' ? { kind, employeeId: id, name: '', roles: [] } : { kind: 'system', name: 'import' }
}

async function storedFiles({ uow, files }: ImportJobDeps, record: ImportRecord): Promise<readonly BroughtFile[]> {
  const opened: BroughtFile[] = []
  for (const { fileId, name } of filesOf(record)) {
    const file = fileId === null ? null : await uow.read((db) => openFile(db, files, fileId))
    if (file === null) throw new Error(`The file ${name} of import ${record.id} is gone`)
    opened.push({ name, bytes: file.bytes })
  }
  return opened
}

function progressTeller({ uow, clock }: ImportJobDeps, importId: string): (progress: ImportProgress) => Promise<void> {
  let toldAtMs = 0
  return async (progress) => {
    const nowMs = clock.now().getTime()
    if (nowMs - toldAtMs < TELL_EVERY_MS) return
    toldAtMs = nowMs
    if (!(await uow.run((tx) => noteProgress(tx, importId, progress)))) throw new GivenUp(importId)
  }
}
