import type { CatalogItem } from '../types.ts'
import { Articles, type ArticleTable, articleSteps } from './articles.ts'
import { Catalog, type CatalogReading, namedUnit, nameHash } from './catalog.ts'
import { type ProductFacts, readProduct } from './facts.ts'
import { HashIndex, textHash } from './hash-index.ts'
import { invertedSteps, wordCountSteps } from './postings.ts'
import { ProductRows, RowTables, shapeOf } from './product-rows.ts'
import { finish, type Steps } from './steps.ts'
import { Vocabulary } from './vocabulary.ts'
import { WordListWriter } from './word-lists.ts'

/** Names read before, of products that may be the same still: an earlier catalog, or a snapshot of one. */
export interface KnownRows {
  readonly reading: CatalogReading
  readonly articles: { readonly table: ArticleTable }
  readonly size: number
  /** The row of the product if nothing the index reads has changed, otherwise -1. `place` is where it stands now. */
  rowOf(item: CatalogItem, idHash: number, place: number): number
}

/** Rough microseconds; a step is let go after so many. */
const STEP = 6_000
const READ = 30
const COPIED = 2
const LOOKED_UP = 8_000

/** Builds the index. Later rows with an id already seen replace the earlier ones. */
export const compileCatalog = (source: Iterable<CatalogItem>): Catalog => finish(compileSteps(source))

/** A catalog with some rows changed or added and some removed; the given one stays as it was and answers meanwhile. */
export const updateCatalog = (catalog: Catalog, changed: readonly CatalogItem[], removedIds: readonly string[] = []): Catalog =>
  finish(updateSteps(catalog, changed, removedIds))

/** The same as {@link updateCatalog} in steps: only changed names are read. */
export function* updateSteps(catalog: Catalog, changed: readonly CatalogItem[], removedIds: readonly string[] = []): Steps<Catalog> {
  const removed = new Set(removedIds)
  const items = catalog.items.slice()
  const rowsOf = new Int32Array(items.length)
  for (let at = 0; at < items.length; at += 1) rowsOf[at] = at
  yield
  const added = new Map<string, CatalogItem>()
  const gone = removedIds.filter((id) => catalog.indexOf(id) !== undefined).length
  for (let i = 0; i < changed.length; i += 1) {
    const item = changed[i] as CatalogItem
    const at = catalog.indexOf(item.id)
    if (removed.has(item.id)) continue
    if (at === undefined) added.set(item.id, item)
    else {
      rowsOf[at] = catalog.rowOf(item, textHash(item.id))
      items[at] = item
    }
    if (i % 2_000 === 1_999) yield
  }
  if (gone === 0 && added.size === 0) return yield* assembled(items, catalog.ids, rowsOf, catalog)
  const left = gone === 0 ? items : items.filter(({ id }) => !removed.has(id))
  yield
  for (const item of added.values()) left.push(item)
  return yield* compileSteps(left, catalog)
}

/** Builds the index in steps. Rows that `known` has need not be read again. */
export function* compileSteps(source: Iterable<CatalogItem>, known?: KnownRows): Steps<Catalog> {
  const { items, ids, hashes } = yield* distinct(Array.isArray(source) ? source : [...source])
  const rowsOf = known === undefined ? null : yield* knownRows(items, hashes, known)
  return yield* assembled(items, ids, rowsOf, known)
}

function* assembled(
  items: readonly CatalogItem[],
  ids: HashIndex,
  rowsOf: Int32Array | null,
  known: KnownRows | undefined,
): Steps<Catalog> {
  if (known === undefined || rowsOf === null) {
    const reading = yield* readSteps(items, null, null)
    return new Catalog({ items, ids, reading, articles: yield* articleSteps(items, null), names: yield* firstOfEachName(reading.rows) })
  }
  if (isWhole(rowsOf, known.size)) {
    const { reading } = known
    const articles = yield* Articles.ofTable(items, known.articles.table)
    return new Catalog({ items, ids, reading, articles, names: yield* firstOfEachName(reading.rows) })
  }
  const reading = yield* readSteps(items, known.reading, rowsOf)
  yield
  const articles = yield* articleSteps(items, { articles: known.articles.table, products: known.size, rowsOf })
  return new Catalog({ items, ids, reading, articles, names: yield* firstOfEachName(reading.rows) })
}

/** Nothing changed, came or went since. */
function isWhole(rowsOf: Int32Array, size: number): boolean {
  return rowsOf.length === size && rowsOf.every((row, place) => row === place)
}

function* distinct(source: readonly CatalogItem[]): Steps<{ items: CatalogItem[]; ids: HashIndex; hashes: Float64Array }> {
  const items: CatalogItem[] = []
  const ids = new HashIndex(source.length)
  const hashes = new Float64Array(source.length)
  for (const item of source) {
    const hash = textHash(item.id)
    const known = ids.find(hash, (one) => items[one]?.id === item.id)
    if (known >= 0) items[known] = item
    else {
      ids.add(hash, items.length)
      hashes[items.length] = hash
      items.push(item)
    }
    if (items.length % LOOKED_UP === 0) yield
  }
  return { items, ids, hashes }
}

function* knownRows(items: readonly CatalogItem[], hashes: Float64Array, known: KnownRows): Steps<Int32Array> {
  const rowsOf = new Int32Array(items.length)
  for (let place = 0; place < items.length; place += 1) {
    rowsOf[place] = known.rowOf(items[place] as CatalogItem, hashes[place] ?? 0, place)
    if (place % LOOKED_UP === LOOKED_UP - 1) yield
  }
  return rowsOf
}

function* readSteps(items: readonly CatalogItem[], known: CatalogReading | null, rowsOf: Int32Array | null): Steps<CatalogReading> {
  const vocabulary = new Vocabulary()
  const tables = new RowTables()
  const rows = ProductRows.ofSize(items.length, known?.rows)
  yield
  const fresh = rowsOf === null ? items.length : rowsOf.reduce((sum, row) => sum + (row < 0 ? 1 : 0), 0)
  const writer = new WordListWriter(vocabulary, fresh + (known?.words.size ?? 0))
  yield
  const copy = known === null ? null : copier(known, rows, tables, vocabulary, writer)
  let effort = 0
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index] as CatalogItem
    const row = rowsOf?.[index] ?? -1
    if (row >= 0 && copy !== null) copy(row, index)
    else addRow(readProduct(item.name, item.group ?? ''), item, index, rows, tables, vocabulary, writer)
    effort += row >= 0 ? COPIED : READ
    if (effort >= STEP) {
      effort = 0
      yield
    }
  }
  const words = writer.lists
  const { starts, postings } = yield* invertedSteps(rows, words, vocabulary.size)
  const { headCounts, nameCounts } = yield* wordCountSteps(rows, words, vocabulary.size)
  yield* vocabulary.indexSteps()
  return { vocabulary, words, tables, rows, starts, postings, headCounts, nameCounts }
}

/** Words come first, then numbers, then articles: in this order the vocabulary grows, whether names are read or copied. */
function addRow(
  facts: ProductFacts,
  item: CatalogItem,
  index: number,
  rows: ProductRows,
  tables: RowTables,
  vocabulary: Vocabulary,
  writer: WordListWriter,
): void {
  rows.words[index] = writer.idOf(facts.words)
  for (const number of facts.numbers) {
    rows.numbers.values.push(vocabulary.intern(`#${number.value}`))
    rows.numbers.values.push(tables.shapes.idOf(shapeOf(number)))
  }
  rows.numbers.endRow()
  for (const code of facts.codes) rows.codes.values.push(vocabulary.intern(`=${code}`))
  rows.codes.endRow()
  rows.traits[index] = tables.traits.idOf({ threads: facts.threads, unit: namedUnit(item.name)?.code ?? null, caseOf: facts.caseOf })
  rows.nameHashes[index] = nameHash(item.name)
}

/** Copies rows of a known index; its word ids become those of the new vocabulary, which holds only words that are still used. */
function copier(
  known: CatalogReading,
  into: ProductRows,
  tables: RowTables,
  vocabulary: Vocabulary,
  writer: WordListWriter,
): (row: number, index: number) => void {
  const { rows } = known
  const words = known.vocabulary.words
  const listOf = writer.copier(known.words)
  const wordOf = remembering(words.length, (old) => vocabulary.intern(words[old] ?? ''))
  const shapeAt = remembering(known.tables.shapes.values.length, (old) => {
    const shape = known.tables.shapes.values[old]
    return shape ? tables.shapes.idOf(shape) : 0
  })
  const traitAt = remembering(known.tables.traits.values.length, (old) => {
    const trait = known.tables.traits.values[old]
    return trait ? tables.traits.idOf(trait) : 0
  })
  return (row, index) => {
    into.words[index] = listOf(rows.words[row] ?? 0)
    for (let at = rows.numbers.startOf(row); at < rows.numbers.ends.at(row); at += 2) {
      into.numbers.values.push(wordOf(rows.numbers.values.at(at)))
      into.numbers.values.push(shapeAt(rows.numbers.values.at(at + 1)))
    }
    into.numbers.endRow()
    for (let at = rows.codes.startOf(row); at < rows.codes.ends.at(row); at += 1) into.codes.values.push(wordOf(rows.codes.values.at(at)))
    into.codes.endRow()
    into.traits[index] = traitAt(rows.traits[row] ?? 0)
    into.nameHashes[index] = rows.nameHashes[row] ?? 0
  }
}

/** The new number for an old one, found once. */
function remembering(size: number, find: (old: number) => number): (old: number) => number {
  const found = new Int32Array(size).fill(-1)
  return (old) => {
    if ((found[old] ?? -1) < 0) found[old] = find(old)
    return found[old] ?? 0
  }
}

function* firstOfEachName({ nameHashes: hashes }: ProductRows): Steps<HashIndex> {
  const names = new HashIndex(hashes.length)
  for (let index = 0; index < hashes.length; index += 1) {
    const hash = hashes[index] ?? 0
    if (names.find(hash, (one) => hashes[one] === hash) < 0) names.add(hash, index)
    if (index % LOOKED_UP === LOOKED_UP - 1) yield
  }
  return names
}
