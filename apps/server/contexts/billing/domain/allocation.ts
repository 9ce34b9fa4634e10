import { fail, ok, type Result } from '@skladno/kernel'

/** An order a payment is meant for. */
export interface Claim {
  readonly orderId: string
  /** How much of the payment is meant for it, minor units. */
  readonly askedMinor: number
  /** What the order still owes, never below zero. */
  readonly dueMinor: number
}

export interface Allocation {
  readonly orderId: string
  readonly amountMinor: number
}

/**
 * Spreads a payment over orders: no order gets more than was meant for it or than it owes, and nothing is lost: what is left is an advance.
 * An order named twice owes once. More meant than paid → `billing.allocated-too-much`.
 */
export function allocateToOrders(
  availableMinor: number,
  claims: readonly Claim[],
): Result<{ readonly allocations: readonly Allocation[]; readonly advanceMinor: number }> {
  const asked = claims.reduce((total, claim) => total + claim.askedMinor, 0)
  if (claims.some((claim) => claim.askedMinor <= 0)) return fail('billing.amount-not-positive')
  if (asked > availableMinor) return fail('billing.allocated-too-much', { askedMinor: asked, availableMinor })
  const left = new Map(claims.map(({ orderId, dueMinor }) => [orderId, Math.max(0, dueMinor)]))
  const allocations = claims
    .map(({ orderId, askedMinor }) => {
      const amountMinor = Math.min(askedMinor, left.get(orderId) ?? 0)
      left.set(orderId, (left.get(orderId) ?? 0) - amountMinor)
      return { orderId, amountMinor }
    })
    .filter(({ amountMinor }) => amountMinor > 0)
  const applied = allocations.reduce((total, { amountMinor }) => total + amountMinor, 0)
  return ok({ allocations, advanceMinor: availableMinor - applied })
}
