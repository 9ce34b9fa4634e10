/** Remembers what was made last, between `room` and twice as much; forgets in bulk, so that a full memory costs no more than an empty one. */
export class Recent<K, V> {
  readonly #room: number
  #young = new Map<K, V>()
  #old = new Map<K, V>()

  constructor(room: number) {
    this.#room = room
  }

  get(key: K): V | undefined {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    const old = this.#old.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }

  set(key: K, value: V): void {
    if (this.#young.size >= this.#room) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }
}
