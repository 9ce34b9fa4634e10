import { NUMBER_WORDS } from '../../lexicon/numerals.ts'
import { FILLER } from '../../lexicon/words.ts'
import { readLine } from '../../line/query.ts'
import { isNamedBy } from '../doubts.ts'
import { type Aside, CANCEL, findAside, ORDER_VERB } from '../intents.ts'
import { withoutRanges } from '../quantities.ts'
import type { Reading } from '../reading.ts'
import type { Chunk } from '../rows.ts'
import { doubtRelated } from './ask.ts'
import { clausesOf } from './clauses.ts'
import { bestPlan, type Part } from './plan.ts'
import { SIGNS, says, shadowOf, without } from './signs.ts'
import { targetsOf } from './targets.ts'
import { applyTraced } from './trace.ts'

/** «Добавить:», «Убрать:», «Изменить:»: what the lines below do; false when the heading says no such thing. */
export function readEditHeading(reading: Reading, text: string): boolean {
  const word = /^\s*(?:(?:и|надо|нужно|прошу|просьба|теперь|еще)\s+)*(\p{L}+)/u.exec(text)?.[1] ?? ''
  const rest = (text.match(/\p{L}{3,}/gu) ?? []).length
  if (rest > 3) return false
  if (text.search(SIGNS.remove) >= 0) reading.mode = 'remove'
  else if (text.search(SIGNS.add) >= 0 || /^(?:плюс|дополнительно|нов)/.test(word)) reading.mode = 'add'
  else if (text.search(SIGNS.replace) >= 0 || /^(?:измен|исправ|правк|поправ|уточн|корректир|итог|получ|остав)/.test(word))
    reading.mode = null
  else return false
  return true
}

/** Reads one sentence, row or heading of a message that edits a basket. */
export function editBasket(reading: Reading, chunk: Chunk): void {
  if (isCancelled(reading, chunk.text)) {
    reading.intents.add('cancel')
    if (reading.context.cart) reading.basket.keepOnly([])
    reading.pushOther(chunk.start, chunk.end, 'request')
  } else if ((chunk.isHeading || isOpening(reading, chunk)) && readEditHeading(reading, chunk.text)) reading.heading = null
  else if (chunk.isHeading && namesGoods(reading, chunk.text)) reading.heading = readLine(reading.catalog, chunk.text)
  else for (const sentence of sentencesOf(chunk)) readSentence(reading, sentence)
}

function namesGoods(reading: Reading, text: string): boolean {
  return readLine(reading.catalog, text).words.some((term) => term.strength >= 0.7 && !term.isOptional)
}

/** «…а 226Х один. у вас есть гарантия?»: a stop after a word that is no shortening ends a sentence. */
function sentencesOf(chunk: Chunk): Chunk[] {
  if (chunk.isRow) return [chunk]
  const parts: Chunk[] = []
  let from = 0
  for (const match of chunk.text.matchAll(/(\p{L}{2,}|\d)\.\s+(?=\p{L})/gu)) {
    const word = match[1] ?? ''
    if (!/\d/.test(word) && !FILLER.has(word) && !NUMBER_WORDS.has(word)) continue
    const to = match.index + match[0].length
    parts.push({
      ...chunk,
      text: chunk.text.slice(from, to),
      start: chunk.start + from,
      end: chunk.start + to,
      startsLine: from === 0 && chunk.startsLine,
    })
    from = to
  }
  return [...parts, { ...chunk, text: chunk.text.slice(from), start: chunk.start + from, startsLine: from === 0 && chunk.startsLine }]
}

/** «оставь только фанеру, остальное потом»: says once more that the rest goes out. */
const REST_LATER =
  /(?<=(?<!\p{L})(?:только|лишь)(?!\p{L})[^.;\n]*?),?\s*(?:а\s)?остальн\p{L}+\s(?:пока\s)?(?:потом|позже|не надо|не нужно|убер\p{L}+|убира\p{L}+|убрать|отмен\p{L}+|в другой раз)(?!\p{L})/gu

/** «верните двадцать мешков, как было»: of the basket, not of goods delivered. */
const RETURNED = /(?<!\p{L})(?:верн(?:и|ите|уть)|обратно)(?!\p{L})(?!.*(?:деньг|средств|брак|накладн|привез|получ))/gu

const AS_BEFORE = /(?<!\p{L})как (?:и )?был[оаи]?(?!\p{L})/gu

function readSentence(reading: Reading, chunk: Chunk): void {
  const told = [REASON, REMARK, REST_LATER].reduce(without, chunk.text)
  const text = reading.basket.lastTaken === null && /\d/.test(shadowOf(told)) ? [RETURNED, AS_BEFORE].reduce(without, told) : told
  const aside = chunk.isRow ? null : findAside(without(text, LACKING))
  const isQuestion = /\?\s*$/.test(reading.text.slice(chunk.start, chunk.end))
  const isAsked = aside !== null && aside.reach === 'onwards' && isQuestion && !ORDER_VERB.test(text) && !/достав/.test(text)
  const isTakenBack = reading.basket.lastTaken !== null && text.search(SIGNS.restore) >= 0
  if (!aside || isTakenBack || !(isAsked || aside.reach === 'sentence')) {
    readClauses(reading, { ...chunk, text }, aside)
    return
  }
  const part = { text, start: chunk.start, end: chunk.end }
  speakOf(reading, part)
  if (!isQuestion && EDITS.some((sign) => text.search(sign) >= 0)) doubtRelated(reading, part)
  reading.pushOther(chunk.start, chunk.end, aside.kind)
}

/** «углов не хватает, ещё двадцать»: why more is wanted. */
const LACKING = /(?<!\p{L})не хвата[ею]т(?!\p{L})/gu
const EDITS = [SIGNS.remove, SIGNS.replace, SIGNS.instead, SIGNS.more, SIGNS.add]

/** Why something is wanted, which is no complaint here: «а то вчера не хватило». */
const REASON =
  /(?<!\p{L})(?:а то(?!,?\sчто)|потому что|так как|ибо)\s[^,.;\d]*$|(?<!\p{L})(?:вчера\s|в прошлый раз\s)?не хвати(?:ло|т)(?!\p{L})|(?<!\p{L})перепутал\p{L}*/gu
/** A remark in brackets without an amount: «(текут)». */
const REMARK = /\([^()\d]{2,40}\)/gu

/** «отмените заказ», not «удалите грунтовку из заказа». */
function isCancelled(reading: Reading, text: string): boolean {
  return (
    CANCEL.test(text) &&
    readLine(reading.catalog, text.replace(CANCEL, ' ')).words.length === 0 &&
    readLine(reading.catalog, text).words.every((term) => term.isOptional || term.strength < 0.7)
  )
}

/** A verb alone on its line says what the lines below do. */
function isOpening(reading: Reading, chunk: Chunk): boolean {
  const rest = [SIGNS.add, SIGNS.remove, SIGNS.replace, SIGNS.prefer].reduce(without, chunk.text)
  return chunk.startsLine && !says(rest) && says(chunk.text) && /\n\s*\S/.test(reading.text.slice(chunk.end))
}

/** Clause by clause, each an operation with its target and its value. */
function readClauses(reading: Reading, chunk: Chunk, aside: Aside | null): void {
  reading.beginLine(chunk.startsLine)
  const text = withoutRanges(fromKazakh(chunk.text))
  if (chunk.isRow) {
    applyTraced(reading, bestPlan(reading, { text, start: chunk.start, end: chunk.end }))
    return
  }
  for (const part of clausesOf(reading, text, chunk.start)) readClause(reading, part, aside, chunk)
}

/** «патронды алып таста»: the Kazakh ending of what the verb is about; the length of the text stays. */
function fromKazakh(text: string): string {
  if (!/(?<!\p{L})(?:алып|болсын|кылы?п?|косы\p{L}*|керек|дана|таста\p{L}*|ауыстыр\p{L}*|калсын)(?!\p{L})/u.test(text)) return text
  return text.replace(/(?<=\p{L}{3})(?:ды|ди|ты|ти|ны|ни)(?!\p{L})/gu, '  ')
}

function readClause(reading: Reading, said: Part, aside: Aside | null, chunk: Chunk): void {
  const part = reading.mode === 'remove' && says(said.text) ? { ...said, text: `${said.text} убрать` } : said
  const plan = bestPlan(reading, part)
  const own = aside === null || aside.reach === 'onwards' ? null : findAside(part.text)
  const isAfter = aside?.reach === 'onwards' && part.end - chunk.start > aside.at
  const isClear = plan.worth >= 3 && ((plan.kind !== 'line' && plan.kind !== 'keep') || /\d/.test(shadowOf(part.text)))
  const isAsked = isQuestion(reading, chunk) && !(isClear && part.end < chunk.end - 1) && !isRequested(chunk, plan.worth)
  const kind =
    isAfter && !isClear ? aside.kind : own && !isClear ? own.kind : isAsked ? (/есть|бар/.test(chunk.text) ? 'stock' : 'question') : null
  if (kind !== null) {
    speakOf(reading, part)
    reading.pushOther(part.start, part.end, kind)
    return
  }
  applyTraced(reading, plan)
  reading.lastFrame = plan.kind
  if (/[\p{L}\d]/u.test(without(part.text, SIGNS.correct))) reading.isTakingBack = false
}

/** «рис у вас какой? его 15»: what a question is about is what the next words point to. */
function speakOf(reading: Reading, part: Part): void {
  const { entries, query } = targetsOf(reading, part.text)
  const named = entries.length === 1 ? entries : reading.basket.entries.filter((entry) => isNamedBy(reading, entry, query))
  const [entry] = named
  if (entry && named.length === 1) reading.basket.speakOf(entry)
}

function isQuestion(reading: Reading, chunk: Chunk): boolean {
  return /\?\s*$/.test(reading.text.slice(chunk.start, chunk.end)) && !ORDER_VERB.test(chunk.text)
}

/** «можно ещё пару кетчупов?» */
function isRequested(chunk: Chunk, worth: number): boolean {
  return (
    worth >= 3 &&
    (/(?<!\p{L})можно(?!\s+ли)(?!\p{L})/u.test(chunk.text) || chunk.text.search(SIGNS.remove) >= 0 || chunk.text.search(SIGNS.replace) >= 0)
  )
}
