import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { receiptsLeft } from './receipts-left.ts'

const RECEIPTS = [
  { on: '2026-11-27', thousandths: 10_000 },
  { on: '2026-12-04', thousandths: 20_000 },
]

describe('what is expected and not promised yet', () => {
  it('is everything while nobody waits', () => expect(receiptsLeft(RECEIPTS, 0)).toEqual(RECEIPTS))
  it('loses the earliest first', () => expect(receiptsLeft(RECEIPTS, 12_000)).toEqual([{ on: '2026-12-04', thousandths: 18_000 }]))
  it('is nothing when more was promised than is expected', () => expect(receiptsLeft(RECEIPTS, 99_000)).toEqual([]))

  it('never promises more than comes', () => {
    const receipt = fc.record({ on: fc.constantFrom('2026-11-27', '2026-12-04'), thousandths: fc.integer({ min: 1, max: 1e9 }) })
    fc.assert(
      fc.property(fc.array(receipt, { maxLength: 8 }), fc.integer({ min: 0, max: 1e10 }), (receipts, awaited) => {
        const sum = (all: readonly { readonly thousandths: number }[]) => all.reduce((total, each) => total + each.thousandths, 0)
        expect(sum(receiptsLeft(receipts, awaited))).toBe(Math.max(0, sum(receipts) - awaited))
      }),
    )
  })
})
