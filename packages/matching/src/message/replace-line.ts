import { matchLine } from '../line/match-line.ts'
import { type LineQuery, readLine } from '../line/query.ts'
import { normalise } from '../text/clean.ts'
import { applySpan } from './apply-span.ts'
import type { Entry } from './basket.ts'
import { contextOf } from './context-words.ts'
import { leaveToPerson } from './doubts.ts'
import { operationOf } from './operations.ts'
import { partition } from './partition.ts'
import { bestCount, type Reading } from './reading.ts'
import type { Chunk } from './rows.ts'

/** «X поменяйте на Y», «вместо X Y» and what stands beside it; false when the chunk replaces nothing. */
export function readReplacement(reading: Reading, chunk: Chunk): boolean {
  if (reading.basket.entries.length === 0) return false
  const parts = splitParts(chunk.text)
  if (!parts.some((part) => operationOf(part.text, true).kind === 'replace')) return false
  for (const part of parts) {
    const operation = operationOf(part.text, true)
    const start = chunk.start + part.at
    const end = start + part.text.length
    if (operation.kind === 'replace') replaceLine(reading, operation.what, operation.by, start, end)
    else
      for (const span of partition(reading.catalog, reading.context, part.text, start, (_, query) => reading.soft(query)))
        applySpan(reading, span)
  }
  return true
}

function replaceLine(reading: Reading, what: string, by: string, start: number, end: number): void {
  reading.intents.add('edit')
  const target = readLine(reading.catalog, what)
  const query = readLine(reading.catalog, by)
  const found = what.trim() === '' ? reading.basket.entries.slice(-1) : closest(reading, reading.basket.find(target).entries, query)
  const isBareCount = query.words.length === 0 && query.codes.length === 0 && query.threads === '' && query.numbers.length === 1
  const [entry] = found
  if (!entry || (found.length > 1 && !/(?<!\p{L})вс[её](?!\p{L})/u.test(what))) {
    leaveToPerson(reading, start, end, found)
    return
  }
  const count = bestCount(query)
  for (const one of found) {
    if (isBareCount && count && count.token.unit?.role !== 'measure' && !count.token.isOrdinal) {
      reading.basket.change(one, {
        qty: count.token.value,
        unit: count.token.unit?.code ?? one.line.unit,
        operation: 'set',
        why: ['количество изменено'],
      })
    } else replaceEntry(reading, one, query, by, start, end)
  }
}

/** «H7 осрам вместо филипса»: of several lines, those that share words with the new one. */
function closest(reading: Reading, entries: readonly Entry[], query: LineQuery): readonly Entry[] {
  if (entries.length < 2) return entries
  const shared = entries.map((entry) => {
    const facts = entry.index === null ? null : reading.catalog.facts(entry.index)
    if (!facts) return 0
    return (
      query.words.filter((term) => facts.wordIds.some((id) => (term.matches.get(id)?.strength ?? 0) >= 0.8)).length +
      query.codes.filter((code) => facts.codes.has(code.folded)).length * 2 +
      query.numbers.filter((term) => facts.numbers.some((number) => number.value === term.token.value && number.role === 'size')).length
    )
  })
  const most = Math.max(...shared)
  return most > 0 ? entries.filter((_, i) => shared[i] === most) : entries
}

/** Another product in the place of this line: what is not said stays as it was. */
function replaceEntry(reading: Reading, entry: Entry, query: LineQuery, by: string, start: number, end: number): void {
  const named = entry.index === null ? null : readLine(reading.catalog, normalise(reading.catalog.item(entry.index).name))
  const soft = contextOf(null, named, { ...query, numbers: [] })
  const result = matchLine(reading.catalog, query, reading.context, { soft, keepsSizes: true })
  const line = reading.toLine({ text: by, start, end, query, result }, result)
  if (entry.line.itemId !== null && entry.line.qty !== null && entry.line.origin !== 'message')
    reading.basket.removed.push({ itemId: entry.line.itemId, qty: entry.line.qty, unit: entry.line.unit })
  reading.basket.change(
    entry,
    {
      ...line,
      qty: result.hasQuantity ? result.qty : entry.line.qty,
      unit: result.hasQuantity ? result.unit : entry.line.unit,
      operation: 'replace',
    },
    result.index,
  )
}

function splitParts(text: string): { text: string; at: number }[] {
  const parts: { text: string; at: number }[] = []
  let at = 0
  for (const piece of text.split(/(,(?!\d)|;|\s(?:а|и)\s(?=(?:\p{L}+\s){0,3}(?:помен|замен|вместо|убер|добав)))/u)) {
    if (/[\p{L}\d]{1,}/u.test(piece) && !/^[,;]$|^\s(?:а|и)\s$/.test(piece)) parts.push({ text: piece, at })
    at += piece.length
  }
  return parts
}
