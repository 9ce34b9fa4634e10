import { addDays, type CalendarDate, calendarDate, minutesOfDay, weekday } from '@skladno/kernel'

/** What fits; null = no limit. */
export interface Capacity {
  readonly stops: number | null
  readonly kg: number | null
  readonly litres: number | null
}

export interface Load {
  readonly stops: number
  readonly kg: number
  readonly litres: number
}

export const NO_LOAD: Load = { stops: 0, kg: 0, litres: 0 }
export const NO_LIMIT: Capacity = { stops: null, kg: null, litres: null }

/** A weekly departure of a warehouse: a route of one vehicle with its windows, or the hours of pickup. */
export interface Route {
  readonly id: string
  /** Monday = 1. */
  readonly weekdays: readonly number[]
  readonly cutOffMinutes: number
  /** On which working day before the departure the cut-off is; 0 = the same day. */
  readonly cutOffDaysBefore: number
  /** Of the vehicle: shared by all its windows. */
  readonly capacity: Capacity
  readonly windows: readonly RouteWindow[]
}

export interface RouteWindow {
  readonly id: string
  readonly fromMinutes: number
  readonly toMinutes: number
  readonly capacityStops: number | null
}

/** What is booked in one window of one day. */
export interface Booking extends Load {
  readonly day: string
  readonly routeId: string
  readonly windowId: string
}

/** How a route differs from its template on one day. */
export interface RunException {
  readonly day: string
  readonly routeId: string
  readonly capacity: Capacity
  /** False: the vehicle has left. */
  readonly isOpen: boolean
}

/** When the goods leave, by which window of which route, and until when the order must be released for it. */
export interface Departure {
  readonly routeId: string
  readonly windowId: string
  readonly shipOn: CalendarDate
  readonly fromMinutes: number
  readonly toMinutes: number
  readonly cutOffAt: Date
}

export interface DepartureQuestion {
  readonly at: Date
  readonly timeZone: string
  readonly routes: readonly Route[]
  /** Exceptions of the production calendar: day → is a working day. */
  readonly calendar: ReadonlyMap<string, boolean>
  readonly bookings: readonly Booking[]
  readonly exceptions: readonly RunException[]
  /** Of the order asked about. */
  readonly load: Load
  /** A day the customer asked for: nothing earlier is offered. */
  readonly notBefore: CalendarDate | null
  /** A part of the day the customer asked for: its windows come first, another window of that day before another day. */
  readonly within: { readonly fromMinutes: number; readonly toMinutes: number } | null
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
  const candidates = question.routes
    .flatMap((route) => route.windows.map((window) => ({ route, window })))
    .sort((a, b) => misses(a.window, question) - misses(b.window, question) || a.window.fromMinutes - b.window.fromMinutes)
  for (let ahead = 0; ahead <= HORIZON_DAYS; ahead++) {
    const day = addDays(first, ahead)
    for (const { route, window } of candidates) {
      if (!runsOn(route, day, question.calendar) || !hasRoom({ route, window, day }, question)) continue
      const cutOffAt = cutOffOf(route, day, question)
      if (question.at > cutOffAt) continue
      const { fromMinutes, toMinutes } = window
      return { routeId: route.id, windowId: window.id, shipOn: day, fromMinutes, toMinutes, cutOffAt }
    }
  }
  return null
}

/** 0 when the window lies in the part of the day asked for, 1 when it only touches it, 2 when it is outside. */
function misses(window: RouteWindow, { within }: DepartureQuestion): number {
  if (within === null) return 0
  if (window.fromMinutes >= within.fromMinutes && window.toMinutes <= within.toMinutes) return 0
  return window.fromMinutes < within.toMinutes && window.toMinutes > within.fromMinutes ? 1 : 2
}

/** Whether a route departs on a day: its weekday, and not a day off. */
export const runsOn = (route: Pick<Route, 'weekdays'>, day: CalendarDate, calendar: ReadonlyMap<string, boolean>): boolean =>
  route.weekdays.includes(weekday(day)) && calendar.get(day) !== false

interface Place {
  readonly route: Route
  readonly window: RouteWindow
  readonly day: string
}

/** Room for the load in the vehicle and in the window. */
export function hasRoom({ route, window, day }: Place, question: Pick<DepartureQuestion, 'bookings' | 'exceptions' | 'load'>): boolean {
  const exception = question.exceptions.find((one) => one.routeId === route.id && one.day === day)
  if (exception?.isOpen === false) return false
  const onRun = question.bookings.filter((booking) => booking.routeId === route.id && booking.day === day)
  const inWindow = onRun.filter((booking) => booking.windowId === window.id).reduce((total, { stops }) => total + stops, 0)
  if (window.capacityStops !== null && inWindow + question.load.stops > window.capacityStops) return false
  return fits(exception?.capacity ?? route.capacity, [...onRun, question.load])
}

/** Whether all loads together are within the capacity. */
export function fits(capacity: Capacity, loads: readonly Load[]): boolean {
  const total = totalLoad(loads)
  return (
    (capacity.stops === null || total.stops <= capacity.stops) &&
    (capacity.kg === null || total.kg <= capacity.kg) &&
    (capacity.litres === null || total.litres <= capacity.litres)
  )
}

export const totalLoad = (loads: readonly Load[]): Load =>
  loads.reduce((sum, load) => ({ stops: sum.stops + load.stops, kg: sum.kg + load.kg, litres: sum.litres + load.litres }), NO_LOAD)

/** The last moment to be released for a route's departure on a day. */
export function cutOffOf(
  route: Pick<Route, 'cutOffMinutes' | 'cutOffDaysBefore'>,
  day: CalendarDate,
  { calendar, timeZone }: Pick<DepartureQuestion, 'calendar' | 'timeZone'>,
): Date {
  let cutOffDay = day
  for (let left = route.cutOffDaysBefore; left > 0; ) {
    cutOffDay = addDays(cutOffDay, -1)
    if (calendar.get(cutOffDay) ?? weekday(cutOffDay) <= 5) left -= 1
  }
  return instantOf(cutOffDay, route.cutOffMinutes, timeZone)
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
