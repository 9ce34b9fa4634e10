import { utils, write } from '@e965/xlsx'
import { TEMPLATES, type TemplateKind } from '../domain/templates.ts'

/** The template as CSV that spreadsheets open as it is: byte order mark, semicolons, quotes where needed. */
export function templateCsv(kind: TemplateKind): string {
  const quoted = (cell: string): string => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const { columns, examples } = TEMPLATES[kind]
  return `\uFEFF${[columns, ...examples].map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`
}

const NARROWEST = 10

/** The template as a workbook: texts stay texts, so that articles, phones and ИНН keep their zeros; columns are as wide as their longest text. */
export function templateXlsx(kind: TemplateKind): Uint8Array {
  const { columns, examples } = TEMPLATES[kind]
  const rows = [columns, ...examples]
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]))
  sheet['!cols'] = columns.map((_, at) => ({ wch: Math.max(NARROWEST, ...rows.map((row) => (row[at] ?? '').length + 2)) }))
  sheet['!autofilter'] = { ref: sheet['!ref'] ?? 'A1' }
  const book = utils.book_new(sheet, 'Skladno')
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }))
}
