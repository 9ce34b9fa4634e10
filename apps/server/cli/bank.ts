import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
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

/** What the command needs from the outside; tests and the database give their own. */
export interface BankSurroundings {
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  readonly language: StatementLanguage
  /** the real import of statements already read; without it only --dry-run works */
  readonly importIntoDatabase?: (statements: readonly BankStatement[]) => Promise<void>
}

const CONSOLE: BankSurroundings = { print: (text) => console.log(text), complain: (text) => console.error(text), language: 'ru' }

/**
 * `skladno bank FILE… [--dry-run] [--json]`: every file is read before anything is written; one bad file stops the set.
 * Exit 0 done, 1 a file is not a statement, 2 wrong usage. A dry run needs no database.
 */
export async function runBank(argv: string[], surroundings: BankSurroundings = CONSOLE): Promise<number> {
  const { print, complain, language, importIntoDatabase } = surroundings
  const { labels } = statementTexts(language)
  const request = requestIn(argv)
  if (request === null || (request.paths.length === 0 && !request.isHelp)) {
    complain(labels.usage)
    return 2
  }
  if (request.isHelp) {
    print(labels.usage)
    return 0
  }
  if (!request.isDryRun && !importIntoDatabase) {
    complain(labels.noDatabase)
    return 1
  }
  const statements = await statementsIn(request.paths, (text) => complain(text), language)
  if (statements === null) return 1
  if (!request.isDryRun) await importIntoDatabase?.(statements)
  const summaries = statements.map(summariseStatement)
  print(request.isJson ? JSON.stringify(summaries) : reportOf(summaries, language))
  return 0
}

const reportOf = (summaries: readonly StatementSummary[], language: StatementLanguage): string =>
  summaries.map((summary) => statementReport(summary, language)).join('\n\n')

interface BankRequest {
  readonly paths: readonly string[]
  readonly isDryRun: boolean
  readonly isJson: boolean
  readonly isHelp: boolean
}

function requestIn(argv: string[]): BankRequest | null {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
    return { paths: positionals, isDryRun: values['dry-run'] === true, isJson: values.json === true, isHelp: values.help === true }
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
