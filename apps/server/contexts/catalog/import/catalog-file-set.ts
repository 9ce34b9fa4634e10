import type { OrderRule } from './order-rule.ts'

/**
 * The neutral form of everything a catalog file can say, whatever program wrote it. Amounts and quantities are exact decimal
 * texts («1234.50», scale as written); texts are trimmed; ids are those of the file, so a repeated import meets the same ones.
 */
export interface CatalogFileSet {
  /** «2.07», «3.1», «csv», «xlsx», «xls»; several different ones are joined with « + » */
  readonly schema: string
  /** true when every file says it holds changes only: what is absent is then not deleted */
  readonly isDelta: boolean
  readonly files: readonly CatalogFile[]
  readonly groups: readonly CatalogGroup[]
  readonly priceTypes: readonly CatalogPriceType[]
  readonly warehouses: readonly CatalogWarehouse[]
  readonly units: readonly CatalogUnit[]
  readonly products: readonly CatalogProduct[]
  readonly offers: readonly CatalogOffer[]
  readonly warnings: readonly CatalogWarning[]
  readonly rejected: readonly RejectedRow[]
}

export type CatalogFormat = 'commerceml' | 'csv' | 'xlsx' | 'xls'

export interface CatalogFile {
  readonly kind: 'file'
  readonly file: string
  readonly format: CatalogFormat
  readonly schema: string
  readonly encoding: string | null
  readonly isDelta: boolean
  /** how the columns of a table were understood; empty for CommerceML */
  readonly columns: readonly ColumnReading[]
}

/** One column of a table and what it was taken for; the person may correct `role` and read the file again. */
export interface ColumnReading {
  readonly file: string
  readonly sheet: string | null
  /** where the heading stands; 0: there is none, the person named the columns */
  readonly line: number
  /** letters as in the program: A, B … AA */
  readonly column: string
  readonly header: string
  readonly role: ColumnRole
}

export const COLUMN_ROLES = [
  'sku',
  'code',
  'name',
  'size',
  'unit',
  'pack',
  'step',
  'minimum',
  'price',
  'stock',
  'group',
  'barcode',
  'vat',
  'brand',
  'variant-price',
  'ignore',
] as const
export type ColumnRole = (typeof COLUMN_ROLES)[number]

/** Where in the files something stands: a line of XML or CSV, or a row of a sheet. */
export interface SourcePlace {
  readonly file: string
  readonly sheet: string | null
  readonly line: number
}

export interface CatalogGroup {
  readonly kind: 'group'
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly isDeleted: boolean
}

export interface CatalogPriceType {
  readonly kind: 'price-type'
  readonly id: string
  readonly name: string
  readonly currency: string | null
  readonly vatIncluded: boolean | null
}

export interface CatalogWarehouse {
  readonly kind: 'warehouse'
  readonly id: string
  readonly name: string
}

/** A row of the file's own table of units (CommerceML 3.1 units.xml). */
export interface CatalogUnit {
  readonly kind: 'unit'
  readonly code: string
  readonly name: string
}

/** A unit as the file names it: an ОКЕИ code, a word, or both. `name` is resolved from the code when the file gives no word. */
export interface UnitReference {
  readonly code: string | null
  readonly name: string | null
}

/** 1 pack = `coefficient` base units. */
export interface CatalogPack {
  readonly unit: UnitReference
  readonly coefficient: string
}

export interface CatalogProduct {
  readonly kind: 'product'
  readonly id: string
  /** what people call the article: «Артикул», column sku */
  readonly article: string | null
  readonly code: string | null
  readonly name: string
  readonly fullName: string | null
  readonly description: string | null
  readonly unit: UnitReference | null
  readonly packs: readonly CatalogPack[]
  /** by how many it is ordered at once, and the least; null where the file does not say */
  readonly rule: OrderRule | null
  readonly groupIds: readonly string[]
  readonly barcode: string | null
  /** as written: «22», «Без налога» */
  readonly vatRate: string | null
  readonly brand: string | null
  readonly pictures: readonly string[]
  readonly isDeleted: boolean
  readonly place: SourcePlace
  /** the row as it stands in a table, where the reader was asked to keep it */
  readonly cells?: readonly RowCell[]
}

export interface CatalogPrice {
  readonly priceTypeId: string
  /** currency units per `unit` (or per base unit), a non-negative decimal */
  readonly amount: string
  readonly currency: string | null
  readonly unit: string | null
  readonly coefficient: string | null
  readonly vatIncluded: boolean | null
}

export interface CatalogStock {
  /** sum over warehouses, or the total the file states */
  readonly total: string
  readonly byWarehouse: readonly { readonly warehouseId: string; readonly quantity: string }[]
}

/** A sellable variant of a product with its prices and stock; a plain product has one offer with the product's own id. */
export interface CatalogOffer {
  readonly kind: 'offer'
  readonly id: string
  readonly productId: string
  /** what the id itself says: its part before #; differs from productId where a file lists variants as products */
  readonly statedProductId: string
  readonly name: string | null
  readonly article: string | null
  readonly barcode: string | null
  readonly variant: readonly { readonly name: string; readonly value: string }[]
  /** as listed; a type may repeat, then the last one is meant (a warning tells) */
  readonly prices: readonly CatalogPrice[]
  readonly stock: CatalogStock | null
  /** УТ writes «Кратность» among the characteristics of an offer; it holds for the product */
  readonly rule: OrderRule | null
  readonly isDeleted: boolean
  readonly place: SourcePlace
}

export const WARNING_CODES = [
  'same-file-twice',
  'encoding-differs',
  'nothing-in-file',
  'sheet-hidden',
  'sheet-without-table',
  'no-name',
  'id-from-article',
  'duplicate-ids',
  'duplicate-articles',
  'price-repeated',
  'price-missing',
  'price-zero',
  'stock-not-a-number',
  'stock-negative',
  'order-rule-unread',
  'stock-differs',
  'offer-without-product',
  'product-without-offer',
] as const
export type WarningCode = (typeof WARNING_CODES)[number]

export interface CatalogWarning {
  readonly kind: 'warning'
  readonly code: WarningCode
  readonly place: SourcePlace | null
  /** the value or the name it is about */
  readonly example: string
}

export const REJECT_CODES = [
  'no-id',
  'no-name',
  'bad-price',
  'negative-price',
  'no-offer-id',
  'price-unit',
  'price-currency',
  'unknown-product',
] as const
export type RejectCode = (typeof REJECT_CODES)[number]

export interface RejectedRow {
  readonly kind: 'rejected'
  readonly place: SourcePlace
  readonly code: RejectCode
  /** the offending value; '' when something is absent */
  readonly value: string
  /** the row as it stands in a table, so that a person can put it right; absent for CommerceML */
  readonly cells?: readonly RowCell[]
}

export interface RowCell {
  /** letters as in the program */
  readonly column: string
  readonly header: string
  readonly value: string
}

/** A column of one table, as corrections name it: `file|sheet|letters`. */
export const columnKey = ({ file, sheet, column }: Pick<ColumnReading, 'file' | 'sheet' | 'column'>): string =>
  `${file}|${sheet ?? ''}|${column}`

/** Rows as people corrected them: `file|sheet|line` → column letters → text. */
export type RowCorrections = Readonly<Record<string, Readonly<Record<string, string>>>>

/** One thing read, in file order; groups, price types, warehouses and units come before the products that use them. */
export type CatalogRecord =
  | CatalogFile
  | CatalogGroup
  | CatalogPriceType
  | CatalogWarehouse
  | CatalogUnit
  | CatalogProduct
  | CatalogOffer
  | CatalogWarning
  | RejectedRow
