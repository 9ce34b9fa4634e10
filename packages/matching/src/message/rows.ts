import { NUMBER_WORDS } from '../lexicon/numerals.ts'
import { UNITS } from '../lexicon/units.ts'

/** A part of the message that is one order line or several, or a heading. Offsets are in the normalised text. */
export interface Chunk {
  readonly text: string
  readonly start: number
  readonly end: number
  /** The whole line says what the following lines are about. */
  readonly isHeading: boolean
  /** A cell-separated row: exactly one order line. */
  readonly isRow: boolean
  /** Begins a line of the message (not the second sentence of one). */
  readonly startsLine: boolean
}

/** More lines than this are not read: nobody orders by hand like that, a file comes in through import. */
export const LINE_LIMIT = 600

/** Cuts a message into lines, table rows, sentences and headings. */
export function chunksOf(text: string, isShortened: (word: string) => boolean): Chunk[] {
  const lines: { text: string; start: number }[] = []
  let at = 0
  for (const line of text.split('\n')) {
    if (/[\p{L}\d]/u.test(line) && lines.length < LINE_LIMIT) lines.push({ text: line, start: at })
    at += line.length + 1
  }
  dropRowNumbers(lines)
  const header = lines.findIndex((line) => isTableHeader(line.text))
  const columns = header >= 0 ? columnsOf(lines[header]?.text ?? '') : null
  return lines.flatMap((line, i) => {
    if (i === header) return []
    const row = readRow(line.text, i > header ? columns : null)
    if (row !== null)
      return [{ text: row, start: line.start, end: line.start + line.text.length, isHeading: false, isRow: true, startsLine: true }]
    return sentences(line.text, line.start, isShortened)
  })
}

/** «1 гипсокартон…», «2 профиль…»: numbers that only count the lines are blanked out. */
function dropRowNumbers(lines: { text: string; start: number }[]): void {
  const numbered = lines.map(({ text }) => (/[\t|;]/.test(text) ? null : /^\s*(\d{1,3})\s+(?=\p{L})/u.exec(text)))
  const first = numbered.findIndex((match) => match?.[1] === '1')
  if (first < 0) return
  let count = 0
  while (numbered[first + count]?.[1] === String(count + 1)) count += 1
  if (count < 3 || first + count < lines.length) return
  for (let i = first; i < first + count; i += 1) {
    const line = lines[i]
    const lead = numbered[i]?.[0].length ?? 0
    if (line) lines[i] = { ...line, text: ' '.repeat(lead) + line.text.slice(lead) }
  }
}

const CELLS = /\t+|\s*\|\s*|\s*;\s*|\s{4,}/

function cellsOf(line: string): string[] {
  if (/\t|\|/.test(line)) return line.split(/\t|\|/).map((cell) => cell.trim())
  if (
    (line.match(/;/g) ?? []).length >= 1 &&
    line.split(';').length >= 2 &&
    line
      .split(';')
      .slice(1)
      .every((cell) => /^\s*(?:[\d\s.,]+|\p{L}{1,6}\.?|\s*)$/u.test(cell))
  )
    return line.split(';').map((cell) => cell.trim())
  return line.split(CELLS).map((cell) => cell.trim())
}

function isTableHeader(line: string): boolean {
  return (
    cellsOf(line).length >= 2 &&
    /(?:наимен|назван|товар|номенклатур|позици)\p{L}*/u.test(line) &&
    /(?:кол|шт|ед|артикул|цена|количеств)/.test(line) &&
    !/\d{2,}/.test(line)
  )
}

interface Columns {
  readonly name: number
  readonly quantity: number
  readonly unit: number
  readonly article: number
}

function columnsOf(line: string): Columns {
  const cells = cellsOf(line)
  const find = (pattern: RegExp): number => cells.findIndex((cell) => pattern.test(cell))
  return {
    name: find(/наимен|назван|товар|номенклатур|позици/),
    quantity: find(/^кол|количеств|заказ|^шт/),
    unit: find(/^ед/),
    article: find(/артикул|^арт|^код/),
  }
}

const NUMBER = /^\d{1,3}(?:[\s\u00a0]\d{3})*(?:[.,]\d+)?$|^\d+(?:[.,]\d+)?$/
const COUNT = /^(\d+(?:[.,]\d+)?)\s*(\p{L}{1,9}\.?\d?)?$/u

/** A row of cells as one line «name - quantity unit»; null when the line is no table row. */
function readRow(line: string, columns: Columns | null): string | null {
  const cells = cellsOf(line)
  if (cells.length < 2 || !/\t|\||;|\s{4,}/.test(line.trim())) return null
  if (columns && columns.name >= 0 && columns.quantity >= 0 && cells.length > Math.max(columns.name, columns.quantity)) {
    const article = columns.article >= 0 ? `${cells[columns.article] ?? ''} ` : ''
    return `${article}${cells[columns.name] ?? ''} - ${(cells[columns.quantity] ?? '').replace(/[\s\u00a0](?=\d)/g, '')} ${columns.unit >= 0 ? (cells[columns.unit] ?? '') : ''}`.trim()
  }
  return guessRow(cells)
}

function guessRow(all: readonly string[]): string | null {
  const cells = all.filter((cell) => cell !== '')
  const named = cells.findIndex((cell) => /\p{L}{3,}/u.test(cell) && !UNITS.has(cell.replace(/\.$/, '')))
  const coded = cells.findIndex((cell) => /^[\p{L}\d][\p{L}\d/.-]{4,}$/u.test(cell) && /\d/.test(cell))
  const name = named >= 0 ? named : coded
  if (name < 0 || cells.length < 2) return null
  const before = cells.slice(0, name).filter((cell) => !/^\d{1,3}[.)]?$/.test(cell))
  const after = cells.slice(name + 1)
  const unit = after.find((cell) => UNITS.has(cell.replace(/\.$/, '')) && UNITS.get(cell.replace(/\.$/, ''))?.role !== 'measure') ?? ''
  const counted = after.findIndex(
    (cell) => NUMBER.test(cell) || (COUNT.test(cell) && UNITS.has((COUNT.exec(cell)?.[2] ?? '').replace(/\.$/, ''))),
  )
  const extra = after.filter((cell, i) => i !== counted && cell !== unit && !NUMBER.test(cell))
  if (counted < 0) {
    const lead = before.find((cell) => COUNT.test(cell)) ?? (/^\d+$/.test(cells[0] ?? '') && name === 1 ? cells[0] : undefined)
    return lead === undefined ? null : [...before.filter((cell) => cell !== lead), cells[name], ...extra, '-', lead, unit].join(' ')
  }
  return [
    ...before,
    cells[name],
    ...extra.filter((cell, i) => after.indexOf(cell) < counted || i === 0),
    '-',
    (after[counted] ?? '').replace(/[\s\u00a0](?=\d{3})/g, ''),
    unit,
  ]
    .join(' ')
    .trim()
}

const NUMBERING = /^\s*(?:\d{1,3}\s?[.)](?=\s|\p{L})|[-*+>;]+\s|[-*;]+(?=\p{L}))\s*/u

/** Sentences and numbered items of one line; a heading is a line that ends with a colon, or the words before one. */
function sentences(line: string, start: number, isShortened: (word: string) => boolean): Chunk[] {
  const chunks: Chunk[] = []
  let at = 0
  const push = (from: number, to: number, isHeading: boolean): void => {
    const raw = line.slice(from, to)
    const lead = (NUMBERING.exec(raw)?.[0] ?? '').length
    if (!/[\p{L}\d]/u.test(raw.slice(lead))) return
    chunks.push({
      text: raw.slice(lead),
      start: start + from + lead,
      end: start + to,
      isHeading,
      isRow: false,
      startsLine: chunks.length === 0,
    })
  }
  for (const match of line.matchAll(
    /[!?;]+|(?<!\d)\.{2,}|\.{2,}(?!\d)|(?<=\p{L}{2,}|\d)\.(?=\s+(?:\p{L}{2,}|[иа]\s)|$)|(?<=\p{L})\s?:(?=\s|$)|\s(?=\d{1,2}\)\s?\p{L})/gu,
  )) {
    const to = match.index + match[0].length
    const isColon = match[0].trim() === ':'
    if (match[0] === '.' && (isAbbreviation(line, match.index, isShortened) || /^\s*\d{1,3}$/.test(line.slice(at, match.index)))) continue
    if (isColon && /\d\s*$/.test(line.slice(at, match.index))) continue
    push(at, to, isColon)
    at = to
  }
  push(at, line.length, false)
  return chunks
}

/** «кв. м», «комб. ВР», «г. Алматы»: the stop belongs to the word. */
function isAbbreviation(line: string, at: number, isShortened: (word: string) => boolean): boolean {
  const word = /(\p{L}+)$/u.exec(line.slice(0, at))?.[1] ?? ''
  if (word === '') return /\d$/.test(line.slice(0, at)) && /^\.\s?\d/.test(line.slice(at))
  const before = line.slice(0, at - word.length)
  if (UNITS.has(word) && /(?:^|[\p{L}(])[\s(]*$/u.test(before) && /^\.\s*\p{L}/u.test(line.slice(at)))
    return !NUMBER_WORDS.has(/(\p{L}+)\s*$/u.exec(before)?.[1] ?? '')
  if (UNITS.has(word)) return /^\.\s*(?:м|п|пог)(?!\p{L})/u.test(line.slice(at))
  return (word.length <= 5 || isShortened(word)) && !/^(?:шт|день|утро|есть|надо|все|всё)$/.test(word)
}
