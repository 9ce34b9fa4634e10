import type { MatchedLine } from '@skladno/matching'

/** When a line of this scope is accepted without asking. Shares 0..1. */
export interface Threshold {
  readonly scope: 'company' | 'group' | 'customer'
  readonly scopeId: string
  readonly accept: number
  readonly margin: number | null
}

export interface ThresholdQuestion {
  /** The product's group and those above it. */
  readonly groupIds: readonly string[]
  readonly partnerId: string | null
}

/** The nearest one holds: the customer's and the group's before the company's; of those two the stricter. Null: the engine decides alone. */
export function thresholdFor(thresholds: readonly Threshold[], { groupIds, partnerId }: ThresholdQuestion): Threshold | null {
  const near = thresholds.filter(
    ({ scope, scopeId }) => (scope === 'group' && groupIds.includes(scopeId)) || (scope === 'customer' && scopeId === partnerId),
  )
  if (near.length > 0) return near.reduce((strictest, one) => (one.accept > strictest.accept ? one : strictest))
  return thresholds.find(({ scope }) => scope === 'company') ?? null
}

/** How much surer the accepted product is than the next one; 1 where there is no other. */
export function leadOf(line: Pick<MatchedLine, 'itemId' | 'p' | 'candidates'>): number {
  const second = line.candidates.find(({ itemId }) => itemId !== line.itemId)?.p ?? 0
  return second > 0 ? line.p - second : 1
}

/** The line as it is, or as a question where it is less sure than wanted. A threshold only holds back: it never accepts what the engine asks about. */
export function heldBack(line: MatchedLine, threshold: Threshold | null): MatchedLine {
  if (threshold === null || line.decision !== 'accept' || line.origin !== 'message') return line
  const isUnsure = line.p < threshold.accept
  const isClose = threshold.margin !== null && leadOf(line) < threshold.margin
  if (!isUnsure && !isClose) return line
  const reason = isUnsure ? 'уверенность ниже заданного порога' : 'второй товар слишком близок'
  const candidates =
    line.itemId === null || line.candidates.some(({ itemId }) => itemId === line.itemId)
      ? line.candidates
      : [{ itemId: line.itemId, p: line.p, why: line.why }, ...line.candidates]
  return { ...line, decision: 'ask', itemId: null, candidates, why: [reason, ...line.why] }
}

/**
 * From which probability on a wrong line is expected to cost less than a question: accept when (1 − p) × wrong ≤ question.
 * Both in the same money; 0..1. Throws when a wrong line costs nothing.
 */
export function thresholdOfCosts({ wrong, question }: { readonly wrong: number; readonly question: number }): number {
  if (wrong <= 0) throw new Error(`A wrong line must cost something, not ${wrong}`)
  return Math.min(1, Math.max(0, 1 - question / wrong))
}
