import { describe, expect, it } from 'vitest'
import { defineMessages, formatAge, formatDay, formatMoney, formatPercent, formatQuantity, formatUnitPrice, localeOf } from './index.ts'

const plain = (text: string): string => text.replaceAll('\u00A0', ' ')

describe('numbers in texts', () => {
  it('decline the unit', () => {
    const said = [0, 1, 2, 2.5, 5, 11, 21, 1234].map((amount) => plain(formatQuantity({ amount, unit: 'лист' }, 'ru')))
    expect(said).toEqual(['0 листов', '1 лист', '2 листа', '2,5 листа', '5 листов', '11 листов', '21 лист', '1 234 листа'])
    expect(plain(formatQuantity({ amount: 200, unit: 'шт' }, 'ru'))).toBe('200 шт')
    expect(plain(formatQuantity({ amount: 2, unit: 'лист' }, 'en'))).toBe('2 sheets')
  })

  it('never break across lines', () => {
    const texts = [
      formatMoney({ minor: 123456789, currency: 'RUB' }, 'ru'),
      formatMoney({ minor: 123450, currency: 'KZT' }, 'en'),
      formatQuantity({ amount: 12345.5, unit: 'кг' }, 'ru'),
      formatPercent(2200, 'ru'),
    ]
    expect(texts.filter((text) => /[ \u202F]/.test(text))).toEqual([])
    expect(plain(texts.join(' · '))).toBe('1 234 567,89 ₽ · ₸1,234.50 · 12 345,5 кг · 22 %')
  })

  it('show every place of a unit price', () => {
    const price = { currency: 'RUB', unit: 'м2' } as const
    expect(plain(formatUnitPrice({ ...price, amount: '1.2345' }, 'ru'))).toBe('1,2345 ₽/м²')
    expect(plain(formatUnitPrice({ ...price, amount: '41.3' }, 'ru'))).toBe('41,30 ₽/м²')
  })
})

describe('dates in texts', () => {
  it('name the day wherever the server stands', () => {
    expect(plain(formatDay('2026-11-27', 'ru'))).toBe('27 ноября')
    expect(plain(formatDay('2026-01-01', 'ru', { withYear: true }))).toBe('1 января 2026 г.')
  })

  it('tell how old a fact is', () => {
    const now = new Date('2026-03-02T12:00:00Z')
    const ages = [0.5, 3, 60, 125, 60 * 26].map((minutes) => plain(formatAge(new Date(now.getTime() - minutes * 60_000), now, 'ru')))
    expect(ages).toEqual(['только что', '3 минуты назад', '1 час назад', '2 часа назад', 'вчера'])
  })
})

describe('messages', () => {
  const say = defineMessages({
    ru: { ready: 'Заказ №{number}: {count|позиция|позиции|позиций}, {count||готова|готовы|готово}' },
    en: { ready: 'Order {number}: {count|line|lines} ready' },
  })

  it('agree with their number', () => {
    const said = [1, 2, 5].map((count) => plain(say('ru', 'ready', { number: 'А-17', count })))
    expect(said).toEqual(['Заказ №А-17: 1 позиция, готова', 'Заказ №А-17: 2 позиции, готовы', 'Заказ №А-17: 5 позиций, готово'])
    expect(plain(say('en', 'ready', { number: '17', count: 2 }))).toBe('Order 17: 2 lines ready')
  })

  it('cannot be defined in one language only, or with other values', () => {
    // @ts-expect-error the English text is missing
    expect(() => defineMessages({ ru: { hello: 'Здравствуйте' }, en: {} })).toThrow('hello')
    expect(() => defineMessages({ ru: { hi: 'Здравствуйте, {name}' }, en: { hi: 'Hello' } })).toThrow('hi takes {name}')
  })

  it('are said in the language a browser asks for', () => {
    expect([undefined, 'en-US,en;q=0.9', 'kk-KZ,ru;q=0.8', 'de, en;q=0.5', 'fr'].map(localeOf)).toEqual(['ru', 'en', 'ru', 'en', 'ru'])
  })
})
