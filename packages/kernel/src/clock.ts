/** Where the time comes from. Domain code takes `now` as an argument; only entry points hold a clock. */
export interface Clock {
  now(): Date
}

/** A calendar day without a time zone, `YYYY-MM-DD`. */
export type CalendarDate = `${number}-${number}-${number}`

/** The calendar day at `at` in an IANA zone such as `Asia/Almaty`. */
export function calendarDate(at: Date, timeZone: string): CalendarDate {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at) as CalendarDate
}

/** The day `days` later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const at = new Date(`${date}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10) as CalendarDate
}

/** Minutes since midnight at `at` in the zone. */
export function minutesOfDay(at: Date, timeZone: string): number {
  const [hour = 0, minute = 0] = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' })
    .format(at)
    .split(':')
    .map(Number)
  return hour * 60 + minute
}

/** Monday = 1 … Sunday = 7. */
export function weekday(date: CalendarDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7
}
