import { isMarkStem } from '../lexicon/words.ts'
import { APART } from '../text/spoken-numbers.ts'
import type { Evaluation } from './evaluate.ts'
import type { LineQuery } from './query.ts'

/** What is known about an accepted line that tells a right one from a wrong one: 0 or more by name, absent = 0. */
export type Signals = Readonly<Record<string, number>>

/** How many goods were left after each step that chose among those that fit what was said. */
export interface Steps {
  /** Explain the line with the fewest words left over. */
  readonly fitting: number
  /** …as literally as any, with the numbers said. */
  readonly literal: number
  /** …under the heading, in the packing, near the line before. */
  readonly near: number
  /** …named by their first word, plain and of the usual size. */
  readonly plain: number
  /** …bought before, or of the material spoken of. */
  readonly chosen: number
}

export interface Choice {
  readonly steps: Steps
  readonly coverage: number
  readonly viaHistory: boolean
  readonly soft: LineQuery | null
  /** Lead over the best of the other products that nothing contradicts. */
  readonly lead: number
  /** Goods that fit the words and lack only a size that was said. */
  readonly rejected: number
  /** Reasons to ask. */
  readonly doubts: number
}

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)
const upTo = (most: number, value: number): number => Math.min(most, Math.max(0, value))
/** How much of the choice a step made: 0 when it left all, 1 for one of e. */
const narrowed = (before: number, after: number): number => upTo(3, Math.log(Math.max(1, before)) - Math.log(Math.max(1, after)))

/** The signals of a line by itself; the message adds its own in message/confidence.ts. */
export function lineSignals(query: LineQuery, best: Evaluation, choice: Choice): Signals {
  return withoutZeros({ ...wordSignals(query, best, choice), ...numberSignals(query, best), ...choiceSignals(query, best, choice) })
}

function wordSignals(query: LineQuery, best: Evaluation, { coverage }: Choice): Record<string, number> {
  const said = best.fits.filter((fit) => fit.likeness !== 'none' && fit.strength > 0)
  const kinds = (kind: string): number =>
    upTo(
      2,
      said.filter((fit) => fit.likeness === kind).reduce((sum, fit) => sum + Math.min(1, fit.term.weight / 2), 0),
    )
  const named = said.filter((fit) => fit.likeness === 'same' || (fit.likeness === 'sound' && fit.strength >= 0.9))
  return {
    misspelt: kinds('typo'),
    bySound: kinds('sound'),
    shortened: kinds('short') + kinds('part'),
    derived: kinds('derived'),
    synonym: kinds('synonym'),
    byGroup: kinds('group'),
    weakest: said.length === 0 ? 0 : 1 - Math.min(1, ...said.map((fit) => fit.strength)),
    unexplained: upTo(1, 1 - coverage),
    leftOver: upTo(2, best.fits.filter((fit) => fit.likeness === 'none').length),
    noneLiteral: named.length === 0 && !best.isArticle ? 1 : 0,
    oneWord: query.words.length + query.codes.length <= 1 && best.matchedNumbers === 0 ? 1 : 0,
    article: best.isArticle ? 1 : 0,
    manyWords: upTo(2, Math.log1p(Math.max(0, query.words.length - 4))),
  }
}

function numberSignals(query: LineQuery, best: Evaluation): Record<string, number> {
  const { term, evidence } = best.reading
  const sizes = best.extraNumbers.filter((number) => number.role === 'size').length
  return {
    otherScale: upTo(1, best.numberLoss),
    sizesSaid: upTo(3, best.matchedNumbers),
    sizesUnsaid: upTo(3, sizes),
    partOfSize: best.isPartOfSize ? 1 : 0,
    noQuantity: term === null ? 1 : 0,
    weakQuantity: term === null || term.token.unit?.role === 'sale' ? 0 : upTo(1, (4 - evidence) / 4),
    bareQuantity: term !== null && term.token.unit === null && query.looseUnit === null ? 1 : 0,
    spoken: query.numbers.some((number) => number.token.isSpoken) ? 1 : 0,
    takenApart: query.text.includes(APART) ? 1 : 0,
    sizeInQuantity: term?.token.isSpoken === true && endsSize(term.token.value, best) ? 1 : 0,
    quantityFirst: isQuantityFirst(query, best) ? 1 : 0,
    manyNumbers: upTo(2, Math.max(0, query.numbers.length - best.matchedNumbers - (term === null ? 0 : 1))),
    counts: upTo(2, Math.max(0, query.numbers.filter((number) => number.canBeQuantity && number.evidence >= 3).length - 1)),
  }
}

/** «двести шесть» of goods of 200 ml: the beginning of the number is a size nobody said. */
function endsSize(quantity: number, best: Evaluation): boolean {
  const heads = [10, 100, 1000].map((scale) => quantity - (quantity % scale)).filter((head) => head > 0 && head < quantity)
  return best.extraNumbers.some((number) => heads.includes(number.value))
}

/** The quantity stands before the name. */
function isQuantityFirst(query: LineQuery, { reading }: Evaluation): boolean {
  return reading.term !== null && query.words.length > 0 && reading.term.token.start < Math.min(...query.words.map(({ start }) => start))
}

function choiceSignals(query: LineQuery, best: Evaluation, choice: Choice): Record<string, number> {
  const { steps, soft, lead } = choice
  const telling = new Set(best.extraWords).size
  return {
    headless: query.hasHead ? 0 : 1,
    byContext: query.hasHead || best.softScore <= 0 ? 0 : 1,
    offContext: soft !== null && best.softScore <= 0 ? 1 : 0,
    byLiteral: narrowed(steps.fitting, steps.literal),
    byNearness: narrowed(steps.literal, steps.near),
    byPlainness: narrowed(steps.near, steps.plain),
    byHistory: choice.viaHistory ? 1 : narrowed(steps.plain, steps.chosen),
    wordsUnsaid: upTo(4, telling) / 2,
    markUnsaid: best.extraWords.some((word) => isMarkStem(word)) ? 1 : 0,
    wordsUnsaidShare: share(telling, telling + best.fits.length),
    aside: query.words.some((term) => term.isAside) ? 1 : 0,
    optional: upTo(2, query.words.filter((term) => term.isOptional && !term.isAside).length),
    closeSecond: upTo(1, 1 - lead / 2),
    otherSizeExists: choice.rejected > 0 ? 1 : 0,
    rivalsLeft: Math.log(Math.max(1, steps.chosen)),
    doubts: upTo(3, choice.doubts - (steps.chosen > 1 ? 1 : 0)),
  }
}

const withoutZeros = (signals: Record<string, number>): Signals =>
  Object.fromEntries(Object.entries(signals).filter(([, value]) => value !== 0))
