import type { Catalog, KnownProduct } from '../catalog/catalog.ts'
import type { ProductNumber, ProductWord } from '../catalog/facts.ts'
import { PACK_CODES } from '../lexicon/units.ts'
import { foldCode } from '../text/scripts.ts'
import type { NumberToken } from '../text/tokens.ts'
import type { Likeness, WordMatch } from './lookup.ts'
import type { LineQuery, NumberTerm, WordTerm } from './query.ts'

/** How a quantity was read for one product. `isUnclear` names why one reading is not enough. */
export interface Reading {
  readonly term: NumberTerm | null
  readonly value: number
  readonly evidence: number
  readonly isUnclear: 'range' | 'two-readings' | null
}

export interface WordFit {
  readonly term: WordTerm
  readonly strength: number
  readonly likeness: Likeness | 'part' | 'absent' | 'group' | 'none'
}

/** One product against one line. `contradictions` eliminate; `extra*` is what the product says and the buyer did not. */
export interface Evaluation {
  readonly index: number
  readonly fits: readonly WordFit[]
  readonly explained: number
  readonly total: number
  readonly missing: readonly WordTerm[]
  readonly contradictions: readonly string[]
  readonly reading: Reading
  readonly matchedNumbers: number
  readonly numberQuality: number
  readonly isArticle: boolean
  readonly extraWords: readonly string[]
  readonly extraNumbers: readonly ProductNumber[]
  readonly extraThreads: boolean
  /** Every size of the product that was touched was said in full; or only a part of such a size was said. */
  readonly isWholeSize: boolean
  readonly isPartOfSize: boolean
  /** Sizes stand in the order said: «25×20×20» is not «20×25×20». */
  readonly isInOrder: boolean
  readonly softScore: number
  readonly score: number
}

/** Compares every part of the line with what the product name says. */
export function evaluate(catalog: Catalog, query: LineQuery, index: number, soft: LineQuery | null, mustCount = false): Evaluation {
  const product = catalog.facts(index)
  const contradictions: string[] = []
  const used = new Set<number>()
  const codeFits = query.codes.map(
    (code) => (code.isArticle && code.products.includes(index)) || product.codes.has(code.folded) || product.article === code.folded,
  )
  const isArticle = query.codes.some((code) => code.isArticle && code.products.includes(index))
  const fits = query.words.map((term) =>
    isByCode(query, term, codeFits, product) ? byCode(term, product, used) : fitWord(term, product, used),
  )
  for (const fit of fits) if (fit.likeness === 'absent' && fit.strength < 0) contradictions.push(`«${fit.term.text}» — есть в этом товаре`)
  for (const stem of query.absent)
    if (product.words.some((word) => !word.isGroup && word.stem.startsWith(stem.slice(0, 5)))) contradictions.push(`просили без «${stem}»`)
  const reading = readNumbers(query, product, codeFits, mustCount)
  for (const wrong of reading.wrong) contradictions.push(`нет размера ${printNumber(wrong)}`)
  query.codes.forEach((code, i) => {
    if (!codeFits[i] && !(code.canSplit && code.parts.every((part) => product.codes.has(part))))
      contradictions.push(`нет обозначения ${code.raw}`)
  })
  const thread = product.threads === '' ? fitSide(query.threads, product, used) : fitThreads(query.threads, product.threads)
  if (thread < 0) contradictions.push(product.threads === '' ? 'другая сторона' : 'другая резьба')
  let explained = 0
  let total = 0
  for (const fit of fits) {
    if (fit.strength > 0 || !fit.term.isOptional) total += fit.term.weight
    explained += fit.term.weight * Math.max(0, fit.strength)
  }
  const codeWeight = codeFits.filter(Boolean).length * 6
  const missing = fits
    .filter((fit) => fit.likeness === 'none' && !(fit.term.isOptional && (fit.term.weight < 1 || reading.matched > 0)))
    .map((fit) => fit.term)
  const softScore = soft ? softFit(soft, product) : 0
  return {
    index,
    fits,
    explained: explained + codeWeight,
    total: total + query.codes.filter((code, i) => codeFits[i] || !code.canSplit).length * 6,
    missing,
    contradictions,
    reading: reading.reading,
    matchedNumbers: reading.matched,
    numberQuality: reading.quality,
    isArticle,
    extraWords: product.words.filter((word, i) => !used.has(i) && !word.isNoise && !word.isGroup).map((word) => word.stem),
    extraNumbers: reading.extra,
    extraThreads: product.threads !== '' && thread === 0,
    isWholeSize: reading.isWholeSize,
    isPartOfSize: reading.isPartOfSize,
    isInOrder: reading.isInOrder,
    softScore,
    score:
      explained +
      codeWeight +
      (isArticle ? 20 : 0) +
      reading.quality * 1.5 +
      Math.max(0, thread) +
      softScore * 0.3 -
      contradictions.length * 4,
  }
}

/** Covered by an article the product carries whole, or by a shorter one inside it. */
function isByCode(
  query: LineQuery,
  term: { readonly code: number; readonly isInPart: boolean },
  codeFits: readonly boolean[],
  product: KnownProduct,
): boolean {
  if (term.code < 0) return false
  const code = query.codes[term.code]
  return codeFits[term.code] === true || (term.isInPart && code?.parts.every((part) => product.codes.has(part)) === true)
}

function byCode(term: WordTerm, product: KnownProduct, used: Set<number>): WordFit {
  fitWord(term, product, used)
  return { term, strength: 1, likeness: 'same' }
}

function fitWord(term: WordTerm, product: KnownProduct, used: Set<number>): WordFit {
  let strength = 0
  let likeness: WordFit['likeness'] = 'none'
  let at = -1
  product.wordIds.forEach((id, i) => {
    const match = term.matches.get(id)
    const word = product.words[i]
    if (!match || !word) return
    const value = match.strength * (word.isGroup ? 0.62 : used.has(i) ? 0.95 : 1)
    if (value > strength) {
      strength = value
      likeness = word.isGroup ? 'group' : isPartOnly(match, term, word) ? 'part' : match.likeness
      at = i
    }
  })
  if (term.isNegated) return fitNegated(term, product, strength, at, used)
  if (at >= 0) used.add(at)
  product.wordIds.forEach((id, i) => {
    if ((term.matches.get(id)?.strength ?? 0) >= 0.7) used.add(i)
  })
  return { term, strength, likeness }
}

/** «лен» in «лента», «нит» of «нитей» in «нитриловые»: the beginning of another whole word rather than a shortening. */
function isPartOnly(match: WordMatch, term: WordTerm, word: ProductWord): boolean {
  return match.likeness === 'short' && match.strength < 0.8 && !word.isCut && /[аеиоуыэюя]/.test(term.stem) && term.strength === 1
}

/** «без перфорации» fits what says so, else what does not mention it; it contradicts what has it. */
function fitNegated(term: WordTerm, product: KnownProduct, strength: number, at: number, used: Set<number>): WordFit {
  const negated = product.words.findIndex((word) => word.stem.startsWith('без:') && sameStart(word.stem.slice(4), term.stem))
  if (negated >= 0) {
    used.add(negated)
    return { term, strength: 1, likeness: 'same' }
  }
  if (strength >= 0.7 && at >= 0 && !product.words[at]?.isGroup) return { term, strength: -1, likeness: 'absent' }
  return { term, strength: 0.8, likeness: 'absent' }
}

function sameStart(a: string, b: string): boolean {
  const n = Math.min(a.length, b.length, 5)
  return n >= 3 && a.slice(0, n) === b.slice(0, n)
}

function fitThreads(said: string, has: string): number {
  if (said === '') return 0
  if (has === '') return 0.1
  if (said === has) return 1
  if (said.length === 1 && has.includes(said)) return 0.7
  return -1
}

/** «внутр», «наруж» of goods without a thread: the panel for inside, the pipe for outside. */
function fitSide(said: string, product: KnownProduct, used: Set<number>): number {
  if (said.length !== 1) return said === '' ? 0 : 0.1
  const inside = product.words.findIndex((word) => !word.isGroup && word.stem.startsWith('внутр'))
  const outside = product.words.findIndex((word) => !word.isGroup && /^(наруж|внешн|уличн)/.test(word.stem))
  const [own, other] = said === 'f' ? [inside, outside] : [outside, inside]
  if (own >= 0) used.add(own)
  return own >= 0 ? 1 : other >= 0 ? -1 : 0.1
}

interface NumberFit {
  readonly reading: Reading
  readonly matched: number
  readonly quality: number
  readonly wrong: readonly NumberTerm[]
  readonly extra: readonly ProductNumber[]
  readonly isWholeSize: boolean
  readonly isPartOfSize: boolean
  readonly isInOrder: boolean
}

/** Every number is a size of the product or the quantity; the best such reading wins, and a rival reading is reported. */
function readNumbers(query: LineQuery, product: KnownProduct, codeFits: readonly boolean[], mustCount: boolean): NumberFit {
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
  const matchedSizes = product.numbers.filter((_, i) => fit.used.has(i))
  const extra = product.numbers.filter(
    (number, i) =>
      !fit.used.has(i) &&
      number.role !== 'code' &&
      !(number.value >= 10_000 && product.article.includes(String(number.value))) &&
      !(number.tuple >= 0 && matchedSizes.some((one) => one.tuple === number.tuple && one.value === number.value)),
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
  return product.numbers.some((number) => number.role === 'size' && fitNumber(term.token, number) >= 0.85)
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

function softFit(soft: LineQuery, product: KnownProduct): number {
  let score = 0
  const used = new Set<number>()
  for (const term of soft.words) {
    const fit = fitWord(term, product, used)
    if (fit.strength > 0) score += fit.strength * term.weight
  }
  for (const term of soft.numbers)
    if (term.token.unit?.role !== 'sale' && product.numbers.some((number) => fitNumber(term.token, number) >= 0.8)) score += 1.5
  for (const code of soft.codes) if (product.codes.has(code.folded)) score += 3
  if (soft.threads !== '' && soft.threads === product.threads) score += 1
  return score
}

export function printNumber(term: NumberTerm): string {
  const { value, unit } = term.token
  return `${String(value).replace('.', ',')}${unit ? `\u00a0${unit.code}` : ''}`
}

/** The unit said with the quantity; packs are told from pieces by it. */
export function saidUnit(query: LineQuery, reading: Reading, saleUnit: string | null = null): string | null {
  const unit = reading.term?.token.unit
  if (unit) return SHORT_UNITS.find(([said, sold]) => said === unit.code && sold === saleUnit)?.[1] ?? unit.code
  return reading.term ? query.looseUnit : null
}

/** «20 м.» of what is sold in bags are bags, «40 л» of sheets are sheets. */
const SHORT_UNITS: readonly (readonly [string, string])[] = [
  ['м', 'мешок'],
  ['л', 'лист'],
  ['т', 'туба'],
]

export function wantsCase(unit: string | null): boolean {
  return unit !== null && PACK_CODES.has(unit)
}
