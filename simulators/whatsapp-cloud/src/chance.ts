/** Repeatable chance: the same seed gives the same run. */
export interface Chance {
  /** True about `rate` of the time (0 never, 1 always). */
  happens(rate: number): boolean
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  oneOf<T>(items: readonly [T, ...T[]]): T
}

/** Mulberry32. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    happens: (rate) => next() < rate,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    oneOf: (items) => items[Math.floor(next() * items.length)] ?? items[0],
  }
}
