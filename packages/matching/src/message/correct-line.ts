import { matchLine } from '../line/match-line.ts'
import type { LineQuery } from '../line/query.ts'
import type { NumberToken } from '../text/tokens.ts'
import { addLine } from './add-line.ts'
import type { Entry } from './basket.ts'
import { contextOf } from './context-words.ts'
import type { Span } from './partition.ts'
import { bestCount, type Reading } from './reading.ts'
import { replaceEntry } from './replace-line.ts'
import { newSizes, variantsOf } from './variant.ts'

/** «ой, 30», «хотя лучше 12 мм»: the last value wins. */
export function correctLine(reading: Reading, span: Span, query: LineQuery): void {
  reading.corrections += 1
  if (reading.basket.hasBase) reading.intents.add('edit')
  const last = reading.basket.last ?? (reading.basket.hasBase ? reading.basket.entries.at(-1) : undefined)
  const isSure = reading.basket.last !== undefined || reading.basket.entries.length === 1
  const isBare = query.words.length === 0 && query.codes.length === 0 && query.threads === ''
  if (isBare) {
    if (setNamedBySize(reading, query, last)) return
    if (last) correctBare(reading, span, query, last, isSure)
    return
  }
  const found = reading.basket.find(query, !reading.basket.hasBase)
  const [entry] = found.entries.slice(-1)
  if (entry && found.result?.hasQuantity) {
    const variant = otherSize(reading, entry, query)
    if (variant !== null) {
      askQuantityOrSize(reading, entry, found.result.qty, variant)
      return
    }
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
  const source = query.hasHead && !isVariantOf(reading, last, query) ? null : last
  if (source?.query) rematch(reading, source, span, query)
  else
    addLine(reading, { ...span, query, result: matchLine(reading.catalog, query, reading.context, { soft: reading.soft(query) }) }, false)
}

/** «вернее 50х45 12»: the line of that size, when it is another than the last. */
function setNamedBySize(reading: Reading, query: LineQuery, last: Entry | undefined): boolean {
  if (query.numbers.length < 2) return false
  const { entries, result } = reading.basket.find(query, !reading.basket.hasBase)
  const [entry] = entries
  if (!entry || entries.length > 1 || entry.id === last?.id || !result?.hasQuantity) return false
  reading.basket.change(entry, {
    qty: result.qty,
    unit: result.unit ?? entry.line.unit,
    why: [...entry.line.why, 'количество исправлено в сообщении'],
  })
  return true
}

/** «бумага Снегурочка…, ой светокопи»: without a quantity, other goods of the same kind are what was meant. */
function isVariantOf({ catalog }: Reading, last: Entry | undefined, query: LineQuery): boolean {
  if (!last || last.index === null || bestCount(query)) return false
  const { index } = variantsOf(catalog, last.index, query)
  return index !== null
}

/** «ой, 30» is a quantity, «нет, 9,5» and «ой, 25 кг» are sizes; what can be both is asked. */
function correctBare(reading: Reading, span: Span, query: LineQuery, last: Entry, isSure: boolean): void {
  const count = bestCount(query)
  if (count && query.numbers.length === 1 && isCount(reading, last, count.token)) {
    const variant = otherSize(reading, last, query)
    if (variant !== null) askQuantityOrSize(reading, last, count.token.value, variant)
    else
      reading.basket.change(last, {
        qty: count.token.value,
        unit: count.token.unit?.code ?? last.line.unit,
        why: [...last.line.why, 'количество исправлено в сообщении'],
        ...(reading.basket.hasBase ? { operation: 'set' as const } : {}),
        ...(isSure ? {} : { decision: 'ask' as const, itemId: null, p: 0.5, why: ['исправлено количество, какой строки — не сказано'] }),
      })
  } else if (query.numbers.length > 0 || query.threads !== '') rematch(reading, last, span, query)
}

/** A whole number, in no unit that the sizes of this product are in. */
function isCount({ catalog }: Reading, entry: Entry, { value, unit }: NumberToken): boolean {
  if (unit?.role === 'measure' || !Number.isInteger(value)) return false
  if (unit === null || unit.role === 'sale' || entry.index === null || unit.code === entry.line.unit) return true
  const { numbers, saleUnit } = catalog.facts(entry.index)
  return unit.code === saleUnit || !numbers.some((number) => number.dimension === unit.dimension)
}

/** The same goods in this size, when no unit of sale was said; null when they are not sold so. */
function otherSize({ catalog }: Reading, entry: Entry, query: LineQuery): number | null {
  const [number] = query.numbers
  if (entry.index === null || number === undefined || query.numbers.length > 1 || number.token.unit !== null) return null
  const { index } = variantsOf(catalog, entry.index, query)
  return index !== null && newSizes(catalog, entry.index, index, query).length > 0 ? index : null
}

function askQuantityOrSize(reading: Reading, entry: Entry, qty: number | null, variant: number | null): void {
  const shown = [entry.line.itemId, variant === null ? null : reading.catalog.item(variant).id].filter((id) => id !== null)
  reading.basket.change(entry, {
    decision: 'ask',
    itemId: null,
    p: 0.5,
    qty,
    candidates: shown.map((itemId) => ({ itemId, p: 0.5, why: [] })),
    why: ['исправлено количество или размер — не ясно'],
  })
}

/** The last line again with another attribute («хотя лучше 12 мм»). */
function rematch(reading: Reading, entry: Entry, span: Span, query: LineQuery): void {
  if (!entry.query || (entry.index !== null && entry.line.decision === 'accept')) {
    replaceEntry(reading, entry, query, span.text, span.start, span.end)
    return
  }
  const result = matchLine(reading.catalog, query, reading.context, { soft: contextOf(null, entry.query, query) })
  const line = reading.toLine({ ...span, query, result }, result)
  reading.basket.change(
    entry,
    { ...line, qty: result.hasQuantity ? result.qty : entry.line.qty, unit: result.hasQuantity ? result.unit : entry.line.unit },
    result.index,
  )
}
