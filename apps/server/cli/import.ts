import { open, stat, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import {
  CatalogFileError,
  importTexts as catalogTexts,
  describeCatalogError,
  type ImportLanguage,
  ImportTally,
  importJson,
  importReport,
  streamCatalogFiles,
} from '../contexts/catalog/import/index.ts'
import {
  type BroughtFile,
  describePlace,
  describeProblem,
  describeReject,
  figureLabel,
  guessKind,
  IMPORT_KINDS,
  type ImportKind,
  type ImportOutcome,
  importTexts,
  isTemplateKind,
  noteText,
  readLocalFile,
  recordCommandLineImport,
  runLoad,
  templateCsv,
  templateXlsx,
} from '../contexts/imports/index.ts'
import type { UnitOfWork } from '../db/types.ts'
import { onDatabase } from './import-database.ts'

/** What the command needs from the outside; tests give their own. */
export interface ImportSurroundings {
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  readonly language: ImportLanguage
  /** Runs work on the database; without it only a catalog's --dry-run works. */
  readonly withDatabase?: <T>(work: (uow: UnitOfWork) => Promise<T>) => Promise<T>
}

const CONSOLE: ImportSurroundings = {
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
  language: 'ru',
  withDatabase: (work) => onDatabase(process.env, work),
}

/**
 * `skladno import FILE…`: files of one kind are one set. Exit 0 done, 1 a set cannot be imported or an alarm needs `--yes`, 2 wrong usage.
 * A catalog's dry run needs no database and compares with an empty one; with `--compare`, and for other kinds, the database says what
 * would change.
 */
export async function runImport(argv: string[], surroundings: ImportSurroundings = CONSOLE): Promise<number> {
  const { print, complain, language } = surroundings
  const request = requestIn(argv)
  if (request === null || (request.paths.length === 0 && !request.isHelp && request.template === null)) {
    complain(importTexts(language, 'usage'))
    return 2
  }
  if (request.isHelp) {
    print(importTexts(language, 'usage'))
    return 0
  }
  if (request.template !== null) return writeTemplate(request, surroundings)
  try {
    return await importFiles(request, surroundings)
  } catch (cause) {
    if (!(cause instanceof CatalogFileError)) throw cause
    complain(describeCatalogError(cause, language))
    return 1
  }
}

interface ImportRequest {
  readonly paths: readonly string[]
  readonly isDryRun: boolean
  readonly isCompared: boolean
  readonly isJson: boolean
  readonly isHelp: boolean
  readonly isConfirmed: boolean
  readonly isPart: boolean
  readonly kind: ImportKind | null
  readonly columns: Readonly<Record<string, string>>
  readonly priceType: string | null
  readonly template: string | null
  readonly out: string | null
}

function requestIn(argv: string[]): ImportRequest | null {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        compare: { type: 'boolean' },
        json: { type: 'boolean' },
        yes: { type: 'boolean' },
        part: { type: 'boolean' },
        kind: { type: 'string' },
        columns: { type: 'string', multiple: true },
        'price-type': { type: 'string' },
        template: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const kind = IMPORT_KINDS.find((known) => known === values.kind && known !== 'bank') ?? null
    const pairs = (values.columns ?? []).map((pair) => /^(.*)=([^=]+)$/.exec(pair))
    if ((values.kind !== undefined && kind === null) || pairs.includes(null)) return null
    return {
      paths: positionals,
      isDryRun: values['dry-run'] === true,
      isCompared: values.compare === true,
      isJson: values.json === true,
      isHelp: values.help === true,
      isConfirmed: values.yes === true,
      isPart: values.part === true,
      kind,
      columns: Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? ''])),
      priceType: values['price-type'] ?? null,
      template: values.template ?? null,
      out: values.out ?? null,
    }
  } catch {
    return null
  }
}

async function writeTemplate({ template, out }: ImportRequest, { print, complain, language }: ImportSurroundings): Promise<number> {
  if (template === null || !isTemplateKind(template)) {
    complain(importTexts(language, 'usage'))
    return 2
  }
  if (out === null) print(templateCsv(template).trimEnd())
  else {
    await writeFile(out, /\.xlsx$/i.test(out) ? templateXlsx(template) : templateCsv(template))
    print(importTexts(language, 'templateWritten', { file: out }))
  }
  return 0
}

async function importFiles(request: ImportRequest, surroundings: ImportSurroundings): Promise<number> {
  const { print, complain, language, withDatabase } = surroundings
  const sets = await setsOf(request)
  const isCatalogOnly = [...sets.keys()].every((kind) => kind === 'catalog' || kind === 'bank')
  if (isCatalogOnly && ((request.isDryRun && !request.isCompared) || sets.has('bank'))) {
    const summary = await tallyOf(request.paths)
    print(request.isJson ? JSON.stringify(importJson(summary, language)) : importReport(summary, language))
    return 0
  }
  if (withDatabase === undefined) {
    complain(catalogTexts(language).labels.noDatabase)
    return 1
  }
  return withDatabase(async (uow) => {
    const printed: unknown[] = []
    for (const [kind, paths] of sets) {
      const result = await loadSet(uow, { kind, paths, request })
      if (!result.ok) {
        complain(describeProblem(result.error, language))
        return 1
      }
      if (request.isJson) printed.push(outcomeJson(kind, result.value, language))
      else print(outcomeReport(result.value, request.isDryRun, language))
      if (result.value.alarm !== null && !request.isDryRun) {
        complain(importTexts(language, 'alarmCommandLine'))
        return 1
      }
    }
    if (request.isJson) print(JSON.stringify(printed.length === 1 ? printed[0] : printed))
    return 0
  })
}

async function loadSet(
  uow: UnitOfWork,
  { kind, paths, request }: { readonly kind: ImportKind; readonly paths: readonly string[]; readonly request: ImportRequest },
) {
  const { isPart, isConfirmed, columns, priceType } = request
  const options = { isPart, isConfirmed, columns, ...(priceType === null ? {} : { priceTypeId: priceType }) }
  const command = { kind, paths, options, actor: { kind: 'system', name: 'command-line' } as const }
  if (request.isDryRun) return runLoad(uow, command, { kind: 'check' })
  return recordCommandLineImport(uow, { ...command, by: userInfo().username, names: paths.map((path) => basename(path)) })
}

/** Files by kind, in the order the kinds build on each other. */
async function setsOf({ paths, kind }: ImportRequest): Promise<ReadonlyMap<ImportKind, readonly string[]>> {
  const found = new Map<ImportKind, string[]>()
  for (const path of paths) {
    const guessed = kind ?? (await kindOfPath(path))
    found.set(guessed, [...(found.get(guessed) ?? []), path])
  }
  return new Map(IMPORT_KINDS.flatMap((known) => (found.has(known) ? [[known, found.get(known) ?? []] as const] : [])))
}

/** Larger files are catalogs or statements: their beginning tells. */
const WHOLE_FILE_BYTES = 10_000_000
const HEAD_BYTES = 65_536

async function kindOfPath(path: string): Promise<ImportKind> {
  const facts = await stat(path).catch(() => null)
  if (facts === null || facts.isDirectory()) return 'catalog'
  return guessKind(facts.size <= WHOLE_FILE_BYTES ? await readLocalFile(path) : await headOf(path))
}

async function headOf(path: string): Promise<BroughtFile> {
  const file = await open(path)
  try {
    const bytes = new Uint8Array(HEAD_BYTES)
    const { bytesRead } = await file.read(bytes, 0, HEAD_BYTES, 0)
    return { name: basename(path), bytes: bytes.subarray(0, bytesRead) }
  } finally {
    await file.close()
  }
}

async function tallyOf(paths: readonly string[]) {
  const tally = new ImportTally()
  for await (const batch of streamCatalogFiles(paths)) for (const record of batch) tally.add(record)
  return tally.summary()
}

/** The stable figures of a catalog, and what changed; of other kinds what changed. */
function outcomeJson(kind: ImportKind, outcome: ImportOutcome, language: ImportLanguage): Readonly<Record<string, unknown>> {
  const rejected = outcome.rejected.map((row) => ({ where: describePlace(row.place, language), reason: describeReject(row, language) }))
  return {
    ...(outcome.catalog === undefined ? {} : importJson(outcome.catalog, language)),
    kind,
    changes: Object.fromEntries(outcome.figures.map(({ key, count }) => [key, count])),
    notes: outcome.notes.map((note) => noteText(note, language)),
    rejected,
    ...(outcome.alarm === null ? {} : { alarm: outcome.alarm }),
  }
}

const SHOWN_ROWS = 20

/** What was done, or would be, for a person at a terminal. */
export function outcomeReport(outcome: ImportOutcome, isDryRun: boolean, language: ImportLanguage): string {
  const number = new Intl.NumberFormat(language === 'ru' ? 'ru-RU' : 'en-GB')
  const counted = outcome.figures
    .filter(({ count }) => count > 0)
    .map(({ key, count }) => `  ${figureLabel(key, language)}: ${number.format(count)}`)
  const notes = outcome.notes.map((note) => `  ${noteText(note, language)}`)
  const refused = outcome.rejected
    .slice(0, SHOWN_ROWS)
    .map((row) => `  ${describePlace(row.place, language)}: ${describeReject(row, language)}`)
  const hidden = outcome.rejectedCount - refused.length
  const { alarm } = outcome
  return [
    ...(alarm === null
      ? [importTexts(language, isDryRun ? 'dryRun' : 'applied')]
      : [
          importTexts(language, 'alarm', { active: alarm.active, leaving: alarm.leaving }),
          ...alarm.examples.map((example) => `  ${example}`),
        ]),
    ...(counted.length > 0 || alarm !== null ? counted : [importTexts(language, 'nothing')]),
    ...(notes.length > 0 ? [`${importTexts(language, 'notes')}:`, ...notes] : []),
    ...(outcome.rejectedCount > 0 ? [`${importTexts(language, 'rejected')}: ${number.format(outcome.rejectedCount)}`, ...refused] : []),
    ...(hidden > 0 ? [`  ${importTexts(language, 'more', { count: number.format(hidden) })}`] : []),
  ].join('\n')
}
