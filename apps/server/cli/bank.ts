import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { Result } from '@skladno/kernel'
import { setPaymentsOrigin } from '../contexts/billing/index.ts'
import {
  type BankStatement,
  describeStatementError,
  readStatement,
  type StatementLanguage,
  type StatementSummary,
  statementReport,
  statementTexts,
  summariseStatement,
} from '../contexts/billing/statements/index.ts'
import { describeProblem, type ImportOutcome, importTexts, recordCommandLineImport } from '../contexts/imports/index.ts'
import type { UnitOfWork } from '../db/types.ts'
import { outcomeReport } from './import.ts'
import { onDatabase } from './import-database.ts'

/** What the command needs from the outside; tests and the database give their own. */
export interface BankSurroundings {
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  readonly language: StatementLanguage
  /** Runs work on the database; without it only --dry-run works. */
  readonly withDatabase?: <T>(work: (uow: UnitOfWork) => Promise<T>) => Promise<T>
}

const CONSOLE: BankSurroundings = {
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
  language: 'ru',
  withDatabase: (work) => onDatabase(process.env, work),
}

/**
 * `skladno bank FILE… [--dry-run] [--json] [--use-statements]`: every file is read before anything is written; one bad file stops the set.
 * Exit 0 done, 1 a file is not a statement, 2 wrong usage. A dry run needs no database.
 */
export async function runBank(argv: string[], surroundings: BankSurroundings = CONSOLE): Promise<number> {
  const { print, complain, language, withDatabase } = surroundings
  const { labels } = statementTexts(language)
  const usage = importTexts(language, 'bankUsage')
  const request = requestIn(argv)
  if (request === null || (request.paths.length === 0 && !request.isHelp)) {
    complain(usage)
    return 2
  }
  if (request.isHelp) {
    print(usage)
    return 0
  }
  if (!request.isDryRun && !withDatabase) {
    complain(labels.noDatabase)
    return 1
  }
  const statements = await statementsIn(request.paths, (text) => complain(text), language)
  if (statements === null) return 1
  const summaries = statements.map(summariseStatement)
  const stored = request.isDryRun ? null : await withDatabase?.((uow) => store(uow, request, statements))
  if (stored && !stored.ok) {
    complain(describeProblem(stored.error, language))
    return 1
  }
  print(request.isJson ? JSON.stringify(summaries) : reportOf(summaries, language))
  if (stored && !request.isJson) print(`\n${outcomeReport(stored.value, false, language)}`)
  return 0
}

/** Keeps the documents; with `--use-statements` the accounts' payments come from statements from now on. */
async function store(uow: UnitOfWork, request: BankRequest, statements: readonly BankStatement[]): Promise<Result<ImportOutcome>> {
  const accounts = request.usesStatements ? statements.flatMap((statement) => statement.accounts.map(({ number }) => number)) : []
  for (const account of accounts) {
    const set = await uow.run((tx) => setPaymentsOrigin(tx, { account, origin: 'statement' }))
    if (!set.ok) return set
  }
  const names = request.paths.map((path) => basename(path))
  const about = {
    kind: 'bank',
    paths: request.paths,
    options: {},
    actor: { kind: 'system', name: 'command-line' },
    by: userInfo().username,
    names,
  } as const
  return recordCommandLineImport(uow, about)
}

const reportOf = (summaries: readonly StatementSummary[], language: StatementLanguage): string =>
  summaries.map((summary) => statementReport(summary, language)).join('\n\n')

interface BankRequest {
  readonly paths: readonly string[]
  readonly isDryRun: boolean
  readonly isJson: boolean
  readonly isHelp: boolean
  readonly usesStatements: boolean
}

function requestIn(argv: string[]): BankRequest | null {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
        'use-statements': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    return {
      paths: positionals,
      isDryRun: values['dry-run'] === true,
      isJson: values.json === true,
      isHelp: values.help === true,
      usesStatements: values['use-statements'] === true,
    }
  } catch {
    return null
  }
}

/** Every statement, or null after telling about each file that is not one. */
async function statementsIn(
  paths: readonly string[],
  complain: (text: string) => void,
  language: StatementLanguage,
): Promise<BankStatement[] | null> {
  const statements: BankStatement[] = []
  let isRefused = false
  for (const path of paths) {
    const bytes = await readFile(path).catch(() => null)
    const result = bytes
      ? await readStatement(bytes, path)
      : ({ ok: false, error: { code: 'billing.statement-not-found', facts: { file: path } } } as const)
    if (result.ok) statements.push(result.value)
    else {
      complain(describeStatementError(result.error, language))
      isRefused = true
    }
  }
  return isRefused ? null : statements
}
