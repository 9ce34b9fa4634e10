import { unitOf } from '../lexicon/units.ts'
import { isSoldOtherwise, type LineResult } from '../line/match-line.ts'
import { readLine } from '../line/query.ts'
import { normalise } from '../text/clean.ts'
import type { MatchedLine } from '../types.ts'
import type { Entry } from './basket.ts'
import type { Span } from './partition.ts'
import { bestCount, type Reading } from './reading.ts'
import type { Chunk } from './rows.ts'

const EACH = /(?:(?:всего|все|всех|кажд\p{L}*|то и другое|оба|обоих)\s)?(?<!\p{L})по\s+(?=[\d\p{L}])/u

/** «всех по 10», «каждого по 5» on its own: a quantity for all lines that have none. */
export function applyToAll(reading: Reading, text: string): boolean {
  const match = EACH.exec(text)
  if (!match) return false
  const before = text.slice(0, match.index).trim()
  const query = readLine(reading.catalog, text.slice(match.index + match[0].length))
  const count = bestCount(query)
  if (!count || query.words.length > 0 || query.numbers.length > 1 || /[\p{L}\d]/u.test(before)) return false
  const waiting = reading.basket.entries.filter((entry) => !entry.hasQuantity)
  if (waiting.length === 0) return false
  for (const entry of waiting) reading.basket.change(entry, { qty: count.token.value, unit: count.token.unit?.code ?? null })
  return true
}

/** «гкл, ротбанд и профиль по 10»: the last quantity is for all of them. */
export function shareQuantity(reading: Reading, chunk: Chunk, first: number): void {
  const entries = reading.basket.entries.slice(first)
  const each = /(?<!\p{L})по\s+(?:\d|\p{L}+\s*(?:шт|$|[,;]|кажд))/u.exec(chunk.text)
  const until = each ? (reading.at[chunk.start + each.index] ?? 0) : -1
  const last = entries.findLast((entry) => entry.hasQuantity && entry.line.span !== null && entry.line.span[0] <= until)
  if (!last) return
  for (const entry of entries.slice(0, entries.indexOf(last)))
    if (!entry.hasQuantity) reading.basket.change(entry, { qty: last.line.qty, unit: last.line.unit })
}

/** «90 кг 1 шт»: one of the two is a size; which one is for a person to say. */
export function isSecondCount(reading: Reading, span: Span): boolean {
  const { query } = span
  const last = reading.basket.last
  const [count] = query.numbers
  if (query.words.length > 0 || query.codes.length > 0 || query.numbers.length !== 1 || count?.token.unit?.role !== 'sale') return false
  if (
    !last?.hasQuantity ||
    last.line.unit === null ||
    last.line.unit === count.token.unit.code ||
    last.line.span === null ||
    span.start - last.line.span[1] > 3
  )
    return false
  const whole = reading.match(readLine(reading.catalog, normalise(reading.source.slice(last.line.span[0], span.start + 60)).slice(0, 200)))
  reading.basket.change(last, {
    decision: last.line.decision === 'accept' ? 'ask' : last.line.decision,
    itemId: null,
    ...(whole.decision === 'unknown' && whole.candidates.length > 0 ? { candidates: offered(whole.candidates) } : {}),
    qty: count.token.value,
    unit: count.token.unit.code,
    why: ['названы два количества, одно из них — размер'],
  })
  return true
}

/** «Ротбанд 35 кг 10 мешков»: no such size, so the sizes there are. */
function offered(candidates: LineResult['candidates']): MatchedLine['candidates'] {
  return candidates.map(({ itemId, p, why }) => ({ itemId, p, why }))
}

/** «10 штук» after a line that had no quantity. */
export function amountAlone(reading: Reading, span: Span, isMore: boolean): void {
  const count = bestCount(span.query)
  if (isMore && count && span.query.numbers.length === 1 && addToLast(reading, count.token.value)) return
  const waiting = reading.basket.last
  const isPointed = reading.basket.hasBase && /(?<!\p{L})(?:их|его|ее|этого|этих)(?!\p{L})/u.test(span.text)
  if (count && waiting && (!waiting.hasQuantity || isPointed) && span.query.words.length === 0 && span.query.numbers.length === 1)
    reading.basket.change(waiting, { qty: count.token.value, unit: count.token.unit?.code ?? null })
  else reading.pushOther(span.start, span.end, 'noise')
}

/** «ещё 5» after a line, or to the only line there is. */
function addToLast(reading: Reading, by: number): boolean {
  const { entries, last } = reading.basket
  const one = last?.hasQuantity ? last : entries.length === 1 ? entries[0] : undefined
  if (!one || one.line.qty === null) return false
  reading.intents.add('edit')
  reading.basket.change(one, { qty: one.line.qty + by, operation: 'set', why: [`добавлено ${by}`] })
  return true
}

/** One line without a quantity among lines with one is a question; a message that names no quantity at all means one of each. */
export function settleQuantities(reading: Reading): void {
  const own = reading.basket.entries.filter((entry) => entry.line.origin === 'message')
  if (!own.some((entry) => entry.hasQuantity) && !reading.basket.hasBase) return
  for (const entry of own)
    if (!entry.hasQuantity && entry.line.decision === 'accept' && entry.line.operation !== 'replace')
      reading.basket.change(entry, { decision: 'ask', itemId: null, why: [...entry.line.why, 'сколько нужно, не сказано'] })
}

const COUNTED = '(?:шт|штук|уп|упак|лист|меш|пач|кор|рул|бан|вед|бал|бут|дана|кап)'
const RANGES: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}\\d.,*/-]|[хx])(\\d{1,5})(?:-|\\.\\.\\.?)(?=(\\d{1,5}) ?${COUNTED}\\p{L}*(?!\\p{L}))`, 'gu'),
  new RegExp(`(?<=${COUNTED}\\p{L}{0,3}\\.?\\s)(\\d{1,5})-(?=(\\d{1,5})(?![\\p{L}\\d.,]))`, 'gu'),
  new RegExp(`(?<!\\p{L})от\\s(\\d{1,5}) ?(?:${COUNTED}\\p{L}*\\s)?до\\s(?=(\\d{1,5}) ?(?:${COUNTED}\\p{L}*|$))`, 'gu'),
  new RegExp(`(?<![\\p{L}\\d.,*/-]|[хx])(\\d{1,5})\\s(?:или|либо)\\s(?=(\\d{1,5}) ?(?:${COUNTED}\\p{L}*|$))`, 'gu'),
]

/** «10-15 мешков», «от 10 до 15», «10 или 12 шт»: only the upper value stays in the text, of the same length. */
export function withoutRanges(text: string): string {
  return RANGES.reduce(
    (rest, range) =>
      rest.replace(range, (match, low: string, high: string) =>
        Number(low) < Number(high) && Number(high) <= Number(low) * 3 ? ' '.repeat(match.length) : match,
      ),
    text,
  )
}

/** A quantity from and to was said here: the line is a question. */
export function isRange(text: string): boolean {
  return withoutRanges(text) !== text
}

/** «(не 01)», «(не 25 кг)»: what is not wanted stands in the name, or nothing in the name tells. */
function isDeniedOf({ catalog }: Reading, { index }: Entry, said: string): boolean {
  const code = /(?<!\p{L})(?:не|без)\s+(\p{L}{1,4}[/-]\d+)/u.exec(normalise(said))?.[1]
  if (code !== undefined && index !== null && normalise(catalog.item(index).name).includes(code)) return true
  const denied = /\(\s*(?:а\s+)?не\s+(\d+(?:[.,]\d+)?)/u.exec(normalise(said))?.[1]
  if (denied === undefined || index === null) return false
  const { numbers, article } = catalog.facts(index)
  return denied.startsWith('0') || article.includes(denied) || numbers.some((number) => number.value === Number(denied.replace(',', '.')))
}

/** Lines whose quantity was said from and to. */
export function askRanges(reading: Reading): void {
  for (const entry of [...reading.basket.entries]) {
    const { span, decision } = entry.line
    const said = span ? reading.source.slice(span[0], span[1]) : ''
    const sold = entry.index === null ? null : (unitOf(reading.catalog.item(entry.index).unit)?.code ?? null)
    if (decision === 'accept' && isSoldOtherwise(entry.line.unit, sold))
      reading.basket.change(entry, { decision: 'ask', itemId: null, p: 0.6, why: [`этот товар так не продаётся: ${entry.line.unit}`] })
    else if (decision === 'accept' && isDeniedOf(reading, entry, said))
      reading.basket.change(entry, { decision: 'ask', itemId: null, p: 0.6, why: ['в скобках сказано, что не то'] })
    else if (decision === 'accept' && !/[\t|]/.test(said) && isRange(normalise(said)))
      reading.basket.change(entry, { decision: 'ask', itemId: null, p: 0.6, why: ['количество названо от и до'] })
  }
}
