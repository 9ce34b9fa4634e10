import type { ImportTable } from '@skladno/contracts'
import type { PreviewTable } from '../domain/import-record.ts'
import type { ColumnReading } from '../domain/table-rows.ts'

/** A table as people look at it: columns with what they are taken for, and the first rows of goods. */
export function tableView(table: PreviewTable, readings: readonly ColumnReading[], labelOf: (role: string) => string): ImportTable {
  const { file, sheet, rows } = table
  const own = readings.filter((reading) => reading.file === file && reading.sheet === sheet)
  const read = new Map(own.map((reading) => [reading.column, reading]))
  const line = own[0]?.line ?? 0
  const heading = rows.find((row) => row.line === line)
  const letters = lettersOf(rows, own)
  return {
    file,
    sheet,
    headingLine: line === 0 ? null : line,
    columns: letters.map((column) => {
      const role = read.get(column)?.role ?? 'ignore'
      const header = read.get(column)?.header ?? heading?.cells.find((cell) => cell.column === column)?.value ?? ''
      return { key: `${file}|${sheet ?? ''}|${column}`, column, header, role, label: labelOf(role) }
    }),
    rows: rows
      .filter((row) => row.line > line)
      .map((row) => ({ line: row.line, cells: letters.map((column) => row.cells.find((cell) => cell.column === column)?.value ?? '') })),
  }
}

/** Every column that holds anything, left to right. */
function lettersOf(rows: PreviewTable['rows'], readings: readonly ColumnReading[]): readonly string[] {
  const found = new Set([...readings.map(({ column }) => column), ...rows.flatMap(({ cells }) => cells.map(({ column }) => column))])
  return [...found].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
}
