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
  'billing.account-unknown':
    'The statement’s account is not ours: none of your organisations has it. Add it in the organisation’s settings and load the statement again.',
  'billing.account-origin':
    'Payments of this account come from elsewhere (the ERP or by hand). An account has one origin so that nothing counts twice: change it to “statements” in the bank settings.',
  'billing.payment-placed': 'This payment has been placed already{by}. Refresh the list: the decision can be undone and taken anew.',
  'billing.payment-not-placed': 'This payment is nobody’s yet: there is nothing to undo.',
  'billing.unknown-payer': 'This payer is no longer in the list.',
  'billing.payment-promised': 'Part of this money is promised back to the customer: settle the refund first.',
  'billing.nothing-over': 'There is no money over on the order: it has been counted or given back.',
  'billing.unknown-refund': 'There is no such refund.',
  'billing.refund-paid': 'This money has been given back already.',
  'billing.refund-by-statement':
    'Payments of this organisation come from bank statements: load the statement with the refund and it closes itself. Cash or card can be marked here.',
  'billing.nothing-due': 'The order is paid in full, no new invoice is needed.',
  'billing.no-legal-entity': 'The customer has no legal entity: add one to record the refund.',
} as const

/** Heads of the receivables' file, in the order of its cells. */
export const receivableHeads: readonly string[] = [
  'Customer',
  'Our organisation',
  'Manager',
  'Currency',
  'Debt',
  'Overdue',
  'Not overdue',
  '1–7 days',
  '8–30 days',
  '31–60 days',
  'Over 60 days',
  'Advances',
  'Credit limit',
  'Days overdue',
]
