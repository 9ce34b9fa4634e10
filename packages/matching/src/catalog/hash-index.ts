/**
 * Finds entries by a hash of what they are called. One block of memory of the final size: a map of a million keys would stop everybody for
 * tens of milliseconds each time it grows. Who asks compares: two names may share a hash.
 */
export class HashIndex {
  /** Entry + 1; 0 is free. */
  readonly #slots: Int32Array
  readonly #mask: number

  /** Room for so many entries, no more. */
  constructor(entries: number) {
    let size = 16
    while (size < entries * 2) size *= 2
    this.#slots = new Int32Array(size)
    this.#mask = size - 1
  }

  add(hash: number, entry: number): void {
    let at = hash & this.#mask
    while (this.#slots[at] !== 0) at = (at + 1) & this.#mask
    this.#slots[at] = entry + 1
  }

  /** Puts the entry in the place of the one that is asked for, which is returned; -1 when there was none. */
  replace(hash: number, entry: number, isAsked: (entry: number) => boolean): number {
    for (let at = hash & this.#mask; ; at = (at + 1) & this.#mask) {
      const known = (this.#slots[at] ?? 0) - 1
      if (known >= 0 && !isAsked(known)) continue
      this.#slots[at] = entry + 1
      return known
    }
  }

  /** The first entry added with such a hash that is the wanted one, or -1. */
  find(hash: number, isWanted: (entry: number) => boolean): number {
    for (let at = hash & this.#mask; ; at = (at + 1) & this.#mask) {
      const entry = (this.#slots[at] ?? 0) - 1
      if (entry < 0 || isWanted(entry)) return entry
    }
  }
}

const FNV = 0x01000193

/** FNV-1a, 52 bits of two halves: texts collide in one of a thousand catalogs of a million at most, and are compared anyway. */
export function textHash(...texts: readonly string[]): number {
  let low = 0x811c9dc5
  let high = FNV
  for (let k = 0; k < texts.length; k += 1) {
    const text = texts[k] ?? ''
    if (k > 0) {
      low = Math.imul(low, FNV)
      high = Math.imul(high, 0x85ebca6b)
    }
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i)
      low = Math.imul(low ^ code, FNV)
      high = Math.imul(high ^ code, 0x85ebca6b)
    }
  }
  return (low >>> 0) + (high >>> 12) * 0x100000000
}
