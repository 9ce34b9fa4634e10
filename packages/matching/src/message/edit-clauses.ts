import { NUMBER_WORDS } from '../lexicon/numerals.ts'
import { FILLER } from '../lexicon/words.ts'
import type { LineContext, LineQuery } from '../line/query.ts'
import { readLine } from '../line/query.ts'
import { tokenise } from '../text/tokens.ts'
import { operationOf, REMOVE_VERB } from './operations.ts'
import { partition, type Span } from './partition.ts'
import type { Reading } from './reading.ts'

const STARTS =
  /(?<=[\p{L}\d.)])\s+(?:и|но|а|только|также)?\s*(?=(?:без|кроме|добав\p{L}*(?!\s+(?:до|еще)?\s*\d)|докин\p{L}*(?!\s+\d)|вместо)\s+[\p{L}\d]|(?:плюс|минус)\s+\p{L}{3})/gu
const TAKE_OUT =
  /(?<!\p{L})(?:не надо|не нужн[оаы]|не нужен|не берем|не беру|убрать|убер\p{L}*|убира\p{L}*|удал\p{L}*|вычерк\p{L}*|исключ\p{L}*)[\s.,]\s*(?=\p{L})(?!полностью|совсем|вообще|целиком|пока|тоже|пожалуйста|из заказа)/gu
const REMOVED = new RegExp(`(?<!\\p{L})(?:${REMOVE_VERB})(?!\\p{L})`, 'u')
const LEFT_ALONE = /(?<!\p{L})(?:остав(?:ь|ьте|им|ляем)|не меня\p{L}+|не трога\p{L}+|без изменений)(?!\p{L})/u
/** A correction begins: it is never a part of the line before. */
const CORRECTION =
  /(?<=[\p{L}\d.,)])\s+(?=(?:а\s+)?(?:ой|нет|погоди|погодите|подожди|вернее|точнее|поправка|стоп|тьфу|упс|пардон|извините|ошибся|ошиблась|сорри)(?!\p{L})(?!\s*$))/gu
/** Talk about a line that is no part of its name. */
const TALK = /(?<!\p{L})(?:хватит|достаточно|можно|получается|оказалось|другой|другую|другое|другие)(?!\p{L})/gu
const CLAUSE_END = /[,;]|(?<!\p{L})(?:и|а|но)(?!\p{L})/u

/** Where an edit begins or has ended, so that the parts can be read apart: «гкл уберите | профиля 5», «профиля 5 | убери гкл». */
export function editCuts(text: string): number[] {
  const cuts = new Set<number>()
  for (const match of text.matchAll(STARTS)) cuts.add(match.index + match[0].length)
  for (const match of text.matchAll(TAKE_OUT)) {
    const before = text.slice(0, match.index).split(CLAUSE_END).at(-1) ?? ''
    if (namesSomething(before)) cuts.add(endsCounted(before) ? match.index : match.index + match[0].length)
  }
  return [...cuts].filter((at) => at > 0 && at < text.length).sort((a, b) => a - b)
}

function endsCounted(text: string): boolean {
  const last = /(\p{L}+)\s*$/u.exec(text)?.[1] ?? ''
  return /\d\s*\p{L}{0,6}\.?\s*$/u.test(text) || NUMBER_WORDS.get(last)?.isOrdinal === false
}

function namesSomething(text: string): boolean {
  return (text.match(/[\p{L}\d]{2,}/gu) ?? []).some((word) => !FILLER.has(word))
}

/** The parts of a message that edits a basket: a clause with an operation of its own stays whole, lines of goods are cut as always. */
export function editSpans(reading: Reading, said: string, offset: number): Span[] {
  const text = said.replace(TALK, (match) => ' '.repeat(match.length)).replace(/(?<=столько же\s*),(?=\s*(?:сколько|как))/gu, ' ')
  const spans: Span[] = []
  let pending = 0
  const flush = (to: number): void => {
    const part = text.slice(pending, to)
    if (/[\p{L}\d]/u.test(part)) spans.push(...lineSpans(reading, part, offset + pending))
  }
  for (const { start, end } of clausesOf(reading, text)) {
    const part = text.slice(start, end)
    const { kind } = operationOf(part, true)
    if (kind === 'replace' || kind === 'correct' || (kind === 'line' && !LEFT_ALONE.test(part) && !/место(?!\p{L})/u.test(part))) continue
    flush(start)
    if (kind === 'remove' && isVerbLast(part)) takeOutBefore(reading, spans, text.slice(0, start))
    pending = end
    const query = readLine(reading.catalog, part)
    spans.push({ text: part, start: offset + start, end: offset + end, query, result: reading.match(query) })
  }
  flush(text.length)
  return spans
}

/** «кетчуп убираем»: what goes out stands before the verb. */
function isVerbLast(part: string): boolean {
  const match = REMOVED.exec(part)
  return match !== null && namesSomething(part.slice(0, match.index)) && !namesSomething(part.slice(match.index + match[0].length))
}

/** The lines right before, named without a quantity, go out by the same verb. */
function takeOutBefore(reading: Reading, spans: Span[], before: string): void {
  if (!/(?:^|[\p{L}\d]),?\s*(?:и\s*)?$/u.test(before)) return
  for (let i = spans.length - 1; i >= 0; i -= 1) {
    const span = spans[i]
    if (!span || span.inBasket === undefined || span.inBasket.hasQuantity || operationOf(span.text, true).kind !== 'line') return
    if (reading.basket.find(span.query).entries.length !== 1) return
    spans[i] = { ...span, isTakenOut: true }
  }
}

/** «… шесть ой восемь | коробка распределительная»: a corrected quantity ends where other goods are named. */
function endOfCorrection(reading: Reading, text: string, from: number): number | null {
  const said = text.slice(from, from + LONGEST_CORRECTION)
  const tokens = tokenise(said)
  const at = tokens.findIndex((token) => token.kind !== 'mark' && !(token.kind === 'word' && isCorrecting(token.text)))
  const [count, next] = [tokens[at], tokens[at + 1]]
  if (at < 1 || count?.kind !== 'number' || count.tuple >= 0 || count.isOrdinal || next?.kind !== 'word') return null
  return readLine(reading.catalog, said.slice(count.end)).hasHead ? from + count.end : null
}

/** Nobody takes back more in one sentence. */
const MOST_CORRECTIONS = 8
/** Characters in which a correction and the next goods have been named. */
const LONGEST_CORRECTION = 90

const isCorrecting = (word: string): boolean =>
  FILLER.has(word) ||
  /^(?:ой|нет|погоди|погодите|подожди|вернее|точнее|поправка|стоп|тьфу|упс|пардон|извините|ошибся|ошиблась|сорри|лучше)$/.test(word)

/** A stretch without operations of its own, cut into lines. */
export function lineSpans(reading: Reading, text: string, offset: number): Span[] {
  const soft = (before: LineQuery | null, query: LineQuery): LineContext | null => reading.soft(query, before)
  const starts = [...text.matchAll(CORRECTION)].map((match) => match.index + match[0].length).filter((at) => at > 0)
  const ends = (starts.length > MOST_CORRECTIONS ? [] : starts).map((at) => endOfCorrection(reading, text, at)).filter((at) => at !== null)
  const edges = [...new Set([0, ...starts, ...ends, text.length])].sort((a, b) => a - b)
  return edges.slice(0, -1).flatMap((start, i) => {
    const part = text.slice(start, edges[i + 1])
    return /[\p{L}\d]/u.test(part)
      ? partition(reading.catalog, reading.context, part, offset + start, soft, reading.basket.indexes, reading.isListed)
      : []
  })
}

/** «гкл семьдесят | саморезы не надо»: a line that ended with its quantity stands before the goods that go out. */
function runOnCuts(reading: Reading, text: string): number[] {
  const verb = REMOVED.exec(text) ?? LEFT_ALONE.exec(text)
  if (!verb) return []
  const before = text.slice(0, verb.index)
  const tokens = tokenise(before)
  const counts = tokens.filter((token) => token.kind === 'number' && token.tuple < 0 && !token.isOrdinal && Number.isInteger(token.value))
  return counts
    .map((token) => token.end)
    .filter((at) => /^\s+\p{L}/u.test(before.slice(at)) && readLine(reading.catalog, before.slice(at)).hasHead)
}

function clausesOf(reading: Reading, text: string): { start: number; end: number }[] {
  const cuts = new Set<number>(editCuts(text))
  for (const match of text.matchAll(/,(?!\d)\s*|;\s*|\s(?=(?:и|а|но)\s)/gu)) cuts.add(match.index + match[0].length)
  for (const at of runOnCuts(reading, text)) cuts.add(at)
  const edges = [0, ...[...cuts].sort((a, b) => a - b), text.length]
  return edges
    .slice(0, -1)
    .map((start, i) => ({ start, end: edges[i + 1] ?? text.length }))
    .filter(({ start, end }) => /[\p{L}\d]/u.test(text.slice(start, end)))
}
