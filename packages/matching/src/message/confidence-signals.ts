import { NUMBER_WORDS } from '../lexicon/numerals.ts'
import { UNITS, unitOf } from '../lexicon/units.ts'
import { FILLER } from '../lexicon/words.ts'
import { lookUpWord, type WordMatches } from '../line/lookup.ts'
import type { Signals } from '../line/signals.ts'
import { normalise } from '../text/clean.ts'
import { type Token, tokenise } from '../text/tokens.ts'
import type { Entry } from './basket.ts'
import { REPEAT } from './intents.ts'
import type { Reading } from './reading.ts'

const NEGATION = /(?<!\p{L})(?:не(?!\s(?:менее|только))|ни|нет|без|вместо|взамен|кроме|обратно|исключ\p{L}+)(?!\p{L})/gu
const CHANGE =
  /(?<!\p{L})(?:помен\p{L}+|замен\p{L}+|меня\p{L}+|убер\p{L}+|убир\p{L}+|убра\p{L}+|удал\p{L}+|вычерк\p{L}+|выкин\p{L}+|остав\p{L}+|верн\p{L}+|увелич\p{L}+|уменьш\p{L}+|сократ\p{L}*|добав\p{L}+|больше|меньше|вдвое|столько|остальн\p{L}+|последн\p{L}+|перв\p{L}+|верхн\p{L}+|нижн\p{L}+|обе|оба|все|всё|их|его|ее|ой|вернее|точнее|хотя|лучше|передум\p{L}+|ошиб\p{L}+|стоп|опять|снова|тоже|такой|такие|такую|такого)(?!\p{L})/gu

/** A word of the message that may name goods, with the catalog words it stands for. */
interface SaidWord {
  /** Place in the message. */
  readonly at: number
  readonly matches: WordMatches
  readonly isKnown: boolean
  readonly isInLine: boolean
  /** Lines of the basket it names, by number. */
  readonly names: ReadonlySet<number>
}

/** What the message as a whole says about how well it was understood, computed once for all its lines. */
export interface MessageSigns {
  readonly signals: Signals
  readonly words: readonly SaidWord[]
  /** Lines the message says, in the order said. */
  readonly said: readonly Entry[]
  /** How often each product is in the basket. */
  readonly times: ReadonlyMap<string, number>
  /** Products offered in questions. */
  readonly offered: ReadonlySet<string>
  readonly amounts: readonly number[]
  /** A part of the message is neither a line nor a question nor talk. */
  readonly hasUnread: boolean
}

/** Words of one message looked at; more say nothing more. */
const MOST_WORDS = 300
/** Longer ones are no words. */
const LONGEST_WORD = 30

const upTo = (most: number, value: number): number => Math.min(most, Math.max(0, value))
const count = (text: string, pattern: RegExp): number => (text.match(pattern) ?? []).length

export function messageSigns(reading: Reading): MessageSigns {
  const { entries, removed } = reading.basket
  const tokens = tokenise(reading.text)
  const inLine = placesInLines(reading)
  const goods = goodsOf(reading)
  const words = wordsOf(reading, tokens, inLine)
  const outside = words.filter((word) => !word.isInLine)
  const ids = new Set(goods.flatMap((index) => reading.catalog.facts(index).wordIds))
  const isMeant = ({ matches }: SaidWord): boolean => [...matches].some(([id, match]) => match.strength >= 0.7 && ids.has(id))
  const values = usedValues(reading, goods)
  const strayNumbers = tokens.filter((token) => token.kind === 'number' && !isAt(inLine, reading, token.start) && !values.has(token.value))
  const others = reading.other.filter(({ kind, text }) => (kind === 'noise' || kind === 'request') && saysMore(text))
  const said = entries.filter(({ line }) => line.span !== null).sort((a, b) => (a.line.span?.[0] ?? 0) - (b.line.span?.[0] ?? 0))
  const shareOf = (decision: string): number =>
    entries.filter(({ line }) => line.decision === decision && line.origin === 'message').length / Math.max(1, entries.length)
  const times = new Map<string, number>()
  for (const { line } of entries) if (line.itemId !== null) times.set(line.itemId, (times.get(line.itemId) ?? 0) + 1)
  return {
    words,
    hasUnread: others.length > 0 || outside.length > 0,
    said,
    times,
    offered: new Set(entries.flatMap(({ line }) => (line.decision === 'accept' ? [] : line.candidates.map(({ itemId }) => itemId)))),
    amounts: said.flatMap(({ line }) => (line.qty === null ? [] : [line.qty])).sort((a, b) => a - b),
    signals: {
      basket: reading.basket.hasBase ? 1 : 0,
      emptied: removed.length / Math.max(1, removed.length + entries.length),
      strayWords: upTo(3, outside.filter((word) => word.isKnown && !isMeant(word)).length),
      strayNumbers: upTo(3, strayNumbers.length),
      unreadWords: upTo(2, Math.log1p(outside.filter((word) => !word.isKnown).length)),
      unreadParts: upTo(3, others.length),
      asked: shareOf('ask'),
      unknown: shareOf('unknown'),
      manyLines: upTo(3, Math.log1p(entries.length)),
      longMessage: upTo(4, Math.log1p(words.length)),
      unpunctuated: words.length >= 5 && !/[,.;:\n\t!?]/.test(reading.source.trim().slice(0, -1)) ? 1 : 0,
      negations: upTo(3, count(reading.text, NEGATION)),
      changes: upTo(3, count(reading.text, CHANGE)),
      corrected: upTo(2, reading.corrections),
    },
  }
}

function wordsOf(reading: Reading, tokens: readonly Token[], inLine: Uint8Array): SaidWord[] {
  const base = reading.basket.entries.filter(({ line, index }) => line.origin !== 'message' && index !== null)
  return tokens
    .flatMap((token) =>
      token.kind === 'word' &&
      token.text.length >= 3 &&
      token.text.length <= LONGEST_WORD &&
      !isNoName(token.text) &&
      inLine[reading.at[token.start] ?? 0] !== 2
        ? [token]
        : [],
    )
    .slice(0, MOST_WORDS)
    .map((token) => {
      const matches = lookUpWord(reading.catalog, token.text)
      return {
        at: reading.at[token.start] ?? 0,
        matches,
        isKnown: [...matches.values()].some(({ strength }) => strength >= 0.8),
        isInLine: isAt(inLine, reading, token.start),
        names: new Set(base.filter((entry) => isNamed(reading, entry, matches)).map(({ id }) => id)),
      }
    })
}

/** Which places of the message some line was read from: 1; a question, a greeting, a repeat: 2. */
function placesInLines(reading: Reading): Uint8Array {
  const places = new Uint8Array(reading.source.length + 1)
  for (const { line } of reading.basket.entries) if (line.span !== null) places.fill(1, line.span[0], line.span[1])
  for (const { index, 0: text } of reading.text.matchAll(new RegExp(REPEAT, 'gu')))
    places.fill(2, reading.at[index] ?? 0, (reading.at[index + text.length - 1] ?? 0) + 1)
  for (const { text } of reading.other.filter(({ kind }) => kind !== 'noise' && kind !== 'request')) {
    const from = reading.source.indexOf(text)
    if (from >= 0) places.fill(2, from, from + text.length)
  }
  return places
}

const isAt = (places: Uint8Array, reading: Reading, at: number): boolean => (places[reading.at[at] ?? 0] ?? 0) > 0

const isNoName = (text: string): boolean =>
  FILLER.has(text) || UNITS.has(text) || NUMBER_WORDS.has(text) || /^(?:не|нет|без|вместо|кроме|больше|меньше)$/.test(text)

function saysMore(text: string): boolean {
  return (normalise(text.slice(0, 400)).match(/[\p{L}\d]{3,}/gu) ?? []).some((word) => !isNoName(word))
}

/** Products of the lines, of what is offered for them and of what went out. */
function goodsOf(reading: Reading): number[] {
  const ids = new Set([
    ...reading.basket.entries.flatMap(({ line }) => [line.itemId ?? '', ...line.candidates.map(({ itemId }) => itemId)]),
    ...reading.basket.removed.map(({ itemId }) => itemId),
  ])
  return [...ids].flatMap((id) => reading.catalog.indexOf(id) ?? [])
}

/** Numbers that are a quantity of some line, before or after, the difference an edit made, or stand in a name. */
function usedValues(reading: Reading, goods: readonly number[]): ReadonlySet<number> {
  const before = new Map((reading.context.cart ?? []).map((line) => [line.itemId, line.qty]))
  const values = new Set(before.values())
  for (const { line } of reading.basket.entries) {
    const old = line.itemId === null ? undefined : before.get(line.itemId)
    if (line.qty !== null) values.add(line.qty)
    if (line.qty !== null && old !== undefined) values.add(Math.abs(line.qty - old))
  }
  for (const index of goods) for (const number of reading.catalog.facts(index).numbers) values.add(number.value)
  return values
}

/** Words around and inside a line that was said. */
export function signsNear(signs: MessageSigns, reading: Reading, entry: Entry): Signals {
  const { span, operation, itemId } = entry.line
  if (span === null) return {}
  const said = normalise(reading.source.slice(span[0], Math.min(span[1], span[0] + 400)))
  const around = `${normalise(reading.source.slice(Math.max(0, span[0] - 22), span[0]))} ¦ ${normalise(reading.source.slice(span[1], span[1] + 16))}`
  const own = signs.words.filter(({ at }) => at >= span[0] && at < span[1])
  return {
    negationIn: upTo(2, count(said, NEGATION)),
    negationNear: upTo(2, count(around, NEGATION)),
    changeIn: upTo(2, count(said, CHANGE)),
    changeNear: upTo(2, count(around, CHANGE)),
    twice: (signs.times.get(itemId ?? '') ?? 0) > 1 ? 1 : 0,
    kinInBasket: own.some(({ names }) => names.size > 0) ? 1 : 0,
    replaced: operation === 'replace' ? 1 : 0,
    ...clauseSigns(reading, entry),
    unitOdd: isUnitOdd(reading, entry) ? 1 : 0,
    ...neighbourSigns(signs, entry),
  }
}

/** Sold and printed in nothing the amount was said in: litres of a funnel, metres of a mouse. */
function isUnitOdd({ catalog }: Reading, { index, line }: Entry): boolean {
  const said = line.unit === null ? undefined : unitOf(line.unit)
  if (index === null || said === undefined || said.dimension === null) return false
  const { numbers, saleUnit } = catalog.facts(index)
  const sold = unitOf(saleUnit ?? '')
  return sold?.dimension !== said.dimension && !numbers.some((number) => number.dimension === said.dimension)
}

/** The lines said before and after: a wrong cut spoils both sides of it. */
function neighbourSigns({ said, amounts }: MessageSigns, entry: Entry): Signals {
  const at = said.indexOf(entry)
  const beside = [said[at - 1], said[at + 1]].filter((one) => one !== undefined)
  const isFirst = ({ line }: Entry): boolean => (line.signals?.quantityFirst ?? 0) > 0
  const others = said.slice(Math.max(0, at - 20), at + 21).filter((one) => one !== entry && one.line.signals)
  const middle = amounts[Math.floor(amounts.length / 2)] ?? 1
  return {
    besideDoubt: beside.filter(({ line }) => line.decision !== 'accept').length,
    besideCut: Math.max(0, ...beside.map(({ line }) => line.signals?.closeCut ?? 0)),
    cuts: others.reduce((sum, { line }) => sum + (line.signals?.closeCut ?? 0), 0) / Math.max(1, others.length),
    mixedOrder: others.filter((one) => isFirst(one) !== isFirst(entry)).length / Math.max(1, others.length),
    largeAmount: upTo(2, Math.abs(Math.log10(Math.max(0.01, entry.line.qty ?? 1) / Math.max(0.01, middle)))),
  }
}

/** A line of the basket that was there before the message: how it is named in it. */
export function basketSigns(signs: MessageSigns, reading: Reading, entry: Entry): Signals {
  const { entries } = reading.basket
  const named = signs.words.filter(({ names }) => names.has(entry.id))
  const others = new Set(named.flatMap(({ names }) => [...names]).filter((id) => id !== entry.id))
  const touched = new Set(entries.filter(({ line }) => line.operation !== undefined).map(({ id }) => id))
  const free = named.filter(({ isInLine, names }) => !isInLine && ![...names].some((id) => id !== entry.id && touched.has(id)))
  const isAlone = entries.every((one) => one === entry || one.line.origin === 'message' || one.line.operation !== undefined)
  return {
    unnamed: named.length === 0 ? 1 : 0,
    named: upTo(2, named.length),
    namedAlone: upTo(2, free.length),
    namedLeft: named.length > 0 && isAlone && reading.basket.removed.length > 0 ? 1 : 0,
    rivals: upTo(2, others.size),
    replaced: entry.line.operation === 'replace' ? 1 : 0,
    ...clauseSigns(reading, entry),
    offered: signs.offered.has(entry.line.itemId ?? '') ? 1 : 0,
    quiet: reading.clauses.length === 0 && !signs.hasUnread ? 1 : 0,
    repeated: entry.line.origin === 'history' ? 1 : 0,
    nothingElse:
      signs.hasUnread && touched.size === 0 && reading.basket.removed.length === 0 && entries.every(({ line }) => line.origin !== 'message')
        ? 1
        : 0,
  }
}

/** How surely the clauses of an edit were read: those about this line, and the others. */
function clauseSigns({ clauses }: Reading, { id }: Entry): Signals {
  if (clauses.length === 0) return {}
  const weak = (some: Reading['clauses']): number => Math.max(0, ...some.map(({ worth }) => upTo(2, 2 - worth / 3)))
  const close = (some: Reading['clauses']): number => Math.max(0, ...some.map(({ lead }) => upTo(1, 1 - lead / 3)))
  const own = clauses.filter(({ touched }) => touched.includes(id))
  const others = clauses.filter(({ touched }) => !touched.includes(id))
  return {
    weakClause: weak(own),
    closeClause: close(own),
    clausesOwn: upTo(2, Math.max(0, own.length - 1)),
    together: upTo(2, Math.log(Math.max(1, ...own.map(({ touched }) => touched.length)))),
    weakElsewhere: weak(others),
    closeElsewhere: close(others),
    idle: upTo(2, others.filter(({ touched, hasRemoved, kind }) => touched.length === 0 && !hasRemoved && kind !== 'keep').length),
    noClause: own.length === 0 ? 1 : 0,
  }
}

function isNamed(reading: Reading, { index }: Entry, matches: WordMatches): boolean {
  if (index === null) return false
  const { wordIds, words } = reading.catalog.facts(index)
  return wordIds.some((id, i) => words[i]?.isGroup === false && (matches.get(id)?.strength ?? 0) >= 0.7)
}
