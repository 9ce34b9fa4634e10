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
  const terms = codeFits.length === 0 ? query.numbers : query.numbers.filter((term) => !isByCode(query, term, codeFits, product))
  const { option, fit, value, rival } = bestReading(terms, product, mustCount)
  const chosen = terms[option] ?? null
  const isRivalled = chosen !== null && fit.wrong.length === 0 && value - rival < 0.7
  const inCodes = terms === query.numbers ? [] : query.numbers.filter((term) => !terms.includes(term)).map((term) => term.token.value)
  const extra = untouched(terms, product, fit.used, inCodes)
  const isPartOfSize =
    terms.every((term) => term.token.unit?.dimension !== 'section') &&
    extra.some((number) => number.tuple >= 0 && fit.used.some((i) => product.numbers[i]?.tuple === number.tuple))
  return {
    reading: {
      term: chosen,
      value: chosen?.token.value ?? 1,
      evidence: chosen?.evidence ?? 0,
      isUnclear: chosen?.isRange ? 'range' : isRivalled ? 'two-readings' : null,
    },
    matched: fit.used.length + query.numbers.length - terms.length,
    quality: fit.quality,
    loss: fit.used.length - fit.quality,
    wrong: fit.wrong,
    extra,
    isWholeSize: fit.used.length > 0 && !isPartOfSize,
    isPartOfSize,
    isInOrder: sizesInOrder(terms, product),
  }
}

/** No number of the line is the quantity. */
const NO_QUANTITY = -1

interface BestReading {
  readonly option: number
  readonly fit: Assignment
  readonly value: number
  /** The value of the next best reading that has a quantity. */
  readonly rival: number
}

function bestReading(terms: readonly NumberTerm[], product: KnownProduct, mustCount: boolean): BestReading {
  let best: { option: number; fit: Assignment; value: number } | null = null
  let rival = Number.NEGATIVE_INFINITY
  const consider = (option: number): void => {
    const fit = assign(terms, option, product)
    const value = (option < 0 ? 0 : countEvidence(terms[option], product)) + fit.quality * 2.4 - fit.wrong.length * 20
    if (best === null || value > best.value) {
      if (best !== null && best.option >= 0) rival = Math.max(rival, best.value)
      best = { option, fit, value }
    } else if (option >= 0) rival = Math.max(rival, value)
  }
  let isCounted = false
  for (let i = 0; i < terms.length; i += 1) {
    const term = terms[i]
    if (term === undefined || !term.canBeQuantity || (mustCount && term.evidence < 1)) continue
    isCounted = true
    consider(i)
  }
  if (!mustCount || !isCounted) consider(NO_QUANTITY)
  const { option, fit, value }: { option: number; fit: Assignment; value: number } = best ?? { option: NO_QUANTITY, fit: NOTHING, value: 0 }
  return { option, fit, value, rival }
}

const NOTHING = { wrong: [], quality: 0, used: [] }

/** Numbers of the name that were not said; a repeated side of a touched size and the article aside. */
function untouched(
  terms: readonly NumberTerm[],
  product: KnownProduct,
  used: readonly number[],
  inCodes: readonly number[],
): ProductNumber[] {
  const { numbers } = product
  const extra: ProductNumber[] = []
  let saysSize: boolean | null = null
  for (let i = 0; i < numbers.length; i += 1) {
    const number = numbers[i]
    if (number === undefined || number.role === 'code' || used.includes(i)) continue
    if (inCodes.includes(number.value)) continue
    if (number.value >= 100 && number.tuple < 0 && isOfArticle(product, String(number.value))) continue
    if (number.value >= 10_000 && product.article.includes(String(number.value))) continue
    if (number.tuple >= 0) {
      saysSize ??= terms.filter((term) => term.token.tuple >= 0).length > 2
      if (!saysSize && used.some((k) => numbers[k]?.tuple === number.tuple && numbers[k]?.value === number.value)) continue
    }
    extra.push(number)
  }
  return extra
}

/** «ESC», «6239» of «Ремень 10х1475 6239ESC»: a part of the own article printed in the name. */
export function isOfArticle({ article, printsArticle }: KnownProduct, part: string): boolean {
  return printsArticle && part.length <= 6 && article.includes(foldCode(part))
}

/** Whether the numbers of every said size follow each other in the name the same way. */
function sizesInOrder(terms: readonly NumberTerm[], product: KnownProduct): boolean {
  for (let i = 0; i < terms.length; i += 1) {
    const tuple = terms[i]?.token.tuple ?? -1
    if (tuple >= 0 && terms.findIndex((term) => term.token.tuple === tuple) === i && !isInOrder(terms, tuple, product)) return false
  }
  return true
}

function isInOrder(terms: readonly NumberTerm[], tuple: number, product: KnownProduct): boolean {
  let at = -1
  for (const { token } of terms) {
    if (token.tuple !== tuple) continue
    at += 1
    while (at < product.numbers.length && !fits(token, product.numbers[at])) at += 1
    if (at >= product.numbers.length) return false
  }
  return true
}

const fits = (said: NumberToken, has: ProductNumber | undefined): boolean => has !== undefined && fitNumber(said, has) > 0

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
    !own.some((number) => number.base > 0 && base / number.base >= 9.5 && close(Math.round(base / number.base), base / number.base)) &&
    !(Number.isInteger(term.token.value) && own.every((number) => close(number.base, unit.factor)))
  )
    return -40
  return product.numbers.some((number) => number.role === 'size' && fitNumber(term.token, number) >= 0.75)
    ? term.evidence - 4
    : term.evidence
}

interface Assignment {
  readonly wrong: readonly NumberTerm[]
  readonly quality: number
  /** Numbers of the name that were said, by their place. */
  readonly used: readonly number[]
}

function assign(terms: readonly NumberTerm[], quantity: number, product: KnownProduct): Assignment {
  const { numbers } = product
  const used: number[] = []
  const wrong: NumberTerm[] = []
  let quality = 0
  for (let i = 0; i < terms.length; i += 1) {
    const term = terms[i]
    if (term === undefined || i === quantity) continue
    let best = 0
    let at = -1
    for (let k = 0; k < numbers.length; k += 1) {
      const number = numbers[k]
      if (number === undefined || used.includes(k)) continue
      const fit = fitTerm(term, number, product)
      if (fit > best) {
        best = fit
        at = k
      }
    }
    if (at >= 0) {
      used.push(at)
      quality += best
    } else wrong.push(term)
  }
  return { wrong, quality, used }
}

function fitTerm(term: NumberTerm, number: ProductNumber, product: KnownProduct): number {
  if (number.role === 'code' && (term.prefix === '' || foldCode(term.prefix) !== foldCode(number.prefix))) return 0
  if (isPrintedElsewhere(term, number, product)) return 0
  const fit = fitNumber(term.token, number)
  return fit > 0 && term.prefix.length === 1 ? fit * prefixFit(foldCode(term.prefix), number, product) : fit
}

/** «90 градусов» of «Угол 130 Z 90°» is the angle: a bare number is not meant where the name prints one of that measure. */
function isPrintedElsewhere(term: NumberTerm, number: ProductNumber, product: KnownProduct): boolean {
  const { unit } = term.token
  if (unit === null || number.dimension !== null || unit.role === 'sale' || unit.dimension === 'length') return false
  return product.numbers.some((other) => other.dimension === unit.dimension)
}

/** «C16» is «C16», may be «16А С» and is rather not «16А В» or «D16». */
function prefixFit(letter: string, number: ProductNumber, product: KnownProduct): number {
  if (number.prefix.length === 1) return foldCode(number.prefix) === letter ? 1 : 0.6
  const letters = product.words.filter((word) => word.stem.length === 1 && !word.isNoise && !word.isGroup)
  return letters.length === 0 || letters.some((word) => foldCode(word.stem) === letter) ? 1 : 0.7
}

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a))
const SCALES = [1000, 100, 10]

/** How well a said number fits a number of the name: 0 not at all, 1 exactly. */
export function fitNumber(said: NumberToken, has: ProductNumber): number {
  const unit = said.unit
  if (unit?.code === 'лист' && has.dimension === 'volume' && close(said.value, has.value)) return 0.85
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
    if (has.tuple >= 0 && !said.isFraction && (unit.dimension === 'mass' || unit.dimension === 'volume')) return 0
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
