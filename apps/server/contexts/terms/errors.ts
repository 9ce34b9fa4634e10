/** Error code → HTTP status. */
export const termsErrors = {
  'terms.price-not-positive': 422,
  'terms.price-below-floor': 422,
  'terms.price-not-allowed': 403,
  'terms.schedule-not-whole': 422,
  'terms.unknown-price-type': 404,
  'terms.unknown-customer': 404,
  'terms.unknown-seller': 404,
  'terms.unknown-warehouse': 404,
} as const satisfies Readonly<Record<string, number>>
