import type { Money } from '@skladno/kernel'

export type Locale = 'ru' | 'en'

const TAGS: Readonly<Record<Locale, string>> = { ru: 'ru-RU', en: 'en-GB' }
const SIGNS: Readonly<Record<string, string>> = { RUB: '₽', KZT: '₸', CNY: '¥', USD: '$' }

/** Not broken over lines: between groups of digits, before a unit or a currency sign. */
const NBSP = '\u00a0'

const digits = (value: number, locale: Locale, least: number, most: number): string =>
  new Intl.NumberFormat(TAGS[locale], { minimumFractionDigits: least, maximumFractionDigits: most })
    .format(value)
    .replace(/[\u202f\s]/g, NBSP)

/** «1 234,50 ₽» in Russian, "1,234.50 ₽" in English; always two places. */
export const formatMoney = (amount: Money, locale: Locale): string =>
  `${digits(amount.minor / 100, locale, 2, 2)}${NBSP}${SIGNS[amount.currency] ?? amount.currency}`

/** A price as it travels (decimal text of at most six places): at least two places, no more than it has. */
export const formatUnitPrice = (price: { readonly amount: string; readonly currency: string }, locale: Locale): string =>
  `${digits(Number(price.amount), locale, 2, 6)}${NBSP}${SIGNS[price.currency] ?? price.currency}`

/** «2,5 кг», «1 200 шт»: at most three places. */
export const formatQuantity = (quantity: { readonly amount: number; readonly unit: string }, locale: Locale): string =>
  `${digits(quantity.amount, locale, 0, 3)}${NBSP}${quantity.unit}`.trimEnd()

/** Basis points as a percentage: 2200 → «22 %». */
export const formatPercent = (basisPoints: number, locale: Locale): string => `${digits(basisPoints / 100, locale, 0, 2)}${NBSP}%`

/** A calendar day for people: «27 ноября» / "27 November". */
export const formatDay = (day: string, locale: Locale): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(TAGS[locale], { timeZone: 'UTC', day: 'numeric', month: 'long' })

/** The word form that goes with a number: `pluralOf('ru', 5, { one: 'лист', few: 'листа', many: 'листов' })` → «листов». */
export function pluralOf(locale: Locale, count: number, forms: Partial<Record<Intl.LDMLPluralRule, string>>): string {
  return forms[new Intl.PluralRules(TAGS[locale]).select(count)] ?? forms.many ?? forms.other ?? ''
}
