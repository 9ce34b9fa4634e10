import { tokenise } from '../../text/tokens.ts'
import type { Reading } from '../reading.ts'
import { bestPlan, type Part, type Plan } from './plan.ts'
import { SIGNS, says } from './signs.ts'

/** Longest clause, in pieces. */
const LONGEST = 7
/** More pieces than this are read one by one: that is no sentence any more. */
const MOST_PIECES = 60

interface Piece {
  readonly start: number
  readonly end: number
  /** What a cut before this piece costs: nothing at a comma or «и», much where only a number stands. */
  readonly cost: number
  /** A comma stands before it. */
  readonly isMarked: boolean
  readonly endsCounted: boolean
}

/** Cuts a sentence into the clauses that explain it best: each is one operation on the basket. */
export function clausesOf(reading: Reading, text: string, offset: number): Part[] {
  const pieces = piecesOf(text)
  const partOf = (from: number, to: number): Part => {
    const start = pieces[from]?.start ?? 0
    const end = pieces[to]?.end ?? text.length
    const lead = Math.max(0, text.slice(start, end).search(/\S/))
    return { text: text.slice(start + lead, end), start: offset + start + lead, end: offset + end }
  }
  if (pieces.length > MOST_PIECES) return pieces.map((_, i) => partOf(i, i))
  const best: number[] = [0]
  const cut: number[] = [0]
  for (let to = 1; to <= pieces.length; to += 1) {
    let top = Number.NEGATIVE_INFINITY
    let at = to - 1
    for (let from = Math.max(0, to - LONGEST); from < to; from += 1) {
      const value = (best[from] ?? 0) + gainOf(bestPlan(reading, partOf(from, to - 1)), pieces, from, to - 1)
      if (value > top + 1e-9) {
        top = value
        at = from
      }
    }
    best.push(top)
    cut.push(at)
  }
  const parts: Part[] = []
  for (let to = pieces.length; to > 0; to = cut[to] ?? 0) parts.unshift(partOf(cut[to] ?? 0, to - 1))
  return parts
}

function gainOf({ worth, kind }: Plan, pieces: readonly Piece[], from: number, to: number): number {
  return worth - joinCost(pieces, from, to, kind === 'line' ? 3 : 1.5)
}

/** What it costs to begin a clause here, and to run over commas once a quantity has been said. */
function joinCost(pieces: readonly Piece[], from: number, to: number, over: number): number {
  let cost = from > 0 ? (pieces[from]?.cost ?? 0) : 0
  let isCounted = pieces[from]?.endsCounted === true
  for (let i = from + 1; i <= to; i += 1) {
    if (pieces[i]?.isMarked && isCounted) cost += over
    isCounted ||= pieces[i]?.endsCounted === true
  }
  return cost
}

const BREAKS =
  /^(?:и|а|но|плюс|также|еще|затем|потом|дальше|далее|только|хотя|жане|тагы|i|and|ой|нет|вернее|точнее|стоп|извините|пардон|поправка|тьфу|упс|сорри|ошибся|ошиблась)$/

/** Places where a clause may end: commas, conjunctions, before and after verbs, after a count, before one. */
function piecesOf(text: string): Piece[] {
  const cuts = new Map<number, { cost: number; isMarked: boolean }>()
  const mark = (at: number, cost: number, isMarked = false): void => {
    const known = cuts.get(at)
    if (!known || known.cost > cost) cuts.set(at, { cost, isMarked: isMarked || known?.isMarked === true })
  }
  const tokens = tokenise(text)
  tokens.forEach((token, i) => {
    const next = tokens[i + 1]
    if (
      token.kind === 'mark' &&
      /^[,;+()]$/.test(token.text) &&
      !(token.text === ',' && token.isGlued && next?.kind === 'number' && next.isGlued)
    )
      mark(token.end, 0, token.text !== '+')
    if (token.kind === 'mark' && token.text === '.' && next?.kind === 'word') mark(token.end, 0.4)
    if (token.kind === 'mark' && token.text === '/' && !token.isGlued && next && !next.isGlued) mark(token.end, 0, true)
    if (token.kind === 'mark' && token.text === '-' && !token.isGlued && next?.kind === 'word') mark(token.end, 2)
    if (token.kind === 'word' && BREAKS.test(token.text) && i > 0) mark(token.start, token.text === 'и' ? 0 : 0.5, token.text === 'и')
    if (token.kind !== 'number' || !next || next.kind === 'mark' || next.isGlued) return
    if (!token.isOrdinal && !token.isFraction && token.unit?.role !== 'measure')
      mark(token.end, next.kind === 'word' && /^(?:не|на)$/.test(next.text) ? 4 : token.unit?.role === 'sale' ? 1 : 2)
  })
  for (const sign of [SIGNS.remove, SIGNS.restore, SIGNS.add, SIGNS.replace, SIGNS.instead, SIGNS.keep, SIGNS.more])
    for (const match of text.matchAll(sign)) {
      const opens = /(?:^|[,;:.]|(?<!\p{L})(?:и|а|но|еще|тогда|также))\s*$/u.test(text.slice(0, match.index))
      mark(match.index, 0.7)
      if (!opens) mark(match.index + match[0].length, 0.7)
    }
  return toPieces(text, cuts)
}

const COUNTED = /(?:^|[\s-])\d{1,5}\s*(?:\p{L}{1,9}\.?)?[\s,;]*$/u

function toPieces(text: string, cuts: ReadonlyMap<number, { cost: number; isMarked: boolean }>): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  let before = { cost: 0, isMarked: false }
  for (const [cut, mark] of [...[...cuts].sort((a, b) => a[0] - b[0]), [text.length, { cost: 0, isMarked: true }] as const]) {
    if (cut > at && says(text.slice(at, cut))) {
      pieces.push({ start: at, end: cut, ...before, endsCounted: COUNTED.test(text.slice(at, cut)) })
      before = mark
    } else {
      const last = pieces.at(-1)
      if (last && cut > at) pieces[pieces.length - 1] = { ...last, end: cut }
      before = before.cost <= mark.cost ? { ...before, isMarked: before.isMarked || mark.isMarked } : mark
    }
    at = Math.max(at, cut)
  }
  return pieces
}
