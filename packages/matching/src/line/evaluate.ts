import type { Catalog, KnownProduct } from '../catalog/catalog.ts'
import type { ProductNumber, ProductWord } from '../catalog/facts.ts'
import { PACK_CODES } from '../lexicon/units.ts'
import { fitNumber, isByCode, isOfArticle, type Reading, readNumbers } from './fit-numbers.ts'
import { impliedStrength } from './implied-words.ts'
import type { Likeness, WordMatch } from './lookup.ts'
import type { LineQuery, NumberTerm, WordTerm } from './query.ts'

export interface WordFit {
  readonly term: WordTerm
  readonly strength: number
  readonly likeness: Likeness | 'part' | 'absent' | 'group' | 'implied' | 'none'
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
  /** The word the name opens with. */
  readonly head: string
  readonly extraWords: readonly string[]
  readonly extraNumbers: readonly ProductNumber[]
  readonly extraThreads: boolean
  /** How well the thread or the side said is the product's: 1 the same, 0 none said, below 0.5 the name does not say it. */
  readonly thread: number
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
  const codeFits = query.codes.length === 0 ? NO_CODES : query.codes.map((code) => isCodeOf(code, product, index))
  const isArticle = query.codes.some((code) => code.isArticle && code.products.includes(index))
  const compared = comparisonOf(catalog, query, product, soft, codeFits)
  const { extraWords, thread, softScore: softWords, refusals } = compared
  const { fits, explained, total } = withImplied(compared, product)
  const reading = readNumbers(query, product, codeFits, mustCount)
  const contradictions = [...refusals]
  for (const wrong of reading.wrong) contradictions.push(absenceOf(wrong))
  query.codes.forEach((code, i) => {
    if (!codeFits[i] && !(code.canSplit && code.parts.every((part) => product.codes.has(part))))
      contradictions.push(`нет обозначения ${code.raw}`)
  })
  if (thread < 0) contradictions.push(product.threads === '' ? 'другая сторона' : 'другая резьба')
  const codeWeight = codeFits.length === 0 ? 0 : codeFits.filter(Boolean).length * 6
  const softScore = soft ? softFitBeyondWords(soft, product, softWords) : 0
  return {
    index,
    fits,
    explained: explained + codeWeight,
    total: total + query.codes.filter((code, i) => codeFits[i] || !code.canSplit).length * 6,
    missing: missingOf(fits, reading.matched),
    contradictions,
    reading: reading.reading,
    matchedNumbers: reading.matched,
    numberQuality: reading.quality,
    numberLoss: reading.loss,
    isArticle,
    wholeCodes: query.codes.filter((code, i) => codeFits[i] && /^[\d.\-/]{7,}$/.test(code.raw)).length,
    extraWords,
    head: product.head,
    extraNumbers: reading.extra,
    extraThreads: product.threads !== '' && thread === 0,
    thread,
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

/** What the words of a line come to against the words of a name. */
interface WordComparison {
  readonly fits: readonly WordFit[]
  readonly explained: number
  readonly total: number
  readonly extraWords: readonly string[]
  readonly refusals: readonly string[]
  /** 0 none said, above: fits, below: another one. */
  readonly thread: number
  readonly softScore: number
}

/** Comparisons of the line read last, by list of words: goods of one family differ in sizes alone, their words are compared once. */
const last: { catalog: Catalog | null; query: LineQuery | null; soft: LineQuery | null; byList: Map<number, WordComparison> } = {
  catalog: null,
  query: null,
  soft: null,
  byList: new Map(),
}

function comparisonOf(
  catalog: Catalog,
  query: LineQuery,
  product: KnownProduct,
  soft: LineQuery | null,
  codeFits: readonly boolean[],
): WordComparison {
  if (query.codes.length > 0 || query.threads !== '' || product.printsArticle) return compareWords(query, product, soft, codeFits)
  if (last.query !== query || last.soft !== soft || last.catalog !== catalog) {
    last.catalog = catalog
    last.query = query
    last.soft = soft
    last.byList = new Map()
  }
  const known = last.byList.get(product.list)
  if (known) return known
  const compared = compareWords(query, product, soft, codeFits)
  last.byList.set(product.list, compared)
  return compared
}

function compareWords(query: LineQuery, product: KnownProduct, soft: LineQuery | null, codeFits: readonly boolean[]): WordComparison {
  const used = cleared(USED, product.words.length)
  const fits: WordFit[] = []
  const refusals: string[] = []
  for (const term of query.words) {
    const fit = isByCode(query, term, codeFits, product) ? byCode(term, product, used) : fitWord(term, product, used)
    if (fit.likeness === 'absent' && fit.strength < 0) refusals.push(`«${term.text}» — есть в этом товаре`)
    fits.push(fit)
  }
  for (const stem of query.absent)
    if (product.words.some((word) => !word.isGroup && word.stem.startsWith(stem.slice(0, 5)))) refusals.push(`просили без «${stem}»`)
  const thread = product.threads === '' ? fitSide(query.threads, product, used) : fitThreads(query.threads, product.threads)
  const softScore = soft ? softWordFit(soft, product) : 0
  return { fits, ...weighed(fits), extraWords: unused(product, used), refusals, thread, softScore }
}

/** The same with the words its sizes, threads and articles say. */
function withImplied(compared: WordComparison, product: KnownProduct): Pick<WordComparison, 'fits' | 'explained' | 'total'> {
  if (!compared.fits.some((fit) => fit.likeness === 'none' && impliedStrength(fit.term, product) > 0)) return compared
  const fits = compared.fits.map((fit): WordFit => {
    const strength = fit.likeness === 'none' ? impliedStrength(fit.term, product) : 0
    return strength > 0 ? { term: fit.term, strength, likeness: 'implied' } : fit
  })
  return { fits, ...weighed(fits) }
}

/** Marks on the words of one product; every comparison clears and takes the same ones, thousands are made for a message. */
interface Marks {
  on: Uint8Array
}
const USED: Marks = { on: new Uint8Array(64) }
const USED_BY_CONTEXT: Marks = { on: new Uint8Array(64) }

function cleared(marks: Marks, count: number): Uint8Array {
  if (count > marks.on.length) marks.on = new Uint8Array(count * 2)
  else marks.on.fill(0, 0, count)
  return marks.on
}

const NO_CODES: readonly boolean[] = []

function isCodeOf(code: LineQuery['codes'][number], product: KnownProduct, index: number): boolean {
  return (code.isArticle && code.products.includes(index)) || product.codes.has(code.folded) || product.article === code.folded
}

function missingOf(fits: readonly WordFit[], matchedNumbers: number): WordTerm[] {
  const missing: WordTerm[] = []
  for (const { likeness, term } of fits)
    if (likeness === 'none' && !(term.isOptional && (term.weight < 1 || matchedNumbers > 0))) missing.push(term)
  return missing
}

function unused(product: KnownProduct, used: Uint8Array): string[] {
  const { words } = product
  const stems: string[] = []
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]
    if (word !== undefined && used[i] === 0 && !word.isNoise && !word.isGroup && !isOfArticle(product, word.stem)) stems.push(word.stem)
  }
  return stems
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

function byCode(term: WordTerm, product: KnownProduct, used: Uint8Array): WordFit {
  fitWord(term, product, used)
  return { term, strength: 1, likeness: 'same' }
}

function fitWord(term: WordTerm, product: KnownProduct, used: Uint8Array): WordFit {
  const { wordIds, words } = product
  const { matches } = term
  let strength = 0
  let best: WordMatch | null = null
  let at = -1
  for (let i = 0; i < wordIds.length; i += 1) {
    const match = matches.get(wordIds[i] ?? -1)
    if (match === undefined) continue
    const value = match.strength * (words[i]?.isGroup ? 0.62 : used[i] === 1 ? 0.95 : 1)
    if (value > strength) {
      strength = value
      best = match
      at = i
    }
  }
  const word = words[at]
  if (term.isNegated) return fitNegated(term, product, strength, at, used)
  if (best === null || word === undefined) return { term, strength, likeness: 'none' }
  used[at] = 1
  for (let i = 0; i < wordIds.length; i += 1) if ((matches.get(wordIds[i] ?? -1)?.strength ?? 0) >= 0.7) used[i] = 1
  return { term, strength, likeness: word.isGroup ? 'group' : isPartOnly(best, term, word) ? 'part' : best.likeness }
}

/** «лен» in «лента», «нит» of «нитей» in «нитриловые»: the beginning of another whole word rather than a shortening. */
function isPartOnly(match: WordMatch, term: WordTerm, word: ProductWord): boolean {
  return match.likeness === 'short' && match.strength < 0.8 && !word.isCut && /[аеиоуыэюя]/.test(term.stem) && term.strength === 1
}

/** «без перфорации» fits what says so, else what does not mention it; it contradicts what has it. */
function fitNegated(term: WordTerm, product: KnownProduct, strength: number, at: number, used: Uint8Array): WordFit {
  const negated = product.words.findIndex((word) => word.stem.startsWith('без:') && sameStart(word.stem.slice(4), term.stem))
  if (negated >= 0) {
    used[negated] = 1
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
function fitSide(said: string, product: KnownProduct, used: Uint8Array): number {
  if (said.length !== 1) return said === '' ? 0 : 0.1
  const inside = product.words.findIndex((word) => !word.isGroup && word.stem.startsWith('внутр'))
  const outside = product.words.findIndex((word) => !word.isGroup && /^(наруж|внешн|уличн)/.test(word.stem))
  const [own, other] = said === 'f' ? [inside, outside] : [outside, inside]
  if (own >= 0) used[own] = 1
  return own >= 0 ? 1 : other >= 0 ? -1 : 0.1
}

/** How much of a heading or of the line before the product carries. */
export const softFit = (soft: LineQuery, product: KnownProduct): number => softFitBeyondWords(soft, product, softWordFit(soft, product))

function softWordFit(soft: LineQuery, product: KnownProduct): number {
  let score = 0
  const used = cleared(USED_BY_CONTEXT, product.words.length)
  for (const term of soft.words) {
    const fit = fitWord(term, product, used)
    if (term.isNegated) score -= fit.strength < 0 ? term.weight : 0
    else if (fit.strength > 0) score += fit.strength * term.weight
  }
  return score
}

function softFitBeyondWords(soft: LineQuery, product: KnownProduct, words: number): number {
  let score = words
  for (const term of soft.numbers)
    if (term.token.unit?.role !== 'sale' && product.numbers.some((number) => fitNumber(term.token, number) >= 0.8)) score += 1.5
  for (const code of soft.codes) if (product.codes.has(code.folded)) score += 3
  if (soft.threads !== '' && soft.threads === product.threads) score += 1
  return score
}

const absences = new WeakMap<NumberTerm, string>()

function absenceOf(term: NumberTerm): string {
  const known = absences.get(term)
  if (known !== undefined) return known
  const text = `нет размера ${printNumber(term)}`
  absences.set(term, text)
  return text
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
