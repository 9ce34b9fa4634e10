/** Error code → HTTP status. */
export const catalogErrors = {
  'catalog.product-not-found': 404,
  'catalog.quantity-not-positive': 422,
  'catalog.unit-ambiguous': 422,
  'catalog.unit-not-convertible': 422,
  'catalog.warehouse-not-found': 404,
  'catalog.warehouse-name-taken': 409,
  'catalog.last-warehouse': 409,
  'catalog.unknown-time-zone': 422,
  'catalog.quantity-too-fine': 422,
  'catalog.receipt-not-found': 404,
  'catalog.receipt-closed': 409,
  'catalog.receipt-changed': 409,
  'catalog.receipt-less-than-received': 409,
  'catalog.stock-moved': 409,
  'catalog.reserved-missing': 409,
  'catalog.goods-left': 409,
  'catalog.document-not-found': 404,
  'catalog.document-reversed': 409,
  'catalog.document-is-counter': 409,
  'catalog.analogue-itself': 422,
  'catalog.analogue-not-found': 404,
  'catalog.step-not-whole': 422,
} as const satisfies Readonly<Record<string, number>>

export type CatalogErrorCode = keyof typeof catalogErrors
