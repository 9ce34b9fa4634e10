import { fail, ok, type Result } from '@skladno/kernel'
import {
  CUSTOMER_FILE_LIMITS,
  DelimitedTextReader,
  decodeText,
  detectDelimiter,
  detectEncoding,
  FileError,
  type FileKind,
  isSpreadsheetXml,
  OWN_FILE_LIMITS,
  readSpreadsheet,
  recogniseFile,
} from '@skladno/platform/files'
import { type ImportKind, isTableKind } from '../domain/table-columns.ts'
import { kindsOf, type RawTable } from '../domain/table-rows.ts'

/** A file as it came. */
export interface BroughtFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Largest file a person may upload, and largest set. */
export const MAX_UPLOAD_BYTES = 100_000_000

const TABLE_FILES: readonly FileKind[] = ['zip', 'ole', 'html', 'text']

/** Sheets of a table file, hidden ones left out. Fails with `imports.file-…` for anything else. */
export async function readTables({ name, bytes }: BroughtFile): Promise<Result<readonly RawTable[]>> {
  const kind = recogniseFile(bytes)
  const isTable = TABLE_FILES.includes(kind) || (kind === 'xml' && isSpreadsheetXml(bytes))
  if (!isTable)
    return fail(kind === 'empty' ? 'imports.file-empty' : kind === 'ole-encrypted' ? 'imports.file-encrypted' : 'imports.file-unknown', {
      file: name,
    })
  if (kind === 'text') return ok([{ file: name, sheet: null, rows: rowsOfText(bytes) }])
  try {
    const sheets = await readSpreadsheet(bytes, name, OWN_FILE_LIMITS)
    return ok(sheets.filter(({ isHidden }) => !isHidden).map((sheet) => ({ file: name, sheet: sheet.name, rows: sheet.rows })))
  } catch (cause) {
    if (cause instanceof FileError) return fail(`imports.file-${cause.fault}`, { ...cause.facts, file: name })
    throw cause
  }
}

function rowsOfText(bytes: Uint8Array): RawTable['rows'] {
  const text = decodeText(bytes, detectEncoding(bytes))
  const reader = new DelimitedTextReader(detectDelimiter(text.slice(0, 65_536)))
  return [...reader.push(text), ...reader.finish()]
}

/** A bank's statement: 1CClientBankExchange or camt. */
export function isStatement({ bytes }: BroughtFile): boolean {
  const kind = recogniseFile(bytes)
  if (kind === 'bank-text') return true
  return kind === 'xml' && /camt\.05[234]|BkToCstmrStmt/.test(decodeText(bytes.subarray(0, 8_192)))
}

/** What a file seems to be, by its content: the kind with the better header, a statement, else a catalog (whose reader says what is wrong). */
export async function guessKind(file: BroughtFile): Promise<ImportKind> {
  const kind = recogniseFile(file.bytes)
  if (isStatement(file)) return 'bank'
  // A large table is read by the catalog's streaming reader anyway; people and orders fit into memory.
  const isSmall = file.bytes.length <= (kind === 'text' ? MAX_UPLOAD_BYTES : CUSTOMER_FILE_LIMITS.maxBytes)
  if (!isSmall || kind === 'xml') return 'catalog'
  const tables = await readTables({ ...file, bytes: kind === 'text' ? file.bytes.subarray(0, 65_536) : file.bytes })
  if (!tables.ok) return 'catalog'
  const found = tables.value.flatMap((table) => kindsOf(table).slice(0, 1)).find(isTableKind)
  return found ?? 'catalog'
}
