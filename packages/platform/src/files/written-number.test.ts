import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDecimals, decimalOfNumber, formatDecimal, parseBankAmount, parseWrittenNumber, toMinorUnits } from './index.ts'

const read = (text: string): string | null => {
  const number = parseWrittenNumber(text)
  return number && formatDecimal(number)
}

describe('a number as people write it', () => {
  it.each([
    ['1 234,50', '1234.50'],
    ['1\u00A0234\u202F567', '1234567'],
    ['1,234.50', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1,234,567', '1234567'],
    ['14,27', '14.27'],
    ['350.0', '350.0'],
    ['-3', '-3'],
    ['6.4000000000000001E-2', '0.064'],
    [',5', '0.5'],
  ])('%s is %s', (written, expected) => expect(read(written)).toBe(expected))

  it.each(['', 'много', '> 10', '10-50', '1,2,3', '12 шт', '.', '-'])('«%s» is not a number', (written) => expect(read(written)).toBeNull())

  it('reads roubles-kopecks of payment orders only where asked', () => {
    expect(parseBankAmount('1052-98')).toEqual({ unscaled: 105_298n, scale: 2 })
    expect(parseWrittenNumber('1052-98')).toBeNull()
  })

  it('keeps sums exact and the scale as written', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1 }), (kopecks) => {
        const sum = kopecks.map((k) => ({ unscaled: BigInt(k), scale: 2 })).reduce(addDecimals)
        expect(toMinorUnits(sum)).toBe(kopecks.reduce((a, b) => a + b, 0))
        expect(parseWrittenNumber(formatDecimal(sum))).toEqual(sum)
      }),
    )
  })

  it('does not print the noise of binary fractions', () => expect(decimalOfNumber(0.1 + 0.2)).toEqual({ unscaled: 3n, scale: 1 }))

  it('is not in minor units when finer than a hundredth', () => expect(toMinorUnits({ unscaled: 12_345n, scale: 3 })).toBeNull())

  it('never throws', () => fc.assert(fc.property(fc.string(), (text) => void parseBankAmount(text))))
})
