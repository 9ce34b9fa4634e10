import { randomBytes } from 'node:crypto'
import { type Clock, type Id, type IdKind, makeId } from '@skladno/kernel'

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() }

/**
 * The system clock, or for tests one that starts at `start` (ISO 8601) and runs at normal speed.
 * Throws when `start` is not a date.
 */
export function clockFrom(start: string | undefined): Clock {
  if (start === undefined || start === '') return systemClock
  const offsetMs = Date.parse(start) - Date.now()
  if (Number.isNaN(offsetMs)) throw new Error(`SKLADNO_CLOCK must be an ISO 8601 date and time, got ${start}`)
  return { now: () => new Date(Date.now() + offsetMs) }
}

/** A new id of a kind, made at `now`. */
export function newId<K extends IdKind>(kind: K, now: Date): Id<K> {
  return makeId(kind, now.getTime(), randomBytes(10))
}
