import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseSale, type Pack, type Product, type SalePack } from './product.ts'
import { resolveQuantity, unitsOf } from './resolve-quantity.ts'

const pack = (unit: string, numerator: number, denominator = 1): Pack => ({ unit, name: null, numerator, denominator })
const sale = (unit: string, numerator: number, denominator = 1, more: Partial<SalePack> = {}): SalePack => ({
  ...pack(unit, numerator, denominator),
  multipleThousandths: 1000,
  minimumThousandths: 0,
  ...more,
})
const product = (more: Partial<Product> = {}): Product => ({
  id: 'prd_1',
  sku: '1',
  name: 'Саморез',
  baseUnit: 'шт',
  sale: baseSale(more.baseUnit ?? 'шт'),
  packs: more.sale === undefined ? [] : [more.sale],
  groupId: null,
  vatRateBp: null,
  weightGrams: null,
  kind: 'goods',
  isActive: true,
  isReturnable: true,
  ...more,
})
const screws = product({ sale: sale('уп', 500) })
const sheet = product({ baseUnit: 'лист', sale: sale('лист', 1), packs: [pack('м2', 1, 3), pack('пал', 50)] })

const resolved = (of: Product, amount: number, unit: string | null) => {
  const result = resolveQuantity(of, { thousandths: amount * 1000, unit })
  if (!result.ok) return result.error.code
  const { packThousandths, packUnit, baseThousandths, rounded } = result.value
  return [packThousandths / 1000, packUnit, baseThousandths / 1000, rounded === null ? 'exact' : rounded.to.thousandths / 1000]
}

describe('a said quantity', () => {
  it.each([
    ['packs of a product sold in packs', screws, 10, 'уп', [10, 'уп', 5000, 'exact']],
    ['nothing said: packs, where nothing smaller is sold', screws, 10, null, [10, 'уп', 5000, 'exact']],
    ['pieces that make whole packs', screws, 1000, 'шт', [2, 'уп', 1000, 'exact']],
    ['pieces that do not: up to the next pack, and said so', screws, 700, 'шт', [2, 'уп', 1000, 2]],
    ['half a pack: up to a whole one', screws, 0.5, 'уп', [1, 'уп', 500, 1]],
    ['nothing said of a product sold by its base unit', sheet, 200, null, [200, 'лист', 200, 'exact']],
    ['square metres into whole sheets', sheet, 30, 'м2', [10, 'лист', 10, 'exact']],
    ['square metres that need one more sheet', sheet, 31, 'м2', [11, 'лист', 11, 11]],
    ['pallets', sheet, 2, 'пал', [100, 'лист', 100, 'exact']],
    ['a measured unit is not rounded to a whole', product({ baseUnit: 'м' }), 2.5, 'м', [2.5, 'м', 2.5, 'exact']],
    ['a counted unit is', product(), 2.5, 'шт', [3, 'шт', 3, 3]],
    ['a unit the catalog does not know', screws, 3, 'кг', 'catalog.unit-not-convertible'],
    ['tonnes are not converted by general knowledge', product({ baseUnit: 'кг' }), 1, 'т', 'catalog.unit-not-convertible'],
    ['nothing', screws, 0, 'шт', 'catalog.quantity-not-positive'],
    ['less than nothing', screws, -1, 'шт', 'catalog.quantity-not-positive'],
  ] as const)('%s', (_, of, amount, unit, expected) => {
    expect(resolved(of, amount, unit)).toEqual(expected)
  })

  it('below the minimum is raised to it, and said so', () => {
    const cable = product({ baseUnit: 'м', sale: sale('м', 1, 1, { multipleThousandths: 5_000, minimumThousandths: 12_000 }) })
    expect(resolved(cable, 3, 'м')).toEqual([15, 'м', 15, 15])
    expect(resolved(cable, 16, 'м')).toEqual([20, 'м', 20, 20])
  })

  const rolls = product({ sale: sale('шт', 1, 1, { multipleThousandths: 6_000 }) })
  const dowels = product({ sale: sale('уп', 50, 1, { multipleThousandths: 2_000, minimumThousandths: 5_000 }) })
  it.each([
    ['seven of what goes by six', rolls, 7, 'шт', 'step', [6, 12]],
    ['four of what goes by six: there is nothing smaller', rolls, 4, 'шт', 'step', [6]],
    ['a part of a pack, counted', screws, 700, 'шт', 'pack', [1, 2]],
    ['less than a pack', screws, 200, 'шт', 'pack', [1]],
    ['all but a few pieces of a pack', screws, 490, 'шт', 'cover', [1]],
    ['an area is covered', sheet, 31, 'м2', 'cover', [10, 11]],
    ['less than is sold at once, which is a whole number of steps', dowels, 3, 'уп', 'minimum', [6]],
    ['between the least and the next step', dowels, 7, 'уп', 'step', [6, 8]],
    ['pieces that fall below the least', dowels, 120, 'шт', 'minimum', [6]],
  ] as const)('%s', (_, of, amount, unit, because, choices) => {
    const result = resolveQuantity(of, { thousandths: amount * 1000, unit })
    const rounded = result.ok ? result.value.rounded : null
    expect([rounded?.because, rounded?.choices.map(({ thousandths }) => thousandths / 1000)]).toEqual([because, choices])
  })

  it('in a unit that names two different packs is a question', () => {
    const mixed = product({ packs: [pack('кор', 12), pack('кор', 24)] })
    expect(resolved(mixed, 1, 'кор')).toBe('catalog.unit-ambiguous')
    expect(resolved(product({ packs: [pack('кор', 12), pack('кор', 24, 2)] }), 1, 'кор')).toEqual([12, 'шт', 12, 'exact'])
  })

  it('that cannot be converted comes with the units that can', () => {
    const result = resolveQuantity(screws, { thousandths: 1000, unit: 'кг' })
    expect(result).toMatchObject({ error: { facts: { unit: 'кг', units: ['уп', 'шт'] } } })
    expect(unitsOf(sheet)).toEqual(['лист', 'м2', 'пал'])
  })

  it('covers what was asked by the fewest multiples, in every pack of every product', () => {
    const ratio = fc.record({ numerator: fc.integer({ min: 1, max: 2000 }), denominator: fc.integer({ min: 1, max: 50 }) })
    fc.assert(
      fc.property(
        ratio,
        ratio,
        fc.constantFrom(1, 100, 500, 1000, 3000),
        fc.integer({ min: 1, max: 5_000_000 }),
        (own, other, multiple, asked) => {
          const of = product({
            sale: sale('уп', own.numerator, own.denominator, { multipleThousandths: multiple }),
            packs: [pack('кор', other.numerator, other.denominator)],
          })
          const result = resolveQuantity(of, { thousandths: asked, unit: 'кор' })
          if (!result.ok) throw new Error(result.error.code)
          const packs = BigInt(result.value.packThousandths)
          const needed = BigInt(asked) * BigInt(other.numerator) * BigInt(own.denominator)
          const by = BigInt(other.denominator) * BigInt(own.numerator)
          expect(packs % BigInt(multiple)).toBe(0n)
          expect(packs * by >= needed).toBe(true)
          expect((packs - BigInt(multiple)) * by < needed).toBe(true)
          expect(result.value.rounded === null).toBe(packs * by === needed)
        },
      ),
    )
  })
})
