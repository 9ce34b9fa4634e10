import { expectOk } from '@skladno/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocateToOrders } from './allocation.ts'

describe('a payment', () => {
  it('pays an order in part', () => {
    const value = expectOk(allocateToOrders(3_000, [{ orderId: 'a', askedMinor: 3_000, dueMinor: 10_000 }]))
    expect(value).toEqual({ allocations: [{ orderId: 'a', amountMinor: 3_000 }], advanceMinor: 0 })
  })

  it('leaves what is over as an advance', () => {
    const value = expectOk(allocateToOrders(12_000, [{ orderId: 'a', askedMinor: 12_000, dueMinor: 10_000 }]))
    expect(value).toEqual({ allocations: [{ orderId: 'a', amountMinor: 10_000 }], advanceMinor: 2_000 })
  })

  it('settles many orders at once, an already paid one takes nothing', () => {
    const claims = [
      { orderId: 'a', askedMinor: 4_000, dueMinor: 4_000 },
      { orderId: 'b', askedMinor: 5_000, dueMinor: 0 },
    ]
    expect(expectOk(allocateToOrders(9_000, claims))).toEqual({ allocations: [{ orderId: 'a', amountMinor: 4_000 }], advanceMinor: 5_000 })
  })

  it('cannot be spent twice', () => {
    const claims = [
      { orderId: 'a', askedMinor: 6_000, dueMinor: 9_000 },
      { orderId: 'b', askedMinor: 6_000, dueMinor: 9_000 },
    ]
    expect(allocateToOrders(10_000, claims)).toMatchObject({ ok: false, error: { code: 'billing.allocated-too-much' } })
  })

  it('is never lost or invented', () => {
    const claim = fc.record({
      orderId: fc.uuid(),
      askedMinor: fc.integer({ min: 1, max: 10_000 }),
      dueMinor: fc.integer({ min: 0, max: 10_000 }),
    })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.array(claim, { maxLength: 8 }), (amount, claims) => {
        const result = allocateToOrders(amount, claims)
        if (!result.ok) return claims.reduce((total, { askedMinor }) => total + askedMinor, 0) > amount
        const { allocations, advanceMinor } = result.value
        const applied = allocations.reduce((total, { amountMinor }) => total + amountMinor, 0)
        const isWithinDue = allocations.every(
          ({ orderId, amountMinor }) => amountMinor <= (claims.find((c) => c.orderId === orderId)?.dueMinor ?? 0),
        )
        return applied + advanceMinor === amount && advanceMinor >= 0 && isWithinDue
      }),
    )
  })
})
