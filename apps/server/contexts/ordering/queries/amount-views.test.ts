import { expect, it } from 'vitest'
import type { Product } from '../../catalog/index.ts'
import { coverOf } from './amount-views.ts'

const sheet: Product = {
  id: 'prd_1',
  sku: '1',
  name: 'Гипсокартон',
  baseUnit: 'лист',
  sale: { unit: 'лист', name: null, numerator: 1, denominator: 1, multipleThousandths: 1000, minimumThousandths: 0 },
  packs: [{ unit: 'м2', name: null, numerator: 1, denominator: 3 }],
  groupId: null,
  vatRateBp: null,
  weightGrams: null,
  kind: 'goods',
  isActive: true,
  isReturnable: true,
}
const covers = (amount: number, unit: string, sheets: number) =>
  coverOf({ said: { thousandths: amount * 1000, unit }, baseThousandths: sheets * 1000, packUnit: 'лист' }, sheet)

it('tells what whole packs cover in the unit that was said, and nothing where both agree', () => {
  expect(covers(31, 'м2', 11)).toEqual({ amount: 33, unit: 'м2' })
  expect(covers(30, 'м2', 10)).toBeNull()
  expect(covers(11, 'лист', 11)).toBeNull()
  expect(covers(100, 'кг', 11)).toBeNull()
})
