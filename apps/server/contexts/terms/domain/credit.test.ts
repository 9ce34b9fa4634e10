import { describe, expect, it } from 'vitest'
import { type CreditFacts, decideCredit } from './credit.ts'

const facts = (more: Partial<CreditFacts> = {}): CreditFacts => ({
  creditPercent: 100,
  limitMinor: 100_000,
  usedMinor: 40_000,
  overdueMinor: 0,
  orderTotalMinor: 60_000,
  currency: 'RUB',
  ...more,
})

describe('credit', () => {
  it.each([
    ['fits the limit exactly', {}, 'ok'],
    ['goes a kopeck over', { orderTotalMinor: 60_001 }, 'over-limit'],
    ['counts only the credit share of the order', { orderTotalMinor: 120_000, creditPercent: 50 }, 'ok'],
    [
      'is not needed when all is paid before shipment',
      { creditPercent: 0, limitMinor: null, overdueMinor: 5, orderTotalMinor: 9e9 },
      'not-needed',
    ],
    ['without a limit is prepayment, never unlimited', { limitMinor: null, usedMinor: 0, orderTotalMinor: 1 }, 'no-limit'],
    ['of nothing under a limit of zero is refused for the first kopeck', { limitMinor: 0, usedMinor: 0, orderTotalMinor: 1 }, 'over-limit'],
    ['is blocked by overdue debt even under the limit', { overdueMinor: 1 }, 'overdue'],
    ['is widened by what was paid ahead', { usedMinor: -20_000, orderTotalMinor: 120_000 }, 'ok'],
  ] as const)('%s', (_, more, expected) => {
    expect(decideCredit(facts(more)).decision).toBe(expected)
  })
})
