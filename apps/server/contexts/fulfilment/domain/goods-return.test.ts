import { expectOk } from '@skladno/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideAcceptance, decideRequest, returnable, returnedMoney, type ShippedPart } from './goods-return.ts'

const part = (change: Partial<ShippedPart> = {}): ShippedPart => ({
  lineId: 'l1',
  position: 1,
  productId: 'p1',
  shipped: 10_000,
  amountMinor: 489_000,
  vatMinor: 88_180,
  vatRateBp: 2200,
  vatIncluded: true,
  returned: 0,
  asked: 0,
  ...change,
})
const anything = () => null

describe('a request for return', () => {
  it('takes what was shipped and neither came back nor is asked for', () => {
    const parts = [part({ returned: 3_000, asked: 2_000 })]
    expect(expectOk(decideRequest(parts, [{ lineId: 'l1', thousandths: 5_000 }], anything))).toMatchObject([{ lineId: 'l1', asked: 5_000 }])
    expect(decideRequest(parts, [{ lineId: 'l1', thousandths: 5_001 }], anything)).toMatchObject({
      error: { code: 'fulfilment.returned-too-much', facts: { left: 5 } },
    })
  })

  it('is refused for goods of the table, unknown lines, one line twice and nothing at all', () => {
    const ask = (...wishes: { lineId: string; thousandths: number }[]) => decideRequest([part()], wishes, anything)
    expect(decideRequest([part()], [{ lineId: 'l1', thousandths: 1 }], () => 'Краску не принимаем')).toMatchObject({
      error: { code: 'fulfilment.not-returnable', facts: { reason: 'Краску не принимаем' } },
    })
    expect(ask({ lineId: 'l2', thousandths: 1 })).toMatchObject({ error: { code: 'fulfilment.unknown-line' } })
    expect(ask({ lineId: 'l1', thousandths: 6_000 }, { lineId: 'l1', thousandths: 6_000 })).toMatchObject({
      error: { code: 'fulfilment.unknown-line' },
    })
    expect(ask({ lineId: 'l1', thousandths: 0 })).toMatchObject({ error: { code: 'fulfilment.nothing-to-return' } })
    expect(ask({ lineId: 'l1', thousandths: -1_000 })).toMatchObject({ ok: false })
  })
})

describe('an acceptance', () => {
  const lines = [{ lineId: 'l1', position: 1, productId: 'p1', asked: 4_000 }]

  it('is priced as shipped, at the rate of the shipment; VAT on top is part of what is owed no more', () => {
    const accept = (change: Partial<ShippedPart>) =>
      expectOk(decideAcceptance(lines, [part(change)], [{ lineId: 'l1', thousandths: 4_000, condition: 'good' }]))
    expect(accept({})).toMatchObject({ totalMinor: 195_600, vatMinor: 35_272, lines: [{ destination: 'stock', vatRateBp: 2200 }] })
    expect(accept({ vatIncluded: false, vatRateBp: 2000 })).toMatchObject({ totalMinor: 195_600 + 35_272, lines: [{ vatRateBp: 2000 }] })
  })

  it('never puts damaged goods on the shelf, and takes no more than was asked', () => {
    const seen = { lineId: 'l1', thousandths: 2_000, condition: 'damaged', destination: 'stock' } as const
    expect(expectOk(decideAcceptance(lines, [part()], [seen])).lines).toMatchObject([{ accepted: 2_000, destination: 'write-off' }])
    expect(decideAcceptance(lines, [part()], [{ ...seen, thousandths: 4_001 }])).toMatchObject({ ok: false })
    expect(decideAcceptance(lines, [part()], [])).toMatchObject({ error: { code: 'fulfilment.nothing-accepted' } })
  })
})

it('however a shipped line comes back, the parts are never negative and add up to what was shipped', () => {
  fc.assert(
    fc.property(
      fc.record({
        amountMinor: fc.nat(10_000_000),
        vatMinor: fc.nat(1_000_000),
        pieces: fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 12 }),
      }),
      ({ amountMinor, vatMinor, pieces }) => {
        const shipped = pieces.reduce((total, piece) => total + piece, 0)
        let state = part({ shipped, amountMinor, vatMinor })
        const back = { amountMinor: 0, vatMinor: 0 }
        for (const piece of pieces) {
          expect(piece).toBeLessThanOrEqual(returnable(state))
          const money = returnedMoney(state, piece)
          expect(Math.min(money.amountMinor, money.vatMinor)).toBeGreaterThanOrEqual(0)
          back.amountMinor += money.amountMinor
          back.vatMinor += money.vatMinor
          state = { ...state, returned: state.returned + piece }
        }
        expect(returnable(state)).toBe(0)
        expect(back).toEqual({ amountMinor, vatMinor })
      },
    ),
  )
})
