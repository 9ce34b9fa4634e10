import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, allocate, divideRounded, money, share, spread, subtract, sum } from './index.ts'

const minor = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })
const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 30 })

describe('money', () => {
  it('adds and subtracts exactly', () => {
    fc.assert(
      fc.property(minor, minor, (a, b) => {
        const [left, right] = [money(a, 'RUB'), money(b, 'RUB')]
        expect(subtract(add(left, right), right)).toEqual(left)
        expect(sum([left, right], 'RUB')).toEqual(add(right, left))
      }),
    )
  })

  it('refuses fractions of a kopeck and sums too large to be exact', () => {
    expect(() => money(0.5, 'RUB')).toThrow(RangeError)
    expect(() => add(money(Number.MAX_SAFE_INTEGER, 'KZT'), money(1, 'KZT'))).toThrow(RangeError)
  })

  it('never mixes currencies', () => {
    // @ts-expect-error roubles and tenge do not add up
    expect(() => add(money(1, 'RUB'), money(1, 'KZT'))).toThrow('Cannot mix RUB and KZT')
  })

  it('takes a share with half a kopeck away from zero', () => {
    expect([share(money(50, 'RUB'), 100).minor, share(money(-50, 'RUB'), 100).minor, share(money(49, 'RUB'), 100).minor]).toEqual([
      1, -1, 0,
    ])
  })
})

describe('allocation', () => {
  it('sums to the whole exactly', () => {
    fc.assert(
      fc.property(minor, weights, (total, parts) => {
        const allocated = allocate(total, parts)
        expect(allocated.reduce((a, b) => a + b, 0)).toBe(total)
      }),
    )
  })

  it('gives each part its exact share, off by less than one', () => {
    fc.assert(
      fc.property(minor, weights, (total, parts) => {
        const whole = parts.reduce((a, b) => a + b, 0)
        fc.pre(whole > 0)
        const allocated = allocate(total, parts)
        parts.forEach((weight, i) => {
          expect(Math.abs(Number(BigInt(allocated[i] ?? 0) * BigInt(whole) - BigInt(total) * BigInt(weight)))).toBeLessThan(whole)
        })
      }),
    )
  })

  it('gives nothing to a weight of zero, and everything to the first when all are zero', () => {
    expect(spread(money(100, 'RUB'), [1, 0, 1, 1]).map((part) => part.minor)).toEqual([34, 0, 33, 33])
    expect(allocate(-7, [0, 0])).toEqual([-7, 0])
  })

  it('refuses what cannot be shared', () => {
    expect(() => allocate(1, [])).toThrow(RangeError)
    expect(() => allocate(1, [1, -1])).toThrow(RangeError)
  })
})

it('rounds half away from zero, as accounting documents do', () => {
  const rounded = [5n, -5n, 4n, -4n, 15n, 25n].map((value) => divideRounded(value, 10n))
  expect(rounded).toEqual([1, -1, 0, 0, 2, 3])
})
