import type { CaseSet, ExpectedLine, MatchingCase } from './case-files.ts'
import { isRightAmount } from './quantity-rule.ts'

/** What a matcher said about one line. `candidates` are the options a question offers, `p` its own probability of being right. */
export interface PredictedLine {
  readonly decision: 'accept' | 'ask' | 'unknown'
  readonly text: string
  readonly sku: string | null
  readonly qty: number | null
  readonly unit: string | null
  readonly candidates: readonly string[]
  readonly p: number
}

/** `right` is an accept of the right product in the right quantity; the other accepts are the wrong lines. */
type Outcome = 'right' | 'wrong-quantity' | 'guessed' | 'invented' | 'asked-well' | 'asked-needlessly' | 'asked-lost' | 'refused'

export interface Fault {
  readonly kind: 'wrong-quantity' | 'guessed' | 'invented' | 'asked-needlessly' | 'missed' | 'not-refused' | 'not-asked'
  readonly gold: ExpectedLine | null
  readonly predicted: PredictedLine | null
}

const EMPTY = {
  messages: 0,
  orders: 0,
  nonOrders: 0,
  goldLines: 0,
  goldProducts: 0,
  goldAmbiguous: 0,
  goldUnknown: 0,
  accepted: 0,
  right: 0,
  wrongQuantity: 0,
  guessed: 0,
  invented: 0,
  asked: 0,
  askedWell: 0,
  askedNeedlessly: 0,
  reached: 0,
  refused: 0,
  exact: 0,
  safe: 0,
  straightOrders: 0,
  straight: 0,
  longStraightOrders: 0,
  longStraight: 0,
  falseOrders: 0,
}
export type Tally = Readonly<typeof EMPTY>
type MutableTally = typeof EMPTY

export interface CaseScore {
  readonly tally: Tally
  readonly outcomes: readonly Outcome[]
  readonly faults: readonly Fault[]
}

type Product = Extract<ExpectedLine, { kind: 'product' }>
type Ambiguous = Extract<ExpectedLine, { kind: 'ambiguous' }>

/** Pairs predictions of one message with its gold lines: products first, then guesses at ambiguous lines, then questions; rest is invented. */
class Pairing {
  readonly outcomes: (Outcome | undefined)[]
  readonly faults: Fault[] = []
  private readonly lines: readonly PredictedLine[]
  private readonly saleUnit: (sku: string) => string | undefined

  constructor(lines: readonly PredictedLine[], saleUnit: (sku: string) => string | undefined) {
    this.lines = lines
    this.saleUnit = saleUnit
    this.outcomes = lines.map((line) => (line.decision === 'unknown' ? 'refused' : undefined))
  }

  private find(decision: 'accept' | 'ask', fits: (line: PredictedLine) => boolean): number {
    return this.lines.findIndex((line, i) => this.outcomes[i] === undefined && line.decision === decision && fits(line))
  }

  private settle(i: number, outcome: Outcome, fault: Omit<Fault, 'predicted'> | null): void {
    this.outcomes[i] = outcome
    if (fault) this.faults.push({ ...fault, predicted: this.lines[i] ?? null })
  }

  product(gold: Product): boolean {
    const isNamed = (line: PredictedLine): boolean => line.sku !== null && gold.skus.includes(line.sku)
    const isRight = (line: PredictedLine): boolean => isNamed(line) && isRightAmount(line, gold, this.saleUnit(line.sku ?? ''))
    const right = this.find('accept', isRight)
    if (right >= 0) {
      this.settle(right, 'right', null)
      return true
    }
    const named = this.find('accept', isNamed)
    if (named >= 0) this.settle(named, 'wrong-quantity', { kind: 'wrong-quantity', gold })
    return named >= 0
  }

  guess(gold: Ambiguous): boolean {
    const i = this.find('accept', (line) => line.sku !== null && gold.skus.includes(line.sku))
    if (i >= 0) this.settle(i, 'guessed', { kind: 'guessed', gold })
    return i >= 0
  }

  question(gold: Product | Ambiguous): boolean {
    const i = this.find('ask', (line) => line.candidates.some((sku) => gold.skus.includes(sku)))
    if (i < 0) {
      this.faults.push({ kind: gold.kind === 'product' ? 'missed' : 'not-asked', gold, predicted: null })
      return false
    }
    if (gold.kind === 'ambiguous') this.settle(i, 'asked-well', null)
    else this.settle(i, 'asked-needlessly', { kind: 'asked-needlessly', gold })
    return true
  }

  finish(): Outcome[] {
    return this.lines.map((line, i) => {
      if (this.outcomes[i] === undefined) {
        if (line.decision === 'accept') this.settle(i, 'invented', { kind: 'invented', gold: null })
        else this.outcomes[i] = 'asked-lost'
      }
      return this.outcomes[i] ?? 'invented'
    })
  }
}

/** Scores one message. An unknown line is satisfied by a refusal or by a question that fits nothing else, never by an accept. */
export function scoreCase(one: MatchingCase, lines: readonly PredictedLine[], saleUnit: (sku: string) => string | undefined): CaseScore {
  const pairing = new Pairing(lines, saleUnit)
  const products = one.expected.filter((gold) => gold.kind === 'product')
  const ambiguous = one.expected.filter((gold) => gold.kind === 'ambiguous')
  const unknown = one.expected.filter((gold) => gold.kind === 'unknown')
  const open = products.filter((gold) => !pairing.product(gold))
  const unguessed = ambiguous.filter((gold) => !pairing.guess(gold))
  for (const gold of unguessed) pairing.question(gold)
  const missed = open.filter((gold) => !pairing.question(gold))
  const outcomes = pairing.finish()
  const count = (outcome: Outcome): number => outcomes.filter((entry) => entry === outcome).length
  const refused = Math.min(unknown.length, count('refused') + count('asked-lost'))
  const faults = [...pairing.faults]
  for (const gold of unknown.slice(refused)) faults.push({ kind: 'not-refused', gold, predicted: null })

  const tally: MutableTally = { ...EMPTY, messages: 1 }
  tally.goldLines = one.expected.length
  tally.goldProducts = products.length
  tally.goldAmbiguous = ambiguous.length
  tally.goldUnknown = unknown.length
  tally.accepted = lines.filter((line) => line.decision === 'accept').length
  tally.asked = lines.filter((line) => line.decision === 'ask').length
  tally.right = count('right')
  tally.wrongQuantity = count('wrong-quantity')
  tally.guessed = count('guessed')
  tally.invented = count('invented')
  tally.askedWell = count('asked-well')
  tally.askedNeedlessly = count('asked-needlessly')
  tally.reached = products.length - missed.length
  tally.refused = refused
  return { tally: judgeOrder(one, tally), outcomes, faults }
}

function judgeOrder(one: MatchingCase, lines: MutableTally): Tally {
  const tally = { ...lines }
  const isOrder = one.expected.length > 0
  const isSafe = tally.accepted === tally.right
  const isExact =
    isSafe && tally.right === tally.goldProducts && tally.askedWell === tally.goldAmbiguous && tally.refused === tally.goldUnknown
  const isPlain = tally.goldAmbiguous === 0 && tally.goldUnknown === 0
  const isLong = one.tags.includes('long')
  tally.orders = isOrder ? 1 : 0
  tally.nonOrders = isOrder ? 0 : 1
  tally.falseOrders = !isOrder && tally.accepted > 0 ? 1 : 0
  tally.exact = isOrder && isExact ? 1 : 0
  tally.safe = isOrder && isSafe ? 1 : 0
  tally.straightOrders = isOrder && isPlain ? 1 : 0
  tally.straight = isOrder && isPlain && isExact ? 1 : 0
  tally.longStraightOrders = isOrder && isPlain && isLong ? 1 : 0
  tally.longStraight = isOrder && isPlain && isLong && isExact ? 1 : 0
  return tally
}

export function addTallies(tallies: readonly Tally[]): Tally {
  const sum: MutableTally = { ...EMPTY }
  for (const tally of tallies) {
    sum.messages += tally.messages
    sum.orders += tally.orders
    sum.nonOrders += tally.nonOrders
    sum.goldLines += tally.goldLines
    sum.goldProducts += tally.goldProducts
    sum.goldAmbiguous += tally.goldAmbiguous
    sum.goldUnknown += tally.goldUnknown
    sum.accepted += tally.accepted
    sum.right += tally.right
    sum.wrongQuantity += tally.wrongQuantity
    sum.guessed += tally.guessed
    sum.invented += tally.invented
    sum.asked += tally.asked
    sum.askedWell += tally.askedWell
    sum.askedNeedlessly += tally.askedNeedlessly
    sum.reached += tally.reached
    sum.refused += tally.refused
    sum.exact += tally.exact
    sum.safe += tally.safe
    sum.straightOrders += tally.straightOrders
    sum.straight += tally.straight
    sum.longStraightOrders += tally.longStraightOrders
    sum.longStraight += tally.longStraight
    sum.falseOrders += tally.falseOrders
  }
  return sum
}

/** The figures people read, in per cent; null where there was nothing to divide by. */
export interface Metrics {
  readonly messages: number
  readonly lines: number
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number
  readonly wrongPer100Lines: number | null
  readonly askRate: number | null
  readonly askedWellOfAmbiguous: number | null
  readonly refusedOfUnknown: number | null
  readonly skuReachable: number | null
  readonly exactOrder: number | null
  readonly safeOrder: number | null
  readonly straightThrough: number | null
  readonly straightThroughLong: number | null
  readonly falseOrder: number | null
}

const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole)

export function metricsOf(tally: Tally): Metrics {
  const precision = percent(tally.right, tally.accepted)
  const recall = percent(tally.right, tally.goldProducts)
  const [p, r] = [precision ?? 0, recall ?? 0]
  return {
    messages: tally.messages,
    lines: tally.goldLines,
    precision,
    recall,
    f1: p + r === 0 ? 0 : (2 * p * r) / (p + r),
    wrongPer100Lines: percent(tally.accepted - tally.right, tally.goldLines),
    askRate: percent(tally.asked, tally.goldLines),
    askedWellOfAmbiguous: percent(tally.askedWell, tally.goldAmbiguous),
    refusedOfUnknown: percent(tally.refused, tally.goldUnknown),
    skuReachable: percent(tally.reached, tally.goldProducts),
    exactOrder: percent(tally.exact, tally.orders),
    safeOrder: percent(tally.safe, tally.orders),
    straightThrough: percent(tally.straight, tally.straightOrders),
    straightThroughLong: percent(tally.longStraight, tally.longStraightOrders),
    falseOrder: percent(tally.falseOrders, tally.nonOrders),
  }
}

/** How the unit of sale of a row is found, for {@link scoreCase}. */
export function saleUnitIn(set: CaseSet, catalog: string): (sku: string) => string | undefined {
  const rows = set.catalogs.get(catalog)
  return (sku) => rows?.get(sku)?.unit
}
