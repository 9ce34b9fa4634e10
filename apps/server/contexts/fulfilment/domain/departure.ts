import { addDays, type CalendarDate, calendarDate, minutesOfDay, weekday } from '@skladno/kernel'

/** A repeating departure of a warehouse. */
export interface DeliveryWindow {
  readonly id: string
  /** Monday = 1. */
  readonly weekdays: readonly number[]
  readonly fromMinutes: number
  readonly toMinutes: number
  readonly cutOffMinutes: number
  /** On which working day before the departure the cut-off is; 0 = the same day. */
  readonly cutOffDaysBefore: number
  readonly capacityStops: number | null
  readonly capacityKg: number | null
}

/** What is booked in one window of one day. */
export interface Booking {
  readonly day: string
  readonly fromMinutes: number
  readonly stops: number
  readonly kg: number
}

/** When the goods leave, and until when the order must be released for it. */
export interface Departure {
  readonly shipOn: CalendarDate
  readonly fromMinutes: number
  readonly toMinutes: number
  readonly cutOffAt: Date
}

export interface DepartureQuestion {
  readonly at: Date
  readonly timeZone: string
  readonly windows: readonly DeliveryWindow[]
  /** Exceptions of the production calendar: day → is a working day. */
  readonly calendar: ReadonlyMap<string, boolean>
  readonly bookings: readonly Booking[]
  readonly weightKg: number
  /** A day the customer asked for: nothing earlier is offered. */
  readonly notBefore: CalendarDate | null
}

/** How far ahead a day is promised at all. */
export const HORIZON_DAYS = 30

/**
 * The first departure whose cut-off has not passed at `at` and which has room, or null. The caller decides what `at` is: the cut-off
 * tests release (paid or credit allowed), so before that moment the answer is only «если оплатить сейчас».
 */
export function findDeparture(question: DepartureQuestion): Departure | null {
  const today = calendarDate(question.at, question.timeZone)
  const first = question.notBefore !== null && question.notBefore > today ? question.notBefore : today
  const windows = [...question.windows].sort((a, b) => a.fromMinutes - b.fromMinutes)
  for (let ahead = 0; ahead <= HORIZON_DAYS; ahead++) {
    const day = addDays(first, ahead)
    for (const window of windows) {
      if (!departsOn(window, day, question) || !hasRoom(window, day, question)) continue
      const cutOffAt = cutOffOf(window, day, question)
      if (question.at <= cutOffAt) return { shipOn: day, fromMinutes: window.fromMinutes, toMinutes: window.toMinutes, cutOffAt }
    }
  }
  return null
}

function departsOn(window: DeliveryWindow, day: CalendarDate, { calendar }: DepartureQuestion): boolean {
  return window.weekdays.includes(weekday(day)) && calendar.get(day) !== false
}

function hasRoom(window: DeliveryWindow, day: CalendarDate, { bookings, weightKg }: DepartureQuestion): boolean {
  const booked = bookings.filter((booking) => booking.day === day && booking.fromMinutes === window.fromMinutes)
  const stops = booked.reduce((total, booking) => total + booking.stops, 0)
  const kg = booked.reduce((total, booking) => total + booking.kg, 0)
  const isTooMany = window.capacityStops !== null && stops + 1 > window.capacityStops
  const isTooHeavy = window.capacityKg !== null && kg + weightKg > window.capacityKg
  return !isTooMany && !isTooHeavy
}

function cutOffOf(window: DeliveryWindow, day: CalendarDate, { calendar, timeZone }: DepartureQuestion): Date {
  let cutOffDay = day
  for (let left = window.cutOffDaysBefore; left > 0; ) {
    cutOffDay = addDays(cutOffDay, -1)
    if (calendar.get(cutOffDay) ?? weekday(cutOffDay) <= 5) left -= 1
  }
  return instantOf(cutOffDay, window.cutOffMinutes, timeZone)
}

/** A local time of a zone as an instant; right on both sides of a change of clocks. */
export function instantOf(day: CalendarDate, minutes: number, timeZone: string): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000
  const first = wall - offsetMs(new Date(wall), timeZone)
  return new Date(wall - offsetMs(new Date(first), timeZone))
}

/** How far the zone's clock is ahead of UTC at an instant. */
function offsetMs(at: Date, timeZone: string): number {
  const local = Date.parse(`${calendarDate(at, timeZone)}T00:00:00Z`) + minutesOfDay(at, timeZone) * 60_000
  return local - Math.floor(at.getTime() / 60_000) * 60_000
}
