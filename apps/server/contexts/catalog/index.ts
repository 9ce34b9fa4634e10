export { type CatalogIndex, type CatalogIndexOptions, createCatalogIndex } from './adapters/catalog-index.ts'
export type { Pack, Product, SalePack } from './domain/product.ts'
export {
  type Amount,
  type QuantityError,
  type ResolvedQuantity,
  resolveQuantity,
  type SaidQuantity,
  sellsPacksOnly,
  unitsOf,
} from './domain/resolve-quantity.ts'
export { type CatalogPorts, catalogRoutes } from './entry/routes.ts'
export { catalogErrors } from './errors.ts'
export { CATALOG_TOPIC, PRODUCTS_CHANGED } from './events.ts'
export { describeCatalogError } from './messages/index.ts'
export { type Availability, type AvailabilityQuestion, availability } from './queries/availability.ts'
export { type GroupRow, listGroups, stockView } from './queries/list-products.ts'
export { analoguesOf, findProductsByKey, findProductsBySku, listWarehouses, loadProducts, type Warehouse } from './queries/load-products.ts'
export { changeStock, lockStock, type StockChange } from './use-cases/lock-stock.ts'
export { type PriceInput, type PriceTypeInput, type SetPrices, setPrices, upsertPriceTypes } from './use-cases/set-prices.ts'
export { type ReceiptInput, type SetStock, type StockInput, setExpectedReceipts, setStock } from './use-cases/set-stock.ts'
export { type GroupInput, upsertGroups, upsertWarehouses, type WarehouseInput } from './use-cases/upsert-places.ts'
export { type PackInput, type ProductInput, type UpsertedProducts, upsertProducts, withdrawProducts } from './use-cases/upsert-products.ts'
export {
  COLUMN_ROLES as CATALOG_COLUMN_ROLES,
  canonicalUnit,
  CatalogFileError,
  type CatalogImportOutcome,
  type ColumnRole as CatalogColumnRole,
  describeCatalogError as describeCatalogFileError,
  describeReject as describeCatalogReject,
  type ImportProgress,
  type ImportSummary,
  importCatalog,
  importTexts as catalogImportTexts,
} from './import/index.ts'
