/** Published facts. `subject` is the order's id where the fact is about an order, else the payment's. */
export const BILLING_EVENTS = {
  /** {invoiceId, number, totalMinor} */
  invoiceIssued: 'billing.invoice-issued',
  /** {invoiceId, number, totalMinor, replacesId, replacesNumber} */
  invoiceReplaced: 'billing.invoice-replaced',
  /** {invoiceId, number} */
  invoiceVoided: 'billing.invoice-voided',
  /** Once per order a payment was applied to. {orderId, paymentId, amountMinor, isFull} */
  paymentReceived: 'billing.payment-received',
  /** Money that belongs to a customer but to no order. {paymentId, amountMinor} */
  advanceReceived: 'billing.advance-received',
  /** Money nobody is known to owe. {paymentId, amountMinor} */
  paymentUnmatched: 'billing.payment-unmatched',
  /** A wrong match undone: the order owes again. {orderId, paymentId, amountMinor, state} */
  paymentTakenBack: 'billing.payment-taken-back',
  /** Money over on an order counts towards the next one. {number, amountMinor, currency} */
  excessOffset: 'billing.excess-offset',
  /** A customer wants money back. {number, refundId, amountMinor, currency} */
  refundAsked: 'billing.refund-asked',
  /** It has gone back. {refundId, paymentId, amountMinor, currency} */
  refundPaid: 'billing.refund-paid',
  /** Orders on credit of the same customer that may fit the limit now. {waitingOrderIds} */
  debtReduced: 'billing.debt-reduced',
} as const
