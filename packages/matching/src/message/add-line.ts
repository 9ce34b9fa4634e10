import { type LineResult, matchLine } from '../line/match-line.ts'
import type { LineQuery } from '../line/query.ts'
import { contextOf } from './context-words.ts'
import { isKept } from './kept-line.ts'
import type { Span } from './partition.ts'
import { amountAlone, isSecondCount } from './quantities.ts'
import type { Reading } from './reading.ts'

const SAME_AMOUNT = /(?<!\p{L})(?:столько же|столько-же|тоже столько|такое же количество|столько ж)(?!\p{L})/u
const AGAIN =
  /(?<!\p{L})(?:сделай\p{L}*|пусть|исправ\p{L}*|измен\p{L}*|поставь\p{L}*|будет|лучше|давай\p{L}*|все[ -]?(?:таки|же))(?!\p{L})/u

/** «110/90 не 6, а 4». */
const NOT_BUT = /(?<!\p{L})не\s+\d+(?:[.,]\d+)?(?:\s?\p{L}{1,9}\.?)?\s*,?\s*а\s+\d/u

/** A part that names goods: a new line, or the new quantity of a line that is there. */
export function addLine(reading: Reading, span: Span, isMore: boolean): void {
  const sameAmount = SAME_AMOUNT.test(span.text) ? reading.basket.entries.at(-1)?.line : undefined
  if (isKept(reading, span)) return
  if (isSecondCount(reading, span)) return
  if (isNoise(reading, span)) {
    amountAlone(reading, span, isMore)
    return
  }
  const isSaidAnew = AGAIN.test(span.text) || NOT_BUT.test(reading.text.slice(span.start, span.end))
  if (isSaidAnew && setAgain(reading, span)) return
  const result = matchInContext(reading, span)
  const again = isMore
    ? reading.basket.entries.find(
        (entry) => entry.index !== null && entry.index === result.index && result.decision === 'accept' && entry.line.decision === 'accept',
      )
    : undefined
  if (again && result.hasQuantity) {
    reading.basket.change(again, { qty: (again.line.qty ?? 0) + (result.qty ?? 0), why: [...again.line.why, 'добавлено ещё'] })
    return
  }
  const line = reading.toLine(span, result)
  const earlier =
    result.index === null ? undefined : reading.amountsFrom.find((one) => one.itemId === reading.catalog.item(result.index ?? 0).id)
  const shared = sameAmount ?? (result.hasQuantity ? undefined : (reading.amountForAll ?? earlier))
  const amount = shared ? { qty: shared.qty, unit: shared.unit } : {}
  reading.intents.add('order')
  reading.basket.add({
    line: { ...line, ...amount },
    index: result.index,
    query: withHeadBefore(reading, span.query),
    hasQuantity: result.hasQuantity || shared !== undefined,
  })
  reading.previous = withHeadBefore(reading, span.query)
  reading.noteMaterial(span.query)
}

/** «клея сделайте 25»: a later word about a line of this message. */
function setAgain(reading: Reading, span: Span): boolean {
  const { entries, result } = reading.basket.find(span.query, true)
  const [entry] = entries
  if (!entry || entries.length > 1 || !result?.hasQuantity) return false
  reading.basket.change(entry, {
    qty: result.qty,
    unit: result.unit ?? entry.line.unit,
    why: [...entry.line.why, 'количество исправлено в сообщении'],
  })
  return true
}

/** A line without a head keeps the head of the line before for the lines that follow. */
function withHeadBefore(reading: Reading, query: LineQuery): LineQuery {
  const before = reading.previous ?? reading.lineBefore
  if (query.hasHead || !before) return query
  const merged = contextOf(null, before, query)
  return merged
    ? { ...query, words: [...query.words, ...merged.words.filter((term) => !query.words.some((own) => own.stem === term.stem))] }
    : query
}

function matchInContext(reading: Reading, span: Span): LineResult {
  const soft = reading.soft(span.query)
  return soft && !span.isDoubted ? matchLine(reading.catalog, span.query, reading.context, { soft }) : span.result
}

function isNoise(reading: Reading, span: Span): boolean {
  const { query, result } = span
  if (query.words.length === 0 && query.codes.length === 0 && query.unknownCode === null && query.threads === '') {
    if (query.numbers.length === 0) return true
    const soft = reading.soft(query)
    return !soft || (query.numbers.length === 1 && query.numbers[0]?.canBeQuantity === true && !(reading.basket.last?.hasQuantity ?? false))
  }
  if (query.unknownCode || query.codes.length > 0) return false
  const counted = query.numbers.some((term) => term.token.unit?.role === 'sale' || (term.canBeQuantity && term.evidence >= 2))
  return result.coverage < 0.34 && !counted
}
