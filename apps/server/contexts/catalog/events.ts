/** Products, packs, groups were added, changed or withdrawn: `data: { ids: string[] } | { all: true }`. Prices have no event. */
export const PRODUCTS_CHANGED = 'catalog.products-changed'

/** Live topic touched with every PRODUCTS_CHANGED. */
export const CATALOG_TOPIC = 'catalog'

/** Stock grew somewhere: orders that wait may be served. `data: { documentId, warehouseId, productIds } | { all: true }`. */
export const GOODS_CAME_IN = 'catalog.goods-came-in'

/** A count found less than is reserved for orders. `data: { documentId, warehouseId, productIds }`. */
export const HOLDS_UNCOVERED = 'catalog.holds-uncovered'

/** Goods to come will come later, or not at all. `data: { receiptId, warehouseId, productId, from, to }`, days; `to` null: not at all. */
export const RECEIPT_DELAYED = 'catalog.receipt-delayed'
