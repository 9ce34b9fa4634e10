import { matchLine } from '../line/match-line.ts'
import { type LineQuery, readLine } from '../line/query.ts'
import { addLine } from './add-line.ts'
import type { Entry } from './basket.ts'
import { contextOf } from './context-words.ts'
import type { Span } from './partition.ts'
import { bestCount, type Reading } from './reading.ts'

/** «ой, 30», «хотя лучше 12 мм»: the last value wins. */
export function correctLine(reading: Reading, span: Span, query: LineQuery): void {
  reading.corrections += 1
  if (reading.basket.hasBase) reading.intents.add('edit')
  const last = reading.basket.last ?? (reading.basket.hasBase ? reading.basket.entries.at(-1) : undefined)
  const isSure = reading.basket.last !== undefined || reading.basket.entries.length === 1
  const count = bestCount(query)
  const isBare = query.words.length === 0 && query.codes.length === 0 && query.threads === ''
  if (isBare) {
    if (last && count && count.token.unit?.role !== 'measure' && query.numbers.length === 1)
      reading.basket.change(last, {
        qty: count.token.value,
        unit: count.token.unit?.code ?? last.line.unit,
        why: [...last.line.why, 'количество исправлено в сообщении'],
        ...(reading.basket.hasBase ? { operation: 'set' as const } : {}),
        ...(isSure ? {} : { decision: 'ask' as const, itemId: null, p: 0.5, why: ['исправлено количество, какой строки — не сказано'] }),
      })
    else if (last?.query && query.numbers.length > 0) rematch(reading, last, span, query)
    return
  }
  const found = reading.basket.find(query, !reading.basket.hasBase)
  const [entry] = found.entries.slice(-1)
  if (entry && found.result?.hasQuantity) {
    reading.basket.change(entry, {
      qty: found.result.qty,
      unit: found.result.unit ?? entry.line.unit,
      why: [...entry.line.why, 'количество исправлено в сообщении'],
    })
    return
  }
  if (last && query.codes.some((code) => code.isArticle) && last.query?.codes.some((code) => code.isArticle)) {
    rematch(reading, last, span, query)
    return
  }
  const source = query.hasHead ? null : last
  if (source?.query) rematch(reading, source, span, query)
  else
    addLine(reading, { ...span, query, result: matchLine(reading.catalog, query, reading.context, { soft: reading.soft(query) }) }, false)
}

/** The last line again with another attribute («хотя лучше 12 мм»). */
function rematch(reading: Reading, entry: Entry, span: Span, query: LineQuery): void {
  const soft = contextOf(
    null,
    entry.query ?? (entry.index === null ? null : readLine(reading.catalog, entry.line.text.toLowerCase())),
    query,
  )
  const result = matchLine(reading.catalog, query, reading.context, { soft })
  const line = reading.toLine({ ...span, query, result }, result)
  reading.basket.change(
    entry,
    { ...line, qty: result.hasQuantity ? result.qty : entry.line.qty, unit: result.hasQuantity ? result.unit : entry.line.unit },
    result.index,
  )
}
