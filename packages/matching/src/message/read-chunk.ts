import { findExactName } from '../line/exact-name.ts'
import { matchLine } from '../line/match-line.ts'
import { readLine } from '../line/query.ts'
import type { MatchedLine } from '../types.ts'
import { applySpan } from './apply-span.ts'
import { editBasket } from './edit/edit-basket.ts'
import { editCuts, editSpans, lineSpans } from './edit-clauses.ts'
import { type Aside, CANCEL, findAside, ORDER_VERB } from './intents.ts'
import { lastWord } from './operations.ts'
import type { Span } from './partition.ts'
import { applyToAll, shareQuantity, withoutRanges } from './quantities.ts'
import { bestCount, type Reading } from './reading.ts'
import { readReplacement } from './replace-chunk.ts'
import type { Chunk } from './rows.ts'

/** A question mark, or the words a question begins with where a recogniser of speech writes no marks. */
const ASKS = /\?\s*$|^[\s,]*(?:э\s+|ну\s+|а\s+|алло\s+|здравствуйте\s+)*(?:подскажите|скажите)(?!\p{L})/u

/** Reads one sentence, row or heading of the message into the basket. */
export function readChunk(reading: Reading, chunk: Chunk, chunks: readonly Chunk[], i: number): void {
  const original = reading.text.slice(chunk.start, chunk.end)
  if (reading.basket.hasBase) {
    editBasket(reading, chunk)
    return
  }
  if (CANCEL.test(chunk.text)) {
    reading.intents.add('cancel')
    if (reading.context.cart) reading.basket.keepOnly([])
    reading.pushOther(chunk.start, chunk.end, 'request')
    return
  }
  if (readExact(reading, chunk)) return
  if (chunk.isHeading) {
    readHeading(reading, chunk)
    return
  }
  const aside = chunk.isRow ? null : findAside(original)
  const isAsked =
    aside !== null && aside.reach === 'onwards' && ASKS.test(original) && !ORDER_VERB.test(original) && !/достав/.test(original)
  if (aside && (aside.reach === 'sentence' || isAsked)) {
    reading.pushOther(chunk.start, chunk.end, aside.kind)
    return
  }
  const edited = readReplacement(reading, chunk)
  if (edited) return
  reading.beginLine(chunk.startsLine)
  const text = withoutRanges(lastWord(chunk.text))
  if (applyToAll(reading, text)) return
  const spans = chunk.isRow ? [rowSpan(reading, chunk)] : spansOf(reading, text, chunk.start)
  if (isHeadingLine(reading, chunk, chunks, i, spans)) {
    readHeading(reading, chunk)
    return
  }
  const first = reading.basket.entries.length
  for (const span of spans) readSpan(reading, span, aside, chunk)
  shareQuantity(reading, chunk, first)
}

function spansOf(reading: Reading, text: string, start: number): Span[] {
  if (reading.basket.hasBase) return editSpans(reading, text, start)
  const cuts = /(?<!\p{L})не (?:над|нуж|бер)/u.test(text) ? editCuts(text) : []
  const spans: Span[] = []
  let at = 0
  for (const cut of [...cuts, text.length]) {
    const part = text.slice(at, cut)
    if (/[\p{L}\d]/u.test(part)) spans.push(...lineSpans(reading, part, start + at))
    at = cut
  }
  return spans
}

/** A pasted catalog name needs no interpretation. */
function readExact(reading: Reading, chunk: Chunk): boolean {
  if (reading.basket.hasBase) return false
  const exact = findExactName(reading.catalog, chunk.isRow ? chunk.text : reading.text.slice(chunk.start, chunk.end))
  if (!exact) return false
  const item = reading.catalog.item(exact.index)
  const line: MatchedLine = {
    text: reading.textOf(chunk.start, chunk.end),
    span: reading.spanOf(chunk.start, chunk.end),
    decision: 'accept',
    itemId: item.id,
    qty: exact.qty,
    unit: exact.unit,
    p: 0.999,
    candidates: [{ itemId: item.id, p: 0.999, why: ['название совпало полностью'] }],
    why: ['название совпало полностью', ...(exact.hasQuantity ? [] : ['количество не названо, принято 1'])],
    origin: 'message',
  }
  const query = readLine(reading.catalog, chunk.text)
  reading.basket.add({ line, index: exact.index, query, hasQuantity: exact.hasQuantity })
  reading.previous = query
  reading.intents.add('order')
  return true
}

function rowSpan(reading: Reading, chunk: Chunk): Span {
  const query = readLine(reading.catalog, chunk.text)
  return {
    text: chunk.text,
    start: chunk.start,
    end: chunk.end,
    query,
    result: matchLine(reading.catalog, query, reading.context, { soft: reading.soft(query) }),
  }
}

function readHeading(reading: Reading, chunk: Chunk): void {
  const query = readLine(reading.catalog, chunk.text)
  const count = bestCount(query)
  if (/^\s*(?:все(?:го|х)?\s)?по\s/.test(chunk.text) && count && query.words.length === 0) {
    reading.amountForAll = { qty: count.token.value, unit: count.token.unit?.code ?? null }
    reading.pushOther(chunk.start, chunk.end, 'noise')
    return
  }
  if (/^\s*(?:исправлени|поправк|правк|уточнени|корректировк)/.test(chunk.text)) {
    reading.isCorrecting = true
    return
  }
  const says = query.words.some((term) => term.strength >= 0.7) || query.codes.length > 0
  reading.heading = says ? query : null
  reading.lineBefore = null
  reading.noteMaterial(query)
  reading.previous = null
  reading.pushOther(chunk.start, chunk.end, 'noise')
}

/** A line without a quantity above lines with quantities says what they are about. */
function isHeadingLine(reading: Reading, chunk: Chunk, chunks: readonly Chunk[], i: number, spans: readonly Span[]): boolean {
  const naming = spans.filter(({ query }) => query.words.some((term) => term.strength >= 0.7) || query.codes.length > 0)
  const [span] = naming
  const next = chunks[i + 1]
  if (!span || naming.length !== 1 || !chunk.startsLine || chunk.isRow || !next?.startsLine) return false
  if (isCounted(span) || span.result.decision === 'accept' || span.query.words.length === 0 || reading.basket.hasBase) return false
  return chunks.slice(i + 1).filter((other) => /\d/.test(other.text)).length * 2 > chunks.length - i - 1
}

/** «Водосток 90 графит» names a size: a bare number with a word after it counts nothing. */
function isCounted({ query, result }: Span): boolean {
  const token = result.reading?.term?.token
  if (!result.hasQuantity || token === undefined || token.unit !== null || (result.reading?.evidence ?? 0) > 2) return result.hasQuantity
  return query.tokens.at(-1)?.kind !== 'word' || query.words.every((term) => term.start < token.start)
}

function readSpan(reading: Reading, span: Span, aside: Aside | null, chunk: Chunk): void {
  const isAside = aside !== null && (aside.reach === 'onwards' ? span.end - chunk.start > aside.at : false)
  const own = aside?.reach === 'part' ? findAside(span.text) : null
  if (isAside && !isClearOrder(span)) {
    reading.pushOther(span.start, span.end, aside.kind)
    return
  }
  if (own && !(span.result.hasQuantity && span.result.coverage > 0.6)) {
    reading.pushOther(span.start, span.end, own.kind)
    return
  }
  if (own?.kind === 'invoice') reading.intents.add('invoice')
  if (
    /\?\s*$/.test(reading.text.slice(chunk.start, chunk.end)) &&
    !ORDER_VERB.test(chunk.text) &&
    !isClearOrder(span) &&
    !isRequested(chunk.text, span)
  ) {
    reading.pushOther(span.start, span.end, /есть|бар/.test(chunk.text) ? 'stock' : 'question')
    return
  }
  applySpan(reading, span)
}

/** «можно ещё пару кетчупов?» */
function isRequested(text: string, span: Span): boolean {
  const { hasQuantity, coverage, missing } = span.inBasket ?? span.result
  return /(?<!\p{L})можно(?!\s+ли)(?!\p{L})/u.test(text) && hasQuantity && coverage >= 0.75 && missing.length === 0
}

/** All words found, a quantity in a unit of sale: an order even beside a word that usually asks something. */
function isClearOrder(span: Span): boolean {
  return (
    span.result.hasQuantity &&
    span.result.missing.length === 0 &&
    span.result.coverage >= 0.75 &&
    span.result.decision !== 'unknown' &&
    span.query.numbers.some((term) => term.token.unit?.role === 'sale')
  )
}
