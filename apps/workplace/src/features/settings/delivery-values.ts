import type { DeliverySetup } from '@skladno/contracts'
import { formatMinutes } from '@skladno/ui'

type RouteSetup = DeliverySetup['routes'][number]
type Window = RouteSetup['windows'][number]

/** «9:00-12:00, 12:00-16:00» of a route's windows. */
export const windowsText = (windows: readonly Window[]): string =>
  windows.map(({ fromMinutes, toMinutes }) => `${formatMinutes(fromMinutes)}-${formatMinutes(toMinutes)}`).join(', ')

/** The windows as typed, each keeping the id of the one with the same hours; null when one is not hours from and to. */
export function readWindows(text: string, before: readonly Window[]): Window[] | null {
  const windows = text
    .split(/[,;]/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const match = /^\s*(\d{1,2})(?::(\d{2}))?\s*[-–—]\s*(\d{1,2})(?::(\d{2}))?\s*$/.exec(part)
      if (match === null) return null
      const fromMinutes = Number(match[1]) * 60 + Number(match[2] ?? 0)
      const toMinutes = Number(match[3]) * 60 + Number(match[4] ?? 0)
      if (fromMinutes >= toMinutes || toMinutes > 1440) return null
      const known = before.find((window) => window.fromMinutes === fromMinutes && window.toMinutes === toMinutes)
      return known ?? { id: null, fromMinutes, toMinutes, capacityStops: null }
    })
  const known = windows.filter((window) => window !== null)
  return known.length === windows.length && known.length > 0 ? known : null
}

/** «18:00» → 1080; null when it is not a time. */
export function readClock(text: string): number | null {
  const match = /^\s*(\d{1,2})(?::(\d{2}))?\s*$/.exec(text)
  const minutes = match === null ? -1 : Number(match[1]) * 60 + Number(match[2] ?? 0)
  return minutes >= 0 && minutes <= 1440 ? minutes : null
}

/** A whole number above zero, null for an empty field, undefined for anything else. */
export function readLimit(text: string): number | null | undefined {
  const plain = text.replaceAll(/\s/g, '')
  if (plain === '') return null
  const value = Number(plain)
  return Number.isInteger(value) && value > 0 ? value : undefined
}

/** Words of addresses, one after another. */
export const readPlaces = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((place) => place.trim())
    .filter((place) => place !== '')

export const NEW_ROUTE: RouteSetup = {
  id: null,
  zoneName: null,
  name: '',
  vehicle: '',
  weekdays: [1, 2, 3, 4, 5],
  cutOffMinutes: 1080,
  cutOffDaysBefore: 1,
  capacity: { stops: null, kg: null, litres: null },
  windows: [{ id: null, fromMinutes: 540, toMinutes: 720, capacityStops: null }],
}
