import type { Catalog } from '../catalog/catalog.ts'
import { materialOf } from '../lexicon/materials.ts'
import { UNITS, unitOf } from '../lexicon/units.ts'
import type { Alias, Candidate, Decision, MatchContext } from '../types.ts'
import { type AliasHit, findAlias } from './aliases.ts'
import { blockers } from './blockers.ts'
import { secondOf } from './calibration.ts'
import { type Evaluation, evaluate, saidUnit, softFit, wantsCase } from './evaluate.ts'
import { explain } from './explain.ts'
import type { Reading } from './fit-numbers.ts'
import { offerOf } from './offer.ts'
import type { LineContext, LineQuery } from './query.ts'
import { retrieve } from './retrieve.ts'
import { lineSignals, type Signals } from './signals.ts'
import {
  areDuplicates,
  bestExplained,
  isVariantBySize,
  leastMissing,
  namedByHead,
  ofDefaultSize,
  plainest,
  unmarked,
  usualWords,
} from './survivors.ts'
import { unusualQuantity } from './usual-quantity.ts'

/** The decision about one line, before it is placed into the message. */
export interface LineResult {
  readonly decision: Decision
  readonly index: number | null
  readonly qty: number | null
  readonly unit: string | null
  readonly p: number
  readonly candidates: readonly (Candidate & { readonly index: number })[]
  readonly why: readonly string[]
  /** Share of what was said that the best product explains, 0..1. */
  readonly coverage: number
  readonly hasQuantity: boolean
  readonly reading: Reading | null
  /** Sizes said that the product has. */
  readonly matchedNumbers: number
  /** The sizes said are printed just so. */
  readonly isExactSize?: boolean
  readonly missing: readonly string[]
  /** What the probability is made of; a learned phrase has none. */
  readonly signals?: Signals
  /** The learned phrase that decided it. */
  readonly alias?: Alias
}

export interface LineOptions {
  /** Words of a heading or of the line before: they choose among equals, nothing more. */
  readonly soft?: LineContext | null
  /** An edit of another line: what the line does not say is as in the context, before «unmarked means plain». */
  readonly keepsSizes?: boolean
  /** All products that fit the words, whatever their size. */
  readonly family?: readonly Evaluation[]
  /** Products that fit the words and not the sizes. */
  readonly rejected?: readonly Evaluation[]
  /** Only these products may be meant (lines of a cart). */
  readonly among?: readonly number[]
}

const SHOWN = 5

/**
 * Finds the one product a line means, or the few to ask about, or says that there is none. A bare number at the end is the
 * quantity where the rest names the goods, a size where only the size does.
 */
export function matchLine(catalog: Catalog, query: LineQuery, context: MatchContext, options: LineOptions = {}): LineResult {
  const alias = options.among ? null : findAlias(catalog, query, context.aliases)
  if (alias && !countsSize(catalog, query, context, alias)) return byAlias(catalog, query, alias)
  const bare = query.numbers.filter((term) => term.canBeQuantity && term.evidence >= 1 && term.token.unit === null)
  const isCounted = query.numbers.some((term) => term.token.unit?.role === 'sale')
  const indexes = options.among ?? retrieve(catalog, query, options.soft ?? null)
  if (bare.length === 0 || isCounted) return matchOnce(catalog, query, context, options, indexes, false)
  const counted = matchOnce(catalog, query, context, options, indexes, true)
  if (counted.decision === 'accept') return counted
  const sized = matchOnce(catalog, query, context, options, indexes, false)
  const losesCount = counted.decision === 'ask' && counted.missing.length === 0 && sized.decision === 'accept' && !sized.hasQuantity
  return (sized.decision === 'unknown' && counted.decision === 'ask') || losesCount ? counted : sized
}

/** «труба 50» where «труба» is a learned name: the bare number may be a size of the goods named, which no learned name overrides. */
function countsSize(catalog: Catalog, query: LineQuery, context: MatchContext, { count }: AliasHit): boolean {
  if (count === null || count.token.unit !== null || count.evidence > 2 || query.words.every((term) => term.isOptional)) return false
  const plain = matchOnce(catalog, query, context, {}, retrieve(catalog, query, null), false)
  return plain.matchedNumbers > 0 && plain.reading?.term !== count && plain.coverage >= 0.34
}

function byAlias(catalog: Catalog, query: LineQuery, { alias, index, count }: AliasHit): LineResult {
  const p = alias.level === 'company' ? 0.97 : 0.99
  const why = [`так называют этот товар: «${alias.phrase}»`]
  return {
    decision: 'accept',
    index,
    qty: count?.token.value ?? 1,
    unit: count?.token.unit?.code ?? (count ? query.looseUnit : null),
    p,
    candidates: [{ itemId: catalog.item(index).id, index, p, why }],
    why,
    coverage: 1,
    hasQuantity: count !== null,
    reading: null,
    matchedNumbers: 0,
    missing: [],
    alias,
  }
}

function matchOnce(
  catalog: Catalog,
  query: LineQuery,
  context: MatchContext,
  options: LineOptions,
  indexes: readonly number[],
  mustCount: boolean,
): LineResult {
  const soft = options.soft ?? null
  const all = indexes
    .map((index) => evaluate(catalog, query, index, soft, mustCount))
    .filter(
      (one) =>
        one.explained > 0 ||
        one.isArticle ||
        one.matchedNumbers > 0 ||
        (query.words.length === 0 && one.softScore > 0) ||
        options.among !== undefined,
    )
  if (all.length === 0) return nothing(query, 'такого в каталоге нет')
  all.sort((a, b) => b.score - a.score)
  const alive = all.filter(
    (one) =>
      one.contradictions.length === 0 || (one.isArticle && one.contradictions.every((text) => text.startsWith('нет размера') === false)),
  )
  if (alive.length === 0) return contradicted(catalog, query, all)
  return choose(catalog, query, context, alive, {
    ...options,
    family: all.filter((one) => one.contradictions.every((text) => text.startsWith('нет размера'))),
    rejected: all.filter(
      (one) =>
        one.contradictions.length === 1 &&
        one.missing.length === 0 &&
        one.contradictions[0]?.startsWith('нет размера') === true &&
        one.contradictions[0].includes('\u00a0'),
    ),
  })
}

function nothing(query: LineQuery, reason: string, candidates: LineResult['candidates'] = []): LineResult {
  const counted = query.numbers.filter((term) => term.canBeQuantity).sort((a, b) => b.evidence - a.evidence)[0]
  const hasQuantity = counted !== undefined && counted.evidence > 0
  return {
    decision: 'unknown',
    index: null,
    qty: hasQuantity ? counted.token.value : null,
    unit: hasQuantity ? (counted.token.unit?.code ?? null) : null,
    p: 0,
    candidates,
    why: [reason],
    coverage: 0,
    hasQuantity,
    reading: null,
    matchedNumbers: 0,
    missing: query.words.map((term) => term.text),
  }
}

/** The goods are there, the said size is not. */
function contradicted(catalog: Catalog, query: LineQuery, all: readonly Evaluation[]): LineResult {
  const best = all[0]
  const near = all.filter((one) => one.contradictions.length <= (best?.contradictions.length ?? 0)).slice(0, SHOWN)
  const reasons = [...new Set(near.flatMap((one) => one.contradictions))].slice(0, 2)
  const result = nothing(
    query,
    `в каталоге такого нет: ${reasons.join(', ')}`,
    near.map((one) => ({ itemId: catalog.item(one.index).id, index: one.index, p: 0.1, why: one.contradictions })),
  )
  return { ...result, coverage: best && best.total > 0 ? best.explained / best.total : 0 }
}

interface Choice {
  readonly fitting: readonly Evaluation[]
  readonly literal: readonly Evaluation[]
  readonly survivors: readonly Evaluation[]
  readonly picked: readonly Evaluation[]
  readonly rivals: readonly Evaluation[]
  readonly viaHistory: boolean
}

/** Who is left after each rule: the words, the heading, the plain one, what the customer buys. */
function chosenFrom(catalog: Catalog, query: LineQuery, context: MatchContext, alive: readonly Evaluation[], options: LineOptions): Choice {
  const soft = options.soft ?? null
  const fitting = query.hasHead ? alive : nearContext(namedByHead(catalog, leastMissing(alive), false), soft)
  const literal = bestExplained(fitting)
  let survivors = literal
  if (soft?.heading) survivors = underHeading(catalog, survivors, soft.heading)
  survivors = ofMaterial(catalog, survivors, soft?.material ?? null)
  survivors = namedByHead(catalog, preferCase(catalog, query, survivors), false)
  const isNamed = query.hasHead && options.keepsSizes !== true
  if (!isNamed) survivors = preferSoft(survivors, soft)
  const usual = usualWords(leastMissing(options.family ?? alive))
  const plain = isNamed
    ? preferSoft(plainest(unmarked(namedByHead(catalog, survivors, true)), usual), soft)
    : options.keepsSizes === true
      ? survivors
      : unmarked(survivors)
  const picked = plainest(ofDefaultSize(catalog, plainest(plain, usual)), usual)
  const bought = picked.length > 1 ? picked.filter((one) => isInHistory(catalog, context, one.index)) : []
  const viaHistory = bought.length === 1
  const rivals = viaHistory ? bought : mergeDuplicates(catalog, picked)
  return { fitting, literal, survivors, picked, rivals, viaHistory }
}

function choose(catalog: Catalog, query: LineQuery, context: MatchContext, alive: readonly Evaluation[], options: LineOptions): LineResult {
  const soft = options.soft ?? null
  const { fitting, literal, survivors, picked, rivals, viaHistory } = chosenFrom(catalog, query, context, alive, options)
  const best = rivals[0]
  if (!best) return nothing(query, 'такого в каталоге нет')
  const coverage =
    best.total > 0 ? best.explained / best.total : query.codes.length > 0 || best.matchedNumbers > 0 || query.threads !== '' ? 1 : 0
  const order = offerOf(catalog, query, context, [rivals, picked, survivors, alive])
  const reasons = blockers(query, best, rivals.length, coverage, soft)
  if (rivals.length === 1 && !viaHistory && isOnlyVariant(catalog, query, best, options.rejected ?? []))
    reasons.push('такого размера нет у обычного товара, есть у варианта')
  const unit = saidUnit(query, best.reading, catalog.facts(best.index).saleUnit)
  if (isSoldOtherwise(unit, unitOf(catalog.item(best.index).unit)?.code ?? null)) reasons.push(`этот товар так не продаётся: ${unit}`)
  const unusual = best.reading.term ? unusualQuantity(context, catalog.item(best.index).id, best.reading.value, unit) : null
  if (unusual) reasons.push(unusual)
  const decision: Decision = reasons.length === 0 ? 'accept' : coverage < 0.34 && query.words.length > 0 ? 'unknown' : 'ask'
  const p = evidence(best, rivals.length, coverage, reasons.length)
  return {
    decision,
    index: best.index,
    qty: best.reading.value,
    unit,
    p,
    coverage,
    reading: best.reading,
    matchedNumbers: best.matchedNumbers,
    isExactSize: best.numberLoss < 0.01,
    hasQuantity: best.reading.term !== null,
    missing: best.missing.map((term) => term.text),
    signals: lineSignals(query, best, {
      steps: {
        fitting: leastMissing(fitting).length,
        literal: literal.length,
        near: survivors.length,
        plain: picked.length,
        chosen: rivals.length,
      },
      coverage,
      viaHistory,
      soft,
      lead: leadOf(best, alive),
      rejected: options.rejected?.length ?? 0,
      doubts: reasons.length,
    }),
    candidates: order.slice(0, SHOWN).map((one) => ({
      itemId: catalog.item(one.index).id,
      index: one.index,
      p: rivals.includes(one) ? p : secondOf(p),
      why: explain(catalog, query, one),
    })),
    why:
      reasons.length > 0
        ? reasons
        : [
            ...explain(catalog, query, best),
            ...passedOver(catalog, best, survivors),
            ...(viaHistory ? ['вы обычно берёте этот товар'] : []),
          ],
  }
}

function leadOf(best: Evaluation, alive: readonly Evaluation[]): number {
  let second = Number.NEGATIVE_INFINITY
  for (const one of alive) if (one !== best && one.score > second) second = one.score
  return best.score - second
}

/** Kinds of packing that are never said for one another: sheets of goods in bags, rolls of goods in buckets. */
const PACKINGS: readonly (readonly string[])[] = [['лист'], ['рул'], ['мешок'], ['ведро', 'канистра', 'банка', 'бал'], ['пара']]

/** Whether the packing said is of another kind than the one sold. */
export function isSoldOtherwise(said: string | null, sold: string | null): boolean {
  const kindOf = (unit: string | null): number => PACKINGS.findIndex((kind) => unit !== null && kind.includes(unit))
  return kindOf(said) >= 0 && kindOf(sold) >= 0 && kindOf(said) !== kindOf(sold)
}

/** The size said is sold of a variant only, and nothing else said names that variant. */
function isOnlyVariant(catalog: Catalog, query: LineQuery, best: Evaluation, rejected: readonly Evaluation[]): boolean {
  return !best.isArticle && !isPackNamed(catalog, query, best) && isVariantBySize(catalog, best, rejected)
}

/** A line that names no goods («синяя 10») means goods like those of the line before, where such fit it. */
function nearContext(alive: readonly Evaluation[], soft: LineQuery | null): readonly Evaluation[] {
  if (!soft) return alive
  const said = leastMissing(alive)
  const most = Math.max(...said.map((one) => one.softScore))
  return most > 0 ? said.filter((one) => one.softScore >= most * 0.7) : alive
}

/** Among what is left, the parts of the material spoken of before. */
function ofMaterial(catalog: Catalog, picked: Evaluation[], material: string | null): Evaluation[] {
  if (material === null || picked.length < 2) return picked
  const same = picked.filter((one) => catalog.facts(one.index).words.some((word) => materialOf(word.stem) === material))
  return same.length > 0 ? same : picked
}

/** «ппр:» above the line: of goods that fit as well, those that carry most of the heading. */
function underHeading(catalog: Catalog, survivors: Evaluation[], heading: LineQuery): Evaluation[] {
  if (survivors.length < 2) return survivors
  const fit = survivors.map((one) => softFit(heading, catalog.facts(one.index)))
  const most = Math.max(...fit)
  return most > 0 ? survivors.filter((_, i) => (fit[i] ?? 0) >= most - 0.15) : survivors
}

/** Among equals, those that also fit the heading or the line before. */
function preferSoft(survivors: Evaluation[], soft: LineQuery | null): Evaluation[] {
  if (!soft || survivors.length < 2) return survivors
  const most = Math.max(...survivors.map((one) => one.softScore))
  return most > 0 ? survivors.filter((one) => one.softScore >= most - 0.3) : survivors
}

/** «3 блока» means the case where a case is sold; pieces, or nothing said, mean the single. */
function preferCase(catalog: Catalog, query: LineQuery, survivors: Evaluation[]): Evaluation[] {
  const boxed = survivors.filter((one) => catalog.facts(one.index).caseOf > 0)
  if (boxed.length === 0 || boxed.length === survivors.length) return survivors
  const singles = survivors.filter((one) => !boxed.includes(one))
  const cases = boxed.filter((one) => singles.some((single) => isSameBoxed(catalog, single.index, one.index)))
  if (cases.length === 0) return survivors
  const said = survivors[0] ? saidUnit(query, survivors[0].reading) : null
  const namesCount = cases.some((one) => one.extraNumbers.every((number) => number.role !== 'pack'))
  if (namesCount) return cases.filter((one) => one.extraNumbers.every((number) => number.role !== 'pack'))
  const isPackItself = said === 'уп' && singles.some((one) => catalog.facts(one.index).numbers.some((number) => number.role === 'pack'))
  return wantsCase(said) && !isPackItself ? cases : survivors.filter((one) => !cases.includes(one))
}

/** The same goods, one by one and in a case: the names differ in nothing else. */
function isSameBoxed(catalog: Catalog, single: number, boxed: number): boolean {
  const wordsOf = (index: number): Set<string> =>
    new Set(
      catalog
        .facts(index)
        .words.filter((word) => !word.isGroup && !word.isNoise && word.stem.length > 1 && !UNITS.has(word.text))
        .map((word) => word.stem),
    )
  const [one, other] = [wordsOf(single), wordsOf(boxed)]
  const shared = [...one].filter((stem) => other.has(stem)).length
  if ((shared < one.size && shared < other.size) || !hasSizesOf(catalog, boxed, single)) return false
  return shared >= Math.min(2, one.size) && one.size + other.size - 2 * shared <= 3
}

/** Whether every size one name prints stands in the other. */
function hasSizesOf(catalog: Catalog, index: number, of: number): boolean {
  const { numbers } = catalog.facts(index)
  return catalog.facts(of).numbers.every((number) => number.role !== 'size' || numbers.some((other) => other.base === number.base))
}

function isInHistory(catalog: Catalog, context: MatchContext, index: number): boolean {
  const id = catalog.item(index).id
  return (context.history ?? []).some((order) => order.lines.some((line) => line.itemId === id))
}

function mergeDuplicates(catalog: Catalog, picked: readonly Evaluation[]): Evaluation[] {
  const kept: Evaluation[] = []
  for (const one of picked) {
    if (picked.length <= 40 && kept.some((other) => areDuplicates(catalog, other.index, one.index))) continue
    kept.push(one)
  }
  return kept
}

/** «сахар 50 кг 3 мешка» and «Сахар-песок мешок 50 кг»: the packing said stands in the name. */
function isPackNamed(catalog: Catalog, query: LineQuery, best: Evaluation): boolean {
  const said = saidUnit(query, best.reading)
  return said !== null && said.length > 2 && catalog.facts(best.index).words.some((word) => UNITS.get(word.text)?.code === said)
}

/** What tells the chosen product from those that fitted the words as well: nobody asked for it. */
function passedOver(catalog: Catalog, best: Evaluation, survivors: readonly Evaluation[]): string[] {
  const own = new Set(best.extraWords)
  const unasked = new Set<string>()
  for (const one of survivors)
    for (const word of catalog.facts(one.index).words)
      if (one !== best && one.extraWords.includes(word.stem) && !own.has(word.stem) && word.text.length > 2) unasked.add(`«${word.text}»`)
  return unasked.size === 0 || unasked.size > 6 ? [] : [`есть и с отметкой ${[...unasked].slice(0, 3).join(', ')}, её не просили`]
}

/** How much speaks for the best product, 0..1: it compares readings, the probability is made at the end. */
function evidence(best: Evaluation, rivals: number, coverage: number, blocked: number): number {
  const weakest = Math.min(1, ...best.fits.map((fit) => Math.max(0, fit.strength)))
  const logit =
    -1 + 4 * coverage + 1.5 * weakest + (best.isArticle ? 2 : 0) + Math.min(2, best.numberQuality * 0.7) - Math.log(rivals) * 1.8 - blocked
  return Math.round((1 / (1 + Math.exp(-logit))) * 1000) / 1000
}
