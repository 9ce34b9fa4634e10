import { utils, write } from '@e965/xlsx'

export type TableFormat = 'csv' | 'xlsx'

/** A cell: money as a decimal text with a point (`1234.50`) in `{ decimal }`, so that it stays a number without becoming a float here. */
export type TableCell = string | number | null | { readonly decimal: string }

export interface TableFile {
  readonly bytes: Buffer
  readonly mimeType: string
}

const MIME: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A table as a file that a Russian Excel opens: CSV with semicolons, decimal commas and a byte order mark, or XLSX with real numbers. */
export function tableFile(format: TableFormat, columns: readonly string[], rows: readonly (readonly TableCell[])[]): TableFile {
  const bytes = format === 'csv' ? csv(columns, rows) : xlsx(columns, rows)
  return { bytes, mimeType: MIME[format] }
}

function csv(columns: readonly string[], rows: readonly (readonly TableCell[])[]): Buffer {
  const lines = [columns.map(quoted), ...rows.map((row) => row.map(csvCell))].map((cells) => cells.join(';'))
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`)
}

function csvCell(cell: TableCell): string {
  if (cell === null) return ''
  if (typeof cell === 'object') return cell.decimal.replace('.', ',')
  return typeof cell === 'number' ? String(cell) : quoted(harmless(cell))
}

const quoted = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A name from outside that begins like a formula must not run when the file is opened. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

function xlsx(columns: readonly string[], rows: readonly (readonly TableCell[])[]): Buffer {
  const sheet = utils.aoa_to_sheet([[...columns], ...rows.map((row) => row.map(xlsxCell))])
  sheet['!cols'] = columns.map((name, index) => ({ wch: Math.max(name.length + 2, index === 0 ? 36 : 14) }))
  const book = utils.book_new(sheet, 'Skladno')
  return Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }))
}

const xlsxCell = (cell: TableCell) => {
  if (cell === null) return null
  if (typeof cell === 'object') return { t: 'n' as const, v: Number(cell.decimal), z: '#,##0.00' }
  return typeof cell === 'number' ? cell : { t: 's' as const, v: cell }
}
