import { readLine } from '../../line/query.ts'
import { type Aside, CANCEL, findAside, ORDER_VERB } from '../intents.ts'
import { withoutRanges } from '../quantities.ts'
import type { Reading } from '../reading.ts'
import type { Chunk } from '../rows.ts'
import { clausesOf } from './clauses.ts'
import { bestPlan, type Part } from './plan.ts'
import { SIGNS, says, shadowOf, without } from './signs.ts'

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
  const original = reading.text.slice(chunk.start, chunk.end)
  if (isCancelled(reading, chunk.text)) {
    reading.intents.add('cancel')
    if (reading.context.cart) reading.basket.keepOnly([])
    reading.pushOther(chunk.start, chunk.end, 'request')
    return
  }
  if (chunk.isHeading && readEditHeading(reading, chunk.text)) return
  const aside = chunk.isRow ? null : findAside(original)
  const isAsked =
    aside !== null && aside.reach === 'onwards' && /\?\s*$/.test(original) && !ORDER_VERB.test(original) && !/достав/.test(original)
  if (aside && (aside.reach === 'sentence' || isAsked)) reading.pushOther(chunk.start, chunk.end, aside.kind)
  else readClauses(reading, chunk, aside)
}

/** «отмените заказ», not «удалите грунтовку из заказа». */
function isCancelled(reading: Reading, text: string): boolean {
  return (
    CANCEL.test(text) &&
    readLine(reading.catalog, text.replace(CANCEL, ' ')).words.length === 0 &&
    readLine(reading.catalog, text).words.every((term) => term.isOptional || term.strength < 0.7)
  )
}

/** Clause by clause, each an operation with its target and its value. */
function readClauses(reading: Reading, chunk: Chunk, aside: Aside | null): void {
  reading.beginLine(chunk.startsLine)
  const text = withoutRanges(chunk.text)
  if (chunk.isRow) {
    bestPlan(reading, { text, start: chunk.start, end: chunk.end }).apply()
    return
  }
  for (const part of clausesOf(reading, text, chunk.start)) readClause(reading, part, aside, chunk)
}

function readClause(reading: Reading, said: Part, aside: Aside | null, chunk: Chunk): void {
  const part = reading.mode === 'remove' && says(said.text) ? { ...said, text: `${said.text} убрать` } : said
  const plan = bestPlan(reading, part)
  const own = aside?.reach === 'part' ? findAside(part.text) : null
  const isAfter = aside?.reach === 'onwards' && part.end - chunk.start > aside.at
  const isClear = plan.worth >= 3 && ((plan.kind !== 'line' && plan.kind !== 'keep') || /\d/.test(shadowOf(part.text)))
  if (isAfter && !isClear) reading.pushOther(part.start, part.end, aside.kind)
  else if (own && !isClear) reading.pushOther(part.start, part.end, own.kind)
  else if (isQuestion(reading, chunk) && !isRequested(chunk, plan.worth))
    reading.pushOther(part.start, part.end, /есть|бар/.test(chunk.text) ? 'stock' : 'question')
  else {
    reading.lastFrame = plan.kind
    plan.apply()
    if (/[\p{L}\d]/u.test(without(part.text, SIGNS.correct))) reading.isTakingBack = false
  }
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
