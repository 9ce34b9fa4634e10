import { type Currency, type Money, money, share } from '@skladno/kernel'

export type CreditOutcome = 'not-needed' | 'ok' | 'over-limit' | 'overdue' | 'no-limit'

export interface CreditDecision {
  readonly decision: CreditOutcome
  /** Null: none was granted. */
  readonly limit: Money | null
  /** What the scope already owes or has ordered on credit, without this order; negative when the customer has paid ahead. */
  readonly used: Money
  /** Debt past its due date beyond the agreed days. */
  readonly overdue: Money
}

export interface CreditFacts {
  readonly creditPercent: number
  readonly limitMinor: number | null
  readonly usedMinor: number
  readonly overdueMinor: number
  readonly orderTotalMinor: number
  readonly currency: Currency
}

/**
 * Whether the order may be released on credit (TRADE §5). An order without a credit part needs none. Overdue debt blocks before the
 * limit is looked at. A missing limit means prepayment, never unlimited credit. Only the credit share of this order counts.
 */
export function decideCredit(facts: CreditFacts): CreditDecision {
  const amount = (minor: number): Money => money(minor, facts.currency)
  const limit = facts.limitMinor === null ? null : amount(facts.limitMinor)
  return { decision: outcome(facts), limit, used: amount(facts.usedMinor), overdue: amount(facts.overdueMinor) }
}

function outcome(facts: CreditFacts): CreditOutcome {
  if (facts.creditPercent === 0) return 'not-needed'
  if (facts.overdueMinor > 0) return 'overdue'
  if (facts.limitMinor === null) return 'no-limit'
  return facts.usedMinor + creditPart(money(facts.orderTotalMinor, facts.currency), facts.creditPercent).minor > facts.limitMinor
    ? 'over-limit'
    : 'ok'
}

/** The part of a sum that is paid after shipment. */
export const creditPart = (total: Money, creditPercent: number): Money => share(total, creditPercent * 100)
