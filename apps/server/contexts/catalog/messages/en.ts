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
  'catalog.quantity-too-fine': ({ name }) => `The quantity of “${name}” is finer than a thousandth. Use a larger unit or round it.`,
  'catalog.receipt-not-found': () => 'There is no such expected receipt. Refresh the list.',
  'catalog.receipt-closed': () => 'This receipt has come or was cancelled already. Refresh the list.',
  'catalog.receipt-changed': () => 'A colleague has just changed this receipt. Look at it again.',
  'catalog.receipt-less-than-received': () =>
    'The expected quantity must be above what has come already. If nothing more will come, cancel the rest.',
  'catalog.stock-moved': ({ name }) => `The stock of “${name}” has changed since: something left or came in. Look at the difference again.`,
  'catalog.reserved-missing': ({ name }) =>
    `“${name}”: fewer were counted than are reserved for orders. See which orders suffer and confirm.`,
  'catalog.goods-left': ({ name }) =>
    `“${name}” of this receipt has left already: the document cannot be taken back. Correct the stock by counting.`,
  'catalog.document-not-found': () => 'There is no such stock document.',
  'catalog.document-reversed': ({ number }) => `Document no. ${number} has taken this one back already.`,
  'catalog.document-is-counter': () => 'This is a counter record itself. Make a new receipt or count instead.',
  'catalog.analogue-itself': () => 'A product cannot replace itself.',
  'catalog.step-not-whole': ({ unit, number }) =>
    `Goods counted in “${unit}” are sold whole: a step of ${number} will not do. Give a whole number, for example 6.`,
  'catalog.analogue-not-found': () => 'There is no such replacement any more.',
}
