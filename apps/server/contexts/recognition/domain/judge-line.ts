import type { MatchedLine } from '@skladno/matching'
import type { OrderedLine, PastOrder } from './past-order.ts'
import { leadOf } from './thresholds.ts'

export type MissKind = 'product' | 'quantity' | 'extra' | 'missed'

/** How one line of a past message came out. */
export interface JudgedLine {
  readonly said: string
  readonly decision: 'accept' | 'ask' | 'unknown'
  /** The engine would have accepted it; a threshold made it a question. */
  readonly isHeldBack: boolean
  readonly p: number
  /** How much surer it is than the next product. */
  readonly lead: number
  readonly productId: string | null
  readonly why: readonly string[]
  readonly ordered: OrderedLine | null
  /** Of accepted lines, and of those a threshold holds back: what the engine took was right. */
  readonly isRight: boolean
  /** What was ordered was accepted or among what was offered. */
  readonly isReached: boolean
  readonly miss: MissKind | null
}

export interface Judgement {
  readonly lines: readonly JudgedLine[]
  /** Ordered, and nothing in the messages was read as it. */
  readonly missed: readonly OrderedLine[]
}

/** Whether two amounts of one product are the same; the catalog's conversion where there is one. */
export type SameAmount = (productId: string, said: { readonly qty: number; readonly unit: string | null }, ordered: OrderedLine) => boolean

/** A line as the engine read it, before any threshold, and whether a threshold holds it back. */
export interface ReadLine {
  readonly line: MatchedLine
  readonly isHeldBack: boolean
}

/** Lays what was understood beside what was ordered. Each ordered product answers one line; same words first, then the same product. */
export function judge(read: readonly ReadLine[], past: Pick<PastOrder, 'ordered' | 'leftOut'>, isSameAmount: SameAmount): Judgement {
  const open = [...past.ordered]
  const take = (fits: (line: OrderedLine) => boolean): OrderedLine | null => {
    const at = open.findIndex(fits)
    return at < 0 ? null : (open.splice(at, 1)[0] ?? null)
  }
  const answers = new Map<ReadLine, OrderedLine | null>()
  const passes: readonly ((one: ReadLine) => (line: OrderedLine) => boolean)[] = [
    ({ line }) =>
      (ordered) =>
        ordered.productId === line.itemId && ordered.said === line.text,
    ({ line }) =>
      (ordered) =>
        ordered.productId === line.itemId,
    ({ line }) =>
      (ordered) =>
        ordered.said !== '' && ordered.said === line.text,
    ({ line }) =>
      (ordered) =>
        line.itemId === null && line.candidates.some(({ itemId }) => itemId === ordered.productId),
  ]
  for (const fits of passes) for (const one of read) if (answers.get(one) == null) answers.set(one, take(fits(one)))
  const lines = read
    .filter(({ line }) => line.itemId === null || !past.leftOut.includes(line.itemId))
    .map((one) => judgedLine(one, answers.get(one) ?? null, isSameAmount))
  return { lines, missed: open }
}

function judgedLine({ line, isHeldBack }: ReadLine, ordered: OrderedLine | null, isSameAmount: SameAmount): JudgedLine {
  const isProduct = ordered !== null && line.itemId === ordered.productId
  const isRight = isProduct && isSameAmount(ordered.productId, { qty: line.qty ?? 1, unit: line.unit }, ordered)
  const isAccepted = line.decision === 'accept'
  const decision = isAccepted && isHeldBack ? 'ask' : line.decision
  const isReached = ordered !== null && (isProduct || line.candidates.some(({ itemId }) => itemId === ordered.productId))
  return {
    said: line.text,
    decision,
    isHeldBack,
    p: line.p,
    lead: leadOf(line),
    productId: line.itemId,
    why: line.why,
    ordered,
    isRight,
    isReached,
    miss:
      decision !== 'accept' || isRight
        ? ordered !== null && !isReached
          ? 'missed'
          : null
        : ordered === null
          ? 'extra'
          : isProduct
            ? 'quantity'
            : 'product',
  }
}
