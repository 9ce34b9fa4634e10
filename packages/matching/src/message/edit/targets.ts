import { UNITS } from '../../lexicon/units.ts'
import { COLOURS } from '../../lexicon/words.ts'
import { type Evaluation, evaluate, softFit } from '../../line/evaluate.ts'
import { type LineQuery, type NumberTerm, readLine } from '../../line/query.ts'
import { bestExplained, namedByHead, plainest } from '../../line/survivors.ts'
import { foldCode } from '../../text/scripts.ts'
import type { Entry } from '../basket.ts'
import type { Reading } from '../reading.ts'
import { placesOf } from './places.ts'
import { SIGNS, says, without } from './signs.ts'

/** Lines of the basket some words mean. */
export interface Targets {
  readonly entries: readonly Entry[]
  /** Several lines fit and only one of them is meant. */
  readonly isTie: boolean
  /** How the words name them: goods by name, a place or «все», a pronoun; nothing said at all. */
  readonly by: 'name' | 'place' | 'all' | 'pronoun' | 'nothing' | 'unit'
  readonly query: LineQuery
  /** A number that is no size of the line: a quantity, old or new. */
  readonly count: NumberTerm | null
  /** What the words explain, in the weights of words. */
  readonly worth: number
  /** Words that stay unexplained. */
  readonly left: readonly string[]
  /** The goods named are only mentioned in the name of the line: «томат» of juice. */
  readonly isMention?: boolean
}

/** A part of a list: «кетчуп, молоко и сыр». */
const LISTS: readonly RegExp[] = [/,(?!\d)|;|\/(?=\p{L})|\s(?:и|а также|да|жане)\s/u, /,(?!\d)|;|\s(?:и|плюс|да|жане)\s/u]

/** Finds the lines that are meant. `isCounted`: a bare number is rather a quantity than a size. */
export function targetsOf(reading: Reading, text: string, isCounted = false): Targets {
  const size = reading.basket.base.length
  const except = SIGNS.except.exec(text)
  SIGNS.except.lastIndex = 0
  if (except) return allBut(reading, text, except)
  const placed = placesOf(text, size)
  if (placed) {
    const entries = placed.places.flatMap((at) => lineAt(reading, at))
    return { ...nothing(reading, text), entries, by: 'place', worth: 3 + placed.places.length, ...counted(reading, placed.rest) }
  }
  const isRest = text.search(SIGNS.rest) >= 0
  if (isRest || text.search(SIGNS.all) >= 0) {
    const all = allOf(reading, text, isRest)
    if (all) return all
  }
  const one = named(reading, text, isCounted)
  const list = listed(reading, text)
  if (list && list.worth > one.worth + (one.isTie ? -2 : 0.3)) return list
  return one
}

/** The line that stood at this place before the message, if it is still there. */
function lineAt(reading: Reading, place: number): Entry[] {
  const base = reading.basket.base[place - 1]
  const entry = base ? reading.basket.current(base) : null
  return entry ? [entry] : []
}

function nothing(reading: Reading, text: string): Targets {
  return { entries: [], isTie: false, by: 'nothing', query: readLine(reading.catalog, text), count: null, worth: 0, left: [] }
}

function counted(reading: Reading, rest: string): Pick<Targets, 'count' | 'left' | 'query'> {
  const query = readLine(reading.catalog, rest)
  return { query, count: query.numbers.find((term) => term.canBeQuantity) ?? null, left: [] }
}

/** «всё кроме муфт», «все, кроме первой». */
function allBut(reading: Reading, text: string, match: RegExpExecArray): Targets {
  const but = targetsOf(reading, text.slice(match.index + match[0].length))
  const kept = new Set(but.entries.map((entry) => entry.id))
  const isClear = but.entries.length > 0
  return {
    ...but,
    entries: isClear ? reading.basket.entries.filter((entry) => !kept.has(entry.id)) : [],
    isTie: false,
    by: 'all',
    worth: isClear ? but.worth + 2 : -2,
  }
}

/** «всё», «все казаны», «обе позиции», «остальное». */
function allOf(reading: Reading, text: string, isRest: boolean): Targets | null {
  const rest = without(
    without(without(text, SIGNS.all), SIGNS.rest),
    /(?<!\p{L})(?:позици\p{L}*|товар\p{L}*|строк\p{L}*|строч\p{L}*|пункт\p{L}*|наименован\p{L}*|заказ\p{L}{0,2}|заявк\p{L}{0,2}|корзин\p{L}*|спис\p{L}*|цвет\p{L}*|вид\p{L}*|размер\p{L}*|штук)(?!\p{L})/gu,
  )
  const pool = isRest
    ? underHeading(reading, readLine(reading.catalog, rest)).filter(
        (entry) => !reading.basket.mentioned.has(entry.id) && entry.line.origin !== 'message',
      )
    : reading.basket.entries
  const query = readLine(reading.catalog, rest)
  const words = query.words.filter((term) => !term.isOptional)
  if (words.length === 0 && query.codes.length === 0 && query.threads === '')
    return { ...counted(reading, rest), entries: pool, isTie: false, by: 'all', worth: 3 }
  const fits = fitting(reading, query, pool, false)
  if (fits.length === 0) return null
  const left = leftOf(fits[0])
  if (left.length > 0) return null
  return {
    ...counted(reading, rest),
    entries: pool.filter((entry) => fits.some((fit) => fit.index === entry.index)),
    isTie: false,
    by: 'all',
    worth: explained(fits[0]) + 2,
  }
}

function listed(reading: Reading, text: string): Targets | null {
  for (const cut of LISTS) {
    const found = asList(reading, text.split(cut).filter(says))
    if (found) return found
  }
  return null
}

function asList(reading: Reading, parts: readonly string[]): Targets | null {
  if (parts.length < 2 || parts.length > 12) return null
  const found = parts.map((own, i) => {
    const part = /\p{L}{2}/u.test(own) ? own : `${(parts[i - 1] ?? '').replace(/\d[\d.,]*/g, ' ')} ${own}`
    const placed = placesOf(part, reading.basket.base.length)
    return placed ? targetsOf(reading, part) : named(reading, part, false)
  })
  if (found.some((one) => one.entries.length !== 1 || one.left.length > 0 || one.by === 'pronoun' || one.by === 'nothing')) return null
  if (found.some((one) => one.count !== null && one.count.token.value !== one.entries[0]?.line.qty)) return null
  const entries = [...new Map(found.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry] as const))).values()]
  const [first] = found
  if (!first || entries.length < parts.length) return null
  return { ...first, entries, isTie: false, count: null, worth: found.reduce((sum, one) => sum + one.worth, 0) - 0.5 }
}

function named(reading: Reading, text: string, isCounted: boolean): Targets {
  const isPointed = text.search(SIGNS.pronoun) >= 0
  const query = readLine(reading.catalog, isPointed ? without(text, SIGNS.pronoun) : text)
  const none = { ...nothing(reading, text), query }
  const isBare = query.words.length === 0 && query.codes.length === 0 && query.threads === ''
  if (isBare && isPointed) return pointed(reading, text, query)
  if (isBare && query.numbers.length === 0) return looseUnit(reading, query) ?? none
  const pool = underHeading(reading, query)
  const byUnit = looseUnit(reading, query)
  if (byUnit) return byUnit
  const bare = query.numbers.filter((term) => term.canBeQuantity && term.evidence >= 1 && term.token.unit === null)
  const isBareCount = bare.length > 0 && !query.numbers.some((term) => term.token.unit?.role === 'sale')
  const withCount = isCounted && isBareCount ? fitting(reading, query, pool, true) : []
  const asCounted = withCount.length > 0 && leftOf(withCount[0]).length === 0 ? resolved(reading, query, withCount) : null
  if (asCounted && asCounted.entries.length === 1) return asCounted
  const plain = resolved(reading, query, fitting(reading, query, pool, false))
  const byPart = plain.entries.length === 1 && plain.left.length === 0 ? null : partOfCode(reading, text, pool)
  if (byPart) return { ...plain, entries: [byPart], isTie: false, left: [], worth: 6, count: countBeside(query) }
  if (asCounted && (plain.entries.length !== 1 || plain.left.length > 0)) return asCounted
  if (plain.entries.length > 0) return plain
  return { ...none, by: 'name', left: query.words.filter((term) => !term.isOptional).map((term) => term.text), worth: -1.5 }
}

/** Under «чернила:» a colour alone is of the lines with ink. */
function underHeading(reading: Reading, query: LineQuery): readonly Entry[] {
  const { heading, basket } = reading
  if (!heading || query.hasHead) return basket.entries
  const fit = basket.entries.map((entry) => (entry.index === null ? 0 : softFit(heading, reading.catalog.facts(entry.index))))
  const most = Math.max(...fit)
  return most > 0 ? basket.entries.filter((_, i) => (fit[i] ?? 0) >= most * 0.7) : basket.entries
}

/** «его», «последнее»: the line spoken of last, or the last one there is. */
function pointed(reading: Reading, text: string, query: LineQuery): Targets {
  const isLast = /(?<!\p{L})последн/u.test(text)
  const entry = isLast
    ? reading.basket.entries.findLast((one) => one.line.origin !== 'message')
    : (reading.basket.last ?? (reading.basket.entries.length === 1 ? reading.basket.entries[0] : undefined))
  const count = query.numbers.find((term) => term.canBeQuantity) ?? null
  return { entries: entry ? [entry] : [], isTie: false, by: 'pronoun', query, count, worth: 2, left: [] }
}

/** «226А», «4ПК»: the beginning or the end of an article that one line of the basket alone has. */
function partOfCode(reading: Reading, text: string, pool: readonly Entry[]): Entry | null {
  const parts = [...text.matchAll(/[\p{L}\d][\p{L}\d/-]*/gu)]
    .map(([raw]) => foldCode(raw))
    .filter((code) => code.length >= 3 && /\d/.test(code) && /\p{L}/u.test(code))
  if (parts.length !== 1) return null
  const [part = ''] = parts
  const has = (code: string): boolean => code.length > part.length && (code.startsWith(part) || code.endsWith(part))
  const named = pool.filter(
    ({ index }) => index !== null && [...reading.catalog.facts(index).codes, reading.catalog.facts(index).article].some(has),
  )
  return named.length === 1 ? (named[0] ?? null) : null
}

function countBeside(query: LineQuery): NumberTerm | null {
  const counts = query.numbers.filter((term) => term.canBeQuantity && term.evidence >= 1)
  return counts.at(-1) ?? null
}

/** «листов 75», «мешков сделайте 20»: the only line counted so. */
function looseUnit(reading: Reading, query: LineQuery): Targets | null {
  if (query.codes.length > 0 || query.threads !== '' || query.numbers.length > 1 || query.words.some((term) => !UNITS.has(term.text)))
    return null
  const [count] = query.numbers
  const unit =
    count?.token.unit?.code ?? query.looseUnit ?? query.words.map((term) => UNITS.get(term.text)?.code).find((code) => code !== undefined)
  if (!unit || unit === 'шт' || count?.token.unit?.role === 'measure') return null
  const pool = reading.basket.entries.filter(
    (entry) => entry.index !== null && (entry.line.unit ?? reading.catalog.facts(entry.index).saleUnit) === unit,
  )
  const [entry] = pool
  if (!entry || pool.length > 1) return null
  return { entries: [entry], isTie: false, by: 'unit', query, count: count ?? null, worth: 1, left: [] }
}

/** Lines of the basket the words fit, those that leave the least unexplained. */
function fitting(reading: Reading, query: LineQuery, pool: readonly Entry[], mustCount: boolean): readonly Evaluation[] {
  if (query.unknownCode !== null) return []
  const indexes = [...new Set(pool.map((entry) => entry.index).filter((index) => index !== null))]
  const alive = indexes
    .map((index) => evaluate(reading.catalog, query, index, null, mustCount))
    .filter(
      (one) => one.contradictions.length === 0 && (one.explained > 0 || one.matchedNumbers > 0 || one.isArticle || query.threads !== ''),
    )
    .filter((one) => query.words.length > 0 || query.codes.length > 0 || one.numberLoss <= one.matchedNumbers * 0.1)
  if (alive.length === 0) return []
  const all = namedByHead(reading.catalog, bestExplained(alive), query.hasHead)
  const headed = all.filter((one) => isOfHead(reading, one.index, query))
  const best = headed.length > 0 ? headed : all
  const opening = best.filter((one) => opensSo(reading, one.index, query))
  const tied = opening.length > 0 ? opening : best
  const kept = query.wantsPlain && tied.length > 1 ? plainest(tied) : tied
  const [first] = kept
  return first && coverage(first) >= 0.5 ? kept : []
}

function resolved(reading: Reading, query: LineQuery, fits: readonly Evaluation[]): Targets {
  const [first] = fits
  const entries = reading.basket.entries.filter((entry) => fits.some((fit) => fit.index === entry.index))
  const count = first?.reading.term ?? null
  const isMention = first !== undefined && !isOfHead(reading, first.index, query)
  const left = isMention ? [...leftOf(first), query.words.find((term) => term.isHead)?.text ?? ''] : leftOf(first)
  const worth = first ? explained(first) + (entries.length === 1 ? 2.2 : 0.5) - left.length * 2.2 : 0
  return { entries, isTie: entries.length > 1, by: 'name', query, count, left, worth, ...(isMention ? { isMention } : {}) }
}

/** Sizes in words: they tell one line from another even where no name prints them. */
export const SIZED = /^(?:маленьк|мал(?:ый|ая|ую|ых|ой)|больш|мини|макси|узк|широк|длинн|коротк|толст|тонк|средн|крупн|мелк)/u

/** What was said and the line does not have. Words no name of the catalog has are talk. */
function leftOf(one: Evaluation | undefined): readonly string[] {
  return one ? one.missing.filter((term) => term.strength >= 0.7 || SIZED.test(term.text)).map((term) => term.text) : []
}

export function explained(one: Evaluation | undefined): number {
  return one ? one.explained + one.matchedNumbers * 1.2 : 0
}

function coverage(one: Evaluation): number {
  const talk = one.missing.filter((term) => term.strength < 0.7).reduce((sum, term) => sum + term.weight * 0.6, 0)
  return one.total - talk > 0 ? one.explained / (one.total - talk) : 1
}

/** «гипсокартон» is not the screw for it: goods named outright must be what the name begins with. */
function isOfHead(reading: Reading, index: number, query: LineQuery): boolean {
  const heads = query.words.filter((term) => term.isHead && !term.isNegated)
  if (heads.length === 0) return true
  const { wordIds, words } = reading.catalog.facts(index)
  const isNamed = (id: number | undefined): boolean =>
    id !== undefined && heads.some((term) => (term.matches.get(id)?.strength ?? 0) >= 0.7)
  if (!wordIds.some((id, i) => words[i]?.isGroup === false && isNamed(id))) return true
  return wordIds.slice(0, 2).some(isNamed) || /^[a-z]/.test(words[0]?.stem ?? '')
}

export function opensSo(reading: Reading, index: number, query: LineQuery): boolean {
  const first = reading.catalog.facts(index).wordIds[0]
  return first !== undefined && query.words.some((term) => (term.matches.get(first)?.strength ?? 0) >= 0.8)
}

/** «на 5 кг» of goods in bags: the unit of a size and not of the quantity. */
export function isSizeUnit(reading: Reading, entry: Entry, unit: string | null): boolean {
  if (unit === null || entry.index === null || unit === entry.line.unit) return false
  const { numbers, saleUnit } = reading.catalog.facts(entry.index)
  const dimension = UNITS.get(unit)?.role === 'both' ? UNITS.get(unit)?.dimension : undefined
  return unit !== saleUnit && dimension !== undefined && numbers.some((number) => number.role === 'size' && number.dimension === dimension)
}

/** Only colours are said: «серую», «графит». */
export function isColourOnly(query: LineQuery): boolean {
  return (
    query.words.length > 0 &&
    query.words.every((term) => COLOURS.has(term.stem) || COLOURS.has(term.text)) &&
    query.numbers.length === 0 &&
    query.codes.length === 0
  )
}
