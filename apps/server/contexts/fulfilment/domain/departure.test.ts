import { describe, expect, it } from 'vitest'
import { type DeliveryWindow, type DepartureQuestion, findDeparture, instantOf } from './departure.ts'

const MORNING: DeliveryWindow = {
  id: 'w1',
  weekdays: [1, 2, 3, 4, 5],
  fromMinutes: 9 * 60,
  toMinutes: 12 * 60,
  cutOffMinutes: 16 * 60,
  cutOffDaysBefore: 1,
  capacityStops: 2,
  capacityKg: 1_000,
}

/** Monday, 2 March 2026, 15:30 in Moscow. */
const question = (change: Partial<DepartureQuestion> = {}): DepartureQuestion => ({
  at: new Date('2026-03-02T12:30:00Z'),
  timeZone: 'Europe/Moscow',
  windows: [MORNING],
  calendar: new Map(),
  bookings: [],
  weightKg: 100,
  notBefore: null,
  ...change,
})

describe('a departure', () => {
  it('is tomorrow for an order released before the cut-off', () => {
    expect(findDeparture(question())).toEqual({
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
    const booking = { day: '2026-03-03', fromMinutes: 540 }
    expect(findDeparture(question({ bookings: [{ ...booking, stops: 2, kg: 10 }] }))?.shipOn).toBe('2026-03-04')
    expect(findDeparture(question({ bookings: [{ ...booking, stops: 1, kg: 950 }] }))?.shipOn).toBe('2026-03-04')
    expect(findDeparture(question({ bookings: [{ ...booking, stops: 1, kg: 900 }] }))?.shipOn).toBe('2026-03-03')
  })

  it('is never before the day the customer asked for', () => {
    expect(findDeparture(question({ notBefore: '2026-03-12' }))?.shipOn).toBe('2026-03-12')
    expect(findDeparture(question({ notBefore: '2026-03-14' }))?.shipOn).toBe('2026-03-16')
  })

  it('tests a same-day cut-off of pickups', () => {
    const pickup = {
      ...MORNING,
      fromMinutes: 600,
      toMinutes: 1080,
      cutOffMinutes: 17 * 60,
      cutOffDaysBefore: 0,
      weekdays: [1, 2, 3, 4, 5, 6],
    }
    expect(findDeparture(question({ windows: [pickup] }))?.shipOn).toBe('2026-03-02')
    expect(findDeparture(question({ windows: [pickup], at: new Date('2026-03-02T14:01:00Z') }))?.shipOn).toBe('2026-03-03')
  })

  it('is not promised where nothing departs', () => {
    expect(findDeparture(question({ windows: [] }))).toBeNull()
  })
})

it('finds the instant of a local time on both sides of a change of clocks', () => {
  expect(instantOf('2026-03-29', 90, 'Europe/Berlin').toISOString()).toBe('2026-03-29T00:30:00.000Z')
  expect(instantOf('2026-03-29', 240, 'Europe/Berlin').toISOString()).toBe('2026-03-29T02:00:00.000Z')
  expect(instantOf('2026-03-02', 540, 'Asia/Almaty').toISOString()).toBe('2026-03-02T04:00:00.000Z')
})
