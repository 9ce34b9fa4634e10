import { normalise } from '../text/clean.ts'
import { foldCode } from '../text/scripts.ts'
import type { CatalogItem } from '../types.ts'
import { Catalog, FACTS_KEPT, type KnownProduct, nameHash } from './catalog.ts'
import { type ProductFacts, readProduct } from './facts.ts'
import { ProductRows, type RowList } from './product-rows.ts'
import { finish, type Steps, sortedSteps } from './steps.ts'
import { Vocabulary } from './vocabulary.ts'

/** Rows made before, of products that may be the same still: an earlier catalog, or a snapshot of one. */
export interface KnownRows {
  readonly rows: ProductRows
  readonly words: readonly string[]
  /** The row of the product if nothing the index reads has changed, otherwise -1. */
  rowOf(item: CatalogItem): number
  factsOf?(row: number): KnownProduct | undefined
}

/** Rough microseconds; a step is let go after so many. */
const STEP = 6_000
const READ = 30
const COPIED = 3
/** Numbers moved in a step of turning rows into posting lists. */
const INVERTED = 400_000

/** Builds the index. Later rows with an id already seen replace the earlier ones. */
export const compileCatalog = (source: Iterable<CatalogItem>): Catalog => finish(compileSteps(source))

/** A catalog with some rows changed or added and some removed; the given one stays as it was and answers meanwhile. */
export const updateCatalog = (catalog: Catalog, changed: readonly CatalogItem[], removedIds: readonly string[] = []): Catalog =>
  finish(updateSteps(catalog, changed, removedIds))

/** The same as {@link updateCatalog} in steps: only changed names are read. */
export function* updateSteps(catalog: Catalog, changed: readonly CatalogItem[], removedIds: readonly string[] = []): Steps<Catalog> {
  const removed = new Set(removedIds)
  const replaced = new Map(changed.map((item) => [item.id, item]))
  const items: CatalogItem[] = []
  for (const item of catalog.items) {
    if (items.length % 20_000 === 19_999) yield
    if (removed.has(item.id)) continue
    items.push(replaced.get(item.id) ?? item)
    replaced.delete(item.id)
  }
  for (const item of replaced.values()) if (!removed.has(item.id)) items.push(item)
  return yield* compileSteps(items, catalog)
}

/** Builds the index in steps. Rows that `known` has need not be read again. */
export function* compileSteps(source: Iterable<CatalogItem>, known?: KnownRows): Steps<Catalog> {
  const { items, byId } = yield* distinct(source)
  const vocabulary = new Vocabulary()
  const rows = new ProductRows(items.length)
  const articles = new Map<string, number | number[]>()
  const facts = new Map<number, KnownProduct | ProductFacts>()
  const copy = known === undefined ? null : copier(known, rows, vocabulary)
  let effort = 0
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index] as CatalogItem
    const row = known === undefined ? -1 : known.rowOf(item)
    if (row >= 0 && copy !== null) {
      copy(row, index)
      const kept = known?.factsOf?.(row)
      if (kept !== undefined && facts.size < FACTS_KEPT) facts.set(index, kept)
      effort += COPIED
    } else {
      const read = readProduct(item.name, item.group ?? '')
      addRow(rows, vocabulary, read, index, item)
      if (items.length <= FACTS_KEPT) facts.set(index, read)
      effort += READ
    }
    addArticle(articles, foldCode(normalise(item.sku)), index)
    for (const alias of item.aliases ?? []) addArticle(articles, foldCode(normalise(alias)), index)
    if (effort >= STEP) {
      effort = 0
      yield
    }
  }
  return yield* assembled({ items, byId, vocabulary, rows, articles, facts })
}

interface Gathered {
  readonly items: readonly CatalogItem[]
  readonly byId: Map<string, number>
  readonly vocabulary: Vocabulary
  readonly rows: ProductRows
  readonly articles: Map<string, number | number[]>
  readonly facts: ReadonlyMap<number, KnownProduct | ProductFacts>
}

function* assembled({ items, byId, vocabulary, rows, articles, facts }: Gathered): Steps<Catalog> {
  const { starts, postings } = yield* inverted(rows.keys, vocabulary.size)
  const headCounts = yield* counted(rows.heads, vocabulary.size)
  const nameCounts = yield* counted(rows.named, vocabulary.size)
  yield* vocabulary.indexSteps()
  const names = yield* firstOfEachName(rows.nameHashes)
  const sortedArticles = yield* sortedSteps([...articles.keys()])
  const catalog = new Catalog({ items, byId, vocabulary, rows, articles, sortedArticles, names, starts, postings, headCounts, nameCounts })
  for (const [index, read] of facts) catalog.remember(index, read)
  return catalog
}

function* distinct(source: Iterable<CatalogItem>): Steps<{ items: CatalogItem[]; byId: Map<string, number> }> {
  const items: CatalogItem[] = []
  const byId = new Map<string, number>()
  for (const item of source) {
    const known = byId.get(item.id)
    if (known !== undefined) items[known] = item
    else {
      byId.set(item.id, items.length)
      items.push(item)
    }
    if (items.length % 20_000 === 0) yield
  }
  return { items, byId }
}

/** Copies rows of a known index; its word ids become those of the new vocabulary, which holds only words that are still used. */
function copier({ rows, words }: KnownRows, into: ProductRows, vocabulary: Vocabulary): (row: number, index: number) => void {
  const ids = new Int32Array(words.length).fill(-1)
  const idOf = (old: number): number => {
    const known = ids[old] ?? -1
    if (known >= 0) return known
    const id = vocabulary.intern(words[old] ?? '')
    ids[old] = id
    return id
  }
  return (row, index) => {
    rows.lists.forEach((list, which) => {
      const target = into.lists[which]
      const end = list.ends.at(row)
      for (let at = list.startOf(row); at < end; at += 1) {
        const value = list.values.at(at)
        target?.values.push(value < 0 ? ~idOf(~value) : idOf(value))
      }
      target?.endRow()
    })
    markWords(into, vocabulary, index)
    into.nameHashes[index] = rows.nameHashes[row] ?? 0
    into.threaded[index] = rows.threaded[row] ?? 0
  }
}

function markWords({ marks }: ProductRows, vocabulary: Vocabulary, index: number): void {
  const end = marks.ends.at(index)
  for (let at = marks.startOf(index); at < end; at += 1) {
    const value = marks.values.at(at)
    if (value < 0) vocabulary.noteCut(~value)
    else vocabulary.noteInflected(value)
  }
}

function addRow(rows: ProductRows, vocabulary: Vocabulary, facts: ProductFacts, index: number, item: CatalogItem): void {
  const id = (word: string): number => vocabulary.intern(word)
  for (const key of keysOf(facts)) rows.keys.values.push(id(key))
  for (const head of headsOf(facts)) rows.heads.values.push(id(head))
  for (const stem of new Set(facts.words.filter((word) => !word.isGroup).map((word) => word.stem))) rows.named.values.push(id(stem))
  for (const word of facts.words) {
    if (word.isCut) rows.marks.values.push(~id(word.stem))
    else if (word.text !== word.stem) rows.marks.values.push(id(word.stem))
  }
  for (const list of rows.lists) list.endRow()
  markWords(rows, vocabulary, index)
  rows.nameHashes[index] = nameHash(item.name)
  rows.threaded[index] = facts.threads === '' ? 0 : 1
}

/** Index keys of a product: stems, `#25` numbers, `=wk9627` articles. */
function keysOf(facts: ProductFacts): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const word of facts.words) keys.add(word.stem)
  for (const number of facts.numbers) keys.add(`#${number.value}`)
  for (const code of facts.codes) keys.add(`=${code}`)
  return keys
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

/** Products of every article; indexes come in ascending order. */
function addArticle(articles: Map<string, number | number[]>, code: string, index: number): void {
  if (code.length < 2 || !/\d/.test(code)) return
  const known = articles.get(code)
  if (known === undefined) articles.set(code, index)
  else if (typeof known === 'number') {
    if (known !== index) articles.set(code, [known, index])
  } else if (known.at(-1) !== index) known.push(index)
}

/** Rows → posting lists: products of word `w` are `postings[starts[w] .. starts[w + 1]]`, ascending. */
function* inverted({ values, ends }: RowList, words: number): Steps<{ starts: Int32Array; postings: Int32Array }> {
  const starts = new Int32Array(words + 1)
  for (let i = 0; i < values.length; i += 1) {
    starts[values.at(i) + 1] = (starts[values.at(i) + 1] ?? 0) + 1
    if (i % INVERTED === 0) yield
  }
  for (let word = 0; word < words; word += 1) starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0)
  const next = starts.slice()
  const postings = new Int32Array(values.length)
  let at = 0
  for (let product = 0; product < ends.length; product += 1)
    for (const end = ends.at(product); at < end; at += 1) {
      const word = values.at(at)
      postings[next[word] ?? 0] = product
      next[word] = (next[word] ?? 0) + 1
      if (at % INVERTED === 0) yield
    }
  return { starts, postings }
}

function* counted({ values }: RowList, words: number): Steps<Int32Array> {
  const counts = new Int32Array(words)
  for (let i = 0; i < values.length; i += 1) {
    counts[values.at(i)] = (counts[values.at(i)] ?? 0) + 1
    if (i % INVERTED === 0) yield
  }
  return counts
}

function* firstOfEachName(hashes: Float64Array): Steps<Map<number, number>> {
  const names = new Map<number, number>()
  for (let index = 0; index < hashes.length; index += 1) {
    const hash = hashes[index] ?? 0
    if (!names.has(hash)) names.set(hash, index)
    if (index % 20_000 === 19_999) yield
  }
  return names
}
