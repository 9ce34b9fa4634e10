import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountOf, isUnit, type PackRatio, packsToCover, quantityOf, toBase, toPacks, UNITS } from './index.ts'

const ratio = (numerator: number, denominator = 1): PackRatio => ({ unit: 'уп', numerator, denominator })
const ratios = fc.tuple(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 1_000 })).map(([n, d]) => ratio(n, d))

describe('packs', () => {
  it('convert to base units and back without loss', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), ratios, (packs, pack) => {
        const base = toBase(packs, pack)
        fc.pre(base !== null)
        expect(toPacks(base ?? 0, pack)).toBe(packs)
      }),
    )
  })

  it('do not convert where the result would be inexact', () => {
    expect(toBase(10_000, ratio(500))).toBe(5_000_000)
    expect(toBase(1_000, ratio(1, 3))).toBeNull()
    expect(toPacks(200_000, ratio(12))).toBeNull()
    expect(toPacks(240_000, ratio(12))).toBe(20_000)
  })

  it('cover a quantity with the fewest multiples', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), ratios, fc.constantFrom(500, 1_000, 5_000), (base, pack, multiple) => {
        const packs = packsToCover(base, pack, multiple)
        const covers = (count: number) => BigInt(count) * BigInt(pack.numerator) >= BigInt(base) * BigInt(pack.denominator)
        expect(packs % multiple).toBe(0)
        expect(covers(packs)).toBe(true)
        expect(packs === 0 || !covers(packs - multiple)).toBe(true)
      }),
    )
  })
})

describe('a quantity', () => {
  it('holds thousandths and nothing finer', () => {
    expect([quantityOf(2.5, 'кг').thousandths, quantityOf(0.1 + 0.2, 'м').thousandths, amountOf(quantityOf(1.125, 'т'))]).toEqual([
      2_500, 300, 1.125,
    ])
    expect(() => quantityOf(0.0005, 'кг')).toThrow('finer than a thousandth')
  })

  it('is of a unit the trade knows, with its ОКЕИ code', () => {
    expect([isUnit('шт'), isUnit('штук'), isUnit('toString')]).toEqual([true, false, false])
    expect([UNITS.шт, UNITS.кг, UNITS.м2, UNITS.м]).toEqual(['796', '166', '055', '006'])
  })
})
