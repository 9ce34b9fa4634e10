import type { KnownProduct } from '../catalog/catalog.ts'
import type { ProductNumber } from '../catalog/facts.ts'
import { foldCode } from '../text/scripts.ts'
import type { NumberToken } from '../text/tokens.ts'
import type { LineQuery, NumberTerm } from './query.ts'

/** How a quantity was read for one product. `isUnclear` names why one reading is not enough. */
export interface Reading {
  readonly term: NumberTerm | null
  readonly value: number
  readonly evidence: number
  readonly isUnclear: 'range' | 'two-readings' | null
}
interface NumberFit {
  readonly reading: Reading
  readonly matched: number
  readonly quality: number
  readonly loss: number
  readonly wrong: readonly NumberTerm[]
  readonly extra: readonly ProductNumber[]
  readonly isWholeSize: boolean
  readonly isPartOfSize: boolean
  readonly isInOrder: boolean
}

/** Every number is a size of the product or the quantity; the best such reading wins, and a rival reading is reported. */
export function readNumbers(query: LineQuery, product: KnownProduct, codeFits: readonly boolean[], mustCount: boolean): NumberFit {
  const terms = query.numbers.filter((term) => !isByCode(query, term, codeFits, product))
  const options: (number | null)[] = []
  terms.forEach((term, i) => {
    if (term.canBeQuantity && (!mustCount || term.evidence >= 1)) options.push(i)
  })
  if (!mustCount || options.length === 0) options.push(null)
  let best: { value: number; option: number | null; fit: Assignment } | null = null
  let rival = Number.NEGATIVE_INFINITY
  for (const option of options) {
    const fit = assign(terms, option, product)
    const value = (option === null ? 0 : countEvidence(terms[option], product)) + fit.quality * 2.4 - fit.wrong.length * 20
    if (!best || value > best.value) {
      if (best && best.option !== null) rival = Math.max(rival, best.value)
      best = { value, option, fit }
    } else if (option !== null) rival = Math.max(rival, value)
  }
  const isRivalled = best !== null && best.option !== null && best.fit.wrong.length === 0 && best.value - rival < 0.7
  const chosen = best?.option === null || best === null ? null : (terms[best.option] ?? null)
  const fit = best?.fit ?? { wrong: [], quality: 0, used: new Set<number>() }
  const tuples = new Set([...fit.used].map((i) => product.numbers[i]?.tuple ?? -1).filter((tuple) => tuple >= 0))
  const saysSize = terms.filter((term) => term.token.tuple >= 0).length > 2
  const matchedSizes = product.numbers.filter((_, i) => fit.used.has(i))
  const extra = product.numbers.filter(
    (number, i) =>
      !fit.used.has(i) &&
      number.role !== 'code' &&
      !(number.value >= 10_000 && product.article.includes(String(number.value))) &&
      !(number.tuple >= 0 && !saysSize && matchedSizes.some((one) => one.tuple === number.tuple && one.value === number.value)),
  )
  return {
    reading: {
      term: chosen,
      value: chosen?.token.value ?? 1,
      evidence: chosen?.evidence ?? 0,
      isUnclear: chosen?.isRange ? 'range' : isRivalled ? 'two-readings' : null,
    },
    matched: fit.used.size + query.numbers.length - terms.length,
    quality: fit.quality,
    loss: fit.used.size - fit.quality,
    wrong: fit.wrong,
    extra,
    isWholeSize: fit.used.size > 0 && !extra.some((number) => tuples.has(number.tuple)),
    isPartOfSize: extra.some((number) => tuples.has(number.tuple)),
    isInOrder: sizesInOrder(terms, product),
  }
}

/** Whether the numbers of every said size follow each other in the name the same way. */
function sizesInOrder(terms: readonly NumberTerm[], product: KnownProduct): boolean {
  const tuples = new Set(terms.map((term) => term.token.tuple).filter((tuple) => tuple >= 0))
  for (const tuple of tuples) {
    const said = terms.filter((term) => term.token.tuple === tuple)
    let at = -1
    for (const term of said) {
      at = product.numbers.findIndex((number, k) => k > at && fitNumber(term.token, number) > 0)
      if (at < 0) return false
    }
  }
  return true
}

/** A measure is a quantity where the goods are sold by it («кабель 100 м»), a size where the name prints it. */
function countEvidence(term: NumberTerm | undefined, product: KnownProduct): number {
  if (!term) return 0
  const unit = term.token.unit
  if (unit?.role !== 'both') return term.evidence
  if (product.saleUnit === unit.code) return term.evidence + 3
  const own = product.numbers.filter(
    (number) =>
      number.role === 'size' &&
      (number.dimension === unit.dimension || (unit.dimension === 'length' && number.dimension === null && number.value >= 1000)),
  )
  const base = term.token.value * unit.factor
  if (
    own.length > 0 &&
    !own.some((number) => number.base > 0 && base / number.base >= 9.5 && close(Math.round(base / number.base), base / number.base))
  )
    return -40
  return product.numbers.some((number) => number.role === 'size' && fitNumber(term.token, number) >= 0.75)
    ? term.evidence - 4
    : term.evidence
}

interface Assignment {
  readonly wrong: readonly NumberTerm[]
  readonly quality: number
  readonly used: ReadonlySet<number>
}

function assign(terms: readonly NumberTerm[], quantity: number | null, product: KnownProduct): Assignment {
  const used = new Set<number>()
  const wrong: NumberTerm[] = []
  let quality = 0
  terms.forEach((term, i) => {
    if (i === quantity) return
    let best = 0
    let at = -1
    product.numbers.forEach((number, k) => {
      if (used.has(k)) return
      let fit =
        number.role === 'code' && (term.prefix === '' || foldCode(term.prefix) !== foldCode(number.prefix))
          ? 0
          : fitNumber(term.token, number)
      if (fit > 0 && term.prefix.length === 1 && number.prefix.length === 1 && foldCode(term.prefix) !== foldCode(number.prefix)) fit *= 0.6
      if (fit > best) {
        best = fit
        at = k
      }
    })
    if (at >= 0) {
      used.add(at)
      quality += best
    } else wrong.push(term)
  })
  return { wrong, quality, used }
}

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a))
const SCALES = [1000, 100, 10]

/** How well a said number fits a number of the name: 0 not at all, 1 exactly. */
export function fitNumber(said: NumberToken, has: ProductNumber): number {
  const unit = said.unit
  if (unit?.role === 'sale') return has.role === 'pack' && close(said.value, has.value) ? 0.9 : 0
  if (has.role === 'code') return unit === null && close(said.value, has.value) ? 0.9 : 0
  if (unit && has.dimension) {
    if (unit.code === 'г' && has.dimension === 'angle') return close(said.value, has.value) ? 0.9 : 0
    if (unit.dimension === has.dimension) return close(said.value * unit.factor, has.base) ? 1 : 0
    if (unit.dimension === 'inch') return 0
    return 0
  }
  if (unit) {
    if (has.role === 'pack') return 0
    if (unit.dimension === 'area' || unit.dimension === 'space') return 0
    if (close(said.value, has.value)) return 0.85
    if (unit.dimension === 'length' || unit.dimension === 'mass' || unit.dimension === 'volume') {
      const base = said.value * unit.factor
      for (const scale of unit.dimension === 'length' ? [1, 10, 1000] : [1, 1000]) if (close(base, has.value * scale)) return 0.75
    }
    return 0
  }
  if (close(said.value, has.value)) return has.role === 'pack' ? 0.6 : said.isFraction === has.isFraction ? 1 : 0.8
  if (said.isFraction || has.role === 'pack') return 0
  if (has.dimension === 'mass' || has.dimension === 'volume') {
    const isSmall = !Number.isInteger(has.value) || has.value < 20
    if (isSmall && close(said.value, has.value * 1000)) return 0.85
    if (has.base >= 100 && !Number.isInteger(said.value) && close(said.value * 1000, has.base)) return 0.85
  }
  if (has.dimension === 'length')
    for (const scale of SCALES)
      if (close(said.value, has.value * scale) || (close(said.value * scale, has.base) && said.value < 13))
        return said.value >= 10 || !Number.isInteger(said.value) ? 0.7 : 0.6
  return 0
}

/** Covered by an article the product carries whole, or by a shorter one inside it. */
export function isByCode(
  query: LineQuery,
  term: { readonly code: number; readonly isInPart: boolean },
  codeFits: readonly boolean[],
  product: KnownProduct,
): boolean {
  if (term.code < 0) return false
  const code = query.codes[term.code]
  return codeFits[term.code] === true || (term.isInPart && code?.parts.every((part) => product.codes.has(part)) === true)
}
