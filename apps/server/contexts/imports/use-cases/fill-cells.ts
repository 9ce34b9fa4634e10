import type { BroughtFile } from '../adapters/read-files.ts'
import { readTables } from '../adapters/read-files.ts'
import type { ImportOutcome } from '../domain/outcome.ts'
import { columnLetters } from '../domain/table-columns.ts'
import { type RawTable, type RejectedRow, rowKey, shownText } from '../domain/table-rows.ts'

/** Larger tables are put right in the file itself. */
const MAX_BYTES = 10_000_000

/** Rows refused after they were read (a price for a unit nobody can convert) get their cells back, so that they too can be put right on the spot. */
export async function fillCells(outcome: ImportOutcome, files: readonly (() => Promise<BroughtFile>)[]): Promise<ImportOutcome> {
  const bare = new Set(outcome.rejected.filter(({ cells }) => cells.length === 0).map(({ place }) => place.file))
  if (bare.size === 0 || outcome.columns.length === 0) return outcome
  const cells = new Map<string, RejectedRow['cells']>()
  for (const open of files) {
    const file = await open()
    if (!bare.has(file.name) || file.bytes.length > MAX_BYTES) continue
    const tables = await readTables(file)
    if (tables.ok) for (const table of tables.value) keepCells(cells, table, outcome)
  }
  const rejected = outcome.rejected.map((row) => (row.cells.length > 0 ? row : { ...row, cells: cells.get(rowKey(row.place)) ?? [] }))
  return { ...outcome, rejected }
}

function keepCells(cells: Map<string, RejectedRow['cells']>, { file, sheet, rows }: RawTable, { columns, rejected }: ImportOutcome): void {
  const own = columns.filter((column) => column.file === file && column.sheet === sheet)
  const wanted = new Set(rejected.flatMap(({ place }) => (place.file === file && place.sheet === sheet ? [place.line] : [])))
  for (const row of rows) {
    if (!wanted.has(row.number)) continue
    const values = new Map(row.cells.map((cell) => [columnLetters(cell.column), shownText(cell)]))
    const shown = own.map(({ column, header }) => ({ column, header, value: values.get(column) ?? '' }))
    cells.set(rowKey({ file, sheet, line: row.number }), shown)
  }
}
