const EMPTY = 0

/**
 * A set of text ids with a small number each, in 12 bytes an id instead of the ~100 of a Map: a million-row import stays flat.
 * Ids are kept as 64-bit hashes; among a million ids two share one with a probability of about 3 in 100 million.
 */
export class IdIndex {
  #low = new Uint32Array(1024)
  #high = new Uint32Array(1024)
  #values = new Int32Array(1024)
  #size = 0

  get size(): number {
    return this.#size
  }

  get(id: string): number | undefined {
    const slot = this.#slotOf(...hash64(id))
    return this.#isFree(slot) ? undefined : this.#values[slot]
  }

  has(id: string): boolean {
    return this.get(id) !== undefined
  }

  set(id: string, value: number): void {
    if ((this.#size + 1) * 3 > this.#low.length * 2) this.#grow()
    const [low, high] = hash64(id)
    const slot = this.#slotOf(low, high)
    if (this.#isFree(slot)) {
      this.#size += 1
      this.#low[slot] = low
      this.#high[slot] = high
    }
    this.#values[slot] = value
  }

  /** How many ids have a value that passes. */
  count(passes: (value: number) => boolean): number {
    let total = 0
    for (let slot = 0; slot < this.#low.length; slot += 1) if (!this.#isFree(slot) && passes(this.#values[slot] ?? 0)) total += 1
    return total
  }

  #isFree(slot: number): boolean {
    return this.#low[slot] === EMPTY && this.#high[slot] === EMPTY
  }

  #slotOf(low: number, high: number): number {
    const mask = this.#low.length - 1
    let slot = (low ^ high) & mask
    while (!this.#isFree(slot) && (this.#low[slot] !== low || this.#high[slot] !== high)) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const [low, high, values] = [this.#low, this.#high, this.#values]
    this.#low = new Uint32Array(low.length * 2)
    this.#high = new Uint32Array(low.length * 2)
    this.#values = new Int32Array(low.length * 2)
    for (let old = 0; old < low.length; old += 1) {
      if (low[old] === EMPTY && high[old] === EMPTY) continue
      const slot = this.#slotOf(low[old] ?? 0, high[old] ?? 0)
      this.#low[slot] = low[old] ?? 0
      this.#high[slot] = high[old] ?? 0
      this.#values[slot] = values[old] ?? 0
    }
  }
}

/** A number to compare contents by; equal contents have equal numbers. */
export const fingerprint = (text: string): number => hash64(text)[1] | 0

/** Two independent 32-bit multiplicative hashes (the cyrb53 scheme); never the pair (0, 0), which marks a free slot. */
function hash64(text: string): readonly [number, number] {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2_654_435_761)
    b = Math.imul(b ^ code, 1_597_334_677)
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909)
  return [(a | 1) >>> 0, b >>> 0]
}
