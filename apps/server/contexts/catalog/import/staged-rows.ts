import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { type InputColumns, inputRows } from '../adapters/input-rows.ts'
import { canonicalUnit } from './canonical-unit.ts'
import type {
  CatalogFile,
  CatalogGroup,
  CatalogOffer,
  CatalogPriceType,
  CatalogProduct,
  CatalogRecord,
  CatalogWarehouse,
  UnitReference,
} from './catalog-file-set.ts'
import { okeiName } from './okei.ts'

/** Tables of one import, gone with its transaction. A file's rows wait here until the whole set has proved readable. */
const TABLES = [
  `CREATE TEMP TABLE staged_product (position int, key text, is_article_key boolean, article text, name text, description text, unit text,
    packs jsonb, rule jsonb, group_key text, barcode text, is_vat_stated boolean, vat_rate_bp int, brand text, is_deleted boolean) ON COMMIT DROP`,
  `CREATE TEMP TABLE staged_variant (position int, id text, product_key text, name text, attributes jsonb) ON COMMIT DROP`,
  `CREATE TEMP TABLE staged_price (position int, product_key text, variant_key text, type_key text, amount numeric, currency text, unit text,
    coefficient numeric, place text) ON COMMIT DROP`,
  `CREATE TEMP TABLE staged_rule (position int, product_key text, rule jsonb) ON COMMIT DROP`,
  `CREATE TEMP TABLE staged_stock (position int, product_key text, variant_key text, warehouse_key text, quantity numeric) ON COMMIT DROP`,
] as const

interface ProductRow {
  readonly position: number
  readonly product: CatalogProduct
}
interface VariantRow {
  readonly position: number
  readonly offer: CatalogOffer
}
interface PriceRow extends VariantRow {
  readonly price: CatalogOffer['prices'][number]
}
interface StockRow extends VariantRow {
  readonly warehouseKey: string
  readonly quantity: string
}

const isVariant = (offer: CatalogOffer): boolean => offer.id !== offer.productId
const variantKey = ({ offer }: VariantRow): string | null => (isVariant(offer) ? offer.id : null)

/** PostgreSQL keeps no zero characters. */
const clean = (text: string | null): string | null => text?.replaceAll('\u0000', '') ?? null

const wordOf = (unit: UnitReference | null): string | null => {
  const word = unit === null ? null : (unit.name ?? (unit.code === null ? null : okeiName(unit.code)))
  return word === null || word.trim() === '' ? null : canonicalUnit(word)
}

/** Unnamed packs of a table («в упаковке: 500») are packages. */
const packsOf = (product: CatalogProduct): readonly { readonly unit: string; readonly coefficient: string }[] =>
  product.packs.map((pack) => ({ unit: wordOf(pack.unit) ?? 'уп', coefficient: pack.coefficient }))

/** Rates that are or were the country's general one mean the seller's own rate of the day (Russia 18, 20, 22 %; Kazakhstan 12, 16 %). */
const GENERAL_RATES: readonly number[] = [1200, 1600, 1800, 2000, 2200]

function vatRateBp(written: string | null): number | null {
  const rate = /^(\d{1,2})(?:[.,]0+)?\s*%?$/.exec(written?.trim() ?? '')?.[1]
  const basisPoints = rate === undefined ? null : Number(rate) * 100
  return basisPoints === null || GENERAL_RATES.includes(basisPoints) ? null : basisPoints
}

const PRODUCT: InputColumns<ProductRow> = {
  position: ['int', ({ position }) => position],
  key: ['text', ({ product }) => clean(product.id)],
  is_article_key: ['boolean', ({ product }) => product.id === product.article],
  article: ['text', ({ product }) => clean(product.article ?? product.code)],
  name: ['text', ({ product }) => clean(product.name)?.slice(0, 1000)],
  description: ['text', ({ product }) => clean(product.description)],
  unit: ['text', ({ product }) => wordOf(product.unit)],
  packs: ['jsonb', ({ product }) => JSON.stringify(packsOf(product))],
  rule: ['jsonb', ({ product }) => (product.rule === null ? null : JSON.stringify(product.rule))],
  group_key: ['text', ({ product }) => clean(product.groupIds[0] ?? null)],
  barcode: ['text', ({ product }) => clean(product.barcode)],
  is_vat_stated: ['boolean', ({ product }) => product.vatRate !== null],
  vat_rate_bp: ['int', ({ product }) => vatRateBp(product.vatRate)],
  brand: ['text', ({ product }) => clean(product.brand)],
  is_deleted: ['boolean', ({ product }) => product.isDeleted],
}
const VARIANT: InputColumns<VariantRow> = {
  position: ['int', ({ position }) => position],
  id: ['text', ({ offer }) => clean(offer.id)],
  product_key: ['text', ({ offer }) => clean(offer.productId)],
  name: ['text', ({ offer }) => clean(offer.variant.map(({ value }) => value).join(', ') || offer.name || offer.id)],
  attributes: ['jsonb', ({ offer }) => clean(JSON.stringify(Object.fromEntries(offer.variant.map(({ name, value }) => [name, value]))))],
}
const RULE: InputColumns<VariantRow> = {
  position: ['int', ({ position }) => position],
  product_key: ['text', ({ offer }) => clean(offer.productId)],
  rule: ['jsonb', ({ offer }) => JSON.stringify(offer.rule)],
}
const PRICE: InputColumns<PriceRow> = {
  position: ['int', ({ position }) => position],
  product_key: ['text', ({ offer }) => clean(offer.productId)],
  variant_key: ['text', variantKey],
  type_key: ['text', ({ price }) => clean(price.priceTypeId)],
  amount: ['numeric', ({ price }) => price.amount],
  currency: ['text', ({ price }) => price.currency],
  unit: ['text', ({ price }) => (price.unit === null ? null : canonicalUnit(price.unit))],
  coefficient: ['numeric', ({ price }) => (price.coefficient === null || /^0*(\.0*)?$/.test(price.coefficient) ? null : price.coefficient)],
  place: ['text', ({ offer }) => JSON.stringify(offer.place)],
}
const STOCK: InputColumns<StockRow> = {
  position: ['int', ({ position }) => position],
  product_key: ['text', ({ offer }) => clean(offer.productId)],
  variant_key: ['text', variantKey],
  warehouse_key: ['text', ({ warehouseKey }) => clean(warehouseKey)],
  quantity: ['numeric', ({ quantity }) => quantity],
}

/** Rows a statement carries. */
const BATCH = 5_000

/** The warehouse of files that know only one total. */
export const NO_WAREHOUSE = ''

/** Puts the records of a set into tables of the transaction; the few groups, price types and warehouses stay in memory. */
export class CatalogStage {
  readonly #tx: Tx
  readonly #products: ProductRow[] = []
  readonly #variants: VariantRow[] = []
  readonly #rules: VariantRow[] = []
  readonly #prices: PriceRow[] = []
  readonly #stock: StockRow[] = []
  #position = 0
  readonly groups = new Map<string, CatalogGroup>()
  readonly priceTypes = new Map<string, CatalogPriceType>()
  readonly warehouses = new Map<string, CatalogWarehouse>()
  readonly files: CatalogFile[] = []

  constructor(tx: Tx) {
    this.#tx = tx
  }

  static async create(tx: Tx): Promise<CatalogStage> {
    for (const table of TABLES) await sql.raw(table).execute(tx.db)
    return new CatalogStage(tx)
  }

  async add(records: readonly CatalogRecord[]): Promise<void> {
    for (const record of records) this.#take(record)
    const longest = Math.max(this.#products.length, this.#variants.length, this.#rules.length, this.#prices.length, this.#stock.length)
    if (longest >= BATCH) await this.#flush()
  }

  /** Everything is in the tables, with what makes looking it up quick. */
  async finish(): Promise<void> {
    await this.#flush()
    await sql`CREATE INDEX ON staged_price (product_key)`.execute(this.#tx.db)
    await sql`CREATE INDEX ON staged_rule (product_key)`.execute(this.#tx.db)
    for (const table of ['staged_product', 'staged_variant', 'staged_rule', 'staged_price', 'staged_stock'])
      await sql`ANALYZE ${sql.table(table)}`.execute(this.#tx.db)
  }

  #take(record: CatalogRecord): void {
    this.#position += 1
    if (record.kind === 'product') this.#products.push({ position: this.#position, product: record })
    else if (record.kind === 'offer') this.#takeOffer(record)
    else if (record.kind === 'group' && !record.isDeleted) this.groups.set(record.id, record)
    else if (record.kind === 'price-type') this.priceTypes.set(record.id, record)
    else if (record.kind === 'warehouse') this.warehouses.set(record.id, record)
    else if (record.kind === 'file') this.files.push(record)
  }

  #takeOffer(offer: CatalogOffer): void {
    const row = { position: this.#position, offer }
    if (offer.isDeleted) return
    if (isVariant(offer)) this.#variants.push(row)
    if (offer.rule !== null) this.#rules.push(row)
    for (const price of offer.prices) this.#prices.push({ ...row, price })
    if (offer.stock === null) return
    const places = offer.stock.byWarehouse
    if (places.length === 0) this.#stock.push({ ...row, warehouseKey: NO_WAREHOUSE, quantity: offer.stock.total })
    for (const { warehouseId, quantity } of places) this.#stock.push({ ...row, warehouseKey: warehouseId, quantity })
  }

  async #flush(): Promise<void> {
    await this.#write('staged_product', this.#products, PRODUCT)
    await this.#write('staged_variant', this.#variants, VARIANT)
    await this.#write('staged_rule', this.#rules, RULE)
    await this.#write('staged_price', this.#prices, PRICE)
    await this.#write('staged_stock', this.#stock, STOCK)
  }

  async #write<T>(table: string, rows: T[], columns: InputColumns<T>): Promise<void> {
    const batch = rows.splice(0)
    if (batch.length > 0) await sql`INSERT INTO ${sql.table(table)} SELECT * FROM ${inputRows(batch, columns)}`.execute(this.#tx.db)
  }
}
