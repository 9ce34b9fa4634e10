import type { MergedArea, SheetCell, SheetRow } from '@skladno/platform/files'
import type { CatalogProduct, CatalogRecord, ColumnReading, RowCell, RowCorrections } from './catalog-file-set.ts'
import { columnLetters } from './column-roles.ts'
import type { IdIndex } from './id-index.ts'
import {
  type ColumnCorrections,
  columnReadings,
  columnsByLetters,
  continuesHeader,
  holdsCorrected,
  isUsableHeader,
  readHeader,
  repeatsHeader,
  startsHeader,
  type TableColumn,
} from './table-header.ts'
import { HeadingTrail, isTotalRow } from './table-headings.ts'
import { RowReader } from './table-row.ts'

/** How far down a header may stand: letterhead, phones and a logo come first. */
const HEADER_WITHIN_ROWS = 80

export interface TableContext {
  readonly file: string
  /** null for CSV */
  readonly sheet: string | null
  readonly merged: readonly MergedArea[]
  readonly corrections: ColumnCorrections
  readonly rowCorrections: RowCorrections
  /** ids already given out, shared by the sheets of one file */
  readonly takenIds: IdIndex
  /** prices are told apart by their column and not by its heading */
  readonly isPriceByColumn: boolean
  /** products whose row is wanted as it stands */
  readonly keepsCells: (product: CatalogProduct) => boolean
}

/** Reads the rows of one table in order: finds the header, then turns rows into products with their offers. Never throws. */
export class TableReader {
  readonly #context: TableContext
  readonly #fill = new Map<MergedArea, SheetCell>()
  readonly #tall: ReadonlyMap<number, readonly MergedArea[]>
  readonly #trail = new HeadingTrail()
  #band: SheetRow[] = []
  #columns: TableColumn[] = []
  #rows: RowReader | null = null
  #seen = 0
  #title: SheetRow | null = null
  readonly #early: SheetRow[] = []
  readonly readings: ColumnReading[] = []

  constructor(context: TableContext) {
    this.#context = context
    this.#tall = tallAreas(context.merged)
  }

  /** true once a header was understood */
  get isTable(): boolean {
    return this.#columns.length > 0
  }

  push(row: SheetRow): CatalogRecord[] {
    this.#seen += 1
    if (this.#band.length > 0) {
      if (continuesHeader(this.#band, row, this.#context.merged)) {
        this.#band.push(row)
        return []
      }
      return [...this.#settleHeader(), ...this.push(row)]
    }
    if (!this.#rows ? this.#seen <= HEADER_WITHIN_ROWS && this.#isHeader(row) : repeatsHeader(row)) {
      this.#band = [row]
      return []
    }
    if (this.#rows) return this.#readRow(this.#filled(this.#corrected(row)), this.#rows)
    this.#title = row
    if (this.#seen <= HEADER_WITHIN_ROWS) this.#early.push(row)
    return this.#seen === HEADER_WITHIN_ROWS ? this.#readWithoutHeader() : []
  }

  finish(): CatalogRecord[] {
    const last = this.#band.length > 0 ? this.#settleHeader() : []
    return this.#rows ? last : [...last, ...this.#readWithoutHeader()]
  }

  #isHeader(row: SheetRow): boolean {
    return startsHeader(row) || holdsCorrected(row, this.#context.corrections)
  }

  /** No header in sight, but a person named the columns by letters: the rows kept so far are goods. */
  #readWithoutHeader(): CatalogRecord[] {
    const found = columnsByLetters(this.#context.corrections, this.#early.splice(0))
    if (!found) return []
    const { file, sheet } = this.#context
    this.#columns = found.columns
    this.readings.push(...columnReadings(found.columns, { file, sheet, line: found.line }))
    const rows = new RowReader(found.columns, this.#context)
    this.#rows = rows
    return [...rows.priceTypesAndWarehouses(), ...found.goods.flatMap((row) => this.#readRow(this.#filled(this.#corrected(row)), rows))]
  }

  #settleHeader(): CatalogRecord[] {
    const { merged, corrections, file, sheet } = this.#context
    const columns = readHeader(this.#band, merged, corrections)
    const top = this.#band[0]?.number ?? 0
    this.#band = []
    if (!isUsableHeader(columns)) return []
    const isRepeat = this.#rows !== null && columns.map(({ label }) => label).join() === this.#columns.map(({ label }) => label).join()
    if (isRepeat) return []
    this.#columns = columns
    this.#takeTitle(top)
    this.readings.push(...columnReadings(columns, { file, sheet, line: top }))
    this.#rows = new RowReader(columns, this.#context)
    return this.#rows.priceTypesAndWarehouses()
  }

  /** A table of sizes is named by the line above its header: «ОСП (OSB-3) плита». */
  #takeTitle(headerTop: number): void {
    const title = this.#title
    this.#title = null
    const [only] = title?.cells ?? []
    if (!title || !only || title.cells.length > 1 || headerTop - title.number > 2) return
    if (!this.#columns.some(({ role }) => role === 'name' || role === 'sku')) this.#trail.add(String(only.value), title.level)
  }

  #readRow(row: SheetRow, rows: RowReader): CatalogRecord[] {
    if (isTotalRow(row) || isNumberingRow(row)) return []
    const heading = rows.headingIn(row)
    if (heading !== null) {
      this.#trail.add(heading, row.level)
      return []
    }
    const isWanted = (record: CatalogRecord): boolean =>
      record.kind === 'rejected' || (record.kind === 'product' && this.#context.keepsCells(record))
    return rows.read(row, this.#trail).map((record) => (isWanted(record) ? { ...record, cells: this.#cellsOf(row) } : record))
  }

  #cellsOf(row: SheetRow): readonly RowCell[] {
    return this.#columns.map(({ column, label }) => {
      const cell = row.cells.find((candidate) => candidate.column === column)
      return { column: columnLetters(column), header: label, value: cell === undefined ? '' : (cell.shown ?? String(cell.value)) }
    })
  }

  /** The row with the cells a person has put right. */
  #corrected(row: SheetRow): SheetRow {
    const { file, sheet, rowCorrections } = this.#context
    const fixed = rowCorrections[`${file}|${sheet ?? ''}|${row.number}`]
    if (fixed === undefined) return row
    const kept = row.cells.filter(({ column }) => fixed[columnLetters(column)] === undefined)
    const columns = this.#columns.filter(({ column }) => fixed[columnLetters(column)] !== undefined)
    return { ...row, cells: [...kept, ...columns.map(({ column }) => ({ column, value: fixed[columnLetters(column)] ?? '' }))] }
  }

  /** A price merged over several rows belongs to each of them. */
  #filled(row: SheetRow): SheetRow {
    const inherited: SheetCell[] = []
    for (const area of this.#tall.get(row.number) ?? []) {
      const own = row.cells.find(({ column }) => column === area.left)
      if (own) this.#fill.set(area, own)
      const above = row.number > area.top ? this.#fill.get(area) : undefined
      const role = this.#columns.find(({ column }) => column === area.left)?.role
      if (above && !own && role !== undefined && role !== 'ignore') inherited.push(above)
    }
    return inherited.length > 0 ? { ...row, cells: [...row.cells, ...inherited] } : row
  }
}

/** Taller merged areas are page furniture, not a price of several rows. */
const TALLEST = 300

function tallAreas(merged: readonly MergedArea[]): Map<number, MergedArea[]> {
  const byRow = new Map<number, MergedArea[]>()
  for (const area of merged) {
    if (area.bottom === area.top || area.bottom - area.top > TALLEST) continue
    for (let row = area.top; row <= area.bottom; row += 1) byRow.set(row, [...(byRow.get(row) ?? []), area])
  }
  return byRow
}

/** «1 2 3 4 5» under a header numbers the columns. */
const isNumberingRow = (row: SheetRow): boolean => row.cells.length > 2 && row.cells.every(({ value }, i) => Number(value) === i + 1)
