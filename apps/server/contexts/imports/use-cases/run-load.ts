import { fail, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx, UnitOfWork } from '../../../db/types.ts'
import type { ImportProgress } from '../../catalog/index.ts'
import { type Actor, actorLabel } from '../../parties/index.ts'
import { readLocalFile } from '../adapters/local-copies.ts'
import type { ImportOptions } from '../domain/import-record.ts'
import type { ImportOutcome } from '../domain/outcome.ts'
import type { ImportKind } from '../domain/table-columns.ts'
import { whoImports } from '../queries/who-imports.ts'
import { loadFiles } from './load-files.ts'
import { loadStatements, readStatements } from './load-statements.ts'

export interface RunLoad {
  readonly kind: ImportKind
  readonly paths: readonly string[]
  readonly options: ImportOptions
  readonly actor: Actor
  /** Whose prices a person may have taken in spite of doubts. */
  readonly importId?: string
  readonly onProgress?: (progress: ImportProgress) => Promise<void>
}

/** Carries what a check found out of the transaction that must not stay. */
class CheckedOnly extends Error {
  readonly outcome: ImportOutcome
  constructor(outcome: ImportOutcome) {
    super('A check keeps nothing')
    this.outcome = outcome
  }
}

/** A refusal on its way out of the transaction: nothing of the set stays. */
class Refused extends Error {
  readonly refusal: Result<never>
  constructor(refusal: Result<never>) {
    super('The set was refused')
    this.refusal = refusal
  }
}

/** Who starts imports at the command line, as kept in the records. */
export const COMMAND_LINE = 'system:command-line'

/** One import at a time writes: price lists of two people must not interleave. Held until the transaction ends. */
const tryLock = async (tx: Tx): Promise<boolean> => {
  const { rows } = await sql<{ locked: boolean }>`SELECT pg_try_advisory_xact_lock(hashtext('skladno import')) AS locked`.execute(tx.db)
  return rows[0]?.locked === true
}

/** A command line that died left a record that says it is still importing; nobody holds the lock then. */
export async function clearDead(tx: Tx): Promise<void> {
  if (!(await tryLock(tx))) return
  await tx.db
    .updateTable('file_import')
    .set({ state: 'failed', problem: JSON.stringify({ code: 'imports.interrupted', facts: {} }) })
    .where('state', '=', 'applying')
    .where('started_by', '=', COMMAND_LINE)
    .execute()
}

async function load(tx: Tx, command: RunLoad): Promise<Result<ImportOutcome>> {
  const { kind, paths, options, actor, importId = null } = command
  const progress = command.onProgress === undefined ? {} : { onProgress: command.onProgress }
  if (kind !== 'bank') return loadFiles(tx, { kind, paths, readFile: readLocalFile, options, importId, by: actorLabel(actor), ...progress })
  const statements = await readStatements(await Promise.all(paths.map(readLocalFile)))
  return statements.ok ? loadStatements(tx, { statements: statements.value, actor, ...progress }) : statements
}

/**
 * Runs a set in one transaction. `check` finds out exactly what would happen and keeps nothing; `apply` keeps all or nothing, then
 * `keep` in the same transaction. While somebody else writes: `imports.busy` with who and since when.
 */
export async function runLoad(
  uow: UnitOfWork,
  command: RunLoad,
  mode: { readonly kind: 'check' } | { readonly kind: 'apply'; readonly keep: (tx: Tx, outcome: ImportOutcome) => Promise<void> },
): Promise<Result<ImportOutcome>> {
  try {
    return await uow.run(async (tx) => {
      if (!(await tryLock(tx))) return fail('imports.busy', { ...(await whoImports(tx.db)) })
      const loaded = await load(tx, command)
      if (!loaded.ok) throw new Refused(loaded)
      const waits = loaded.value.alarm !== null || loaded.value.blocked !== undefined
      if (mode.kind === 'check' || waits) throw new CheckedOnly(loaded.value)
      await mode.keep(tx, loaded.value)
      return loaded
    })
  } catch (error) {
    if (error instanceof CheckedOnly) return { ok: true, value: error.outcome }
    if (error instanceof Refused) return error.refusal
    throw error
  }
}
