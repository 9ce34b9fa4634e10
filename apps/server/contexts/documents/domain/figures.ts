import type { CalendarDate, Currency, Money, Quantity, UnitPrice, VatRate } from '@skladno/kernel'

const NBSP = '\u00a0'
const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')

/** How a currency is abbreviated beside figures on paper. */
export const CURRENCY_LABEL = { RUB: 'руб.', KZT: 'KZT', CNY: 'CNY', USD: 'USD' } as const satisfies Record<Currency, string>

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, NBSP)

function decimal(scaled: number, places: number, shortest: number): string {
  const digits = String(Math.abs(scaled)).padStart(places + 1, '0')
  const whole = grouped(digits.slice(0, -places))
  const rest = digits.slice(-places).replace(/0+$/, '').padEnd(shortest, '0')
  return `${scaled < 0 ? '−' : ''}${whole}${rest === '' ? '' : `,${rest}`}`
}

/** «1 234,50», without the currency. */
export const printAmount = (amount: Money): string => decimal(amount.minor, 2, 2)

/** «1 234,50 руб.» */
export const printMoney = (amount: Money): string => `${printAmount(amount)}${NBSP}${CURRENCY_LABEL[amount.currency]}`

/** «12,50», or as many places as the price has: «0,4175». */
export const printPrice = (price: UnitPrice): string => decimal(price.micros, 6, 2)

/** «2,5», without the unit. */
export const printQuantity = (quantity: Quantity): string => decimal(quantity.thousandths, 3, 0)

/** «22 %», «5,5 %». */
export const printRate = (rate: Exclude<VatRate, 'none'>): string => `${decimal(rate, 2, 0)}${NBSP}%`

/** «118,4», thousandths kept, for weights given as plain numbers. */
export const printNumber = (value: number): string => decimal(Math.round(value * 1000), 3, 0)

/** «01.12.2026». */
export const printDate = (date: CalendarDate): string => date.split('-').reverse().join('.')

/** «1 декабря 2026 г.» */
export function printLongDate(date: CalendarDate): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return [String(Number(day)), MONTHS[Number(month) - 1] ?? '', year, 'г.'].join(NBSP)
}
