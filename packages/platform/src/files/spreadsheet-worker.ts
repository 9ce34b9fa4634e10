// Runs in a worker thread: parses one workbook and posts its rows. Started by spreadsheet.ts only.
import { parentPort, workerData } from 'node:worker_threads'
import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx'
import type { MergedArea, Sheet, SheetCell, SheetRow } from './spreadsheet.ts'

interface Task {
  readonly bytes: Uint8Array
  readonly maxCells: number
  /** 0: all of them */
  readonly firstRows: number
}

class TooManyCells extends Error {}

function sheetsOf(book: WorkBook, maxCells: number): Sheet[] {
  let left = maxCells
  const repair = needsPageRepair(book) ? repairCyrillic : (text: string) => text
  return book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name]
    if (!sheet) return []
    const rows = rowsOf(sheet, repair, () => {
      left -= 1
      if (left < 0) throw new TooManyCells()
    })
    return [{ name: repair(name), isHidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0, rows, merged: mergedOf(sheet) }]
  })
}

/** Walks only the cells that exist: a sheet may claim the range A1:XFD1048576 with three cells in it. */
function rowsOf(sheet: WorkSheet, repair: (text: string) => string, count: () => void): SheetRow[] {
  const table: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? []
  const rows: SheetRow[] = []
  table.forEach((line, r) => {
    const cells: SheetCell[] = []
    line?.forEach((cell, column) => {
      const read = cell && cellOf(cell, column, repair)
      if (!read) return
      count()
      cells.push(read)
    })
    if (cells.length > 0) rows.push({ number: r + 1, level: sheet['!rows']?.[r]?.level ?? 0, cells })
  })
  return rows
}

function cellOf(cell: CellObject, column: number, repair: (text: string) => string): SheetCell | null {
  if (cell.t === 'z' || cell.t === 'e' || cell.v === undefined || cell.v === null) return null
  const value = cell.v instanceof Date ? (cell.w ?? cell.v.toISOString().slice(0, 10)) : cell.v
  if (typeof value === 'string') {
    const text = repair(value)
      .replace(/_x000D_/g, '')
      .trim()
    return text === '' ? null : { column, value: text }
  }
  const shown = cell.w?.trim()
  return shown === undefined || shown === String(value) ? { column, value } : { column, value, shown: repair(shown) }
}

const mergedOf = (sheet: WorkSheet): MergedArea[] =>
  (sheet['!merges'] ?? []).slice(0, 20_000).map(({ s, e }) => ({ top: s.r + 1, bottom: e.r + 1, left: s.c, right: e.c }))

/** Old workbooks (BIFF 5) often name a western code page for Russian text: «Íàèìåíîâàíèå» is cp1251 read as latin. */
function needsPageRepair(book: WorkBook): boolean {
  let western = 0
  for (const name of book.SheetNames) {
    const table: readonly (readonly (CellObject | undefined)[] | undefined)[] = book.Sheets[name]?.['!data'] ?? []
    for (const line of table.slice(0, 200)) {
      for (const cell of line ?? []) {
        if (typeof cell?.v !== 'string') continue
        if (/[\u0400-\u04FF]/.test(cell.v)) return false
        western += cell.v.match(/[\u00C0-\u00FF]{3}/g)?.length ?? 0
      }
    }
  }
  return western > 2
}

const cp1251 = new TextDecoder('windows-1251')
// The 0x80-0x9F part of windows-1252, for programs that decoded with it instead of latin-1.
const CP1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

function repairCyrillic(text: string): string {
  const bytes = Uint8Array.from(text, (char) => {
    const high = CP1252_HIGH.indexOf(char)
    return high >= 0 ? 0x80 + high : char.charCodeAt(0)
  })
  return Array.from(text).some((char) => char.charCodeAt(0) > 0xff && !CP1252_HIGH.includes(char)) ? text : cp1251.decode(bytes)
}

function faultOf(cause: unknown): { fault: string; detail: string } {
  const detail = cause instanceof Error ? cause.message : String(cause)
  if (cause instanceof TooManyCells) return { fault: 'too-many-cells', detail: '' }
  if (/password|encrypt/i.test(detail)) return { fault: 'encrypted', detail }
  return { fault: 'broken', detail: detail.slice(0, 200) }
}

const task: Task = workerData
try {
  const book = read(task.bytes, {
    type: 'buffer',
    dense: true,
    raw: true,
    cellFormula: false,
    cellHTML: false,
    cellStyles: true,
    cellNF: false,
    sheetRows: task.firstRows,
  })
  parentPort?.postMessage({ sheets: sheetsOf(book, task.maxCells) })
} catch (cause) {
  parentPort?.postMessage(faultOf(cause))
}
