import type { MoneyView, QuantityView, UnitPriceView } from '@skladno/contracts'
import { unitWord } from './units.ts'

export type Locale = 'ru' | 'en'

const NBSP = '\u00A0'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const money = memo(
  (locale: Locale, currency: string) => new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
)
const price = memo(
  (locale: Locale, currency: string) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: 2,
      maximumFractionDigits: 6,
    }),
)
const number = memo((locale: Locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }))
const percent = memo((locale: Locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }))
const relative = memo((locale: Locale) => new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'auto' }))
const day = memo((locale: Locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }))
const dayWithYear = memo((locale: Locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }))
const shortDay = memo((locale: Locale) => new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit' }))
const clock = memo((locale: Locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false }))

/** «1 234,50 ₽» */
export function formatMoney(amount: MoneyView, locale: Locale): string {
  return money(locale, amount.currency).format(Number(decimalText(amount.minor)))
}

/** «41,30 ₽/шт»: as many places as the price has, at least two. */
export function formatUnitPrice(value: UnitPriceView, locale: Locale): string {
  return `${price(locale, value.currency).format(Number(value.amount))}/${unitWord(value.unit, 1, locale)}`
}

/** «200 шт», «2,5 листа» */
export function formatQuantity(value: QuantityView, locale: Locale): string {
  return `${number(locale).format(value.amount)}${NBSP}${unitWord(value.unit, value.amount, locale)}`
}

export const formatNumber = (value: number, locale: Locale): string => number(locale).format(value)
/** «+7 916 123-45-67»; numbers of other countries stay as they came. */
export function formatPhone(phone: string): string {
  const match = /^\+?7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(phone.replaceAll(/[\s()-]/g, ''))
  return match === null ? phone : `+7${NBSP}${match[1]}${NBSP}${match[2]}-${match[3]}-${match[4]}`
}

/** Basis points (1 % = 100) as a percentage. */
export const formatBasisPoints = (bp: number, locale: Locale): string => percent(locale).format(bp / 10_000)

/** «только что», «3 мин назад», «вчера» */
export function formatAge(at: Date, now: Date, locale: Locale): string {
  const passed = now.getTime() - at.getTime()
  if (Math.abs(passed) < MINUTE) return locale === 'ru' ? 'только что' : 'just now'
  const [amount, unit] = inLargestUnit(passed)
  return relative(locale).format(-amount, unit).replaceAll('.', '').replaceAll(' ', NBSP)
}

function inLargestUnit(ms: number): [number, 'minute' | 'hour' | 'day'] {
  const size = Math.abs(ms)
  if (size < HOUR) return [Math.trunc(ms / MINUTE), 'minute']
  if (size < DAY) return [Math.trunc(ms / HOUR), 'hour']
  return [Math.trunc(ms / DAY), 'day']
}

/** «4 мин», «1 ч 20 мин», «3 дн»: a length of time, never negative. */
export function formatDuration(ms: number, locale: Locale): string {
  const words = locale === 'ru' ? { minute: 'мин', hour: 'ч', day: 'дн' } : { minute: 'min', hour: 'h', day: 'd' }
  const minutes = Math.max(0, Math.trunc(ms / MINUTE))
  if (minutes === 0) return `<${NBSP}1${NBSP}${words.minute}`
  if (minutes < 60) return `${minutes}${NBSP}${words.minute}`
  const hours = Math.trunc(minutes / 60)
  if (hours >= 24) return `${Math.trunc(hours / 24)}${NBSP}${words.day}`
  return minutes % 60 === 0 ? `${hours}${NBSP}${words.hour}` : `${hours}${NBSP}${words.hour} ${minutes % 60}${NBSP}${words.minute}`
}

/** «27 ноября», with the year when it is not the current one. Takes a date (YYYY-MM-DD) or an instant. */
export function formatDay(value: string, now: Date, locale: Locale): string {
  const at = toDate(value)
  return (at.getFullYear() === now.getFullYear() ? day(locale) : dayWithYear(locale)).format(at)
}

/** «27.11» */
export const formatShortDay = (value: string, locale: Locale): string => shortDay(locale).format(toDate(value))
/** «14:05» */
export const formatClock = (instant: string, locale: Locale): string => clock(locale).format(toDate(instant))
/** «27 ноября, 14:05» where the reader is. */
export const formatMoment = (instant: string, now: Date, locale: Locale): string =>
  `${formatDay(instant, now, locale)}, ${formatClock(instant, locale)}`

const zonedDay = memo((locale: Locale, timeZone: string) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone }))
const zonedClock = memo(
  (locale: Locale, timeZone: string) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone }),
)
/** «27 ноября, 14:05» by the clock of a place, e.g. of a warehouse, wherever the reader is. `timeZone` is an IANA name. */
export const formatMomentThere = (instant: string, locale: Locale, timeZone: string): string =>
  `${zonedDay(locale, timeZone).format(new Date(instant))}, ${zonedClock(locale, timeZone).format(new Date(instant))}`

/** «14:05» of minutes after midnight. */
export function formatMinutes(minutes: number): string {
  return `${String(Math.trunc(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** A decimal as people type it: «2,5», «1 200». Null when it is not a number or is finer than a thousandth. */
export function parseDecimal(text: string): number | null {
  const plain = text.replaceAll(/\s/g, '').replace(',', '.')
  return /^\d{1,9}(\.\d{1,3})?$/.test(plain) ? Number(plain) : null
}

/** An amount of money as people type it: «1 234,50» → 123450. */
export function parseMinor(text: string): number | null {
  const match = /^(\d{1,10})(?:[.,](\d{1,2}))?$/.exec(text.replaceAll(/\s/g, ''))
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}

/** Minor units as a decimal, by moving the point: 123450 → "1234.50". */
function decimalText(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0')
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Minor units as a person would type them: 123450 → «1234,50». */
export function moneyInput(minor: number, locale: Locale): string {
  const text = decimalText(minor)
  return locale === 'ru' ? text.replace('.', ',') : text
}

/** A plain date means that day where the reader is, not midnight in Greenwich. */
function toDate(value: string): Date {
  return new Date(value.length === 10 ? `${value}T00:00:00` : value)
}

function memo<A extends readonly string[], R>(make: (...args: A) => R): (...args: A) => R {
  const made = new Map<string, R>()
  return (...args) => {
    const key = args.join('|')
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(...args)
    made.set(key, fresh)
    return fresh
  }
}
