import { type Unit, unitOf } from '../lexicon/units.ts'
import { normalise } from '../text/clean.ts'
import { foldCode } from '../text/scripts.ts'
import type { CatalogItem } from '../types.ts'
import type { Articles } from './articles.ts'
import { type HashIndex, textHash } from './hash-index.ts'
import { type KnownProduct, ReadProduct } from './known-product.ts'
import { leap } from './postings.ts'
import { numberOf, type ProductRows, type RowTables, type Trait } from './product-rows.ts'
import { Recent } from './recent.ts'
import type { Vocabulary } from './vocabulary.ts'
import type { WordLists } from './word-lists.ts'

export type { KnownProduct } from './known-product.ts'

/** Products whose facts stay spelled out; the others are put together again from their row. */
const FACTS_KEPT = 20_000

/** What the names of a catalog give the index. Holds for any items that read the same. */
export interface CatalogReading {
  readonly vocabulary: Vocabulary
  readonly words: WordLists
  readonly tables: RowTables
  readonly rows: ProductRows
  readonly starts: Int32Array
  readonly postings: Int32Array
  readonly headCounts: Int32Array
  readonly nameCounts: Int32Array
}

/** What an index consists of; made by `compileSteps`. */
export interface CatalogParts {
  readonly items: readonly CatalogItem[]
  readonly ids: HashIndex
  readonly reading: CatalogReading
  readonly articles: Articles
  /** The first product of each name hash. */
  readonly names: HashIndex
}

/** A trade speaks of threads («вн», «нар», «г/ш») when one name in a hundred does. */
const THREADED_SHARE = 0.01
const NOTHING: Trait = { threads: '', unit: null, caseOf: 0 }

/** A compiled catalog. Treat it as opaque: only its functions are stable. */
export class Catalog {
  readonly items: readonly CatalogItem[]
  readonly vocabulary: Vocabulary
  readonly reading: CatalogReading
  readonly articles: Articles
  /** Posting lists: products of word `w` are `postings[starts[w] .. starts[w + 1]]`. */
  readonly starts: Int32Array
  readonly postings: Int32Array
  /** How often a word opens a name: what a product *is* stands first. */
  readonly headCounts: Int32Array
  /** How many names carry a word; groups aside. */
  readonly nameCounts: Int32Array
  readonly hasThreads: boolean
  readonly ids: HashIndex
  readonly #names: HashIndex
  readonly #facts = new Recent<number, KnownProduct>(FACTS_KEPT)
  readonly #shared = new Recent<number, number>(FACTS_KEPT)

  constructor({ items, ids, reading, articles, names }: CatalogParts) {
    this.items = items
    this.reading = reading
    this.vocabulary = reading.vocabulary
    this.starts = reading.starts
    this.postings = reading.postings
    this.headCounts = reading.headCounts
    this.nameCounts = reading.nameCounts
    this.articles = articles
    this.ids = ids
    this.#names = names
    this.hasThreads = threadedNames(reading) >= items.length * THREADED_SHARE
  }

  get words(): readonly string[] {
    return this.vocabulary.words
  }

  /** The row of a product that is here just as it is given, otherwise -1. `idHash` is the hash of its id. */
  rowOf(item: CatalogItem, idHash: number): number {
    const at = this.ids.find(idHash, (one) => this.items[one]?.id === item.id)
    const own = this.items[at]
    return own !== undefined && (own === item || isSame(own, item)) ? at : -1
  }

  get size(): number {
    return this.items.length
  }

  item(index: number): CatalogItem {
    const item = this.items[index]
    if (!item) throw new RangeError(`no product at ${index}`)
    return item
  }

  indexOf(id: string): number | undefined {
    const at = this.ids.find(textHash(id), (one) => this.items[one]?.id === id)
    return at < 0 ? undefined : at
  }

  /** Products whose article is this one, however it is separated or typed. */
  byArticle(folded: string): readonly number[] {
    return this.articles.having(folded)
  }

  /** The product with exactly this name, blanks, punctuation, case and look-alike letters aside. */
  byName(name: string): number | undefined {
    const squashed = squash(name)
    if (squashed.length < 5) return undefined
    const hash = textHash(squashed)
    const index = this.#names.find(hash, (one) => this.reading.rows.nameHashes[one] === hash)
    return index >= 0 && squash(this.item(index).name) === squashed ? index : undefined
  }

  /** How often goods that carry this word in the name are named by it, 0..1. */
  headShare(word: number): number {
    const names = this.nameCounts[word] ?? 0
    return names === 0 ? 0 : (this.headCounts[word] ?? 0) / names
  }

  documentCount(word: number): number {
    return (this.starts[word + 1] ?? 0) - (this.starts[word] ?? 0)
  }

  /** How many products carry both words. */
  sharedDocuments(a: number, b: number): number {
    const [rare, usual] = this.documentCount(a) < this.documentCount(b) ? [a, b] : [b, a]
    const key = rare * this.words.length + usual
    const known = this.#shared.get(key)
    if (known !== undefined) return known
    const count = this.#countShared(rare, usual)
    this.#shared.set(key, count)
    return count
  }

  /** Posting lists are ascending: the longer one is crossed in leaps. */
  #countShared(rare: number, usual: number): number {
    const { postings, starts } = this
    const end = starts[usual + 1] ?? 0
    let at = starts[usual] ?? 0
    let count = 0
    for (let i = starts[rare] ?? 0; i < (starts[rare + 1] ?? 0) && at < end; i += 1) {
      at = leap(postings, at, end, postings[i] ?? 0)
      if (at < end && postings[at] === postings[i]) count += 1
    }
    return count
  }

  /** Articles that go on after these characters, at most `limit` of them. */
  articlesStartingWith(folded: string, limit = 20): readonly number[] {
    return this.articles.startingWith(folded, limit)
  }

  facts(index: number): KnownProduct {
    const known = this.#facts.get(index)
    if (known) return known
    const facts = this.#read(index)
    this.#facts.set(index, facts)
    return facts
  }

  #read(index: number): KnownProduct {
    const { rows, tables, words, vocabulary } = this.reading
    const item = this.item(index)
    const numbers = []
    for (let at = rows.numbers.startOf(index); at < rows.numbers.ends.at(index); at += 2) {
      const shape = tables.shapes.values[rows.numbers.values.at(at + 1)]
      if (shape) numbers.push(numberOf(Number((vocabulary.words[rows.numbers.values.at(at)] ?? '').slice(1)), shape))
    }
    const codes: string[] = []
    for (let at = rows.codes.startOf(index); at < rows.codes.ends.at(index); at += 1)
      codes.push((vocabulary.words[rows.codes.values.at(at)] ?? '').slice(1))
    const list = rows.words[index] ?? 0
    return new ReadProduct(item, list, words.read(list), numbers, codes, tables.traits.values[rows.traits[index] ?? 0] ?? NOTHING)
  }
}

function threadedNames({ rows, tables }: CatalogReading): number {
  const isThreaded = tables.traits.values.map(({ threads }) => threads !== '')
  if (!isThreaded.includes(true)) return 0
  let count = 0
  for (let row = 0; row < rows.traits.length; row += 1) if (isThreaded[rows.traits[row] ?? 0]) count += 1
  return count
}

/** Whether the index would read the same of both. */
function isSame(a: CatalogItem, b: CatalogItem): boolean {
  return (
    a.name === b.name &&
    a.sku === b.sku &&
    (a.group ?? '') === (b.group ?? '') &&
    (a.aliases ?? []).join('\n') === (b.aliases ?? []).join('\n')
  )
}

/** «Сетка 1,5 м, пог. м»: the unit of sale printed at the end of a name. */
export function namedUnit(name: string): Unit | undefined {
  const printed = /,\s*(\p{L}{1,4}\.?\s?\p{L}{0,2}\d?\.?)\s*$/u.exec(name)?.[1]
  const unit = printed === undefined ? undefined : unitOf(printed)
  return unit?.role === 'measure' ? undefined : unit
}

/** Letters and digits alone; q keeps numbers apart, so that «1,9» is not «19». */
function squash(name: string): string {
  return foldCode(
    normalise(name)
      .replace(/(?<=\d)[^\p{L}\d]+(?=\d)/gu, 'q')
      .replace(/[^\p{L}\d]+/gu, ''),
  )
}

/** Of the name as {@link Catalog.byName} compares it. */
export const nameHash = (name: string): number => textHash(squash(name))
