import type { Clock } from '@skladno/kernel'

/** A clock that moves only when told to. */
export interface FakeClock extends Clock {
  advance(ms: number): void
  /** ISO 8601. */
  set(instant: string): void
}

/** Starts on a Monday morning in Almaty unless told otherwise. */
export function fakeClock(start = '2026-03-02T04:00:00Z'): FakeClock {
  let at = Date.parse(start)
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms
    },
    set: (instant) => {
      at = Date.parse(instant)
    },
  }
}
