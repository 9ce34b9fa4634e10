import { readLine } from '../line/query.ts'
import { applySpan } from './apply-span.ts'
import { editSpans } from './edit-clauses.ts'
import { lastWord, type Operation, operationOf } from './operations.ts'
import type { Reading } from './reading.ts'
import { replaceLine } from './replace-line.ts'
import type { Chunk } from './rows.ts'

/** «X поменяйте на Y», «вместо X Y» and what stands beside it; false when the chunk replaces nothing. */
export function readReplacement(reading: Reading, chunk: Chunk): boolean {
  if (reading.basket.entries.length === 0) return false
  const parts = splitParts(reading, lastWord(chunk.text))
  if (!parts.some((part) => operationOf(part.text, true).kind === 'replace')) return false
  let isReplacing = false
  for (const part of parts) {
    const said = operationOf(part.text, true)
    const operation: Operation =
      isReplacing && said.kind === 'line' && /\sна\s/.test(part.text) ? operationOf(`поменяйте ${part.text}`, true) : said
    isReplacing = operation.kind === 'replace'
    const start = chunk.start + part.at
    const end = start + part.text.length
    if (operation.kind === 'replace') replaceLine(reading, operation, start, end)
    else for (const span of editSpans(reading, part.text, start)) applySpan(reading, span)
  }
  return true
}

const WRONG_ATTRIBUTE = /(?<!\p{L})не\s+(?!над|нуж|буд|бер|хоч|меня|трог)[\p{L}\d][^,]{0,30}$/u

/** The parts between commas; «не шестёрка, десятка» is one. */
function splitParts(reading: Reading, text: string): { text: string; at: number }[] {
  const parts: { text: string; at: number }[] = []
  let at = 0
  for (const piece of text.split(/(,(?!\d)|;|\s(?:а|и)\s(?=(?:\p{L}+\s){0,3}(?:помен|замен|вместо|убер|добав)|[^,;]{2,40}\sна\s))/u)) {
    const last = parts.at(-1)
    if (
      last &&
      piece.trim() !== ',' &&
      WRONG_ATTRIBUTE.test(last.text) &&
      (/^\s*а\s/.test(piece) ||
        /(?<!\p{L})не\s+(?:пойд|подойд|подход|устраив|годит)\p{L}*\s*$/u.test(last.text) ||
        !readLine(reading.catalog, piece).hasHead)
    )
      parts[parts.length - 1] = { text: text.slice(last.at, at + piece.length), at: last.at }
    else if (/[\p{L}\d]{1,}/u.test(piece) && !/^[,;]$|^\s(?:а|и)\s$/.test(piece)) parts.push({ text: piece, at })
    at += piece.length
  }
  return parts
}
