import { UNITS } from '../lexicon/units.ts'
import { type LineQuery, readLine } from '../line/query.ts'
import { addLine } from './add-line.ts'
import { correctLine } from './correct-line.ts'
import { isNamedBy, leaveToPerson } from './doubts.ts'
import { noteHowMuch } from './how-much.ts'
import { type Operation, operationOf } from './operations.ts'
import type { Span } from './partition.ts'
import { bestCount, type Reading } from './reading.ts'
import { replaceEntry } from './replace-line.ts'

const GIVE = /(?<!\p{L})(?:дава\p{L}*|лучше|возьм\p{L}*|постав\p{L}*|полож\p{L}*|нуж\p{L}+|надо|пусть|а)(?!\p{L})/u

/** Does to the basket what one part of the message asks for. */
export function applySpan(reading: Reading, span: Span): void {
  const hasLines = reading.basket.entries.length > 0
  const meant = operationOf(span.text, hasLines)
  const said = isStaying(reading, span)
    ? ({ kind: 'line', text: span.text, isMore: false } as const)
    : continuedOperation(reading, isOwnLine(reading, span, meant) ? { kind: 'line', text: span.text, isMore: false } : meant, span)
  const inner = said.kind === 'correct' ? operationOf(said.text, hasLines) : null
  if (inner?.kind === 'remove') {
    reading.corrections += 1
    reading.lastOperation = 'remove'
    removeLines(reading, span, readLine(reading.catalog, inner.text))
    return
  }
  if (said.kind === 'correct' && !/[\p{L}\d]/u.test(said.text.replace(/нет|ой|не|стоп|а(?!\p{L})/gu, ''))) {
    reading.isCorrecting = true
    return
  }
  if (span.isTakenOut) {
    removeLines(reading, span, span.query)
    return
  }
  if (staysAlone(reading, span)) return
  if (inItsPlace(reading, span) || insteadOfRemoved(reading, span)) return
  const operation: Operation = reading.isCorrecting && said.kind === 'line' ? { kind: 'correct', text: span.text } : said
  reading.isCorrecting = false
  reading.lastOperation = operation.kind
  const query = operation.kind === 'line' || operation.kind === 'replace' ? span.query : readLine(reading.catalog, operation.text)
  if (operation.kind === 'remove') removeLines(reading, span, query)
  else if (operation.kind === 'scale') scaleLines(reading, query, operation.factor)
  else if (operation.kind === 'delta') shiftQuantity(reading, span, query, operation.sign)
  else if (operation.kind === 'vague') askHowMuch(reading, span, query)
  else if (operation.kind === 'correct') correctLine(reading, span, query)
  else if (operation.kind === 'line' && operation.isMore && reading.basket.hasBase) {
    const more = readLine(reading.catalog, operation.text)
    addLine(reading, { ...span, query: more, result: reading.match(more) }, true)
  } else addLine(reading, span, operation.kind === 'line' && operation.isMore)
}

/** «евробарьер плюс 2 рулона»: goods that are called so, in a message that edits nothing. */
function isOwnLine(reading: Reading, { result, inBasket, text }: Span, { kind }: Operation): boolean {
  if (reading.basket.hasBase || inBasket || (kind !== 'delta' && kind !== 'vague')) return false
  if (/\p{L}\s[+-]\d/u.test(text)) return true
  return (
    result.decision === 'accept' && result.missing.length === 0 && !reading.basket.entries.some((entry) => entry.index === result.index)
  )
}

/** «только профиль»: said right after something went out. */
function isStaying(reading: Reading, span: Span): boolean {
  return (
    reading.isKeeping ||
    (reading.lastOperation === 'remove' && /^\s*(?:(?:а|и|но)\s+)?(?:только|лишь|остаются|остается)(?!\p{L})/u.test(span.text))
  )
}

/** «убери марс и сникерс»: what follows without a quantity is removed too. */
function continuedOperation(reading: Reading, operation: Operation, span: Span): Operation {
  const follows =
    reading.lastOperation === 'remove' &&
    operation.kind === 'line' &&
    !operation.isMore &&
    !span.result.hasQuantity &&
    bestCount(span.query) === undefined &&
    reading.basket.find(span.query).entries.length > 0
  return follows ? { kind: 'remove', text: span.text } : operation
}

function removeLines(reading: Reading, span: Span, query: LineQuery): void {
  const { entries } = reading.basket.find(query)
  if (entries.length > 0) {
    reading.intents.add('edit')
    for (const entry of entries) reading.basket.remove(entry)
    return
  }
  const isNamed = query.words.length > 0 || query.codes.length > 0
  const near = reading.basket.entries.filter((entry) => isNamedBy(reading, entry, query))
  if (!reading.basket.hasBase && !isNamed && reading.basket.last) leaveToPerson(reading, span.start, span.end, [reading.basket.last])
  else if (!reading.basket.hasBase || (!isNamed && reading.basket.last)) reading.pushOther(span.start, span.end, 'noise')
  else if (near.length > 0) leaveToPerson(reading, span.start, span.end, near)
  else if (query.hasHead) reading.noteAbsent(span.start, span.end)
  else leaveToPerson(reading, span.start, span.end)
}

/** «гкл не надо, только профиль и фуген»: what stays after something went out, not a further removal. */
function staysAlone(reading: Reading, span: Span): boolean {
  if (!reading.basket.hasBase || span.result.hasQuantity) return false
  reading.isKeeping = isStaying(reading, span) && operationOf(span.text, true).kind === 'line'
  if (!reading.isKeeping || reading.basket.find(span.query).entries.length === 0) return false
  reading.pushOther(span.start, span.end, 'noise')
  return true
}

/** «десятку убери и на её место двенадцатую». */
function inItsPlace(reading: Reading, span: Span): boolean {
  const match = /(?<!\p{L})на\s+(?:ее|его|их|это)\s+место(?!\p{L})/u.exec(span.text)
  const removed = match ? reading.basket.restoreLast() : null
  if (!match || !removed) return false
  const by = span.text.replace(match[0], ' '.repeat(match[0].length))
  replaceEntry(reading, removed, readLine(reading.catalog, by), by, span.start, span.end)
  reading.lastOperation = 'line'
  return true
}

/** «3,2 не надо, давайте 2,5»: only another attribute right after a line went out. */
function insteadOfRemoved(reading: Reading, span: Span): boolean {
  const { query } = span
  const says = query.words.length + query.numbers.length > 0 || query.threads !== ''
  if (reading.lastOperation !== 'remove' || !says || query.hasHead || !GIVE.test(span.text)) return false
  const removed = reading.basket.restoreLast()
  if (!removed) return false
  replaceEntry(reading, removed, query, span.text, span.start, span.end)
  reading.lastOperation = 'line'
  return true
}

function scaleLines(reading: Reading, query: LineQuery, factor: number): void {
  const { entries } = reading.basket.find(query)
  const all = query.words.length === 0 && query.codes.length === 0 ? reading.basket.entries : entries
  reading.intents.add('edit')
  for (const entry of [...all])
    if (entry.line.qty !== null)
      reading.basket.change(entry, {
        qty: entry.line.qty * factor,
        operation: 'set',
        why: [...entry.line.why, `количество × ${String(factor).replace('.', ',')}`],
      })
}

/** «зонтов на сто меньше», «стоечного плюс 20». */
function shiftQuantity(reading: Reading, span: Span, query: LineQuery, sign: 1 | -1): void {
  const { entries, result } = reading.basket.find(query)
  const [entry] = entries
  const by = result?.hasQuantity ? result.qty : byOneUnit(span.text) ? 1 : null
  if (!entry || entries.length > 1 || entry.line.qty === null || by === null) {
    leaveToPerson(reading, span.start, span.end, entries)
    return
  }
  reading.intents.add('edit')
  const left = entry.line.qty + sign * by
  if (left <= 0) {
    if (left === 0) reading.basket.remove(entry)
    else leaveToPerson(reading, span.start, span.end, [entry])
    return
  }
  reading.basket.change(entry, {
    qty: left,
    operation: 'set',
    why: [sign > 0 ? `добавлено ${by}` : `убавлено на ${by}`],
  })
}

/** «на мешок больше». */
function byOneUnit(text: string): boolean {
  const word = /(?<!\p{L})на\s+(\p{L}+)/u.exec(text)?.[1] ?? ''
  const role = UNITS.get(word)?.role
  return role === 'sale' || role === 'both'
}

/** «профиля побольше»: never a guess, a question about this line. */
function askHowMuch(reading: Reading, span: Span, query: LineQuery): void {
  const { entries } = reading.basket.find(query)
  reading.intents.add('edit')
  for (const entry of entries) {
    reading.basket.change(entry, { decision: 'ask', itemId: null, p: 0.5, why: ['сколько именно, не сказано'], operation: 'set' })
    noteHowMuch(reading, entry, span.text)
  }
  if (entries.length === 0) addLine(reading, span, false)
}
