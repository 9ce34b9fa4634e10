import { parseArgs } from 'node:util'
import {
  CatalogFileError,
  describeCatalogError,
  type ImportLanguage,
  type ImportSummary,
  ImportTally,
  importJson,
  importReport,
  importTexts,
  streamCatalogFiles,
} from '../contexts/catalog/import/index.ts'

/** What the command needs from the outside; tests and the database give their own. */
export interface ImportSurroundings {
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  readonly language: ImportLanguage
  /** the real import; without it only --dry-run works. Throws CatalogFileError for a bad file. */
  readonly importIntoDatabase?: (paths: readonly string[]) => Promise<ImportSummary>
}

const CONSOLE: ImportSurroundings = { print: (text) => console.log(text), complain: (text) => console.error(text), language: 'ru' }

/**
 * `skladno import FILE… [--dry-run] [--json]`: all files are one set. Exit 0 done, 1 a file cannot be imported, 2 wrong usage.
 * A dry run needs no database and compares with an empty one.
 */
export async function runImport(argv: string[], surroundings: ImportSurroundings = CONSOLE): Promise<number> {
  const { print, complain, language, importIntoDatabase } = surroundings
  const texts = importTexts(language)
  const request = requestIn(argv)
  if (request === null || (request.paths.length === 0 && !request.isHelp)) {
    complain(texts.labels.usage)
    return 2
  }
  if (request.isHelp) {
    print(texts.labels.usage)
    return 0
  }
  if (!request.isDryRun && !importIntoDatabase) {
    complain(texts.labels.noDatabase)
    return 1
  }
  try {
    const summary = request.isDryRun || !importIntoDatabase ? await tallyOf(request.paths) : await importIntoDatabase(request.paths)
    print(request.isJson ? JSON.stringify(importJson(summary, language)) : importReport(summary, language))
    return 0
  } catch (cause) {
    if (!(cause instanceof CatalogFileError)) throw cause
    complain(describeCatalogError(cause, language))
    return 1
  }
}

interface ImportRequest {
  readonly paths: readonly string[]
  readonly isDryRun: boolean
  readonly isJson: boolean
  readonly isHelp: boolean
}

function requestIn(argv: string[]): ImportRequest | null {
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

async function tallyOf(paths: readonly string[]): Promise<ImportSummary> {
  const tally = new ImportTally()
  for await (const batch of streamCatalogFiles(paths)) for (const record of batch) tally.add(record)
  return tally.summary()
}
