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

const COUNTER_SPAN = 2 ** 26
let counter = randomBytes(4).readUInt32BE(0) % COUNTER_SPAN

/** A new id of a kind, made at `now`. Ids a process makes at one instant sort in the order they were made (RFC 9562 §6.2, method 1). */
export function newId<K extends IdKind>(kind: K, now: Date): Id<K> {
  counter = (counter + 1) % COUNTER_SPAN
  return makeId(kind, now.getTime(), counted(randomBytes(10), counter))
}

/** 26 bits of counter ahead of 48 random ones, around the bits that version and variant take. */
function counted(random: Uint8Array, count: number): Uint8Array {
  random[0] = count >>> 22
  random[1] = (count >>> 14) & 0xff
  random[2] = (count >>> 8) & 0x3f
  random[3] = count & 0xff
  return random
}
