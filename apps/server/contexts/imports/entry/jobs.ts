import type { Clock } from '@skladno/kernel'
import { type JobHandler, type JobRun, type JsonObject, RetryLater } from '@skladno/platform'
import type { UnitOfWork } from '../../../db/types.ts'
import { type FileStore, openFile } from '../../../files.ts'
import type { ImportProgress } from '../../catalog/index.ts'
import type { Actor } from '../../parties/index.ts'
import { withLocalCopies } from '../adapters/local-copies.ts'
import type { BroughtFile } from '../adapters/read-files.ts'
import { filesOf, optionsOf } from '../domain/import-record.ts'
import { failImport, finishImport, type ImportRecord, noteProgress, takeUp } from '../use-cases/file-import.ts'
import { runLoad } from '../use-cases/run-load.ts'

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
    await load(deps, record, about.work)
  } catch (error) {
    if (error instanceof RetryLater || about.job.attempt < MAX_TRIES) throw error
    await deps.uow.run((tx) => failImport(tx, importId, { code: 'imports.interrupted', facts: {} }))
    throw error
  }
}

async function load(deps: ImportJobDeps, record: ImportRecord, work: 'check' | 'apply'): Promise<void> {
  const { uow } = deps
  const result = await withLocalCopies(await storedFiles(deps, record), (paths) =>
    runLoad(
      uow,
      { kind: record.kind, paths, options: optionsOf(record), actor: actorOf(record), onProgress: progressTeller(deps, record.id) },
      work === 'check'
        ? { kind: 'check' }
        : { kind: 'apply', keep: (tx, outcome) => finishImport(tx, { importId: record.id, state: 'applied', outcome }) },
    ),
  )
  if (!result.ok && result.error.code === 'imports.busy') throw new RetryLater(WAIT_MS, 'Somebody else imports')
  if (!result.ok) return uow.run((tx) => failImport(tx, record.id, result.error))
  // An alarm that nobody confirmed: what would happen is shown, nothing was kept.
  if (work === 'check' || result.value.alarm !== null)
    await uow.run((tx) => finishImport(tx, { importId: record.id, state: 'checked', outcome: result.value }))
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
    await uow.run((tx) => noteProgress(tx, importId, progress))
  }
}
