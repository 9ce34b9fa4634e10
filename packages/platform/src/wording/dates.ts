import type { Locale } from './plural.ts'

const NBSP = '\u00A0'
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const JUST_NOW: Readonly<Record<Locale, string>> = { ru: 'только что', en: 'just now' }

/** «27 ноября», with the year when asked. Takes a calendar date (YYYY-MM-DD): a day is the same day everywhere. */
export function formatDay(date: string, locale: Locale, options: { readonly withYear?: boolean } = {}): string {
  const year = options.withYear ? ({ year: 'numeric' } as const) : {}
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC', ...year })
  return format.format(new Date(`${date}T00:00:00Z`)).replaceAll(' ', NBSP)
}

/** «27 ноября, 14:05» in an IANA time zone. */
export function formatMoment(at: Date, locale: Locale, timeZone: string): string {
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone }).format(at).replaceAll(' ', NBSP)
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone }).format(at)
  return `${day}, ${time}`
}

/** «только что», «3 минуты назад», «вчера»: how old a fact is. */
export function formatAge(at: Date, now: Date, locale: Locale): string {
  const passedMs = now.getTime() - at.getTime()
  if (Math.abs(passedMs) < MINUTE_MS) return JUST_NOW[locale]
  const [size, unit] = unitFor(Math.abs(passedMs))
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.trunc(passedMs / size), unit)
}

function unitFor(ms: number): readonly [number, 'minute' | 'hour' | 'day'] {
  if (ms < HOUR_MS) return [MINUTE_MS, 'minute']
  return ms < DAY_MS ? [HOUR_MS, 'hour'] : [DAY_MS, 'day']
}
