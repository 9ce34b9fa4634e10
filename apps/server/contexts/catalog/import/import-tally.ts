import { addDecimals, type Decimal, formatDecimal, parseWrittenNumber, ZERO } from '@skladno/platform/files'
import type {
  CatalogFileSet,
  CatalogOffer,
  CatalogProduct,
  CatalogRecord,
  CatalogWarning,
  RejectedRow,
  WarningCode,
} from './catalog-file-set.ts'
import { IdIndex } from './id-index.ts'

/** The figures of an import, as `skladno import --json` prints them (docs: stable interface). */
export interface ImportSummary {
  readonly schema: string
  /** rows, repeated ids within one file included (a warning tells) */
  readonly products: number
  readonly groups: number
  readonly offers: number
  readonly deleted: number
  readonly withoutArticle: number
  /** rows beyond the first with the same article */
  readonly duplicateArticles: number
  /** distinct products that offers name (the part before #) and no product row has */
  readonly offersWithoutProduct: number
  readonly productsWithoutOffer: number
  readonly pricesPerType: Readonly<Record<string, number>>
  readonly priceSumPerType: Readonly<Record<string, string>>
  readonly stockTotal: string
  readonly warnings: readonly WarningCount[]
  readonly rejected: readonly RejectedRow[]
  /** rejected rows in all; `rejected` lists the first thousand */
  readonly rejectedCount: number
  /** for people: price type id → its name */
  readonly priceTypeNames: Readonly<Record<string, string>>
}

export interface WarningCount {
  readonly code: WarningCode
  readonly count: number
  readonly examples: readonly string[]
}

const IS_PRODUCT = 1
const HAS_OFFER = 2
const MAX_EXAMPLES = 3
const MAX_REJECTED = 1000

/** Counts a stream of records without keeping them: 12 bytes an id. */
export class ImportTally {
  readonly #schemas: string[] = []
  readonly #priceTypeNames = new Map<string, string>()
  readonly #groups = new IdIndex()
  readonly #products = new IdIndex()
  readonly #productFiles = new IdIndex()
  readonly #offerFiles = new IdIndex()
  readonly #articles = new IdIndex()
  readonly #prices = new Map<string, { count: number; sum: Decimal }>()
  readonly #warnings = new Map<WarningCode, { count: number; examples: string[] }>()
  readonly #rejected: RejectedRow[] = []
  readonly #fileNumbers = new Map<string, number>()
  readonly #counts = { products: 0, offers: 0, deleted: 0, withArticle: 0, rejected: 0 }
  #stock: Decimal = ZERO

  add(record: CatalogRecord): void {
    if (record.kind === 'product') this.#addProduct(record)
    else if (record.kind === 'offer') this.#addOffer(record)
    else if (record.kind === 'warning') this.#warn(record)
    else if (record.kind === 'group') this.#groups.set(record.id, 1)
    else if (record.kind === 'price-type') this.#priceTypeNames.set(record.id, record.name)
    else if (record.kind === 'rejected') this.#addRejected(record)
    else if (record.kind === 'file' && record.schema !== '' && !this.#schemas.includes(record.schema)) this.#schemas.push(record.schema)
  }

  summary(): ImportSummary {
    const { products, offers, deleted, withArticle, rejected } = this.#counts
    const orphans = this.#products.count((flags) => flags === HAS_OFFER)
    const idle = this.#products.count((flags) => flags === IS_PRODUCT)
    const duplicates = withArticle - this.#articles.size
    const found = [...this.#warnings].map(([code, { count, examples }]) => ({ code, count, examples }))
    if (duplicates > 0) found.push({ code: 'duplicate-articles', count: duplicates, examples: this.#duplicateExamples })
    if (orphans > 0 && products > 0) found.push({ code: 'offer-without-product', count: orphans, examples: [] })
    if (idle > 0 && offers > 0) found.push({ code: 'product-without-offer', count: idle, examples: [] })
    const prices = [...this.#prices].sort(([a], [b]) => (a < b ? -1 : 1))
    return {
      schema: this.#schemas.join(' + '),
      products,
      groups: this.#groups.size,
      offers,
      deleted,
      withoutArticle: products - withArticle,
      duplicateArticles: duplicates,
      offersWithoutProduct: orphans,
      productsWithoutOffer: idle,
      pricesPerType: Object.fromEntries(prices.map(([id, { count }]) => [id, count])),
      priceSumPerType: Object.fromEntries(prices.map(([id, { sum }]) => [id, formatDecimal(sum)])),
      stockTotal: formatDecimal(this.#stock),
      warnings: found,
      rejected: this.#rejected,
      rejectedCount: rejected,
      priceTypeNames: Object.fromEntries(this.#priceTypeNames),
    }
  }

  readonly #duplicateExamples: string[] = []

  #addRejected(row: RejectedRow): void {
    this.#counts.rejected += 1
    if (this.#rejected.length < MAX_REJECTED) this.#rejected.push(row)
  }

  #addProduct(product: CatalogProduct): void {
    if (!this.#isCounted(this.#productFiles, product)) return
    this.#counts.products += 1
    if (product.isDeleted) this.#counts.deleted += 1
    this.#products.set(product.id, (this.#products.get(product.id) ?? 0) | IS_PRODUCT)
    if (product.article === null) return
    this.#counts.withArticle += 1
    if (this.#articles.has(product.article) && this.#duplicateExamples.length < MAX_EXAMPLES) this.#duplicateExamples.push(product.article)
    this.#articles.set(product.article, 1)
  }

  #addOffer(offer: CatalogOffer): void {
    if (this.#isCounted(this.#offerFiles, offer)) this.#counts.offers += 1
    this.#products.set(offer.statedProductId, (this.#products.get(offer.statedProductId) ?? 0) | HAS_OFFER)
    for (const { priceTypeId, amount } of offer.prices) {
      const seen = this.#prices.get(priceTypeId)
      const sum = addDecimals(seen?.sum ?? ZERO, parseWrittenNumber(amount) ?? ZERO)
      this.#prices.set(priceTypeId, { count: (seen?.count ?? 0) + 1, sum })
    }
    if (offer.stock) this.#stock = addDecimals(this.#stock, parseWrittenNumber(offer.stock.total) ?? ZERO)
  }

  /** An id met again in another file of the set is the same thing; twice in one file is two rows and a warning. */
  #isCounted(index: IdIndex, row: CatalogProduct | CatalogOffer): boolean {
    const file = this.#fileNumbers.get(row.place.file) ?? this.#fileNumbers.size
    this.#fileNumbers.set(row.place.file, file)
    const before = index.get(row.id)
    if (before === undefined) index.set(row.id, file)
    else if (before === file && (row.kind === 'product' || row.statedProductId !== row.id))
      this.#warn({ kind: 'warning', code: 'duplicate-ids', place: row.place, example: row.id })
    return before === undefined || before === file
  }

  #warn({ code, example, place }: CatalogWarning): void {
    const seen = this.#warnings.get(code) ?? { count: 0, examples: [] }
    seen.count += 1
    const where = place ? `${place.file}:${place.sheet === null ? '' : `${place.sheet}:`}${place.line} ` : ''
    if (seen.examples.length < MAX_EXAMPLES) seen.examples.push(`${where}${example}`.trim())
    this.#warnings.set(code, seen)
  }
}

/** The figures of a set read into memory. */
export function summariseCatalog(set: CatalogFileSet): ImportSummary {
  const tally = new ImportTally()
  for (const list of [set.files, set.groups, set.priceTypes, set.products, set.offers, set.warnings, set.rejected])
    for (const record of list) tally.add(record)
  return tally.summary()
}
