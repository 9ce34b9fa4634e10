import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { discounted, formatMicros, lineAmount, parseMicros, quantity, quantityOf, unitPrice } from './index.ts'

const vat = { included: true, rate: 2200 } as const
const price = (decimal: string) => unitPrice(parseMicros(decimal) ?? Number.NaN, 'RUB', 'шт', vat)

describe('a unit price', () => {
  it('is read and written without loss', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (micros) => parseMicros(formatMicros(micros)) === micros))
  })

  it('has at most six places and is never negative', () => {
    expect(['1.1234567', '-1', '1,5', '', '.5', '1.', '1e3'].map(parseMicros)).toEqual([null, null, null, null, null, null, null])
    expect(['0', '41.3', '0.000001'].map(parseMicros)).toEqual([0, 41_300_000, 1])
  })
})

describe('the amount of a line', () => {
  it.each([
    { decimal: '247.5', thousandths: 200_000, minor: 4_950_000 },
    { decimal: '0.333333', thousandths: 3_000, minor: 100 },
    { decimal: '0.005', thousandths: 1_000, minor: 1 },
    { decimal: '0.0049', thousandths: 1_000, minor: 0 },
    { decimal: '1.15', thousandths: 1_500, minor: 173 },
    { decimal: '99999.99', thousandths: 2_500, minor: 24_999_998 },
  ])('$decimal × $thousandths/1000 is $minor kopecks', ({ decimal, thousandths, minor }) => {
    expect(lineAmount(price(decimal), quantity(thousandths, 'шт')).minor).toBe(minor)
  })

  it('is exact where floats are not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (micros, pieces) => {
        const exact = BigInt(micros) * BigInt(pieces)
        const { minor } = lineAmount(unitPrice(micros, 'RUB', 'шт', vat), quantity(pieces * 1000, 'шт'))
        const distance = exact - BigInt(minor) * 10_000n
        expect((distance < 0n ? -distance : distance) <= 5_000n).toBe(true)
      }),
    )
  })

  it('needs a quantity in the unit of the price', () => {
    expect(() => lineAmount(price('1'), quantityOf(1, 'уп'))).toThrow('per шт cannot be applied to уп')
  })
})

it('rounds a discounted price to kopecks unless told otherwise', () => {
  expect(formatMicros(discounted(price('247.5'), 500).micros)).toBe('235.13')
  expect(formatMicros(discounted(price('0.3333'), 1000, 4).micros)).toBe('0.3')
  expect(formatMicros(discounted(price('10'), 0).micros)).toBe('10')
  expect(discounted(price('10'), 10_000).micros).toBe(0)
})
