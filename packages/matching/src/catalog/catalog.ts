import { type Unit, unitOf } from '../lexicon/units.ts'
import { normalise } from '../text/clean.ts'
import { foldCode } from '../text/scripts.ts'
import type { CatalogItem } from '../types.ts'
import { type ProductFacts, readProduct } from './facts.ts'
import { Vocabulary } from './vocabulary.ts'

const FACTS_KEPT = 20_000
/** Catalogs up to this size are made ready at once; larger ones by their first questions. */
const WARMED = 50_000

/** Facts of a product with its words as ids of this catalog's vocabulary. */
export interface KnownProduct extends ProductFacts {
  readonly wordIds: readonly number[]
  readonly article: string
  /** Code of the unit of sale («шт», «м»…), null when unknown. */
  readonly saleUnit: string | null
}

/** A compiled catalog. Treat it as opaque: only its functions are stable. */
export class Catalog {
  readonly items: readonly CatalogItem[]
  readonly vocabulary: Vocabulary
  /** Posting lists: products of word `w` are `postings[starts[w] .. starts[w + 1]]`. */
  readonly starts: Int32Array
  readonly postings: Int32Array
  /** How often a word opens a name: what a product *is* stands first. */
  readonly headCounts: Int32Array
  /** How many names carry a word; groups aside. */
  readonly nameCounts: Int32Array
  /** Whether threads («вн», «нар», «г/ш») are spoken of in this trade at all. */
  hasThreads = true
  readonly #articles: Map<string, number | number[]>
  readonly #byId: Map<string, number>
  readonly #facts = new Map<number, KnownProduct>()
  #sortedArticles: string[] | null = null
  #names: Map<number, number> | null = null

  constructor(
    items: readonly CatalogItem[],
    vocabulary: Vocabulary,
    starts: Int32Array,
    postings: Int32Array,
    headCounts: Int32Array,
    nameCounts: Int32Array,
    articles: Map<string, number | number[]>,
    byId: Map<string, number>,
  ) {
    this.items = items
    this.vocabulary = vocabulary
    this.starts = starts
    this.postings = postings
    this.headCounts = headCounts
    this.nameCounts = nameCounts
    this.#articles = articles
    this.#byId = byId
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
    return this.#byId.get(id)
  }

  /** Products whose article is this one, however it is separated or typed. */
  byArticle(folded: string): readonly number[] {
    const found = this.#articles.get(folded)
    return found === undefined ? [] : typeof found === 'number' ? [found] : found
  }

  /** The product with exactly this name, blanks, punctuation, case and look-alike letters aside. */
  byName(name: string): number | undefined {
    this.#names ??= new Map(this.items.map((item, index) => [hashOf(squash(item.name)), index] as const).reverse())
    const squashed = squash(name)
    if (squashed.length < 5) return undefined
    const index = this.#names.get(hashOf(squashed))
    return index !== undefined && squash(this.item(index).name) === squashed ? index : undefined
  }

  /** Builds what is otherwise built by the first question, so that no buyer waits for it. */
  warm(): void {
    this.byName('warm up')
    this.articlesStartingWith('0', 1)
    this.vocabulary.warm()
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
    this.#sortedArticles ??= [...this.#articles.keys()].sort()
    const sorted = this.#sortedArticles
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle] ?? '') < folded) low = middle + 1
      else high = middle
    }
    const found: number[] = []
    for (let i = low; i < sorted.length && found.length < limit && sorted[i]?.startsWith(folded); i += 1)
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
    const facts: KnownProduct = {
      ...read,
      article: foldCode(normalise(item.sku)),
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

/** FNV-1a, 52 bits of two halves: names collide in one of a thousand catalogs of a million at most, and are compared anyway. */
function hashOf(text: string): number {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let i = 0; i < text.length; i += 1) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193)
    high = Math.imul(high ^ text.charCodeAt(i), 0x85ebca6b)
  }
  return (low >>> 0) + (high >>> 12) * 0x100000000
}

/** Index keys of a product: stems, `#25` numbers, `=wk9627` articles. */
function keysOf(facts: ProductFacts): { keys: Set<string>; heads: readonly string[] } {
  const keys = new Set<string>()
  for (const word of facts.words) keys.add(word.stem)
  for (const number of facts.numbers) keys.add(`#${number.value}`)
  for (const code of facts.codes) keys.add(`=${code}`)
  return { keys, heads: headsOf(facts) }
}

const ADJECTIVE = /(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)$/

/** What the goods are: the first word of the name, and behind a foreign brand the first Russian noun. */
function headsOf({ words }: ProductFacts): readonly string[] {
  const own = words.filter((word) => !word.isNoise && word.stem.length > 1)
  const [first] = own
  if (!first) return []
  if (!/^[a-z]/.test(first.stem)) return [first.stem]
  const russian = own.filter((word) => /^[а-я]{3,}$/.test(word.text))
  const noun = russian.slice(0, 2).find((word) => !ADJECTIVE.test(word.text)) ?? russian[0]
  return noun ? [first.stem, noun.stem] : [first.stem]
}

class IntList {
  #data = new Int32Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.#data.length) {
      const grown = new Int32Array(this.length * 2)
      grown.set(this.#data)
      this.#data = grown
    }
    this.#data[this.length] = value
    this.length += 1
  }

  at(i: number): number {
    return this.#data[i] ?? 0
  }
}

/** Builds the index. Later rows with an id already seen replace the earlier ones. */
export function compileCatalog(source: Iterable<CatalogItem>): Catalog {
  const items: CatalogItem[] = []
  const byId = new Map<string, number>()
  for (const item of source) {
    const known = byId.get(item.id)
    if (known !== undefined) items[known] = item
    else {
      byId.set(item.id, items.length)
      items.push(item)
    }
  }
  const vocabulary = new Vocabulary()
  const keys = new IntList()
  const ends = new Int32Array(items.length)
  const heads = new IntList()
  const named = new IntList()
  const articles = new Map<string, number | number[]>()
  const read: ProductFacts[] = []
  let threaded = 0
  items.forEach((item, index) => {
    const facts = readProduct(item.name, item.group ?? '')
    if (items.length <= FACTS_KEPT) read.push(facts)
    const { keys: words, heads: opening } = keysOf(facts)
    for (const word of words) keys.push(vocabulary.intern(word))
    for (const word of facts.words) {
      if (word.isCut) vocabulary.noteCut(vocabulary.intern(word.stem))
      else if (word.text !== word.stem) vocabulary.noteInflected(vocabulary.intern(word.stem))
    }
    for (const head of opening) heads.push(vocabulary.intern(head))
    for (const stem of new Set(facts.words.filter((word) => !word.isGroup).map((word) => word.stem))) named.push(vocabulary.intern(stem))
    ends[index] = keys.length
    if (facts.threads !== '') threaded += 1
    addArticle(articles, foldCode(normalise(item.sku)), index)
    for (const alias of item.aliases ?? []) addArticle(articles, foldCode(normalise(alias)), index)
  })
  const { starts, postings } = invert(keys, ends, vocabulary.size)
  const headCounts = new Int32Array(vocabulary.size)
  for (let i = 0; i < heads.length; i += 1) headCounts[heads.at(i)] = (headCounts[heads.at(i)] ?? 0) + 1
  const nameCounts = new Int32Array(vocabulary.size)
  for (let i = 0; i < named.length; i += 1) nameCounts[named.at(i)] = (nameCounts[named.at(i)] ?? 0) + 1
  const catalog = new Catalog(items, vocabulary, starts, postings, headCounts, nameCounts, articles, byId)
  read.forEach((facts, index) => {
    catalog.remember(index, facts)
  })
  catalog.hasThreads = threaded * 100 >= items.length
  if (items.length <= WARMED) catalog.warm()
  return catalog
}

function addArticle(articles: Map<string, number | number[]>, code: string, index: number): void {
  if (code.length < 2 || !/\d/.test(code)) return
  const known = articles.get(code)
  if (known === undefined) articles.set(code, index)
  else if (typeof known === 'number') {
    if (known !== index) articles.set(code, [known, index])
  } else if (!known.includes(index)) known.push(index)
}

function invert(keys: IntList, ends: Int32Array, words: number): { starts: Int32Array; postings: Int32Array } {
  const starts = new Int32Array(words + 1)
  for (let i = 0; i < keys.length; i += 1) starts[keys.at(i) + 1] = (starts[keys.at(i) + 1] ?? 0) + 1
  for (let word = 0; word < words; word += 1) starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0)
  const next = starts.slice()
  const postings = new Int32Array(keys.length)
  let at = 0
  ends.forEach((end, product) => {
    for (; at < end; at += 1) {
      const word = keys.at(at)
      postings[next[word] ?? 0] = product
      next[word] = (next[word] ?? 0) + 1
    }
  })
  return { starts, postings }
}

/** A catalog with some rows changed or added and some removed; the given one stays as it was. */
export function updateCatalog(catalog: Catalog, changed: readonly CatalogItem[], removedIds: readonly string[] = []): Catalog {
  const removed = new Set(removedIds)
  const replaced = new Map(changed.map((item) => [item.id, item]))
  const items: CatalogItem[] = []
  for (const item of catalog.items) {
    if (removed.has(item.id)) continue
    items.push(replaced.get(item.id) ?? item)
    replaced.delete(item.id)
  }
  items.push(...[...replaced.values()].filter((item) => !removed.has(item.id)))
  return compileCatalog(items)
}
