import type { Catalog } from '../catalog/catalog.ts'
import { isMarkStem } from '../lexicon/words.ts'
import { type Evaluation, evaluate } from '../line/evaluate.ts'
import { type LineQuery, readLine } from '../line/query.ts'
import { retrieve } from '../line/retrieve.ts'
import { areDuplicates } from '../line/survivors.ts'
import { normalise } from '../text/clean.ts'

/** Products that have what was said now and are otherwise like the old one, the likest first. */
export interface Variants {
  /** The one that is clearly likest; null when several are, or none is of the same kind. */
  readonly index: number | null
  readonly candidates: readonly number[]
  /** The quantity as the likest reads it; null when none was said. */
  readonly qty: number | null
  readonly unit: string | null
}

/** «масло на 5w40», «12,5 на 9,5»: the old product with the said attribute in the place of its own. */
export function variantsOf(catalog: Catalog, old: number, query: LineQuery): Variants {
  const named = readLine(catalog, normalise(catalog.item(old).name))
  const rivals = retrieve(catalog, query, named)
    .filter((index) => index !== old)
    .map((index) => evaluate(catalog, query, index, null))
    .filter(
      (one) =>
        one.contradictions.length === 0 &&
        saysAll(one) &&
        (one.explained > 0 || one.matchedNumbers > 0 || hasThread(catalog, one.index, query)),
    )
    .map((one) => ({ one, likeness: likeness(catalog, old, one) + 2 * newSizes(catalog, old, one.index, query).length }))
    .sort((a, b) => b.likeness - a.likeness || a.one.index - b.one.index)
  const [best, second] = rivals
  const isMarked = best?.one.extraWords.some((stem) => isMarkStem(stem) || stem.startsWith('без')) === true && !query.wantsPlain
  const isClear =
    best !== undefined &&
    !(isMarked && !hasMark(catalog, old)) &&
    (second === undefined || best.likeness - second.likeness >= 0.5 || areDuplicates(catalog, best.one.index, second.one.index)) &&
    (isOfKind(catalog, old, best.one.index) || (query.hasHead && rivals.length === 1))
  const counted = best?.one.reading.term ?? null
  const isSize = best !== undefined && counted !== null && newSizes(catalog, old, best.one.index, query).includes(counted.token.value)
  const term = isSize ? null : counted
  return {
    index: isClear ? best.one.index : null,
    candidates: rivals.slice(0, 5).map(({ one }) => one.index),
    qty: term && best ? best.one.reading.value : null,
    unit: term?.token.unit?.code ?? (term ? query.looseUnit : null),
  }
}

function hasMark(catalog: Catalog, index: number): boolean {
  return catalog.facts(index).words.some((word) => !word.isGroup && (isMarkStem(word.stem) || word.stem.startsWith('без')))
}

/** Every word said stands in the name itself, not only in its group. */
function saysAll(one: Evaluation): boolean {
  return one.missing.length === 0 && one.fits.every((fit) => fit.likeness !== 'group' || fit.term.isOptional)
}

/** Numbers said, not in a unit of sale, that are a size of the new product and not of the old. */
export function newSizes(catalog: Catalog, old: number, index: number, query: LineQuery): number[] {
  const has = (product: number, value: number): boolean =>
    catalog.facts(product).numbers.some((number) => number.role === 'size' && number.value === value)
  return query.numbers
    .filter((term) => term.token.unit?.role !== 'sale')
    .map((term) => term.token.value)
    .filter((value) => has(index, value) && !has(old, value))
}

function hasThread(catalog: Catalog, index: number, query: LineQuery): boolean {
  return query.threads !== '' && catalog.facts(index).threads === query.threads
}

/** The first word of both names is the same. */
function isOfKind(catalog: Catalog, a: number, b: number): boolean {
  const first = catalog.facts(a).wordIds[0]
  return first !== undefined && catalog.facts(b).wordIds.includes(first)
}

/** What of the old product stays, less what the new one adds unasked. */
function likeness(catalog: Catalog, old: number, rival: Evaluation): number {
  const [from, to] = [catalog.facts(old), catalog.facts(rival.index)]
  let score = isOfKind(catalog, old, rival.index) ? 3 : 0
  from.words.forEach((word, i) => {
    const id = from.wordIds[i]
    if (!word.isGroup && !word.isNoise && id !== undefined && to.wordIds.includes(id)) score += 1.5
  })
  const sizes = from.numbers.filter((number) => number.role !== 'code')
  for (const number of sizes)
    if (to.numbers.some((other) => other.base === number.base && other.dimension === number.dimension)) score += 1.5
  for (const number of rival.extraNumbers)
    if (!sizes.some((other) => other.base === number.base && other.dimension === number.dimension)) score -= 1
  for (const stem of rival.extraWords) if (!from.words.some((word) => word.stem === stem)) score -= 0.7
  if (from.threads !== '' && from.threads === to.threads) score += 1.5
  return score
}
