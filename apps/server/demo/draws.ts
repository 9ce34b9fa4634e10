/** Repeatable choices: the same seed gives the same demo company on every machine. */
export interface Draws {
  /** 0 ≤ x < 1. */
  next(): number
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  chance(probability: number): boolean
  /** Some of the list, in its order. */
  some<T>(list: readonly T[], count: number): T[]
  bytes(count: number): Uint8Array
}

/** 32 bits from a text (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Draws of one seed (mulberry32). Name each use apart («orders ptn…»), so that a change of one moves nothing else. */
export function draws(seed: string): Draws {
  let state = seedOf(seed)
  const word = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const next = (): number => word() / 4294967296
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[int(0, list.length - 1)]
    if (picked === undefined) throw new RangeError('Cannot pick from an empty list')
    return picked
  }
  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    some: (list, count) => {
      const chosen = new Set<number>()
      while (chosen.size < Math.min(count, list.length)) chosen.add(int(0, list.length - 1))
      return list.filter((_, i) => chosen.has(i))
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => word() & 255),
  }
}
