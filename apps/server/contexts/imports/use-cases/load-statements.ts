import { ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import {
  type BankStatement,
  type CountedDocuments,
  matchViews,
  readStatement,
  statementReportOf,
  storeStatement,
} from '../../billing/index.ts'
import type { ImportProgress } from '../../catalog/index.ts'
import type { Actor } from '../../parties/index.ts'
import type { BroughtFile } from '../adapters/read-files.ts'
import { FigureCount, type ImportOutcome, type KeptBankReport } from '../domain/outcome.ts'
import type { RejectedRow } from '../domain/table-rows.ts'

const FIGURES: readonly (readonly [CountedDocuments, string])[] = [
  ['applied', 'documents-applied'],
  ['onBalance', 'documents-on-balance'],
  ['proposed', 'documents-proposed'],
  ['withoutProposal', 'documents-without-proposal'],
  ['refunds', 'documents-refunds'],
  ['outgoing', 'documents-outgoing'],
  ['ownTransfers', 'documents-own-transfers'],
  ['known', 'documents-known'],
]

/** Documents a report of several statements tells about one by one. */
const MAX_MATCHES = 500

/** Every statement of a set read, or the refusal of the first that is none. */
export async function readStatements(files: readonly BroughtFile[]): Promise<Result<readonly BankStatement[]>> {
  const statements: BankStatement[] = []
  for (const { bytes, name } of files) {
    const statement = await readStatement(bytes, name)
    if (!statement.ok) return statement
    statements.push(statement.value)
  }
  return ok(statements)
}

/** Keeps the documents of statements in the caller's transaction; the first refusal ends the set. */
export async function loadStatements(
  tx: Tx,
  command: {
    readonly statements: readonly BankStatement[]
    readonly actor: Actor
    readonly onProgress?: (progress: ImportProgress) => Promise<void>
  },
): Promise<Result<ImportOutcome>> {
  const figures = new FigureCount()
  for (const [, key] of FIGURES) figures.add(key, 0)
  const rejected: RejectedRow[] = []
  const matches: KeptBankReport['matches'][number][] = []
  for (const statement of command.statements) {
    const onProgress = async (done: number, total: number) => command.onProgress?.({ stage: 'writing', done, total })
    const stored = await storeStatement(tx, { statement, actor: command.actor, onProgress })
    if (!stored.ok) return stored
    for (const [name, key] of FIGURES) figures.add(key, stored.value[name])
    for (const { line, code, value } of stored.value.skipped)
      rejected.push({ place: { file: statement.file, sheet: null, line }, code: `imports.bank.${code}`, value, cells: [] })
    matches.push(...(await matchViews(tx.db, stored.value.matches)))
  }
  const bank = { statements: command.statements.map(statementReportOf), matches: matches.slice(0, MAX_MATCHES) }
  return ok({
    figures: figures.list(),
    notes: [],
    differences: [],
    columns: [],
    rejected,
    rejectedCount: rejected.length,
    alarm: null,
    bank,
  })
}
