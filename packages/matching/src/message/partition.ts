import type { Catalog } from '../catalog/catalog.ts'
import { UNITS } from '../lexicon/units.ts'
import { FILLER } from '../lexicon/words.ts'
import { isCountedInNames } from '../line/counted-nouns.ts'
import { type LineResult, matchLine } from '../line/match-line.ts'
import { type LineContext, type LineQuery, readLine } from '../line/query.ts'
import { readAndMatch } from '../line/read-and-match.ts'
import type { Signals } from '../line/signals.ts'
import { countBareUnits } from '../text/bare-units.ts'
import { APART } from '../text/spoken-numbers.ts'
import { type Token, tokenise } from '../text/tokens.ts'
import type { MatchContext } from '../types.ts'
import { bestPath } from './best-path.ts'
import { type CutSpan, joinTorn } from './torn-names.ts'

/** A stretch of a chunk understood as one line. */
export interface Span {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly query: LineQuery
  readonly result: LineResult
  /** The same stretch as a line of the basket that is edited. */
  readonly inBasket?: LineResult
  /** The verb that takes it out of the basket stands behind the next part: «молоко и кетчуп убираем». */
  readonly isTakenOut?: boolean
  /** Cut badly: whatever fits it is a question. */
  readonly isDoubted?: boolean
  /** How sure the cut is, for the probability of the line. */
  readonly signals?: Signals
}

/** Longest stretch, in pieces, that is tried as one line. */
const LONGEST = 5
/** More pieces than this in one chunk are cut greedily: the message is no sentence any more. */
const MOST_PIECES = 90

/** Pieces that may stand between goods that are named and a size of theirs. */
const FARTHEST_HEAD = 8

interface Piece {
  readonly start: number
  readonly end: number
  /** A comma or a conjunction stands before it; otherwise the cut is only possible because a number stands there. */
  readonly isMarked: boolean
  /** Ends with what looks like a quantity: «20 шт», «- 5», a bare whole number. */
  readonly endsWithCount: boolean
  /** «20 шт»: the count has a unit of sale. */
  readonly endsWithUnit: boolean
}

/** Cuts a chunk where two lines explain it better than one: at commas, «и», after a quantity, before one. */
export function partition(
  catalog: Catalog,
  context: MatchContext,
  text: string,
  offset: number,
  soft: (from: LineQuery | null, query: LineQuery) => LineContext | null,
  basket: readonly number[] = [],
  isListed = false,
): Span[] {
  const pieces = piecesOf(catalog, text)
  const memo = new Map<string, Span>()
  const pieceQueries = new Map<number, LineQuery>()
  const queryOf = (i: number): LineQuery => {
    const known = pieceQueries.get(i) ?? readLine(catalog, text.slice(pieces[i]?.start ?? 0, pieces[i]?.end ?? 0))
    pieceQueries.set(i, known)
    return known
  }
  /** What the nearest piece before this one names: «шуруп жёлтый 3,5х40 две пачки, 4х70 три». */
  const headBefore = (from: number): LineQuery | null => {
    if (pieces.length > MOST_PIECES) return null
    for (let i = from - 1; i >= Math.max(0, from - FARTHEST_HEAD); i -= 1) if (queryOf(i).hasHead) return queryOf(i)
    return null
  }
  const spanOf = (from: number, to: number): Span => {
    const start = pieces[from]?.start ?? 0
    const end = pieces[to]?.end ?? text.length
    const key = `${start}:${end}`
    const known = memo.get(key)
    if (known) return known
    const lead = Math.max(0, text.slice(start, end).search(/\S/))
    const part = text.slice(start + lead, end)
    const read = readAndMatch(catalog, part, context, (query) => soft(query.hasHead ? null : headBefore(from), query))
    const whole = basket.length > 0 ? readLine(catalog, part) : read.query
    const inBasket = basket.length > 0 ? matchLine(catalog, whole, { ...context, history: [] }, { among: basket }) : null
    const span: Span = {
      text: part,
      start: offset + start + lead,
      end: offset + end,
      ...read,
      ...(inBasket?.decision === 'accept' && inBasket.hasQuantity && whole.hasHead === read.query.hasHead ? { query: whole } : {}),
      ...(inBasket ? { inBasket } : {}),
    }
    memo.set(key, span)
    return span
  }
  if (pieces.length <= 1) return pieces.length === 0 ? [] : [spanOf(0, 0)]
  if (pieces.length > MOST_PIECES) return pieces.map((_, i) => spanOf(i, i))
  return bestPartition(pieces, { countsFirst: startsWithCount(text), cutCost: isListed ? 6 : 2 }, spanOf)
}

interface Manner {
  readonly countsFirst: boolean
  /** What a cut costs where nothing but a number stands. */
  readonly cutCost: number
}

function bestPartition(pieces: readonly Piece[], { countsFirst, cutCost }: Manner, spanOf: (from: number, to: number) => Span): Span[] {
  const hasCounts = pieces.some((piece) => piece.endsWithCount)
  const worthOf = (start: number, to: number): number =>
    worth(spanOf(start, to), countsFirst, hasCounts) +
    cutWorth(pieces, start, to, cutCost) -
    (pieces[start]?.isMarked === false && start > 0 ? tornOff(spanOf(start, to), pieces[start - 1]) : 0)
  const { starts, leads } = bestPath(pieces.length, LONGEST, worthOf)
  const cuts = starts.map((from, i): CutSpan => {
    const to = (starts[i + 1] ?? pieces.length) - 1
    return { from, to, isTorn: from > 0 && pieces[from]?.isMarked === false }
  })
  return joinTorn(cuts, (from, to) => {
    const lead = leads[cuts.findIndex((cut) => cut.from === from && cut.to === to)] ?? 0
    return { ...spanOf(from, to), signals: { cut: 1, closeCut: Math.max(0, 1 - lead / 4) } }
  })
}

/** A cut that nothing marks and after which no goods are named: the rest of a name rather than a line. */
function tornOff({ query, result }: Span, before: Piece | undefined): number {
  if (query.hasHead || query.codes.length > 0) return 0
  if (before?.endsWithCount === true && isSizeAndCount(query, result)) return 0.5
  return query.words.length === 0 && query.numbers.every((term) => term.token.unit === null) ? 12 : query.words.length === 1 ? 6 : 2.5
}

/** Cutting where nothing but a number stands costs; so does running over a comma once a quantity has been said. */
function cutWorth(pieces: readonly Piece[], from: number, to: number, cutCost: number): number {
  const isClear = pieces[from - 1]?.endsWithUnit === true
  let value = from > 0 && pieces[from]?.isMarked === false ? (isClear ? -2 : -cutCost) : 0
  let isCounted = pieces[from]?.endsWithCount === true
  for (let i = from + 1; i <= to; i += 1) {
    if (pieces[i]?.isMarked && isCounted) value -= 3.5
    isCounted ||= pieces[i]?.endsWithCount === true
  }
  return value
}

/** How well this reads as one line on its own, on the scale by which messages are cut. */
export function lineWorth(query: LineQuery, result: LineResult): number {
  return worthAs({ text: '', start: 0, end: 0, query, result }, result, true, true)
}

/** How well a stretch reads as one line: what it explains, one quantity, nothing left over. */
function worth(span: Span, countsFirst: boolean, hasCounts: boolean): number {
  const value = worthAs(span, span.result, countsFirst, hasCounts)
  return span.inBasket ? Math.max(value, worthAs(span, span.inBasket, countsFirst, hasCounts)) : value
}

function worthAs({ query }: Span, result: LineResult, countsFirst: boolean, hasCounts: boolean): number {
  const words = query.words.length + query.codes.length
  const counted = query.numbers.filter(
    (term) => term.canBeQuantity && (term.token.unit?.role === 'sale' || (term.token.unit === null && term.evidence >= 3)),
  ).length
  const measured = query.numbers.filter((term) => term.canBeQuantity && term.token.unit !== null).length
  if (words === 0 && query.numbers.length === 0 && query.threads === '') return 0
  if (words === 0 && counted > 1) return -4 * counted
  if (words === 0 && query.unknownCode) return 0
  if (words === 0) {
    const isTorn = !countsFirst && query.numbers.length > 1 && startsCounted(query)
    const known = result.decision === 'accept' ? 1 : isSizeAndCount(query, result) ? -0.5 : -3
    return known + (result.hasQuantity && query.numbers.length > 1 ? 1 : -1) - (isTorn ? 2.5 : 0)
  }
  const explained = result.coverage * query.words.reduce((sum, term) => sum + term.weight, 0) + query.codes.length * 4
  const missing = result.missing.length
  if (result.coverage < 0.2 && query.codes.length === 0) return result.hasQuantity && query.unknownCode === null ? -2.5 : -0.6
  let value = -1.2 + explained - missing * 2.2
  if (result.decision === 'accept') value += 2.2
  else if (result.decision === 'unknown')
    value -= result.coverage > 0.85 && counted <= 1 && measured <= 1 ? 2 : result.coverage > 0.5 ? 5 : 1.5
  if (result.hasQuantity) value += 1.5
  else value -= hasCounts ? 2.8 : 1
  if (counted > 1) value -= 4 * (counted - 1)
  if (!countsFirst && startsCounted(query)) value -= 2.5
  return value
}

/** «десять ампер десять штук»: the next size of the goods named before, and how many. */
function isSizeAndCount(query: LineQuery, result: LineResult): boolean {
  const isSize = query.numbers.some(
    ({ token }) => token.tuple >= 0 || token.isOrdinal || (token.unit !== null && token.unit.role === 'measure'),
  )
  return isSize && result.decision !== 'unknown' && result.hasQuantity && result.matchedNumbers > 0
}

/** Begins with a quantity although the message says quantities last: probably the end of the line before. */
function startsCounted(query: LineQuery): boolean {
  const [first] = query.tokens
  if (first?.kind !== 'number' || first.tuple >= 0 || first.isOrdinal) return false
  const last = query.tokens.at(-1)
  const isMetred = first.unit?.role === 'both' && query.hasHead && last?.kind === 'number' && last !== first
  return first.unit?.role === 'sale' || isMetred || (first.unit === null && last !== first && last?.kind === 'number')
}

/** «20 мешков ротбанда, 3 рулона…»: in such a message every line begins with its quantity. */
function startsWithCount(text: string): boolean {
  const first = tokenise(text).find(
    (token) => token.kind === 'number' || (token.kind === 'word' && !FILLER.has(token.text) && token.text !== 'плюс'),
  )
  return first?.kind === 'number' && first.tuple < 0 && !first.isFraction
}

/** Places where a line may end: punctuation, «и», after a number that can count, before one when quantities come first. */
function piecesOf(catalog: Catalog, text: string): Piece[] {
  const tokens = countBareUnits(tokenise(text))
  const cuts = new Map<number, boolean>()
  const mark = (at: number): void => {
    cuts.set(at, true)
  }
  const allow = (at: number): void => {
    if (!cuts.has(at)) cuts.set(at, false)
  }
  const countsFirst = startsWithCount(text)
  tokens.forEach((token, i) => {
    const next = tokens[i + 1]
    const previous = tokens[i - 1]
    if (token.kind === 'mark' && (token.text === ',' || token.text === '+' || token.text === '.')) {
      const isInside = token.isGlued && next?.isGlued
      if (!isInside && token.text !== '.') mark(token.end)
      else if (token.text === '.' && next?.kind === 'word' && !next.isGlued) allow(token.end)
      else if (token.text === ',' && next?.kind === 'word') mark(token.end)
    }
    if (
      token.kind === 'word' &&
      /^(и|плюс|также|еще|затем|потом|дальше|далее|жане|тагы|i|and)$/.test(token.text) &&
      i > 0 &&
      !(/^(плюс|еще)$/.test(token.text) && (next?.kind === 'number' || previous?.kind === 'word'))
    )
      mark(token.start)
    if (
      token.kind === 'word' &&
      /^(ой|нет|погоди|погодите|подожди|вернее|точнее|хотя|стоп|извините|пардон|поправка|поправочка|тьфу|упс|сорри|ошибся|ошиблась|исправляюсь|погорячился|погорячилась|перепутал|перепутала)$/.test(
        token.text,
      ) &&
      i > 0
    )
      mark(token.start)
    if (token.kind === 'mark' && token.text === APART && previous?.kind === 'number' && previous.unit?.role === 'sale') allow(token.end)
    if (token.kind !== 'number') return
    const canEnd = !token.isOrdinal && !token.isFraction && token.unit?.role !== 'measure'
    if (
      canEnd &&
      next &&
      (next.kind === 'word' || (next.kind === 'number' && !next.isGlued)) &&
      !(next.kind === 'word' && next.isGlued) &&
      !(next.kind === 'number' && token.tuple >= 0 && next.tuple === token.tuple) &&
      !isJoinedNext(next) &&
      !isUnitOfNext(next, tokens[i + 2]) &&
      !(next.kind === 'word' && token.unit === null && isCountedInNames(catalog, next.text))
    )
      allow(token.end)
    if (countsFirst && previous && !token.isGlued && token.tuple < 0 && canEnd) allow(token.start)
    if (previous?.kind === 'word' && !token.isGlued && token.unit?.role === 'sale' && next?.kind === 'word') allow(token.start)
  })
  return toPieces(
    text,
    [...cuts].sort((a, b) => a[0] - b[0]),
  )
}

/** «двадцать пять кило | мешков десять»: a unit before its number ends the line that began before it. */
function isUnitOfNext(next: Token, after: Token | undefined): boolean {
  const isUnit = next.kind === 'word' && UNITS.get(next.text)?.role === 'sale'
  return isUnit && after?.kind === 'number' && after.unit === null && !after.isOrdinal && after.tuple < 0
}

function isJoinedNext(token: { kind: string; text?: string }): boolean {
  return token.kind === 'word' && /^(х|x|на|по|мм|см)$/.test(token.text ?? '')
}

const COUNT_AT_END =
  /(?:^|[\s-])\d{1,5}\s*(?:шт|уп|лист|меш|рул|кор|ящ|блок|пач|бан|вед|пал|компл)\p{L}*\.?[\s,;]*$|(?:\s|-)\d{1,5}[\s,;]*$/u

const UNIT_AT_END = /\d\s*(?:шт|уп|лист|меш|рул|кор|ящ|блок|пач|бан|вед|пал|компл)\p{L}*\.?[\s,;]*$/u

/** Whether a piece ends with a quantity, in digits or in words. */
function endingOf(text: string): Pick<Piece, 'endsWithCount' | 'endsWithUnit'> {
  const tokens = countBareUnits(tokenise(text)).filter((token) => !(token.kind === 'mark' && /[,.;!]/.test(token.text)))
  const last = tokens.at(-1)
  const isSpokenCount = last?.kind === 'number' && last.isSpoken && !last.isOrdinal && last.tuple < 0 && tokens.length > 1
  const endsWithUnit = UNIT_AT_END.test(text) || (isSpokenCount && last.unit?.role === 'sale')
  return { endsWithCount: endsWithUnit || COUNT_AT_END.test(text) || (isSpokenCount && last.unit === null), endsWithUnit }
}

function toPieces(text: string, cuts: readonly (readonly [number, boolean])[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  let isMarked = true
  for (const [cut, marked] of [...cuts, [text.length, true] as const]) {
    if (cut > at && /[\p{L}\d]/u.test(text.slice(at, cut))) {
      pieces.push({
        start: at,
        end: cut,
        isMarked,
        ...endingOf(text.slice(at, cut)),
      })
      isMarked = marked
    } else {
      const last = pieces.at(-1)
      if (last && cut > at) pieces[pieces.length - 1] = { ...last, end: cut }
      isMarked = isMarked || marked
    }
    at = Math.max(at, cut)
  }
  return pieces
}
