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
} as const satisfies Readonly<Record<string, number>>

export type CatalogErrorCode = keyof typeof catalogErrors
