import type { MergedArea, SheetRow } from '@skladno/platform/files'
import type { ColumnReading, ColumnRole } from './catalog-file-set.ts'
import { columnLetters, isGenericPriceWord, isPriceKind, normaliseHeader, roleOfHeader } from './column-roles.ts'
import { parsePriceText } from './price-text.ts'

/** One useful column of a table. */
export interface TableColumn {
  /** the role is a person's word, not a guess */
  readonly isCorrected?: boolean
  readonly column: number
  readonly role: ColumnRole
  /** the words above it, top to bottom, without empty talk */
  readonly label: string
}

/** Corrections by a person: header text or column letters → role. */
export type ColumnCorrections = Readonly<Record<string, ColumnRole>>

const textOf = (value: string | number | boolean): string => String(value)

const isData = (value: string | number | boolean): boolean => typeof value !== 'string' || parsePriceText(value).amount !== null

/** A row that names columns: two different roles at least, and nothing that reads as a number. */
export function startsHeader(row: SheetRow): boolean {
  if (row.cells.some(({ value }) => isData(value))) return false
  const roles = new Set(row.cells.map(({ value }) => roleOfHeader(textOf(value))).filter((role) => role !== null))
  return (
    roles.size >= 2 &&
    (roles.has('name') || roles.has('sku') || roles.has('size') || roles.has('code') || (roles.has('price') && roles.has('stock')))
  )
}

/** A row holding a header a person has corrected is the header, whatever its other words. */
export const holdsCorrected = (row: SheetRow, corrections: ColumnCorrections): boolean =>
  row.cells.some(({ value }) => typeof value === 'string' && corrections[normaliseHeader(value)] !== undefined)

/**
 * Columns of a table without a header anybody understood, named by their letters: the rows of goods begin with the first number in a
 * column of numbers, the row above them holds the headings. Null when the letters do not say what goods are called.
 */
export function columnsByLetters(
  corrections: ColumnCorrections,
  rows: readonly SheetRow[],
): { readonly columns: TableColumn[]; readonly line: number; readonly goods: readonly SheetRow[] } | null {
  const named = Object.entries(corrections).flatMap(([key, role]) =>
    /^[A-Z]{1,3}$/.test(key) ? [{ column: columnNumber(key), role, letters: key }] : [],
  )
  if (!isUsableHeader(named)) return null
  const numeric = named.filter(({ role }) => role === 'price' || role === 'stock').map(({ column }) => column)
  const first = rows.findIndex((row) => row.cells.some(({ column, value }) => numeric.includes(column) && isData(value)))
  const start = Math.max(0, first)
  const head = rows[start - 1]
  const columns = named.map(({ column, role, letters }): TableColumn => {
    const text = head?.cells.find((cell) => cell.column === column)
    const unnamed = role === 'price' ? `${DEFAULT_PRICE} ${letters}` : letters
    return { column, role, label: text === undefined ? unnamed : textOf(text.value), isCorrected: true }
  })
  return { columns, line: head?.number ?? 0, goods: rows.slice(start) }
}

const DEFAULT_PRICE = 'Цена'
const columnNumber = (letters: string): number => Array.from(letters).reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** As {@link startsHeader}, for rows among the data: strict, because a product may be called «Складной стул». */
export const repeatsHeader = (row: SheetRow): boolean => {
  const short = row.cells.filter(({ value }) => textOf(value).length <= 25 && roleOfHeader(textOf(value)) !== null)
  const roles = new Set(short.map(({ value }) => roleOfHeader(textOf(value))))
  return startsHeader(row) && short.length * 2 > row.cells.length && (roles.has('price') || roles.has('stock') || roles.has('unit'))
}

/** Whether a row right under the header still belongs to it: sub-titles of prices and stock, units of measure. */
export function continuesHeader(band: readonly SheetRow[], row: SheetRow, merged: readonly MergedArea[]): boolean {
  const last = band.at(-1)
  if (!last || row.number > last.number + 2 || band.length >= 5 || row.cells.some(({ value }) => isData(value))) return false
  const roles = row.cells.map(({ value }) => roleOfHeader(textOf(value)))
  if (row.cells.length > 1 && roles.some((role) => role !== null)) return true
  return row.cells.every(({ column }) => ['price', 'stock'].includes(bandRole(band, column, merged) ?? ''))
}

const labelsAt = (band: readonly SheetRow[], column: number, merged: readonly MergedArea[]): string[] =>
  band.flatMap((row) => {
    const own = row.cells.find((cell) => cell.column === column)
    const area = own ? undefined : merged.find((m) => m.top === row.number && m.left < column && column <= m.right)
    const cell = own ?? (area && row.cells.find(({ column: at }) => at === area.left))
    return cell ? [textOf(cell.value)] : []
  })

function bandRole(band: readonly SheetRow[], column: number, merged: readonly MergedArea[]): ColumnRole | null {
  const roles = labelsAt(band, column, merged).map(roleOfHeader)
  return roles.findLast((role) => role !== null) ?? null
}

/** Understands the columns from a header of one to five rows; the lowest word that means something decides. */
export function readHeader(band: readonly SheetRow[], merged: readonly MergedArea[], corrections: ColumnCorrections): TableColumn[] {
  const occupied = [...new Set(band.flatMap((row) => row.cells.map(({ column }) => column)))].sort((a, b) => a - b)
  const found = occupied.map((column) => {
    const labels = [...new Set(labelsAt(band, column, merged))]
    const corrected =
      corrections[columnLetters(column)] ?? labels.map((label) => corrections[normaliseHeader(label)]).find((role) => role !== undefined)
    return { column, role: corrected ?? guessRole(labels), label: usefulLabel(labels), labels, isCorrected: corrected !== undefined }
  })
  const hasNames = found.some(({ role }) => role === 'name' || role === 'sku')
  return settleRivals(
    found.map((column) => asVariant(column, hasNames)),
    Object.keys(corrections).length > 0,
  )
}

function guessRole(labels: readonly string[]): ColumnRole {
  const roles = labels.map(roleOfHeader)
  const role = roles.findLast((r) => r !== null) ?? 'ignore'
  return role === 'vat' && roles.includes('price') ? 'price' : role
}

/** «сорт Экстра» under a common «Цена за м²», in a table of sizes without names, is another product and not another price. */
function variantLabel(labels: readonly string[]): string {
  const own = labels.filter((label) => roleOfHeader(label) === null)
  return own.some((label) => !isPriceKind(label)) ? own.join(' ') : ''
}

function asVariant(column: TableColumn & { readonly labels: readonly string[] }, hasNames: boolean): TableColumn {
  const { labels, ...plain } = column
  const own = column.role === 'price' && !hasNames && labels.length > 1 ? variantLabel(labels) : ''
  return own === '' ? plain : { ...plain, role: 'variant-price', label: own }
}

function usefulLabel(labels: readonly string[]): string {
  const useful = labels.filter((label) => !isGenericPriceWord(label))
  return (useful.length > 0 ? useful : labels.slice(0, 1)).join(' ').replace(/\s+/g, ' ').trim()
}

const SINGLE: readonly ColumnRole[] = ['sku', 'code', 'name', 'unit', 'pack', 'step', 'minimum', 'barcode', 'vat', 'brand']
const NAME_RANK = [/наименован|^name/u, /номенклатур/u, /назван|^title/u, /товар|продук/u]

/** One column per role; of two names the better word wins, of the rest the first. */
function settleRivals(columns: readonly TableColumn[], isCorrected: boolean): TableColumn[] {
  const best = new Map<ColumnRole, TableColumn>()
  for (const column of columns) {
    const rival = best.get(column.role)
    if (!rival || beats(column, rival)) best.set(column.role, column)
  }
  const settled = columns.map((c) => (SINGLE.includes(c.role) && best.get(c.role) !== c ? { ...c, role: 'ignore' as const } : c))
  // «Упаковка» beside «Наименование» may be the only quantity word; «Кол-во» beside an «Остаток» is the customer's order.
  const hasRest = settled.some((c) => c.role === 'stock' && /остат|налич|склад|stock|доступ|свобод/u.test(normaliseHeader(c.label)))
  if (!hasRest || isCorrected) return settled
  return settled.map((c) =>
    c.role === 'stock' && /^(кол-?во|количество|qty|quantity)/u.test(normaliseHeader(c.label)) ? { ...c, role: 'ignore' as const } : c,
  )
}

/** A person's word beats a guess; of two names the better heading wins. */
function beats(column: TableColumn, rival: TableColumn): boolean {
  if (column.isCorrected !== rival.isCorrected) return column.isCorrected === true
  return column.role === 'name' && nameRank(column.label) < nameRank(rival.label)
}

const nameRank = (label: string): number => {
  const rank = NAME_RANK.findIndex((pattern) => pattern.test(normaliseHeader(label)))
  return rank < 0 ? NAME_RANK.length : rank
}

/** Enough to read products: something to call them by. */
export const isUsableHeader = (columns: readonly Pick<TableColumn, 'role'>[]): boolean =>
  columns.some(({ role }) => role === 'name' || role === 'size' || role === 'sku' || role === 'code')

export const columnReadings = (columns: readonly TableColumn[], at: Pick<ColumnReading, 'file' | 'sheet' | 'line'>): ColumnReading[] =>
  columns.map(({ column, role, label }) => ({ ...at, column: columnLetters(column), header: label, role }))
