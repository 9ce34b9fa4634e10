import { isCurrency } from '@skladno/kernel'
import { formatMoney } from '@skladno/platform'
import type { OrderMessages } from './texts.ts'

const money = (minor: unknown, currency: unknown): string =>
  typeof minor === 'number' && isCurrency(currency) ? formatMoney({ minor, currency }, 'en') : ''
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const day = (value: unknown): string =>
  new Date(`${text(value)}T00:00:00Z`).toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long' })

export const en: OrderMessages = {
  statuses: {
    draft: 'Draft',
    'awaiting-approval': 'Awaiting approval',
    'awaiting-customer': 'Awaiting the customer',
    'awaiting-advance': 'Awaiting advance',
    'ready-to-secure': 'Ready to secure',
    'awaiting-prepayment': 'Awaiting prepayment',
    'awaiting-securing': 'Awaiting goods',
    'ready-to-ship': 'Released for picking',
    picking: 'Being picked',
    picked: 'Picked',
    'partly-shipped': 'Partly shipped',
    'awaiting-payment': 'Awaiting payment',
    'ready-to-close': 'Ready to close',
    closed: 'Closed',
    cancelled: 'Cancelled',
    expired: 'Reservation expired',
  },
  facts: {
    'order.confirmed': (data) => `Order ${text(data.number)} confirmed`,
    'order.changed': (data) => `Order changed: was ${money(data.wasMinor, data.currency)}, now ${money(data.totalMinor, data.currency)}`,
    'order.cancelled': (data) => `Order cancelled: ${text(data.reason)}`,
    'order.reduced': (data) =>
      `Missing goods taken out: was ${money(data.wasMinor, data.currency)}, now ${money(data.totalMinor, data.currency)}`,
    'order.reserve-expired': () => 'The reservation expired, the goods are free again',
    'order.reserve-extended': () => 'The goods are reserved again',
    'return.requested': (data) => `Return ${text(data.number)} asked for: ${text(data.reason)}`,
    'return.approved': (data) => `Return ${text(data.number)} approved`,
    'return.rejected': (data) => `Return ${text(data.number)} rejected${text(data.note) === '' ? '' : `: ${text(data.note)}`}`,
    'return.withdrawn': (data) => `Return ${text(data.number)} withdrawn`,
    'return.accepted': (data) => `Return ${text(data.number)} accepted by the warehouse, ${money(data.totalMinor, data.currency)}`,
    'payment.refund-asked': (data) => `To be given back: ${money(data.amountMinor, data.currency)}`,
    'payment.refunded': (data) => `Given back: ${money(data.amountMinor, data.currency)}`,
    'payment.freed': (data) => `${money(data.amountMinor, data.currency)} of the cancelled order stay the customer’s`,
    'payment.offset': (data) => `${money(data.amountMinor, data.currency)} counts towards the next order`,
    'payment.shortfall-chosen': () => 'Chosen: the missing goods come later',
    'order.price-asked': (data) => `A price below the limit waits for approval: ${text(data.name)}`,
    'order.price-decided': (data) =>
      data.isApproved === true ? `Price approved: ${text(data.name)}` : `Price not approved: ${text(data.name)}`,
    'order.offer-renewed': () => 'The invoice was reissued with a new term',
    'order.released': () => 'Released for picking',
    'order.closed': () => 'Order closed',
    'erp.accepted': (data) => `Accepted by the accounting system, no. ${text(data.number)}`,
    'erp.rejected': (data) => `The accounting system refused the order: ${text(data.detail)}`,
    'document.invoice-issued': (data) => `Invoice ${text(data.number)} issued`,
    'document.invoice-replaced': (data) => `Invoice reissued: ${text(data.number)}`,
    'document.invoice-void': (data) => `Invoice ${text(data.number)} void`,
    'payment.received': (data) => `Payment of ${money(data.amountMinor, data.currency)}`,
    'payment.taken-back': (data) => `Payment of ${money(data.amountMinor, data.currency)} taken back: matched by mistake`,
    'order.goods-arrived': (data) => `What was waited for has come: ${text(data.goods)}`,
    'payment.returned': (data) => `Payment of ${money(data.amountMinor, data.currency)} returned`,
    'picking.started': () => 'Picking started',
    'picking.line-picked': () => 'A line was picked',
    'picking.finished': (data) => (data.isPartial === true ? 'Picked in part' : 'Picked'),
    'shipment.shipped': (data) => `Shipped, note ${text(data.number)}`,
    'delivery.planned': (data) => (text(data.shipOn) === '' ? 'No day of shipment yet' : `Shipment planned for ${day(data.shipOn)}`),
    'delivery.delivered': (data) => (text(data.receivedBy) === '' ? 'Delivered' : `Delivered, received by ${text(data.receivedBy)}`),
  },
  problems: {
    ask: (line) => `“${line}”: which product is meant?`,
    unknown: (line) => `“${line}”: not in the catalog`,
    'no-price': (line) => `“${line}”: price on request`,
    short: (line) => `“${line}”: not enough in stock`,
    unit: (unit) => `The unit “${unit}” is not in the table`,
    payer: () => 'Who the invoice is for has not been chosen',
    minimum: (gap) => `Below the smallest order: ${gap} is missing`,
  },
  promise: {
    pickup: 'pickup',
    delivery: 'delivery',
    carrier: 'carrier',
    today: 'today',
    tomorrow: 'tomorrow',
    window: (from, to) => `from ${from} to ${to}`,
    call: 'the driver will call 30 minutes before',
    locale: 'en-GB',
  },
}
