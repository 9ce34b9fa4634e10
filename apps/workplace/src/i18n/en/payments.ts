import type { Message } from '../message.ts'
import type { payments as ru } from '../ru/payments.ts'

export const payments: Readonly<Record<keyof typeof ru, Message>> = {
  'payments.title': 'Payments',
  'payments.empty': 'No payments yet',
  'payments.empty.hint': 'Record the first by hand or import a bank statement.',
  'payments.record': 'Record a payment',
  'payments.record.hint': 'What is not placed on orders stays an advance of the customer.',
  'payments.customer': 'Customer',
  'payments.organisation': 'Receiver',
  'payments.purpose': 'Purpose',
  'payments.orders': 'For which orders',
  'payments.orders.none': 'No unpaid orders: the payment becomes an advance.',
  'payments.order.due': 'No. {number}, {due} due',
  'payments.unallocated': '{amount} not placed',
  'payments.unknown-payer': 'Customer unknown',
  'payments.col.day': 'Date',
  'payments.col.payer': 'Payer',
  'payments.col.orders': 'Orders',
  'payments.col.method': 'Method',
  'payments.col.amount': 'Amount',
  'payments.advance': 'advance',
}
