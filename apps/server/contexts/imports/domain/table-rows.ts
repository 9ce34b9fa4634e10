import type { SheetCell, SheetRow } from '@skladno/platform/files'
import { columnLetters, normaliseHeader, REQUIRED, roleOfHeader, type TableKind, type TableRole } from './table-columns.ts'

/** Where in the files a row stands. */
export interface RowPlace {
  readonly file: string
  /** null for CSV */
  readonly sheet: string | null
  readonly line: number
}

/** One column and what it was taken for; a person may correct `role` and the file is read again. */
export interface ColumnReading {
  readonly file: string
  readonly sheet: string | null
  /** where the heading stands; 0: there is none */
  readonly line: number
  readonly column: string
  readonly header: string
  /** a role of the file's kind, «ignore» for the rest */
  readonly role: string
}

export interface RowCell {
  readonly column: string
  readonly header: string
  readonly value: string
}

/** A row by what its columns mean; absent and empty cells are ''. */
export interface TableRow {
  readonly place: RowPlace
  readonly cells: readonly RowCell[]
  get(role: TableRole): string
}

/** A row that was not taken: its place, its code with the offending value, and its cells, so that it can be put right on the spot. */
export interface RejectedRow {
  readonly place: RowPlace
  readonly code: string
  readonly value: string
  readonly cells: readonly RowCell[]
}

/** What people corrected: columns by `file|sheet|letters`, header or letters, rows by `file|sheet|line` and column letters. */
export interface Corrections {
  readonly columns: Readonly<Record<string, TableRole>>
  readonly rows: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export const rowKey = ({ file, sheet, line }: RowPlace): string => `${file}|${sheet ?? ''}|${line}`

/** One sheet of a file as rows with numbers. */
export interface RawTable {
  readonly file: string
  readonly sheet: string | null
  readonly rows: readonly SheetRow[]
}

export interface ReadTable {
  readonly columns: readonly ColumnReading[]
  readonly rows: readonly TableRow[]
}

const HEADER_WITHIN_ROWS = 40

interface Column {
  readonly column: number
  readonly header: string
  readonly role: TableRole
}

/** A number is taken as stored («7701234567», a day's number), not as shown («7,70E+09», «11/23/26»), unless it is shown with zeros in front. */
export function shownText(cell: SheetCell): string {
  const text = typeof cell.value === 'number' && !/^0\d+$/.test(cell.shown ?? '') ? String(cell.value) : (cell.shown ?? String(cell.value))
  return text.replace(/\u00a0/g, ' ').trim()
}

type ColumnCorrections = Corrections['columns']

/** What concerns one table: its own columns (`file|sheet|B`) over those of every table by letters or heading. */
function correctionsOf(columns: ColumnCorrections, { file, sheet }: Pick<RawTable, 'file' | 'sheet'>): ColumnCorrections {
  const prefix = `${file}|${sheet ?? ''}|`
  const entries = Object.entries(columns)
  const own = entries.filter(([key]) => key.startsWith(prefix)).map(([key, role]) => [key.slice(prefix.length), role] as const)
  return Object.fromEntries([...entries.filter(([key]) => !/\|[A-Z]{1,3}$/.test(key)), ...own])
}

const correctedRole = (corrections: ColumnCorrections, cell: SheetCell): TableRole | undefined =>
  corrections[columnLetters(cell.column)] ?? corrections[normaliseHeader(shownText(cell))]

/** One column per role: a person's word first, then the first heading that says it. */
function columnsIn(kind: TableKind, row: SheetRow, corrections: ColumnCorrections): readonly Column[] {
  const taken = new Set(row.cells.map((cell) => correctedRole(corrections, cell)))
  return row.cells.map((cell) => {
    const header = shownText(cell)
    const corrected = correctedRole(corrections, cell)
    if (corrected !== undefined) return { column: cell.column, header, role: corrected }
    const guessed = roleOfHeader(kind, header) ?? 'ignore'
    const role = taken.has(guessed) ? 'ignore' : guessed
    taken.add(role)
    return { column: cell.column, header, role }
  })
}

const fits = (kind: TableKind, columns: readonly Column[]): boolean =>
  REQUIRED[kind].every((oneOf) => columns.some(({ role }) => oneOf.includes(role))) && new Set(columns.map(({ role }) => role)).size > 1

/** The kinds whose header this table has, best first: the one that understands more columns. */
export function kindsOf(table: RawTable): readonly TableKind[] {
  const kinds: readonly TableKind[] = ['aliases', 'orders', 'customers']
  const found = kinds.flatMap((kind) => {
    const header = headerOf(kind, table, {})
    return header === null ? [] : [{ kind, known: header.columns.filter(({ role }) => role !== 'ignore').length }]
  })
  return found.sort((a, b) => b.known - a.known).map(({ kind }) => kind)
}

function headerOf(
  kind: TableKind,
  table: RawTable,
  corrections: ColumnCorrections,
): { readonly at: number; readonly columns: readonly Column[] } | null {
  const fitting = table.rows.slice(0, HEADER_WITHIN_ROWS).flatMap((row, at) => {
    const columns = columnsIn(kind, row, corrections)
    return fits(kind, columns) ? [{ at, columns, words: knownWords(kind, row) }] : []
  })
  // Columns named by letters fit any row: the heading is the one with the most words people write above columns.
  const most = Object.keys(corrections).length === 0 ? undefined : Math.max(...fitting.map(({ words }) => words))
  return fitting.find(({ words }) => most === undefined || words === most) ?? null
}

const knownWords = (kind: TableKind, row: SheetRow): number =>
  row.cells.filter((cell) => roleOfHeader(kind, shownText(cell)) !== null).length

/** Rows of a table by the meaning of its columns, or null when no header of that kind is in sight. */
export function readTable(kind: TableKind, table: RawTable, corrections: Corrections): ReadTable | null {
  const header = headerOf(kind, table, correctionsOf(corrections.columns, table))
  if (header === null) return null
  const { file, sheet } = table
  const line = table.rows[header.at]?.number ?? 0
  return {
    columns: header.columns.map(({ column, header: text, role }) => ({
      file,
      sheet,
      line,
      column: columnLetters(column),
      header: text,
      role,
    })),
    rows: table.rows
      .slice(header.at + 1)
      .map((row) => tableRow(row, header.columns, { file, sheet, line: row.number }, corrections))
      .filter((row) => row.cells.some(({ value }) => value !== '')),
  }
}

function tableRow(row: SheetRow, columns: readonly Column[], place: RowPlace, corrections: Corrections): TableRow {
  const fixed = corrections.rows[rowKey(place)] ?? {}
  const byColumn = new Map(row.cells.map((cell) => [cell.column, shownText(cell)]))
  const cells = columns.map(({ column, header }) => {
    const letters = columnLetters(column)
    return { column: letters, header, value: (fixed[letters] ?? byColumn.get(column) ?? '').trim() }
  })
  const values = new Map(columns.map(({ role }, at) => [role, cells[at]?.value ?? '']))
  return { place, cells, get: (role) => values.get(role) ?? '' }
}
