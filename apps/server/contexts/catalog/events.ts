/** Products, packs, groups were added, changed or withdrawn: `data: { ids: string[] } | { all: true }`. Stock and prices have no event. */
export const PRODUCTS_CHANGED = 'catalog.products-changed'

/** Live topic touched with every PRODUCTS_CHANGED. */
export const CATALOG_TOPIC = 'catalog'
