/** Error code → HTTP status. */
export const billingErrors = {
  'billing.unknown-order': 404,
  'billing.unknown-payment': 404,
  'billing.unknown-partner': 404,
  'billing.unknown-organisation': 404,
  'billing.other-partner': 409,
  'billing.other-organisation': 409,
  'billing.currency-mismatch': 409,
  'billing.allocated-too-much': 409,
  'billing.amount-not-positive': 422,
  'billing.account-unknown': 422,
  'billing.account-origin': 409,
  'billing.payment-placed': 409,
  'billing.no-legal-entity': 409,
} as const satisfies Readonly<Record<string, number>>
