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
export { type Availability, type AvailabilityQuestion, availability } from './queries/availability.ts'
export { analoguesOf, findProductsBySku, listWarehouses, loadProducts, type Warehouse } from './queries/load-products.ts'
export { changeStock, lockStock, type StockChange } from './use-cases/lock-stock.ts'
