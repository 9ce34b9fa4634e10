import { money, quantityOf, unitPrice } from '@skladno/kernel'
import { expect, it } from 'vitest'
import { printAmount, printDate, printLongDate, printMoney, printPrice, printQuantity, printRate } from './figures.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', '_')

it('prints figures as Russian documents do, with non-breaking spaces', () => {
  expect(plain(printAmount(money(123_456_789, 'RUB')))).toBe('1_234_567,89')
  expect(plain(printAmount(money(5, 'RUB')))).toBe('0,05')
  expect(plain(printAmount(money(-100_000, 'RUB')))).toBe('−1_000,00')
  expect(plain(printMoney(money(6_100_000, 'KZT')))).toBe('61_000,00_KZT')
  const vat = { included: true, rate: 2200 }
  expect(printPrice(unitPrice(417_500, 'RUB', 'шт', vat))).toBe('0,4175')
  expect(plain(printPrice(unitPrice(1_250_000_000, 'RUB', 'шт', vat)))).toBe('1_250,00')
  expect(plain(printQuantity(quantityOf(2000, 'шт')))).toBe('2_000')
  expect(printQuantity(quantityOf(2.25, 'м2'))).toBe('2,25')
  expect([2200, 550, 0].map((rate) => plain(printRate(rate)))).toEqual(['22_%', '5,5_%', '0_%'])
  expect(printDate('2026-12-01')).toBe('01.12.2026')
  expect(plain(printLongDate('2026-12-01'))).toBe('1_декабря_2026_г.')
})
