import type { Catalog, KnownProduct } from '../catalog/catalog.ts'
import type { ProductNumber, ProductWord } from '../catalog/facts.ts'
import { PACK_CODES } from '../lexicon/units.ts'
import { fitNumber, isByCode, type Reading, readNumbers } from './fit-numbers.ts'
import type { Likeness, WordMatch } from './lookup.ts'
import type { LineQuery, NumberTerm, WordTerm } from './query.ts'

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
  /** How far the sizes said are from those printed, in another unit or role: 0 when all are the same. */
  readonly numberLoss: number
  readonly isArticle: boolean
  /** Drawing numbers said that the name carries whole («68.01.01.087» rather than «68.01.01.087-01»). */
  readonly wholeCodes: number
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
  const { explained, total } = weighed(fits)
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
    numberLoss: reading.loss,
    isArticle,
    wholeCodes: query.codes.filter((code, i) => codeFits[i] && /^[\d.\-/]{7,}$/.test(code.raw)).length,
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

/** The weight of the words the product explains, and of all that matter. */
function weighed(fits: readonly WordFit[]): { explained: number; total: number } {
  let explained = 0
  let total = 0
  for (const fit of fits) {
    if (fit.strength > 0 || !fit.term.isOptional) total += fit.term.weight
    explained += fit.term.weight * Math.max(0, fit.strength)
  }
  return { explained, total }
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

/** How much of a heading or of the line before the product carries. */
export function softFit(soft: LineQuery, product: KnownProduct): number {
  let score = 0
  const used = new Set<number>()
  for (const term of soft.words) {
    const fit = fitWord(term, product, used)
    if (term.isNegated) score -= fit.strength < 0 ? term.weight : 0
    else if (fit.strength > 0) score += fit.strength * term.weight
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
  if (unit && (unit.code === 'компл' || unit.code === 'секц') && saleUnit !== null && saleUnit !== unit.code) return 'шт'
  if (unit) return SHORT_UNITS.find(([said, sold]) => said === unit.code && sold === saleUnit)?.[1] ?? unit.code
  const loose = reading.term ? query.looseUnit : null
  return loose === 'компл' && saleUnit !== null && saleUnit !== loose ? 'шт' : loose
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
