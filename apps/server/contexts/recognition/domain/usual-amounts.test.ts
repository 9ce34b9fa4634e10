import type { HowMuch } from '@skladno/matching'
import { describe, expect, it } from 'vitest'
import type { Pack, Product, SalePack } from '../../catalog/index.ts'
import { usualAmounts } from './usual-amounts.ts'

const pack = (unit: string, numerator: number): Pack => ({ unit, name: null, numerator, denominator: 1 })
const product = (sale: Partial<SalePack> = {}, packs: readonly Pack[] = []): Product => ({
  id: 'prd_1',
  sku: '1',
  name: 'Профиль',
  baseUnit: 'шт',
  sale: { ...pack('шт', 1), multipleThousandths: 1000, minimumThousandths: 0, ...sale },
  packs,
  groupId: null,
  vatRateBp: null,
  weightGrams: null,
  kind: 'goods',
  isActive: true,
  isReturnable: true,
})
const howMuch = (qty: number | null, direction: HowMuch['direction'], isSlight = false): HowMuch => ({
  itemId: 'prd_1',
  qty,
  unit: 'шт',
  direction,
  isSlight,
})
const ordered = (...amounts: readonly number[]) => amounts.map((amount) => ({ amount, unit: 'шт' }))
const amounts = (of: Product, wish: HowMuch, past: readonly number[] = []): readonly number[] =>
  usualAmounts({ howMuch: wish, product: of, past: ordered(...past) }).map(({ amount }) => amount)

describe('«побольше» of what this customer orders', () => {
  it.each([
    ['what he took above it, two of them', howMuch(200, 'more'), [250, 300, 150, 250], [250, 300]],
    ['the nearest, the most frequent and the farthest of many', howMuch(100, 'more'), [120, 150, 200, 200, 300, 90], [120, 200, 300]],
    ['slightly: only the nearest', howMuch(100, 'more', true), [120, 150, 200, 200, 300], [120, 150, 200]],
    ['below it', howMuch(200, 'less'), [250, 150, 100], [100, 150]],
    ['one of his own, and one more to choose from', howMuch(200, 'more'), [400], [250, 400]],
    ['«немного» of nothing yet', howMuch(null, 'some'), [20, 40, 20], [20, 40]],
  ] as const)('%s', (_, wish, past, expected) => {
    expect(amounts(product(), wish, past)).toEqual(expected)
  })
})

describe('«побольше» of what he never ordered otherwise', () => {
  it.each([
    ['round shares', product(), howMuch(200, 'more'), [250, 300]],
    ['a little', product(), howMuch(200, 'more', true), [220, 250]],
    ['less', product(), howMuch(200, 'less'), [100, 150]],
    ['of a single one', product(), howMuch(1, 'more'), [2, 3]],
    ['whole boxes beside it', product({}, [pack('кор', 12)]), howMuch(20, 'more'), [24, 25]],
    ['steps of six', product({ multipleThousandths: 6000 }), howMuch(12, 'more'), [18, 24]],
    ['not below the least', product({ minimumThousandths: 10_000 }), howMuch(12, 'less'), [10]],
    ['of nothing yet: the least there is', product({ multipleThousandths: 6000 }), howMuch(null, 'some'), [6, 12]],
  ] as const)('%s', (_, of, wish, expected) => {
    expect(amounts(of, wish)).toEqual(expected)
  })
})

it('counts in what is sold: ten packs of 500 when history has pieces', () => {
  const screws = product({ ...pack('уп', 500) }, [pack('уп', 500)])
  const past = [{ amount: 7500, unit: 'шт' }]
  expect(usualAmounts({ howMuch: { ...howMuch(10, 'more'), unit: 'уп' }, product: screws, past })).toEqual([
    { amount: 15, unit: 'уп' },
    { amount: 20, unit: 'уп' },
  ])
})
