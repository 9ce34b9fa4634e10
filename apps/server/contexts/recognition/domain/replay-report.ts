import { type Cell, type CurvePoint, curveOf, type Histogram, tallyOf } from './accuracy-curve.ts'
import type { JudgedLine, Judgement, MissKind } from './judge-line.ts'
import type { OrderedLine, PastOrder } from './past-order.ts'

/** Figures of one way of understanding. Shares are percent of 100 lines, rounded to a tenth. */
export interface Figures {
  readonly lines: number
  readonly accepted: number
  readonly wrong: number
  readonly asked: number
  readonly unknown: number
  readonly missed: number
  /** Accepted and wrong, of 100 lines. */
  readonly wrongPer100: number
  /** Right, of 100 accepted; 100 where nothing was accepted. */
  readonly precision: number
  readonly askedPer100: number
  /** Accepted rightly or among what was offered, of 100 ordered lines. */
  readonly reach: number
  /** Lines of the orders, and of them accepted rightly or offered. */
  readonly ordered: number
  readonly reached: number
  readonly orders: number
  /** Orders with all lines right and nobody asked. */
  readonly straight: number
  /** All lines right and nobody asked, of 100 orders. */
  readonly straightThrough: number
}

export type PilotAdvice = 'start' | 'watch' | 'wait' | 'few'

export interface ShareRow extends Figures {
  readonly id: string | null
  readonly name: string
  /** What the ordered lines that would have been wrong cost, minor units. */
  readonly atRiskMinor: number
  readonly advice: PilotAdvice
  readonly curve: readonly CurvePoint[]
  readonly cells: readonly Cell[]
}

export interface Miss {
  readonly key: string
  readonly orderId: string | null
  readonly at: string
  readonly customer: string
  readonly kind: MissKind
  readonly said: string
  readonly understood: { readonly sku: string; readonly name: string } | null
  readonly ordered: { readonly sku: string; readonly name: string } | null
  readonly p: number | null
  readonly why: readonly string[]
}

export interface ReplayReport {
  readonly now: Figures
  /** Without what was learned (or without the one name asked about); null where nothing was compared. */
  readonly before: Figures | null
  readonly atRiskMinor: number
  readonly currency: string | null
  readonly byGroup: readonly ShareRow[]
  readonly byCustomer: readonly ShareRow[]
  readonly curve: readonly CurvePoint[]
  /** What the curve is made of, for a curve with a margin. */
  readonly cells: readonly Cell[]
  /** Of the first and the last message judged, ISO; null where nothing was. */
  readonly period: { readonly from: string; readonly to: string } | null
  readonly misses: readonly Miss[]
  /** Orders that could not be judged, by reason. */
  readonly skipped: Readonly<Record<string, number>>
}

/** Of a product, what the report says about it. */
export interface KnownGoods {
  readonly sku: string
  readonly name: string
  readonly groupId: string | null
  readonly groupName: string
}

interface Tally {
  lines: number
  accepted: number
  wrong: number
  asked: number
  unknown: number
  missed: number
  ordered: number
  reached: number
  orders: number
  straight: number
  atRiskMinor: number
  name: string
  readonly histogram: Histogram
}

const MOST_MISSES = 500
/** Fewer lines say nothing about a group. */
const FEW_LINES = 10

/** Adds up replayed orders. `now` is judged whole; `before` only for its figures. */
export class ReplayTally {
  readonly #all = aTally('')
  readonly #before = aTally('')
  readonly #groups = new Map<string, Tally>()
  readonly #customers = new Map<string, Tally>()
  readonly #misses: Miss[] = []
  readonly #skipped: Record<string, number> = {}
  readonly #goods: (productId: string) => KnownGoods | null
  #hasBefore = false
  #period: { from: string; to: string } | null = null

  constructor(goods: (productId: string) => KnownGoods | null) {
    this.#goods = goods
  }

  skip(reason: string): void {
    this.#skipped[reason] = (this.#skipped[reason] ?? 0) + 1
  }

  add(past: PastOrder, now: Judgement, before: Judgement | null): void {
    count(this.#all, now)
    this.#noteDay(past.at.toISOString())
    const customer = this.#of(this.#customers, past.partnerId ?? past.customer, past.customer)
    count(customer, now)
    for (const line of now.lines) addLine(this.#group(line.ordered?.productId ?? line.productId), line)
    for (const line of now.missed) addMissed(this.#group(line.productId), line)
    for (const part of this.#partsOf(now)) {
      part.tally.orders += 1
      part.tally.straight += part.isStraight ? 1 : 0
    }
    this.#keepMisses(past, now)
    if (before === null) return
    this.#hasBefore = true
    count(this.#before, before)
  }

  report(currency: string | null): ReplayReport {
    return {
      now: figuresOf(this.#all),
      before: this.#hasBefore ? figuresOf(this.#before) : null,
      atRiskMinor: this.#all.atRiskMinor,
      currency,
      byGroup: rowsOf(this.#groups),
      byCustomer: rowsOf(this.#customers),
      curve: curveOf(this.#all.histogram.cells(), this.#all.lines),
      cells: this.#all.histogram.cells(),
      period: this.#period,
      misses: this.#misses,
      skipped: this.#skipped,
    }
  }

  #noteDay(at: string): void {
    const { from, to } = this.#period ?? { from: at, to: at }
    this.#period = { from: at < from ? at : from, to: at > to ? at : to }
  }

  #of(tallies: Map<string, Tally>, id: string, name: string): Tally {
    const known = tallies.get(id) ?? aTally(name)
    tallies.set(id, known)
    return known
  }

  #group(productId: string | null): Tally {
    const goods = productId === null ? null : this.#goods(productId)
    return this.#of(this.#groups, goods?.groupId ?? '', goods?.groupName ?? '')
  }

  /** An order counts for each group it has goods of; it is straight there when all its lines of the group are. */
  #partsOf({ lines, missed }: Judgement): { readonly tally: Tally; readonly isStraight: boolean }[] {
    const parts = new Map<Tally, boolean>()
    for (const line of lines) {
      const tally = this.#group(line.ordered?.productId ?? line.productId)
      parts.set(tally, (parts.get(tally) ?? true) && line.decision === 'accept' && line.isRight)
    }
    for (const { productId } of missed) parts.set(this.#group(productId), false)
    return [...parts].map(([tally, isStraight]) => ({ tally, isStraight }))
  }

  #keepMisses(past: PastOrder, { lines, missed }: Judgement): void {
    const about = { key: past.key, orderId: past.orderId, at: past.at.toISOString(), customer: past.customer }
    const named = (productId: string | null) => {
      const goods = productId === null ? null : this.#goods(productId)
      return goods === null ? null : { sku: goods.sku, name: goods.name }
    }
    const found: Miss[] = [
      ...lines.flatMap(({ miss, said, productId, ordered, p, why }) =>
        miss === null
          ? []
          : [{ ...about, kind: miss, said, understood: named(productId), ordered: named(ordered?.productId ?? null), p, why: [...why] }],
      ),
      ...missed.map((line) => ({
        ...about,
        kind: 'missed' as const,
        said: line.said,
        understood: null,
        ordered: named(line.productId),
        p: null,
        why: [],
      })),
    ]
    this.#misses.push(...found.slice(0, Math.max(0, MOST_MISSES - this.#misses.length)))
  }
}

function aTally(name: string): Tally {
  const counts = { lines: 0, accepted: 0, wrong: 0, asked: 0, unknown: 0, missed: 0, ordered: 0, reached: 0, orders: 0, straight: 0 }
  return { ...counts, atRiskMinor: 0, name, histogram: tallyOf() }
}

function count(tally: Tally, { lines, missed }: Judgement): void {
  for (const line of lines) addLine(tally, line)
  for (const line of missed) addMissed(tally, line)
  tally.orders += 1
  if (missed.length === 0 && lines.every(({ decision, isRight }) => decision === 'accept' && isRight)) tally.straight += 1
}

function addLine(tally: Tally, line: JudgedLine): void {
  tally.lines += 1
  if (line.ordered !== null) tally.ordered += 1
  if (line.isReached) tally.reached += 1
  if (line.decision === 'accept') tally.accepted += 1
  else if (line.decision === 'ask') tally.asked += 1
  else tally.unknown += 1
  if (line.decision === 'accept' && !line.isRight) {
    tally.wrong += 1
    tally.atRiskMinor += line.ordered?.amountMinor ?? 0
  }
  if (line.decision === 'accept' || line.isHeldBack) tally.histogram.add(line.p, line.isRight, line.lead)
}

function addMissed(tally: Tally, _line: OrderedLine): void {
  tally.missed += 1
  tally.ordered += 1
}

const tenth = (value: number): number => Math.round(value * 10) / 10
const per100 = (part: number, whole: number, none = 0): number => (whole === 0 ? none : tenth((part / whole) * 100))

function figuresOf(tally: Tally): Figures {
  const { lines, accepted, wrong, asked, unknown, missed, ordered, reached, orders, straight } = tally
  return {
    lines,
    accepted,
    wrong,
    asked,
    unknown,
    missed,
    wrongPer100: per100(wrong, lines),
    precision: per100(accepted - wrong, accepted, 100),
    askedPer100: per100(asked, lines),
    reach: per100(reached, ordered, 100),
    ordered,
    reached,
    orders,
    straight,
    straightThrough: per100(straight, orders),
  }
}

/** Where to let the bot answer by itself first: enough seen, hardly anything wrong, most lines without a question. */
export function pilotAdvice({ lines, wrongPer100, askedPer100, missed }: Figures): PilotAdvice {
  if (lines + missed < FEW_LINES) return 'few'
  if (wrongPer100 > 3) return 'wait'
  return wrongPer100 <= 1 && askedPer100 + per100(missed, lines + missed) <= 30 ? 'start' : 'watch'
}

const ORDER: readonly PilotAdvice[] = ['start', 'watch', 'wait', 'few']

function rowsOf(tallies: ReadonlyMap<string, Tally>): readonly ShareRow[] {
  return [...tallies]
    .map(([id, tally]) => {
      const figures = figuresOf(tally)
      const cells = tally.histogram.cells()
      const curve = curveOf(cells, tally.lines)
      return {
        id: id === '' ? null : id,
        name: tally.name,
        ...figures,
        atRiskMinor: tally.atRiskMinor,
        advice: pilotAdvice(figures),
        curve,
        cells,
      }
    })
    .sort((a, b) => ORDER.indexOf(a.advice) - ORDER.indexOf(b.advice) || b.lines - a.lines || a.name.localeCompare(b.name, 'ru'))
    .slice(0, 200)
}
