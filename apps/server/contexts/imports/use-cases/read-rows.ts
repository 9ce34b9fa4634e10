import { fail, ok, type Result } from '@skladno/kernel'
import { type BroughtFile, readTables } from '../adapters/read-files.ts'
import type { TableKind } from '../domain/table-columns.ts'
import { type ColumnReading, type Corrections, type ReadTable, readTable, type TableRow } from '../domain/table-rows.ts'

export interface ReadRows {
  readonly columns: readonly ColumnReading[]
  readonly rows: readonly TableRow[]
}

/** Rows of all files of one kind. A file without a header of that kind refuses the whole set. */
export async function readRows(kind: TableKind, files: readonly BroughtFile[], corrections: Corrections): Promise<Result<ReadRows>> {
  const columns: ColumnReading[] = []
  const rows: TableRow[] = []
  for (const file of files) {
    const tables = await readTables(file)
    if (!tables.ok) return tables
    const read = tables.value.map((table) => readTable(kind, table, corrections)).filter((table): table is ReadTable => table !== null)
    if (read.length === 0) return fail('imports.no-header', { file: file.name, kind })
    for (const table of read) {
      columns.push(...table.columns)
      rows.push(...table.rows)
    }
  }
  return ok({ columns, rows })
}
