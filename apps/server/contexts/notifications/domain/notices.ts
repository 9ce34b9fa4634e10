/** What a customer must be told. Mandatory: nothing but the shadow level keeps them back. */
export const CUSTOMER_NOTICES = [
  'accepted',
  'invoice',
  'changed',
  'moved',
  'assembled',
  'payment',
  'shipped',
  'delivered',
  'cancelled',
  'return-approved',
  'return-rejected',
  'return-accepted',
  'refund-paid',
  'goods-arrived',
  'reserve-ends',
  'reserve-expired',
] as const
export type CustomerNotice = (typeof CUSTOMER_NOTICES)[number]

/** What an employee is told in the workplace. */
export const STAFF_NOTICES = [
  'order-confirmed',
  'order-changed',
  'order-cancelled',
  'picking-opened',
  'picking-short',
  'picking-cancelled',
  'return-requested',
  'return-expected',
  'refund-asked',
  'price-asked',
  'price-decided',
  'payment-received',
  'advance-received',
  'payment-unmatched',
  'paid-but-short',
  'payment-taken-back',
  'goods-arrived',
  'goods-missing',
  'promise-delayed',
  'reserve-expired',
  'shipped',
  'escalated',
  'reply-held',
  'order-rejected',
  'order-unknown',
  'document-failed',
  'customer-not-told',
  'channel-failing',
] as const
export type StaffNotice = (typeof STAFF_NOTICES)[number]

/** Facts a rule takes from its event for the text; the rest is read when the text is made. */
export type NoticeFacts = Readonly<Record<string, string | number | boolean | null>>
