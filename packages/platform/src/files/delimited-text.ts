import type { SheetRow } from './spreadsheet.ts'

const CANDIDATES = [';', '\t', ',', '|'] as const

/** The separator used most evenly over the first lines, quotes respected. A single column gives a semicolon. */
export function detectDelimiter(sample: string): string {
  const lines = splitSample(sample)
  let best = { delimiter: ';', score: 0 }
  for (const delimiter of CANDIDATES) {
    const counts = lines.map((line) => countOutsideQuotes(line, delimiter))
    const usual = [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0
    const even = counts.filter((count) => count === usual).length / Math.max(counts.length, 1)
    const score = usual === 0 ? Math.max(...counts, 0) * 0.01 : even * 10 + Math.min(usual, 20) * 0.1
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function splitSample(sample: string): string[] {
  const lines: string[] = []
  let start = 0
  let quoted = false
  for (let i = 0; i < sample.length && lines.length < 100; i += 1) {
    const char = sample[i]
    if (char === '"') quoted = !quoted
    else if (!quoted && (char === '\n' || char === '\r')) {
      if (i > start) lines.push(sample.slice(start, i))
      start = i + 1
    }
  }
  if (lines.length === 0 && sample.length > start) lines.push(sample.slice(start))
  return lines
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let count = 0
  let quoted = false
  for (const char of line) {
    if (char === '"') quoted = !quoted
    else if (!quoted && char === delimiter) count += 1
  }
  return count
}

/** A record of at most this many characters; longer ones mean an unclosed quote, which is then read literally. */
const MAX_RECORD = 200_000

/**
 * Streaming reader of separated text (RFC 4180 with the usual sins: quotes inside unquoted fields, mixed line ends, an
 * unclosed quote). Feed text in pieces with {@link push}, then {@link finish}; each returns the complete rows so far.
 * Row numbers are line numbers of the row's first line. Never throws.
 */
export class DelimitedTextReader {
  readonly #delimiter: string
  #rest = ''
  #line = 1

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  push(text: string): SheetRow[] {
    this.#rest += text
    return this.#take(false)
  }

  finish(): SheetRow[] {
    return this.#take(true)
  }

  #take(isLast: boolean): SheetRow[] {
    const rows: SheetRow[] = []
    let at = 0
    while (at < this.#rest.length) {
      const record =
        this.#record(at, isLast, true) ?? (this.#rest.length - at > MAX_RECORD || isLast ? this.#record(at, isLast, false) : null)
      if (!record) break
      const cells = record.fields.flatMap((field, column) => (field.trim() === '' ? [] : [{ column, value: field.trim() }]))
      if (cells.length > 0) rows.push({ number: this.#line, level: 0, cells })
      this.#line += record.lines
      at = record.next
    }
    this.#rest = this.#rest.slice(at)
    return rows
  }

  /** One record from `at`, or null when its end has not arrived (or a quote stays open). */
  #record(at: number, isLast: boolean, withQuotes: boolean): { fields: string[]; next: number; lines: number } | null {
    const text = this.#rest
    const fields: string[] = []
    let lines = 0
    let i = at
    for (;;) {
      const field = withQuotes && text[i] === '"' ? this.#quotedField(i) : { value: '', next: i, lines: 0 }
      if (!field || field.next - at > MAX_RECORD) return null
      let end = field.next
      while (end < text.length && text[end] !== this.#delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
      if (end === text.length && !isLast) return null
      fields.push(field.value + text.slice(field.next, end))
      lines += field.lines
      if (text[end] === this.#delimiter) {
        i = end + 1
        continue
      }
      if (text[end] === '\r' && end + 1 === text.length && !isLast) return null
      const next = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1
      return { fields, next, lines: lines + 1 }
    }
  }

  #quotedField(from: number): { value: string; next: number; lines: number } | null {
    const text = this.#rest
    let value = ''
    let start = from + 1
    for (;;) {
      const quote = text.indexOf('"', start)
      if (quote < 0 || quote - from > MAX_RECORD) return null
      value += text.slice(start, quote)
      if (text[quote + 1] !== '"') return { value, next: quote + 1, lines: value.split('\n').length - 1 }
      value += '"'
      start = quote + 2
    }
  }
}
