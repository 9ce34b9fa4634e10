import { expect, test } from 'vitest'
import { formatDay, formatMoney, formatPercent, formatQuantity, formatUnitPrice, pluralOf } from './format.ts'

test('money and quantities read as in Russian documents, with spaces that do not break', () => {
  expect(formatMoney({ minor: 123_450, currency: 'RUB' }, 'ru')).toBe('1\u00a0234,50\u00a0₽')
  expect(formatMoney({ minor: 5, currency: 'KZT' }, 'ru')).toBe('0,05\u00a0₸')
  expect(formatQuantity({ amount: 1200, unit: 'шт' }, 'ru')).toBe('1\u00a0200\u00a0шт')
  expect(formatQuantity({ amount: 2.5, unit: 'кг' }, 'ru')).toBe('2,5\u00a0кг')
  expect(formatUnitPrice({ amount: '18.9', currency: 'RUB' }, 'ru')).toBe('18,90\u00a0₽')
  expect(formatUnitPrice({ amount: '0.1234', currency: 'RUB' }, 'ru')).toBe('0,1234\u00a0₽')
  expect(formatPercent(2200, 'ru')).toBe('22\u00a0%')
  expect(formatDay('2026-11-27', 'ru')).toBe('27 ноября')
})

test('plural forms follow Russian rules', () => {
  const forms = { one: 'лист', few: 'листа', many: 'листов' }
  expect([1, 2, 5, 11, 21, 22, 25, 111].map((count) => pluralOf('ru', count, forms))).toEqual([
    'лист',
    'листа',
    'листов',
    'листов',
    'лист',
    'листа',
    'листов',
    'листов',
  ])
})
