export { type CatalogIndex, type CatalogIndexOptions, createCatalogIndex, type SnapshotStore } from './adapters/catalog-index.ts'
export type { Pack, Product, SalePack } from './domain/product.ts'
export {
  type Amount,
  type QuantityError,
  type ResolvedQuantity,
  type Rounding,
  resolveQuantity,
  type SaidQuantity,
  unitsOf,
} from './domain/resolve-quantity.ts'
export type { CatalogPorts } from './entry/ports.ts'
export { catalogRoutes } from './entry/routes.ts'
export { catalogErrors } from './errors.ts'
export {
  CatalogFileError,
  type CatalogImportOutcome,
  type CatalogReadingOptions,
  COLUMN_ROLES as CATALOG_COLUMN_ROLES,
  type ColumnRole as CatalogColumnRole,
  canonicalUnit,
  columnKey,
  describeCatalogError as describeCatalogFileError,
  describeReject as describeCatalogReject,
  type ImportProgress,
  type ImportSummary,
  importCatalog,
  importTexts as catalogImportTexts,
  type ListedPrice,
  markPricesFresh,
  type PriceColumn,
  type PriceTarget,
  readPriceList,
} from './import/index.ts'
export { describeCatalogError } from './messages/index.ts'
export { type Availability, type AvailabilityQuestion, availability } from './queries/availability.ts'
export type { GroupRow } from './queries/list-products.ts'
export { analoguesOf, findProductsBySku, listWarehouses, loadProducts, type Warehouse } from './queries/load-products.ts'
export { onHandOf, receiptsToCome } from './queries/on-hand.ts'
export { changeStock, lockStock, type StockChange } from './use-cases/lock-stock.ts'
export { type PriceInput, type PriceTypeInput, type SetPrices, setPrices } from './use-cases/set-prices.ts'
export { type ReceiptInput, type SetStock, type StockInput, setStock } from './use-cases/set-stock.ts'
export { type GroupInput, upsertGroups, type WarehouseInput } from './use-cases/upsert-places.ts'
export { type PackInput, type ProductInput, type UpsertedProducts, upsertProducts, withdrawProducts } from './use-cases/upsert-products.ts'
