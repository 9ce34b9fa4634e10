import type { SheetCell, SheetRow } from '@skladno/platform/files'
import { isFurniture, type OrderColumns, orderColumnsIn } from './order-columns.ts'
import type { OrderFile, OrderFileLine } from './order-file.ts'

interface NamedSheet {
  readonly name: string | null
  readonly rows: readonly SheetRow[]
}

const HEADER_WITHIN_ROWS = 60

/** Turns the rows of one sheet into order lines: by its header when there is one, else row by row as typed. */
export function linesOfSheet(sheet: NamedSheet): OrderFile {
  const at = sheet.rows.slice(0, HEADER_WITHIN_ROWS).findIndex((row) => orderColumnsIn(row) !== null)
  const header = sheet.rows[at]
  const columns = header && orderColumnsIn(header)
  if (!columns) return asTyped(sheet)
  return byColumns(sheet.name, sheet.rows.slice(at + 1), columns)
}

function byColumns(sheet: string | null, rows: readonly SheetRow[], columns: OrderColumns): OrderFile {
  const goods: { row: SheetRow; quantity: string }[] = []
  const notes: OrderFileLine[] = []
  for (const row of rows) {
    const first = cellText(row.cells[0])
    if (isFurniture(first) || orderColumnsIn(row) !== null || isNumbering(row)) continue
    const subject = textAt(row, columns.name) || textAt(row, columns.article)
    const quantity = quantityAt(row, columns)
    if (subject === '' || (quantity === '' && row.cells.length === 1 && isHeading(subject))) noteOf(sheet, row, notes)
    else goods.push({ row, quantity })
  }
  const filled = goods.filter(({ quantity }) => quantity !== '')
  // A price list sent back has quantities in a few rows; an order has them in most, and a missing one must be asked about.
  const isPriceList = columns.quantity !== null && filled.length > 0 && filled.length * 2 < goods.length
  const chosen = isPriceList ? filled : goods
  return {
    lines: chosen.map(({ row, quantity }) => lineOf(sheet, row, columns, quantity)),
    notes,
    rowsWithoutQuantity: goods.length - chosen.length,
  }
}

function lineOf(sheet: string | null, row: SheetRow, columns: OrderColumns, quantity: string): OrderFileLine {
  const parts = [textAt(row, columns.article), textAt(row, columns.name), quantity].filter((part) => part !== '')
  const used = [columns.article, columns.name, columns.quantity, columns.unit]
  const cells = row.cells.filter(({ column }) => used.includes(column)).map(({ column }) => addressOf(column, row.number))
  return { text: parts.join('\t'), evidence: { sheet, row: row.number, cells } }
}

/** «200 шт»; '' when the cell is empty or zero. */
function quantityAt(row: SheetRow, columns: OrderColumns): string {
  const written = textAt(row, columns.quantity)
  if (written === '' || /^[0\s.,-]*$/.test(written)) return ''
  const unit = textAt(row, columns.unit) || columns.quantityUnit || ''
  return unit === '' || /\p{L}/u.test(written) ? written : `${written} ${unit}`
}

function asTyped(sheet: NamedSheet): OrderFile {
  const numbered = hasRowNumbers(sheet.rows)
  const lines = sheet.rows.flatMap((row) => {
    const cells = numbered ? row.cells.slice(1) : row.cells
    const text = cells.map(cellText).join('\t')
    if (text === '' || isFurniture(text)) return []
    return [{ text, evidence: { sheet: sheet.name, row: row.number, cells: cells.map(({ column }) => addressOf(column, row.number)) } }]
  })
  return { lines, notes: [], rowsWithoutQuantity: 0 }
}

/** A first column 1, 2, 3… is a numbering and must not be read as quantities. */
function hasRowNumbers(rows: readonly SheetRow[]): boolean {
  const numbered = rows.filter(({ cells }) => cells.length > 1 && cells[0]?.column === rows[0]?.cells[0]?.column)
  return numbered.length > 2 && numbered.every(({ cells }, i) => cellText(cells[0]).replace(/[.)]$/, '') === String(i + 1))
}

/** «Крепёж:» or «КРЕПЁЖ»; anything else alone in a row may be goods without a quantity, and is better asked about. */
const isHeading = (text: string): boolean => /:$/.test(text) || (/\p{L}{3}/u.test(text) && text === text.toUpperCase() && !/\d/.test(text))

const isNumbering = (row: SheetRow): boolean => row.cells.length > 2 && row.cells.every(({ value }, i) => Number(value) === i + 1)

function noteOf(sheet: string | null, row: SheetRow, notes: OrderFileLine[]): void {
  const text = row.cells.map(cellText).join(' ').trim()
  if (text === '' || isFurniture(text) || !/\p{L}/u.test(text)) return
  notes.push({ text, evidence: { sheet, row: row.number, cells: row.cells.map(({ column }) => addressOf(column, row.number)) } })
}

const textAt = (row: SheetRow, column: number | null): string =>
  column === null ? '' : cellText(row.cells.find((cell) => cell.column === column))

/** As the customer sees it, but numbers without thousands separators: «1 200» must stay one number. */
function cellText(cell: SheetCell | undefined): string {
  if (!cell) return ''
  if (typeof cell.value !== 'number') return String(cell.value).replace(/\s+/g, ' ').trim()
  const keepsZeros = cell.shown !== undefined && /^0\d+$/.test(cell.shown)
  return keepsZeros ? (cell.shown ?? '') : String(Number(cell.value.toPrecision(12))).replace('.', ',')
}

function addressOf(column: number, row: number): string {
  const letters = (n: number): string =>
    n < 26 ? String.fromCharCode(65 + n) : letters(Math.floor(n / 26) - 1) + String.fromCharCode(65 + (n % 26))
  return `${letters(column)}${row}`
}
