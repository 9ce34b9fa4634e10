import { normalise } from '../text/clean.ts'
import { foldCode } from '../text/scripts.ts'
import type { CatalogItem } from '../types.ts'
import { HashIndex, textHash } from './hash-index.ts'
import { orderSteps, type Steps } from './steps.ts'

/** One spelling of an article. */
export const articleOf = (sku: string): string => foldCode(normalise(sku))

const isUsable = (code: string): boolean => code.length >= 2 && /\d/.test(code)
/** 0 stands for no article. */
const hashOf = (code: string): number => (isUsable(code) ? textHash(code) | 0 || 1 : 0)

/** What is kept of the articles: entry `i` is the article of product `i`, behind them stand the aliases. */
export interface ArticleTable {
  /** 0 for an article nobody can ask for. */
  readonly hashes: Int32Array
  /** Product and place among its aliases, by turns. */
  readonly aliases: Int32Array
  /** Entries by their spelling. */
  readonly order: Int32Array
}

/** Articles of all products without a copy of their texts. */
export class Articles {
  readonly table: ArticleTable
  readonly #items: readonly CatalogItem[]
  readonly #heads: HashIndex
  /** The entry before of the same hash, or -1. */
  readonly #before: Int32Array

  private constructor(items: readonly CatalogItem[], table: ArticleTable) {
    this.#items = items
    this.table = table
    this.#heads = new HashIndex(table.hashes.length)
    this.#before = new Int32Array(table.hashes.length)
  }

  static *ofTable(items: readonly CatalogItem[], table: ArticleTable): Steps<Articles> {
    const articles = new Articles(items, table)
    const { hashes } = table
    for (let entry = 0; entry < hashes.length; entry += 1) {
      const hash = hashes[entry] ?? 0
      articles.#before[entry] = hash === 0 ? -1 : articles.#heads.replace(hash, entry, (other) => hashes[other] === hash)
      if (entry % 20_000 === 19_999) yield
    }
    return articles
  }

  /** Products whose article or alias is this one, ascending. */
  having(code: string): readonly number[] {
    const hash = hashOf(code)
    if (hash === 0) return NONE
    const { hashes } = this.table
    const found: number[] = []
    for (let entry = this.#heads.find(hash, (one) => hashes[one] === hash); entry >= 0; entry = this.#before[entry] ?? -1)
      if (this.codeOf(entry) === code) found.push(this.productOf(entry))
    return found.length < 2 ? found : [...new Set(found)].sort((a, b) => a - b)
  }

  /** Products whose articles go on after these characters; no further article is looked at once there are `limit` of them. */
  startingWith(code: string, limit: number): readonly number[] {
    const { order } = this.table
    const found: number[] = []
    let last = ''
    for (let at = this.placeOf(code); at < order.length && found.length < limit; at += 1) {
      const own = this.codeOf(order[at] ?? 0)
      if (!own.startsWith(code)) break
      if (own !== last) found.push(...this.having(own))
      last = own
    }
    return found
  }

  /** The first place in the order that is not below this code. */
  placeOf(code: string): number {
    const { order } = this.table
    let low = 0
    let high = order.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.codeOf(order[middle] ?? 0) < code) low = middle + 1
      else high = middle
    }
    return low
  }

  productOf(entry: number): number {
    return entry < this.#items.length ? entry : (this.table.aliases[2 * (entry - this.#items.length)] ?? 0)
  }

  codeOf(entry: number): string {
    return codeAt(this.#items, this.table.aliases, entry)
  }
}

const NONE: readonly number[] = []

function codeAt(items: readonly CatalogItem[], aliases: Int32Array, entry: number): string {
  if (entry < items.length) return articleOf(items[entry]?.sku ?? '')
  const at = 2 * (entry - items.length)
  return articleOf(items[aliases[at] ?? 0]?.aliases?.[aliases[at + 1] ?? 0] ?? '')
}

/** Articles read before, and which of their products are still the same: `rowsOf` gives the old row of each product, or -1. */
export interface KnownArticles {
  readonly articles: ArticleTable
  readonly products: number
  readonly rowsOf: Int32Array
}

/** Articles of these products; those of known rows are not spelled out again. */
export function* articleSteps(items: readonly CatalogItem[], known: KnownArticles | null): Steps<Articles> {
  const aliases = yield* aliasPlaces(items)
  const count = items.length + aliases.length / 2
  const hashes = new Int32Array(count)
  const fresh: number[] = []
  for (let entry = 0; entry < count; entry += 1) {
    const row = known === null ? -1 : (known.rowsOf[entry] ?? -1)
    if (known !== null && row >= 0 && entry < items.length) hashes[entry] = known.articles.hashes[row] ?? 0
    else {
      hashes[entry] = hashOf(codeAt(items, aliases, entry))
      if (hashes[entry] !== 0) fresh.push(entry)
    }
    if (entry % 4_000 === 3_999) yield
  }
  const order =
    known === null || fresh.length > count / 8
      ? yield* wholeOrder(items, aliases, hashes)
      : yield* mergedOrder(items, aliases, fresh, yield* keptOrder(known, items.length))
  return yield* Articles.ofTable(items, { hashes, aliases, order })
}

function* aliasPlaces(items: readonly CatalogItem[]): Steps<Int32Array> {
  const places: number[] = []
  for (let product = 0; product < items.length; product += 1) {
    const count = items[product]?.aliases?.length ?? 0
    for (let i = 0; i < count; i += 1) places.push(product, i)
    if (product % 50_000 === 49_999) yield
  }
  return Int32Array.from(places)
}

function* wholeOrder(items: readonly CatalogItem[], aliases: Int32Array, hashes: Int32Array): Steps<Int32Array> {
  const codes: string[] = []
  const entries: number[] = []
  for (let entry = 0; entry < hashes.length; entry += 1) {
    codes.push(hashes[entry] === 0 ? '' : codeAt(items, aliases, entry))
    if (hashes[entry] !== 0) entries.push(entry)
    if (entry % 8_000 === 7_999) yield
  }
  return yield* orderSteps(codes, Int32Array.from(entries))
}

/** The known order without what is gone or changed, in the new numbering. Aliases are few and put in anew. */
function* keptOrder({ articles, products, rowsOf }: KnownArticles, count: number): Steps<Int32Array> {
  const places = new Int32Array(products).fill(-1)
  for (let product = 0; product < count; product += 1) {
    const row = rowsOf[product] ?? -1
    if (row >= 0) places[row] = product
  }
  yield
  const kept = new Int32Array(articles.order.length)
  let length = 0
  for (let at = 0; at < articles.order.length; at += 1) {
    const entry = articles.order[at] ?? 0
    const place = entry < products ? (places[entry] ?? -1) : -1
    if (place >= 0) {
      kept[length] = place
      length += 1
    }
    if (at % 100_000 === 99_999) yield
  }
  return kept.subarray(0, length)
}

function* mergedOrder(items: readonly CatalogItem[], aliases: Int32Array, fresh: readonly number[], kept: Int32Array): Steps<Int32Array> {
  const codes = fresh.map((entry) => codeAt(items, aliases, entry))
  yield
  const sorted = yield* orderSteps(codes, Int32Array.from(codes.keys()))
  const order = new Int32Array(kept.length + fresh.length)
  let from = 0
  let length = 0
  for (let i = 0; i < sorted.length; i += 1) {
    const code = codes[sorted[i] ?? 0] ?? ''
    let [low, high] = [from, kept.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (codeAt(items, aliases, kept[middle] ?? 0) < code) low = middle + 1
      else high = middle
    }
    order.set(kept.subarray(from, low), length)
    length += low - from
    from = low
    order[length] = fresh[sorted[i] ?? 0] ?? 0
    length += 1
    if (i % 200 === 199) yield
  }
  order.set(kept.subarray(from), length)
  return order
}
