/** Whole numbers in one growing block of memory. */
export class IntList {
  #values: Int32Array<ArrayBufferLike>
  length = 0

  constructor(values: Int32Array = new Int32Array(1024), length = 0) {
    this.#values = values
    this.length = length
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Int32Array(this.length * 2)
      grown.set(this.#values)
      this.#values = grown
    }
    this.#values[this.length] = value
    this.length += 1
  }

  at(i: number): number {
    return this.#values[i] ?? 0
  }

  /** The numbers without the room left for more. */
  packed(): Int32Array {
    return this.#values.length === this.length ? this.#values : this.#values.slice(0, this.length)
  }
}

/** Lists of numbers, one a product, end to end. */
export class RowList {
  readonly values: IntList
  readonly ends: IntList

  constructor(values = new IntList(), ends = new IntList()) {
    this.values = values
    this.ends = ends
  }

  endRow(): void {
    this.ends.push(this.values.length)
  }

  startOf(row: number): number {
    return row === 0 ? 0 : this.ends.at(row - 1)
  }
}

/** What every product gives the index, product after product: an index of some changed rows is made of it without reading the other names again. */
export class ProductRows {
  /** Words, `#25` numbers and `=wk9627` articles it is found by. */
  readonly keys: RowList
  /** Words it is called by. */
  readonly heads: RowList
  /** Words of its name, the group's aside. */
  readonly named: RowList
  /** Words seen with an ending of their own; `~id` for those seen with a stop. */
  readonly marks: RowList
  readonly nameHashes: Float64Array
  readonly threaded: Uint8Array

  constructor(size: number, lists: readonly RowList[] = [], nameHashes = new Float64Array(size), threaded = new Uint8Array(size)) {
    const [keys = new RowList(), heads = new RowList(), named = new RowList(), marks = new RowList()] = lists
    this.keys = keys
    this.heads = heads
    this.named = named
    this.marks = marks
    this.nameHashes = nameHashes
    this.threaded = threaded
  }

  get lists(): readonly RowList[] {
    return [this.keys, this.heads, this.named, this.marks]
  }
}
