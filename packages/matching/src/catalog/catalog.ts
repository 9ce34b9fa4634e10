import { type Unit, unitOf } from '../lexicon/units.ts'
import { normalise } from '../text/clean.ts'
import { foldCode } from '../text/scripts.ts'
import type { CatalogItem } from '../types.ts'
import { type ProductFacts, readProduct } from './facts.ts'
import type { ProductRows } from './product-rows.ts'
import { placeOf } from './steps.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Facts kept in memory; names of the others are read again when they are compared. */
export const FACTS_KEPT = 20_000

/** Facts of a product with its words as ids of this catalog's vocabulary. */
export interface KnownProduct extends ProductFacts {
  readonly wordIds: readonly number[]
  readonly article: string
  /** The name carries its own article: letters and digits of that say nothing of the goods. */
  readonly printsArticle: boolean
  /** The word the name opens with. */
  readonly head: string
  /** Code of the unit of sale («шт», «м»…), null when unknown. */
  readonly saleUnit: string | null
}

/** What an index consists of; made by `compileSteps`. */
export interface CatalogParts {
  readonly items: readonly CatalogItem[]
  readonly byId: ReadonlyMap<string, number>
  readonly vocabulary: Vocabulary
  readonly rows: ProductRows
  readonly articles: ReadonlyMap<string, number | readonly number[]>
  readonly sortedArticles: readonly string[]
  /** The first product of each name hash. */
  readonly names: ReadonlyMap<number, number>
  readonly starts: Int32Array
  readonly postings: Int32Array
  readonly headCounts: Int32Array
  readonly nameCounts: Int32Array
}

/** A trade speaks of threads («вн», «нар», «г/ш») when one name in a hundred does. */
const THREADED_SHARE = 0.01

/** A compiled catalog. Treat it as opaque: only its functions are stable. */
export class Catalog {
  readonly items: readonly CatalogItem[]
  readonly vocabulary: Vocabulary
  /** What each product gives the index. */
  readonly rows: ProductRows
  /** Posting lists: products of word `w` are `postings[starts[w] .. starts[w + 1]]`. */
  readonly starts: Int32Array
  readonly postings: Int32Array
  /** How often a word opens a name: what a product *is* stands first. */
  readonly headCounts: Int32Array
  /** How many names carry a word; groups aside. */
  readonly nameCounts: Int32Array
  readonly hasThreads: boolean
  readonly #parts: CatalogParts
  readonly #facts = new Map<number, KnownProduct>()

  constructor(parts: CatalogParts) {
    this.items = parts.items
    this.vocabulary = parts.vocabulary
    this.rows = parts.rows
    this.starts = parts.starts
    this.postings = parts.postings
    this.headCounts = parts.headCounts
    this.nameCounts = parts.nameCounts
    this.#parts = parts
    const threaded = parts.rows.threaded.reduce((sum, one) => sum + one, 0)
    this.hasThreads = threaded >= parts.items.length * THREADED_SHARE
  }

  get words(): readonly string[] {
    return this.vocabulary.words
  }

  /** The row of a product that is here just as it is given, otherwise -1. */
  rowOf(item: CatalogItem): number {
    const at = this.#parts.byId.get(item.id)
    const own = at === undefined ? undefined : this.items[at]
    return at !== undefined && own !== undefined && (own === item || isSame(own, item)) ? at : -1
  }

  factsOf(row: number): KnownProduct | undefined {
    return this.#facts.get(row)
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
    return this.#parts.byId.get(id)
  }

  /** Products whose article is this one, however it is separated or typed. */
  byArticle(folded: string): readonly number[] {
    const found = this.#parts.articles.get(folded)
    return found === undefined ? [] : typeof found === 'number' ? [found] : found
  }

  /** The product with exactly this name, blanks, punctuation, case and look-alike letters aside. */
  byName(name: string): number | undefined {
    const squashed = squash(name)
    if (squashed.length < 5) return undefined
    const index = this.#parts.names.get(textHash(squashed))
    return index !== undefined && squash(this.item(index).name) === squashed ? index : undefined
  }

  /** How often goods that carry this word in the name are named by it, 0..1. */
  headShare(word: number): number {
    const names = this.nameCounts[word] ?? 0
    return names === 0 ? 0 : (this.headCounts[word] ?? 0) / names
  }

  documentCount(word: number): number {
    return (this.starts[word + 1] ?? 0) - (this.starts[word] ?? 0)
  }

  /** How many products carry both words. Posting lists are ascending. */
  sharedDocuments(a: number, b: number): number {
    let [i, j, count] = [this.starts[a] ?? 0, this.starts[b] ?? 0, 0]
    const [endA, endB] = [this.starts[a + 1] ?? 0, this.starts[b + 1] ?? 0]
    while (i < endA && j < endB) {
      const [left, right] = [this.postings[i] ?? 0, this.postings[j] ?? 0]
      if (left === right) count += 1
      if (left <= right) i += 1
      if (right <= left) j += 1
    }
    return count
  }

  /** Articles that go on after these characters, at most `limit` of them. */
  articlesStartingWith(folded: string, limit = 20): readonly number[] {
    const sorted = this.#parts.sortedArticles
    const found: number[] = []
    for (let i = placeOf(sorted, folded); i < sorted.length && found.length < limit && sorted[i]?.startsWith(folded); i += 1)
      found.push(...this.byArticle(sorted[i] ?? ''))
    return found
  }

  facts(index: number): KnownProduct {
    const known = this.#facts.get(index)
    if (known) return known
    const item = this.item(index)
    return this.remember(index, readProduct(item.name, item.group ?? ''))
  }

  /** Keeps what was read from a name; the oldest is forgotten when there is no room. */
  remember(index: number, read: ProductFacts): KnownProduct {
    const item = this.item(index)
    const article = foldCode(normalise(item.sku))
    const facts: KnownProduct = {
      ...read,
      article,
      printsArticle: printsArticle(article, read.codes),
      head: read.words.find((word) => !word.isNoise && !word.isGroup && word.stem.length > 1)?.stem ?? '',
      saleUnit: (namedUnit(item.name) ?? unitOf(item.unit))?.code ?? null,
      wordIds: read.words.map((word) => this.vocabulary.idOf(word.stem) ?? -1),
    }
    if (this.#facts.size >= FACTS_KEPT) {
      const oldest = this.#facts.keys().next().value
      if (oldest !== undefined) this.#facts.delete(oldest)
    }
    this.#facts.set(index, facts)
    return facts
  }
}

function printsArticle(article: string, codes: ReadonlySet<string>): boolean {
  if (article.length < 5) return false
  if (codes.has(article)) return true
  for (const code of codes) if (code.length >= 5 && /\d/.test(code) && article.startsWith(code)) return true
  return false
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
function namedUnit(name: string): Unit | undefined {
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

/** FNV-1a, 52 bits of two halves: names collide in one of a thousand catalogs of a million at most, and are compared anyway. */
export function textHash(text: string): number {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let i = 0; i < text.length; i += 1) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193)
    high = Math.imul(high ^ text.charCodeAt(i), 0x85ebca6b)
  }
  return (low >>> 0) + (high >>> 12) * 0x100000000
}
