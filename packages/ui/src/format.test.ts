import { describe, expect, it } from 'vitest'
import {
  formatAge,
  formatDuration,
  formatMomentThere,
  formatMoney,
  formatQuantity,
  formatUnitPrice,
  moneyInput,
  parseDecimal,
  parseMinor,
} from './format.ts'

const now = new Date('2025-11-27T12:00:00Z')
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

describe('numbers people read', () => {
  it('declines units after numbers', () => {
    const sheets = [1, 2, 5, 11, 21, 2.5].map((amount) => formatQuantity({ amount, unit: 'лист' }, 'ru').replaceAll('\u00A0', ' '))
    expect(sheets).toEqual(['1 лист', '2 листа', '5 листов', '11 листов', '21 лист', '2,5 листа'])
  })

  it('keeps numbers and their signs on one line', () => {
    expect(formatMoney({ minor: 123450, currency: 'RUB' }, 'ru')).toBe('1\u00A0234,50\u00A0₽')
    expect(formatMoney({ minor: -5, currency: 'RUB' }, 'ru')).toBe('-0,05\u00A0₽')
    expect(formatMoney({ minor: 123450, currency: 'KZT' }, 'ru')).toBe('1\u00A0234,50\u00A0₸')
    expect(formatQuantity({ amount: 5000, unit: 'шт' }, 'ru')).toBe('5\u00A0000\u00A0шт')
  })

  it('shows every place of a unit price', () => {
    const price = { currency: 'RUB', unit: 'м2', vatIncluded: true } as const
    expect(formatUnitPrice({ ...price, amount: '1.2345' }, 'ru')).toBe('1,2345\u00A0₽/м²')
    expect(formatUnitPrice({ ...price, amount: '41.3' }, 'ru')).toBe('41,30\u00A0₽/м²')
  })

  it('tells ages in words', () => {
    const ages = [0, 3, 125, 60 * 26].map((minutes) => formatAge(before(minutes), now, 'ru').replaceAll('\u00A0', ' '))
    expect(ages).toEqual(['только что', '3 мин назад', '2 ч назад', 'вчера'])
  })

  it('tells lengths of time', () => {
    expect([4, 80, 120, 60 * 50].map((minutes) => formatDuration(minutes * 60_000, 'ru').replaceAll('\u00A0', ' '))).toEqual([
      '4 мин',
      '1 ч 20 мин',
      '2 ч',
      '2 дн',
    ])
  })
})

describe('numbers people type', () => {
  it('takes a comma, a point and spaces', () => {
    expect([parseDecimal('2,5'), parseDecimal('1 200'), parseDecimal('0.125')]).toEqual([2.5, 1200, 0.125])
    expect([parseMinor('1 234,5'), parseMinor('1234'), parseMinor('0.05')]).toEqual([123450, 123400, 5])
  })

  it('refuses what is not exactly a number', () => {
    expect(['', '1,2,3', '-5', '1.0005', 'пять'].map(parseDecimal)).toEqual([null, null, null, null, null])
    expect(parseMinor('1,234')).toBeNull()
  })

  it('writes an amount back as it would be typed', () => {
    expect(parseMinor(moneyInput(123405, 'ru'))).toBe(123405)
  })
})

it('a moment of a warehouse is told by its own clock, wherever the reader is', () => {
  const at = '2026-11-27T20:30:00Z'
  expect(['Asia/Almaty', 'Europe/Moscow', 'Asia/Vladivostok'].map((zone) => formatMomentThere(at, 'ru', zone))).toEqual([
    '28 ноября, 01:30',
    '27 ноября, 23:30',
    '28 ноября, 06:30',
  ])
})
