import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { money, vatOf, vatRateOn } from './index.ts'

const rub = (minor: number) => money(minor, 'RUB')

describe('VAT of a line', () => {
  it.each([
    { sum: 12_200, rate: 2200, included: true, vat: 2_200 },
    { sum: 10_000, rate: 2200, included: false, vat: 2_200 },
    { sum: 12_000, rate: 2000, included: true, vat: 2_000 },
    { sum: 11_600, rate: 1600, included: true, vat: 1_600 },
    { sum: 99_999, rate: 2200, included: true, vat: 18_033 },
    { sum: 1, rate: 2200, included: true, vat: 0 },
    { sum: 3, rate: 2200, included: true, vat: 1 },
    { sum: -12_200, rate: 2200, included: true, vat: -2_200 },
  ])('$sum at $rate, included: $included, is $vat', ({ sum, rate, included, vat }) => {
    expect(vatOf(rub(sum), rate, included).minor).toBe(vat)
  })

  it('is nothing for a seller without VAT and for the zero rate', () => {
    expect([vatOf(rub(12_200), 'none', true).minor, vatOf(rub(12_200), 0, false).minor]).toEqual([0, 0])
  })

  it('on top of the price without it gives back the price with it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), fc.constantFrom(500, 1000, 1200, 1600, 2000, 2200), (gross, rate) => {
        const included = vatOf(rub(gross), rate, true).minor
        const onTop = vatOf(rub(gross - included), rate, false).minor
        expect(Math.abs(gross - included + onTop - gross)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

it('takes the rate of the day, from its first day on', () => {
  const history = [
    { from: '2019-01-01', rate: 2000 },
    { from: '2026-01-01', rate: 2200 },
  ] as const
  const days = ['2018-12-31', '2019-01-01', '2025-12-31', '2026-01-01'].map((day) => vatRateOn(history, day))
  expect(days).toEqual([null, 2000, 2000, 2200])
  expect(vatRateOn([...history].reverse(), '2026-03-01')).toBe(2200)
})
