import { UNITS } from '../lexicon/units.ts'
import type { ProductNumber } from './facts.ts'

/** Whole numbers in one growing block of memory. */
export class IntList {
  #values: Int32Array
  length = 0

  constructor(values: Int32Array = new Int32Array(1024), length = 0) {
    this.#values = values
    this.length = length
  }

  static withRoom(count: number): IntList {
    return new IntList(new Int32Array(Math.ceil(count) + 1024))
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
    return this.#values.subarray(0, this.length)
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

/** What the names of all products were read as, product after product, in numbers: a product is compared, and an index of some changed rows made, without reading its name again. */
export class ProductRows {
  /** The list of words of each product. */
  readonly words: Int32Array
  /** What else its name says, of {@link RowTables.traits}. */
  readonly traits: Int32Array
  /** Its numbers: the word of the vocabulary («#25») and the place in {@link RowTables.shapes}, by turns. */
  readonly numbers: RowList
  /** Words of the vocabulary («=wk9627») for the articles in its name. */
  readonly codes: RowList
  readonly nameHashes: Float64Array

  constructor(words: Int32Array, traits: Int32Array, nameHashes: Float64Array, numbers = new RowList(), codes = new RowList()) {
    this.words = words
    this.traits = traits
    this.nameHashes = nameHashes
    this.numbers = numbers
    this.codes = codes
  }

  /** Empty rows for so many products, with room for what `like` holds. */
  static ofSize(size: number, like?: ProductRows): ProductRows {
    const listLike = (list?: RowList): RowList => new RowList(IntList.withRoom((list?.values.length ?? 0) * 1.02), IntList.withRoom(size))
    return new ProductRows(
      new Int32Array(size),
      new Int32Array(size),
      new Float64Array(size),
      listLike(like?.numbers),
      listLike(like?.codes),
    )
  }
}

/** What many names have in common beside their words: threads, a unit of sale printed at the end, how many are in a case. */
export interface Trait {
  readonly threads: string
  readonly unit: string | null
  readonly caseOf: number
}

/** All of a number of a name but its value. `base` is the value times `factor` unless it is given whole. */
export interface NumberShape {
  readonly dimension: string | null
  readonly factor: number
  readonly base: number | null
  readonly tuple: number
  readonly role: ProductNumber['role']
  readonly isFraction: boolean
  readonly prefix: string
}

/** Values that stand once, each with a number. */
export class Interned<T> {
  readonly values: T[] = []
  readonly #keyOf: (value: T) => string
  readonly #ids = new Map<string, number>()

  constructor(keyOf: (value: T) => string, values: readonly T[] = []) {
    this.#keyOf = keyOf
    for (const value of values) this.idOf(value)
  }

  idOf(value: T): number {
    const key = this.#keyOf(value)
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    this.#ids.set(key, this.values.length)
    return this.values.push(value) - 1
  }
}

/** The tables rows point into. */
export class RowTables {
  readonly traits: Interned<Trait>
  readonly shapes: Interned<NumberShape>

  constructor(traits: readonly Trait[] = [], shapes: readonly NumberShape[] = []) {
    this.traits = new Interned(({ threads, unit, caseOf }) => `${threads}|${unit}|${caseOf}`, traits)
    this.shapes = new Interned(
      (one) => `${one.role}|${one.tuple}|${one.dimension}|${one.factor}|${one.base}|${one.isFraction}|${one.prefix}`,
      shapes,
    )
  }
}

const FACTORS: readonly number[] = [...new Set([1, ...[...UNITS.values()].map((unit) => unit.factor)])]

/** A number of a name without its value. */
export function shapeOf({ value, base, dimension, tuple, role, isFraction, prefix }: ProductNumber): NumberShape {
  const factor = FACTORS.find((one) => value * one === base)
  return { dimension, factor: factor ?? 1, base: factor === undefined ? base : null, tuple, role, isFraction, prefix }
}

export function numberOf(value: number, { factor, base, dimension, tuple, role, isFraction, prefix }: NumberShape): ProductNumber {
  return { value, dimension, base: base ?? value * factor, tuple, role, isFraction, prefix }
}
