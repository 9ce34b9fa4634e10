import { addDays, type CalendarDate } from '@skladno/kernel'

/** Days, each inclusive. */
export interface Period {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** A period, as many days before it, and the days a small chart shows: the week before a short period, or the period itself. */
export interface Comparison {
  readonly now: Period
  readonly before: Period
  readonly days: readonly CalendarDate[]
}

const LONGEST_DAYS = 366
const SERIES_DAYS = 8

const DAY = /^\d{4}-\d{2}-\d{2}$/
const isDay = (text: string | undefined): text is CalendarDate => text !== undefined && DAY.test(text)

export const earlier = (a: CalendarDate, b: CalendarDate): CalendarDate => [a, b].toSorted()[0] ?? a
const later = (a: CalendarDate, b: CalendarDate): CalendarDate => [a, b].toSorted()[1] ?? a

/** What was asked for, put right: today when nothing was, ends swapped when turned round, at most a year. */
export function periodFrom(asked: { readonly from?: string | undefined; readonly to?: string | undefined }, today: CalendarDate): Period {
  const to = isDay(asked.to) ? asked.to : today
  const from = isDay(asked.from) ? asked.from : isDay(asked.to) ? to : today
  const first = earlier(from, to)
  const last = later(from, to)
  return { from: later(first, addDays(last, 1 - LONGEST_DAYS)), to: last }
}

export function comparisonOf(now: Period): Comparison {
  const length = daysOf(now).length
  const before = { from: addDays(now.from, -length), to: addDays(now.from, -1) }
  const firstShown = addDays(now.to, 1 - SERIES_DAYS)
  return { now, before, days: daysOf({ from: earlier(firstShown, now.from), to: now.to }) }
}

export function daysOf({ from, to }: Period): readonly CalendarDate[] {
  const days: CalendarDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}
