import type { CatalogMessages } from './index.ts'

export const en: CatalogMessages = {
  'catalog.product-not-found': () => 'There is no such product in the catalog.',
  'catalog.quantity-not-positive': () => 'The quantity must be above zero.',
  'catalog.unit-ambiguous': ({ unit }) => `“${unit}” means different packs of this product. Give the quantity in another unit.`,
  'catalog.unit-not-convertible': ({ unit, units }) => `This product is not counted in “${unit}”. These are possible: ${units}.`,
  'catalog.warehouse-not-found': () => 'There is no such warehouse. Reload the page.',
  'catalog.warehouse-name-taken': () => 'There is already a warehouse with this name.',
  'catalog.last-warehouse': () => 'This is the only warehouse. Add another one first.',
  'catalog.unknown-time-zone': () => 'There is no such time zone. Choose one from the list.',
}
