import type { Corrections } from './table-rows.ts'

/** A file of an import; of the command line it is not kept, so it has no id. */
export interface ImportedFile {
  readonly fileId: string | null
  readonly name: string
  readonly sizeBytes: number | null
}

/** What people chose for a set. */
export interface ImportOptions {
  /** Header or column letters → role; of any kind of file. */
  readonly columns?: Readonly<Record<string, string>>
  readonly rows?: Corrections['rows']
  readonly isPart?: boolean
  readonly isConfirmed?: boolean
}

/** JSON columns of an import's record are trusted: use-cases/file-import.ts alone writes them. */
export const optionsOf = (row: { readonly options: unknown }): ImportOptions => row.options as ImportOptions
export const filesOf = (row: { readonly files: unknown }): readonly ImportedFile[] => row.files as readonly ImportedFile[]
