import { addDays, type CalendarDate, weekday } from '@skladno/kernel'
import { PRODUCTION_CALENDAR } from '../../contexts/parties/index.ts'

/** The clock and the calendar of one place. */
export interface LocalTime {
  readonly country: 'RU' | 'KZ'
  day(at: Date): CalendarDate
  minutes(at: Date): number
  at(day: CalendarDate, minutes: number): Date
  isWorking(day: CalendarDate): boolean
  /** The n-th working day after. */
  workingDayAfter(day: CalendarDate, days: number): CalendarDate
}

const EPOCH: CalendarDate = '1970-01-01'
const DAY_MS = 86_400_000
const EXCEPTIONS = new Map(PRODUCTION_CALENDAR.map(({ country, day, isWorking }) => [`${country} ${day}`, isWorking]))

/** Almaty and Omsk do not change their clocks: the difference to UTC is read once. */
export function localTime(country: 'RU' | 'KZ', timeZone: string, now: Date): LocalTime {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(now)
  const offsetMs = Math.round((Date.parse(`${wall.replace(' ', 'T')}Z`) - now.getTime()) / 900_000) * 900_000
  const shifted = (at: Date): Date => new Date(at.getTime() + offsetMs)
  const isWorking = (day: CalendarDate): boolean => EXCEPTIONS.get(`${country} ${day}`) ?? weekday(day) <= 5
  return {
    country,
    isWorking,
    day: (at) => addDays(EPOCH, Math.floor((at.getTime() + offsetMs) / DAY_MS)),
    minutes: (at) => shifted(at).getUTCHours() * 60 + shifted(at).getUTCMinutes(),
    at: (day, minutes) => new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000 - offsetMs),
    workingDayAfter: (day, days) => {
      let found = day
      for (let left = days; left > 0; ) {
        found = addDays(found, 1)
        if (isWorking(found)) left -= 1
      }
      return found
    },
  }
}
