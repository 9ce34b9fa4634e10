export const en = {
  'billing.unknown-order': 'There is no such order.',
  'billing.unknown-payment': 'There is no such payment.',
  'billing.unknown-partner': 'There is no such customer.',
  'billing.unknown-organisation': 'There is no such organisation.',
  'billing.other-partner': 'This order belongs to another customer: a payment settles only the orders of the one it is for.',
  'billing.other-organisation': 'The order is with another of our organisations: the money came to the wrong account.',
  'billing.currency-mismatch': 'The currency of the payment is not that of the order.',
  'billing.allocated-too-much': 'More is given to orders than was received.',
  'billing.amount-not-positive': 'The amount must be above zero.',
} as const
