import { fail, ok, type Result } from '@skladno/kernel'
import {
  CUSTOMER_FILE_LIMITS,
  DelimitedTextReader,
  decodeText,
  detectDelimiter,
  FileError,
  type FileFault,
  isSpreadsheetXml,
  readSpreadsheet,
  recogniseFile,
  type SpreadsheetLimits,
} from '@skladno/platform/files'
import type { IntakeRefusal, OrderFile } from './order-file.ts'
import { linesOfSheet } from './rows-to-lines.ts'

/** For plain lists: a separator that no text holds, so that a row is a line. */
const NO_DELIMITER = '\u0000'
/** An order longer than this is somebody's whole price list. */
const MAX_LINES = 3000

const REFUSALS: Readonly<Record<FileFault, IntakeRefusal>> = {
  empty: 'intake.file-empty',
  'too-large': 'intake.file-too-large',
  encrypted: 'intake.file-encrypted',
  bomb: 'intake.file-bomb',
  broken: 'intake.file-broken',
  'cut-off': 'intake.file-cut-off',
  unsupported: 'intake.file-not-a-table',
  'too-many-cells': 'intake.file-too-many-cells',
  timeout: 'intake.file-timeout',
  'not-found': 'intake.file-broken',
}

/**
 * Reads a spreadsheet a customer sent (XLSX, XLS, ODS, CSV, plain text list) into lines for recognition, each with the cells it
 * came from. The kind is taken from the bytes; the name and the MIME type only tell a CSV from plain text. Never throws on any
 * bytes: what cannot be read fails with an {@link IntakeRefusal} and its facts.
 */
export async function readOrderFile(
  bytes: Uint8Array,
  fileName: string,
  mimeType: string,
  limits: SpreadsheetLimits = CUSTOMER_FILE_LIMITS,
): Promise<Result<OrderFile>> {
  if (bytes.length > limits.maxBytes)
    return fail('intake.file-too-large', { file: fileName, bytes: bytes.length, maxBytes: limits.maxBytes })
  const kind = recogniseFile(bytes)
  if (kind === 'empty') return fail('intake.file-empty', { file: fileName })
  const isTable =
    kind === 'zip' || kind === 'ole' || kind === 'ole-encrypted' || kind === 'html' || (kind === 'xml' && isSpreadsheetXml(bytes))
  if (kind !== 'text' && !isTable) return fail('intake.file-not-a-table', { file: fileName, kind })
  try {
    const file = isTable
      ? await linesOfWorkbook(bytes, fileName, limits)
      : linesOfText(bytes, /csv/i.test(mimeType) || /\.csv$/i.test(fileName))
    if (file.lines.length === 0) return fail('intake.file-no-lines', { file: fileName })
    return file.lines.length > MAX_LINES
      ? fail('intake.file-too-many-lines', { file: fileName, lines: file.lines.length, maxLines: MAX_LINES })
      : ok(file)
  } catch (cause) {
    if (!(cause instanceof FileError)) throw cause
    return fail(REFUSALS[cause.fault], { ...cause.facts, file: fileName })
  }
}

async function linesOfWorkbook(bytes: Uint8Array, fileName: string, limits: SpreadsheetLimits): Promise<OrderFile> {
  const sheets = await readSpreadsheet(bytes, fileName, limits)
  const parts = sheets.filter(({ isHidden }) => !isHidden).map(linesOfSheet)
  return {
    lines: parts.flatMap(({ lines }) => lines),
    notes: parts.flatMap(({ notes }) => notes),
    rowsWithoutQuantity: parts.reduce((sum, { rowsWithoutQuantity }) => sum + rowsWithoutQuantity, 0),
  }
}

function linesOfText(bytes: Uint8Array, isCsv: boolean): OrderFile {
  const text = decodeText(bytes)
  const detected = detectDelimiter(text.slice(0, 65_536))
  // In a plain list a comma is part of the goods: «ГКЛ 9,5 — 10 шт».
  const reader = new DelimitedTextReader(isCsv || detected === '\t' ? detected : NO_DELIMITER)
  return linesOfSheet({ name: null, rows: [...reader.push(text), ...reader.finish()] })
}
