import { Worker } from 'node:worker_threads'
import { sourceOfBytes } from './byte-source.ts'
import { FILE_FAULTS, FileError, type FileFault } from './file-error.ts'
import { recogniseFile } from './file-kind.ts'
import { decodeText } from './text-encoding.ts'
import { listZipEntries, unpackEntry, type ZipLimits } from './zip-archive.ts'

/** One cell: column (0 = A), its value, and the text shown on the screen when that differs from the value. */
export interface SheetCell {
  readonly column: number
  readonly value: string | number | boolean
  readonly shown?: string
}

/** One non-empty row: its number as in the program (1 = first) and its outline level (0 = none). */
export interface SheetRow {
  readonly number: number
  readonly level: number
  readonly cells: readonly SheetCell[]
}

/** A merged area, 0-based inclusive columns, 1-based inclusive rows. */
export interface MergedArea {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  readonly rows: readonly SheetRow[]
  readonly merged: readonly MergedArea[]
}

export interface SpreadsheetLimits {
  readonly maxBytes: number
  readonly maxCells: number
  readonly timeoutMs: number
  readonly maxMemoryMb: number
  /** Only the first rows of each sheet are wanted. */
  readonly firstRows?: number
  readonly zip: ZipLimits
}

const ZIP_LIMITS: ZipLimits = { maxEntries: 2000, maxUnpackedBytes: 600_000_000, maxRatio: 150 }

/** A file a colleague uploads: a whole price list or a register. */
export const OWN_FILE_LIMITS: SpreadsheetLimits = {
  maxBytes: 100_000_000,
  maxCells: 3_000_000,
  timeoutMs: 120_000,
  maxMemoryMb: 2048,
  zip: ZIP_LIMITS,
}

/** A file a stranger sends into a chat: an order is a few hundred rows. */
export const CUSTOMER_FILE_LIMITS: SpreadsheetLimits = {
  maxBytes: 10_000_000,
  maxCells: 200_000,
  timeoutMs: 15_000,
  maxMemoryMb: 384,
  zip: { maxEntries: 500, maxUnpackedBytes: 120_000_000, maxRatio: 150 },
}

/**
 * Reads XLSX, XLSB, ODS, XLS (BIFF 2-8), HTML tables and XML spreadsheets in a worker thread with its own memory and time.
 * Throws {@link FileError}: empty, too-large, encrypted, bomb, broken, cut-off, unsupported, too-many-cells, timeout.
 */
export async function readSpreadsheet(bytes: Uint8Array, name: string, limits: SpreadsheetLimits): Promise<readonly Sheet[]> {
  if (bytes.length > limits.maxBytes) throw new FileError('too-large', { file: name, bytes: bytes.length, maxBytes: limits.maxBytes })
  const kind = recogniseFile(bytes)
  if (kind === 'empty') throw new FileError('empty', { file: name })
  if (kind === 'ole-encrypted') throw new FileError('encrypted', { file: name })
  if (kind === 'zip') await guardPackage(bytes, name, limits)
  else if (kind === 'xml' && !isSpreadsheetXml(bytes)) throw new FileError('unsupported', { file: name, kind })
  else if (kind !== 'ole' && kind !== 'html' && kind !== 'xml') throw new FileError('unsupported', { file: name, kind })
  return parseInWorker(bytes, name, limits)
}

/** The Excel 2003 XML format; any other XML is not a table. */
export const isSpreadsheetXml = (bytes: Uint8Array): boolean =>
  decodeText(bytes.subarray(0, 4096)).includes('urn:schemas-microsoft-com:office:spreadsheet')

/** Unpacks every part once before the parser does, so that a lying directory is caught while nothing is kept in memory. */
async function guardPackage(bytes: Uint8Array, name: string, limits: SpreadsheetLimits): Promise<void> {
  const source = sourceOfBytes(bytes, name)
  const entries = await listZipEntries(source, limits.zip)
  if (!entries.some(({ name: part }) => /^xl\/workbook|^content\.xml$/i.test(part.replaceAll('\\', '/'))))
    throw new FileError('unsupported', { file: name, kind: entries.some(({ name: part }) => part.startsWith('word/')) ? 'word' : 'zip' })
  for (const entry of entries) for await (const chunk of unpackEntry(source, entry)) void chunk
}

type WorkerAnswer = { readonly sheets: readonly Sheet[] } | { readonly fault: string; readonly detail: string }

function parseInWorker(bytes: Uint8Array, name: string, limits: SpreadsheetLimits): Promise<readonly Sheet[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./spreadsheet-worker.ts', import.meta.url), {
      workerData: { bytes, maxCells: limits.maxCells, firstRows: limits.firstRows ?? 0 },
      resourceLimits: { maxOldGenerationSizeMb: limits.maxMemoryMb },
      stderr: true,
    })
    const timer = setTimeout(
      () => settle(() => reject(new FileError('timeout', { file: name, seconds: limits.timeoutMs / 1000 }))),
      limits.timeoutMs,
    )
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      finish()
      void worker.terminate()
    }
    worker.once('message', (answer: WorkerAnswer) =>
      settle(() => ('sheets' in answer ? resolve(answer.sheets) : reject(faultOf(answer, name, limits)))),
    )
    worker.once('error', (cause: Error & { code?: string }) =>
      settle(() => reject(new FileError(cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-many-cells' : 'broken', { file: name }))),
    )
    worker.once('exit', () => settle(() => reject(new FileError('broken', { file: name }))))
  })
}

function faultOf(answer: { readonly fault: string; readonly detail: string }, name: string, limits: SpreadsheetLimits): FileError {
  const fault: FileFault = FILE_FAULTS.find((known) => known === answer.fault) ?? 'broken'
  return new FileError(fault, { file: name, detail: answer.detail, maxCells: limits.maxCells })
}
