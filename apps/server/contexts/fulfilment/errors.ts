/** Error code → HTTP status. */
export const fulfilmentErrors = {
  'fulfilment.unknown-task': 404,
  'fulfilment.unknown-line': 404,
  'fulfilment.unknown-shipment': 404,
  'fulfilment.not-released': 409,
  'fulfilment.not-picking': 409,
  'fulfilment.lines-left': 409,
  'fulfilment.wrong-unit': 422,
  'fulfilment.picked-too-much': 422,
  'fulfilment.not-shippable': 409,
  'fulfilment.awaits-prepayment': 409,
  'fulfilment.credit-blocked': 409,
  'fulfilment.nothing-to-ship': 409,
  'fulfilment.more-than-picked': 409,
  'fulfilment.waits-for-rest': 409,
} as const satisfies Readonly<Record<string, number>>
