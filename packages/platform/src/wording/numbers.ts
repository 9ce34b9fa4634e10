import type { Currency } from '@skladno/kernel'
import type { Locale } from './plural.ts'
import { unitWord } from './unit-words.ts'

const NBSP = '\u00A0'

/** One formatter per set of options: making one costs a hundred times more than using it. */
function remembered<A extends readonly string[], F>(make: (...args: A) => F): (...args: A) => F {
  const made = new Map<string, F>()
  return (...args) => {
    const key = args.join('|')
    const formatter = made.get(key) ?? make(...args)
    made.set(key, formatter)
    return formatter
  }
}

const money = remembered(
  (locale: Locale, currency: string) => new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
)
const unitPrice = remembered(
  (locale: Locale, currency: string) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: 2,
      maximumFractionDigits: 6,
    }),
)
const number = remembered((locale: Locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }))
const percent = remembered((locale: Locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }))

/** «1 234,50 ₽»: minor units, never broken across lines. */
export const formatMoney = (amount: { readonly minor: number; readonly currency: Currency }, locale: Locale): string =>
  glued(money(locale, amount.currency).format(amount.minor / 100))

/** «41,30 ₽/шт»: as many places as the price has, at least two. `amount` is a decimal text. */
export const formatUnitPrice = (
  price: { readonly amount: string; readonly currency: Currency; readonly unit: string },
  locale: Locale,
): string => `${glued(unitPrice(locale, price.currency).format(Number(price.amount)))}/${unitWord(price.unit, 1, locale)}`

/** «200 шт», «2,5 листа». `amount` counts whole units. */
export const formatQuantity = (quantity: { readonly amount: number; readonly unit: string }, locale: Locale): string =>
  `${formatNumber(quantity.amount, locale)}${NBSP}${unitWord(quantity.unit, quantity.amount, locale)}`

/** «1 234,5»: at most three places. */
export const formatNumber = (value: number, locale: Locale): string => glued(number(locale).format(value))

/** Basis points (1 % = 100) as «22 %». */
export const formatPercent = (basisPoints: number, locale: Locale): string => glued(percent(locale).format(basisPoints / 10_000))

/** Intl separates with ordinary and narrow spaces too, depending on its version. */
const glued = (text: string): string => text.replaceAll(/[\s\u202F]/g, NBSP)
