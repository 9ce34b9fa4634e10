import type { ImportKind } from './table-columns.ts'
import type { ColumnReading, Corrections } from './table-rows.ts'

/** A file of an import; of the command line it is not kept, so it has no id. */
export interface ImportedFile {
  readonly fileId: string | null
  readonly name: string
  readonly sizeBytes: number | null
  /** Of its bytes; absent on the command line. */
  readonly sha256?: string
}

/** What people chose for a set. */
export interface ImportOptions {
  /** `file|sheet|letters`, header or column letters → role; of any kind of file. */
  readonly columns?: Readonly<Record<string, string>>
  readonly rows?: Corrections['rows']
  readonly isPart?: boolean
  readonly isConfirmed?: boolean
  /** Where a column of prices goes that names no price type: its id, or its name at the command line. */
  readonly priceTypeId?: string
  /** Whose reading of the same headings was taken over. */
  readonly remembered?: { readonly by: string; readonly at: string }
}

/** A row of a file as people see it, long texts cut. */
export interface PreviewRow {
  readonly line: number
  readonly cells: readonly { readonly column: string; readonly value: string }[]
}

/** The first rows of a table. */
export interface PreviewTable {
  readonly file: string
  readonly sheet: string | null
  readonly rows: readonly PreviewRow[]
}

/** Rows of goods a preview shows below the headings. */
const SHOWN_ROWS = 6
/** A letterhead may stand above headings nobody understood. */
const SHOWN_WITHOUT_HEADINGS = 20

/** Of each table the row of headings and the rows under it; from the top where no headings were understood. */
export function aroundHeadings(tables: readonly PreviewTable[], columns: readonly ColumnReading[]): readonly PreviewTable[] {
  return tables.map((table) => {
    const heading = columns.find(({ file, sheet }) => file === table.file && sheet === table.sheet)?.line ?? 0
    const rows = heading === 0 ? table.rows.slice(0, SHOWN_WITHOUT_HEADINGS) : table.rows.filter(({ line }) => line >= heading)
    return { ...table, rows: heading === 0 ? rows : rows.slice(0, SHOWN_ROWS + 1) }
  })
}

export interface Preview {
  readonly tables: readonly PreviewTable[]
  /** The files look like another kind. */
  readonly suggestedKind: ImportKind | null
}

/** JSON columns of an import's record are trusted: use-cases/file-import.ts alone writes them. */
export const optionsOf = (row: { readonly options: unknown }): ImportOptions => row.options as ImportOptions
export const previewOf = (row: { readonly preview: unknown }): Preview =>
  (row.preview as Preview | null) ?? { tables: [], suggestedKind: null }
export const filesOf = (row: { readonly files: unknown }): readonly ImportedFile[] => row.files as readonly ImportedFile[]
