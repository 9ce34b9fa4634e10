import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DepartureQuestion, findDeparture, fits, instantOf, type Route, totalLoad } from './departure.ts'

const MORNING: Route = {
  id: 'r1',
  weekdays: [1, 2, 3, 4, 5],
  cutOffMinutes: 16 * 60,
  cutOffDaysBefore: 1,
  capacity: { stops: 2, kg: 1_000, litres: null },
  windows: [{ id: 'w1', fromMinutes: 9 * 60, toMinutes: 12 * 60, capacityStops: null }],
}
/** One vehicle, two windows: three addresses in the morning at most, ten in all. */
const ALL_DAY: Route = {
  ...MORNING,
  id: 'r2',
  capacity: { stops: 10, kg: 2_000, litres: 8_000 },
  windows: [
    { id: 'w2', fromMinutes: 9 * 60, toMinutes: 12 * 60, capacityStops: 3 },
    { id: 'w3', fromMinutes: 12 * 60, toMinutes: 16 * 60, capacityStops: null },
  ],
}

/** Monday, 2 March 2026, 15:30 in Moscow. */
const question = (change: Partial<DepartureQuestion> = {}): DepartureQuestion => ({
  at: new Date('2026-03-02T12:30:00Z'),
  timeZone: 'Europe/Moscow',
  routes: [MORNING],
  calendar: new Map(),
  bookings: [],
  exceptions: [],
  load: { stops: 1, kg: 100, litres: 0 },
  notBefore: null,
  within: null,
  ...change,
})

describe('a departure', () => {
  it('is tomorrow for an order released before the cut-off', () => {
    expect(findDeparture(question())).toEqual({
      routeId: 'r1',
      windowId: 'w1',
      shipOn: '2026-03-03',
      fromMinutes: 540,
      toMinutes: 720,
      cutOffAt: new Date('2026-03-02T13:00:00Z'),
    })
  })

  it('is a day later once the cut-off has passed', () => {
    expect(findDeparture(question({ at: new Date('2026-03-02T13:00:01Z') }))?.shipOn).toBe('2026-03-04')
  })

  it('skips weekends: after the cut-off of Thursday the next car is on Monday, closed on Friday', () => {
    const friday = findDeparture(question({ at: new Date('2026-03-05T13:30:00Z') }))
    expect(friday).toMatchObject({ shipOn: '2026-03-09', cutOffAt: new Date('2026-03-06T13:00:00Z') })
  })

  it('skips holidays, also as the day of the cut-off', () => {
    const calendar = new Map([['2026-03-09', false]])
    const found = findDeparture(question({ at: new Date('2026-03-06T14:00:00Z'), calendar }))
    expect(found?.shipOn).toBe('2026-03-11')
    expect(findDeparture(question({ at: new Date('2026-03-06T12:00:00Z'), calendar }))).toMatchObject({
      shipOn: '2026-03-10',
      cutOffAt: new Date('2026-03-06T13:00:00Z'),
    })
  })

  it('goes to the next day when the stops or the kilograms are booked', () => {
    const booking = { day: '2026-03-03', routeId: 'r1', windowId: 'w1', litres: 0 }
    expect(findDeparture(question({ bookings: [{ ...booking, stops: 2, kg: 10 }] }))?.shipOn).toBe('2026-03-04')
    expect(findDeparture(question({ bookings: [{ ...booking, stops: 1, kg: 950 }] }))?.shipOn).toBe('2026-03-04')
    expect(findDeparture(question({ bookings: [{ ...booking, stops: 1, kg: 900 }] }))?.shipOn).toBe('2026-03-03')
  })

  it('is never before the day the customer asked for', () => {
    expect(findDeparture(question({ notBefore: '2026-03-12' }))?.shipOn).toBe('2026-03-12')
    expect(findDeparture(question({ notBefore: '2026-03-14' }))?.shipOn).toBe('2026-03-16')
  })

  it('tests a same-day cut-off of pickups', () => {
    const pickup: Route = {
      ...MORNING,
      cutOffMinutes: 17 * 60,
      cutOffDaysBefore: 0,
      weekdays: [1, 2, 3, 4, 5, 6],
      windows: [{ id: 'p1', fromMinutes: 600, toMinutes: 1080, capacityStops: null }],
    }
    expect(findDeparture(question({ routes: [pickup] }))?.shipOn).toBe('2026-03-02')
    expect(findDeparture(question({ routes: [pickup], at: new Date('2026-03-02T14:01:00Z') }))?.shipOn).toBe('2026-03-03')
  })

  it('is not promised where nothing departs', () => {
    expect(findDeparture(question({ routes: [] }))).toBeNull()
  })
})

describe('windows of one vehicle', () => {
  const booked = (windowId: string, stops: number, kg = 0, litres = 0) => ({
    day: '2026-03-03',
    routeId: 'r2',
    windowId,
    stops,
    kg,
    litres,
  })

  it('offers the next window of the day when one is full', () => {
    const asked = question({ routes: [ALL_DAY], bookings: [booked('w2', 3)] })
    expect(findDeparture(asked)).toMatchObject({ shipOn: '2026-03-03', windowId: 'w3' })
  })

  it('share its kilograms and litres: a full vehicle leaves the next day', () => {
    expect(findDeparture(question({ routes: [ALL_DAY], bookings: [booked('w3', 1, 1_950)] }))).toMatchObject({
      shipOn: '2026-03-04',
      windowId: 'w2',
    })
    const bulky = question({ routes: [ALL_DAY], bookings: [booked('w3', 1, 0, 7_900)], load: { stops: 1, kg: 5, litres: 200 } })
    expect(findDeparture(bulky)?.shipOn).toBe('2026-03-04')
  })

  it('prefer the part of the day asked for, and another window of that day to another day', () => {
    const afternoon = { fromMinutes: 12 * 60, toMinutes: 18 * 60 }
    expect(findDeparture(question({ routes: [ALL_DAY], within: afternoon }))).toMatchObject({ shipOn: '2026-03-03', windowId: 'w3' })
    const full = [booked('w2', 3)]
    const morning = { fromMinutes: 0, toMinutes: 12 * 60 }
    expect(findDeparture(question({ routes: [ALL_DAY], within: morning, bookings: full }))).toMatchObject({
      shipOn: '2026-03-03',
      windowId: 'w3',
    })
  })

  it('take nobody once the vehicle has left, and follow another vehicle of that day', () => {
    const run = { day: '2026-03-03', routeId: 'r2', capacity: ALL_DAY.capacity, isOpen: true }
    expect(findDeparture(question({ routes: [ALL_DAY], exceptions: [{ ...run, isOpen: false }] }))?.shipOn).toBe('2026-03-04')
    const small = { ...run, capacity: { stops: 10, kg: 50, litres: null } }
    expect(findDeparture(question({ routes: [ALL_DAY], exceptions: [small] }))?.shipOn).toBe('2026-03-04')
  })

  it('are never overbooked, whatever comes', () => {
    const loads = fc.array(
      fc.record({ stops: fc.constant(1), kg: fc.integer({ min: 1, max: 900 }), litres: fc.integer({ min: 0, max: 4_000 }) }),
      {
        maxLength: 40,
      },
    )
    fc.assert(
      fc.property(loads, (orders) => {
        const bookings: (ReturnType<typeof booked> & { day: string })[] = []
        for (const load of orders) {
          const found = findDeparture(question({ routes: [ALL_DAY], bookings, load }))
          if (found !== null) bookings.push({ day: found.shipOn, routeId: found.routeId, windowId: found.windowId, ...load })
        }
        for (const day of new Set(bookings.map((booking) => booking.day))) {
          const onDay = bookings.filter((booking) => booking.day === day)
          expect(fits(ALL_DAY.capacity, [totalLoad(onDay)])).toBe(true)
          expect(onDay.filter((booking) => booking.windowId === 'w2').length).toBeLessThanOrEqual(3)
        }
        expect(bookings.length).toBe(orders.length)
      }),
      { numRuns: 50 },
    )
  })
})

it('finds the instant of a local time on both sides of a change of clocks', () => {
  expect(instantOf('2026-03-29', 90, 'Europe/Berlin').toISOString()).toBe('2026-03-29T00:30:00.000Z')
  expect(instantOf('2026-03-29', 240, 'Europe/Berlin').toISOString()).toBe('2026-03-29T02:00:00.000Z')
  expect(instantOf('2026-03-02', 540, 'Asia/Almaty').toISOString()).toBe('2026-03-02T04:00:00.000Z')
})
