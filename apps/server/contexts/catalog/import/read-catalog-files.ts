import {
  DelimitedTextReader,
  decoderOf,
  detectDelimiter,
  OWN_FILE_LIMITS,
  readAll,
  readSpreadsheet,
  recogniseFile,
  type SpreadsheetLimits,
} from '@skladno/platform/files'
import { asCatalogError, CatalogFileError } from './catalog-file-error.ts'
import type { CatalogFile, CatalogFileSet, CatalogProduct, CatalogRecord, ColumnRole, RowCorrections } from './catalog-file-set.ts'
import { type CatalogSource, openCatalogSources } from './catalog-sources.ts'
import { normaliseHeader } from './column-roles.ts'
import { IdIndex } from './id-index.ts'
import { type CommerceMlFacts, newCommerceMlScope, readCommerceMl } from './read-commerceml.ts'
import { TableReader } from './table-reader.ts'

export interface CatalogReadingOptions {
  /** corrections of the guessed columns of tables: header text, column letters or `file|sheet|letters` → role */
  readonly columns?: Readonly<Record<string, ColumnRole>>
  /** rows as people corrected them */
  readonly rows?: RowCorrections
  /** prices are told apart by their column (its key, see columnKey) and not by its heading */
  readonly isPriceByColumn?: boolean
  /** products of tables whose row is wanted as it stands */
  readonly keepsCells?: (product: CatalogProduct) => boolean
  readonly limits?: SpreadsheetLimits
}

/**
 * Streams everything catalog files say, in batches, holding little in memory: reference lists, then products, then offers.
 * All paths are one set; a folder or a ZIP stands for the files inside. The consumer keeps nothing until the stream ends:
 * a broken file throws {@link CatalogFileError} in the middle.
 */
export async function* streamCatalogFiles(
  paths: readonly string[],
  options: CatalogReadingOptions = {},
): AsyncGenerator<readonly CatalogRecord[]> {
  const sources = await openCatalogSources(paths)
  const reading = new SetReading(options)
  const seen = new Set<string>()
  for (const source of sources) {
    if (seen.has(source.sha256)) {
      yield [{ kind: 'warning', code: 'same-file-twice', place: null, example: source.source.name }]
      continue
    }
    seen.add(source.sha256)
    try {
      yield* reading.read(source)
    } catch (cause) {
      throw asCatalogError(cause, source.source.name)
    }
  }
  reading.refuseIfNothing()
}

/** The whole set in memory; for a million rows use {@link streamCatalogFiles}. Throws {@link CatalogFileError}. */
export async function readCatalogFiles(paths: readonly string[], options: CatalogReadingOptions = {}): Promise<CatalogFileSet> {
  const all: CatalogRecord[] = []
  for await (const batch of streamCatalogFiles(paths, options)) for (const record of batch) all.push(record)
  const of = <K extends CatalogRecord['kind']>(kind: K) =>
    all.filter((record): record is Extract<CatalogRecord, { kind: K }> => record.kind === kind)
  const files = of('file')
  return {
    schema: schemaOf(files),
    isDelta: files.length > 0 && files.every(({ isDelta }) => isDelta),
    files,
    groups: of('group'),
    priceTypes: of('price-type'),
    warehouses: of('warehouse'),
    units: of('unit'),
    products: of('product'),
    offers: of('offer'),
    warnings: of('warning'),
    rejected: of('rejected'),
  }
}

/** The schemas of a set's files, each once. */
export const schemaOf = (files: readonly Pick<CatalogFile, 'schema'>[]): string =>
  [...new Set(files.map(({ schema }) => schema).filter((schema) => schema !== ''))].join(' + ')

/** What concerns one table: its own columns (`file|sheet|B`), and those of every table by letters or heading. */
function correctionsOf(columns: Readonly<Record<string, ColumnRole>>, ownPrefix: string): Readonly<Record<string, ColumnRole>> {
  const entries = Object.entries(columns)
  const everywhere = entries.filter(([key]) => !/\|[A-Z]{1,3}$/.test(key))
  const own = entries.filter(([key]) => key.startsWith(ownPrefix)).map(([key, role]) => [key.slice(ownPrefix.length), role] as const)
  return Object.fromEntries([...everywhere, ...own].map(([key, role]) => [/^[A-Z]{1,3}$/.test(key) ? key : normaliseHeader(key), role]))
}

class SetReading {
  readonly #options: CatalogReadingOptions
  readonly #scope = newCommerceMlScope()
  readonly #takenIds = new IdIndex()
  readonly #foreign: CatalogFileError[] = []
  #hasCatalog = false

  constructor(options: CatalogReadingOptions) {
    this.#options = options
  }

  async *read(file: CatalogSource): AsyncGenerator<readonly CatalogRecord[]> {
    if (file.encodingDiffers)
      yield [{ kind: 'warning', code: 'encoding-differs', place: null, example: `${file.source.name}: ${file.encoding}` }]
    if (file.form === 'commerceml') yield* this.#commerceMl(file)
    else if (file.form === 'csv') yield* this.#csv(file)
    else yield* this.#spreadsheet(file)
  }

  /** A set of orders or counterparties only is the wrong place; beside a catalog they are just passed by. */
  refuseIfNothing(): void {
    const [first] = this.#foreign
    if (first && !this.#hasCatalog) throw first
  }

  async *#commerceMl(file: CatalogSource): AsyncGenerator<readonly CatalogRecord[]> {
    const name = file.source.name
    const facts: CommerceMlFacts = { root: '', schema: '', deltas: [], branches: new Set(), records: 0 }
    for await (const batch of readCommerceMl(file.source, file.encoding, { scope: this.#scope, facts })) if (batch.length > 0) yield batch
    const isDelta = facts.deltas.length > 0 && facts.deltas.every(Boolean)
    yield [{ kind: 'file', file: name, format: 'commerceml', schema: facts.schema, encoding: file.encoding, isDelta, columns: [] }]
    if (facts.records > 0) {
      this.#hasCatalog = true
      return
    }
    yield [{ kind: 'warning', code: 'nothing-in-file', place: null, example: name }]
    if (facts.branches.has('Документ') || facts.branches.has('Контейнер'))
      this.#foreign.push(new CatalogFileError('catalog.file-orders', { file: name }))
    else if (facts.branches.has('Контрагенты')) this.#foreign.push(new CatalogFileError('catalog.file-counterparties', { file: name }))
  }

  async *#csv(file: CatalogSource): AsyncGenerator<readonly CatalogRecord[]> {
    const decoder = decoderOf(file.encoding)
    const head = decoderOf(file.encoding).decode(await file.source.slice(0, 65_536))
    const rows = new DelimitedTextReader(detectDelimiter(head))
    const table = this.#table(file, null, [])
    for await (const chunk of file.source.stream()) {
      const records = rows.push(decoder.decode(chunk, { stream: true })).flatMap((row) => table.push(row))
      if (records.length > 0) yield records
    }
    yield [...rows.push(decoder.decode()), ...rows.finish()].flatMap((row) => table.push(row))
    yield table.finish()
    this.#requireTable([table], file)
    yield [
      {
        kind: 'file',
        file: file.source.name,
        format: 'csv',
        schema: 'csv',
        encoding: file.encoding,
        isDelta: false,
        columns: table.readings,
      },
    ]
  }

  async *#spreadsheet(file: CatalogSource): AsyncGenerator<readonly CatalogRecord[]> {
    const name = file.source.name
    const limits = this.#options.limits ?? OWN_FILE_LIMITS
    const bytes = await readAll(file.source, limits.maxBytes)
    const format = recogniseFile(bytes) === 'zip' ? 'xlsx' : 'xls'
    const tables: TableReader[] = []
    for (const sheet of await readSpreadsheet(bytes, name, limits)) {
      if (sheet.isHidden) {
        yield [{ kind: 'warning', code: 'sheet-hidden', place: null, example: sheet.name }]
        continue
      }
      const table = this.#table(file, sheet.name, sheet.merged)
      for (const row of sheet.rows) {
        const records = table.push(row)
        if (records.length > 0) yield records
      }
      yield table.finish()
      tables.push(table)
      if (!table.isTable && sheet.rows.length > 0)
        yield [{ kind: 'warning', code: 'sheet-without-table', place: null, example: sheet.name }]
    }
    this.#requireTable(tables, file)
    const columns = tables.flatMap(({ readings }) => readings)
    yield [{ kind: 'file', file: name, format, schema: format, encoding: null, isDelta: false, columns }]
  }

  #table(file: CatalogSource, sheet: string | null, merged: ConstructorParameters<typeof TableReader>[0]['merged']): TableReader {
    return new TableReader({
      file: file.source.name,
      sheet,
      merged,
      corrections: correctionsOf(this.#options.columns ?? {}, `${file.source.name}|${sheet ?? ''}|`),
      rowCorrections: this.#options.rows ?? {},
      takenIds: this.#takenIds,
      isPriceByColumn: this.#options.isPriceByColumn ?? false,
      keepsCells: this.#options.keepsCells ?? (() => false),
    })
  }

  #requireTable(tables: readonly TableReader[], file: CatalogSource): void {
    if (!tables.some(({ isTable }) => isTable)) throw new CatalogFileError('catalog.file-no-header', { file: file.source.name })
    this.#hasCatalog = true
  }
}
