import {
  DelimitedTextReader,
  decodeText,
  detectDelimiter,
  detectEncoding,
  FileError,
  isSpreadsheetXml,
  OWN_FILE_LIMITS,
  readSpreadsheet,
  recogniseFile,
  type SheetRow,
} from '@skladno/platform/files'
import type { PreviewRow, PreviewTable } from '../domain/import-record.ts'
import { columnLetters } from '../domain/table-columns.ts'
import type { BroughtFile } from './read-files.ts'

/** A heading may stand below a letterhead. */
const FIRST_ROWS = 60
const MAX_COLUMNS = 40
const LONGEST_TEXT = 60
const HEAD_BYTES = 65_536

/** The first rows of every visible table of a file; none of a file that is no table or cannot be read: its reader says why. */
export async function readPreview({ name, bytes }: BroughtFile): Promise<readonly PreviewTable[]> {
  const kind = recogniseFile(bytes)
  if (kind === 'text') return [{ file: name, sheet: null, rows: textRows(bytes).map(previewRow) }]
  if (kind === 'xml' && !isSpreadsheetXml(bytes)) return []
  try {
    const sheets = await readSpreadsheet(bytes, name, { ...OWN_FILE_LIMITS, firstRows: FIRST_ROWS })
    return sheets
      .filter(({ isHidden, rows }) => !isHidden && rows.length > 0)
      .map((sheet) => ({ file: name, sheet: sheet.name, rows: sheet.rows.slice(0, FIRST_ROWS).map(previewRow) }))
  } catch (cause) {
    if (cause instanceof FileError) return []
    throw cause
  }
}

function textRows(bytes: Uint8Array): readonly SheetRow[] {
  const text = decodeText(bytes.subarray(0, HEAD_BYTES), detectEncoding(bytes))
  const reader = new DelimitedTextReader(detectDelimiter(text))
  const rows = reader.push(text)
  return (bytes.length > HEAD_BYTES ? rows : [...rows, ...reader.finish()]).slice(0, FIRST_ROWS)
}

const previewRow = (row: SheetRow): PreviewRow => ({
  line: row.number,
  cells: row.cells
    .filter(({ column }) => column < MAX_COLUMNS)
    .map(({ column, value, shown }) => ({ column: columnLetters(column), value: (shown ?? String(value)).trim().slice(0, LONGEST_TEXT) })),
})
