/** Error code → HTTP status. */
export const termsErrors = {
  'terms.price-not-positive': 422,
  'terms.price-below-floor': 422,
  'terms.price-not-allowed': 403,
} as const satisfies Readonly<Record<string, number>>
