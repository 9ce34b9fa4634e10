import type { RecordedEvent } from '@skladno/platform'
import type { CustomerNotice, NoticeFacts, StaffNotice } from './notices.ts'

type Event = Pick<RecordedEvent, 'id' | 'type' | 'subject' | 'partyId' | 'data' | 'at'>

interface RuleBase {
  /** Told once for ever per key. */
  readonly key: (event: Event) => string
  readonly when?: (event: Event) => boolean
  readonly facts?: (event: Event) => NoticeFacts
  /** The order it is about; the event's subject unless told. */
  readonly orderId?: (event: Event) => string | null
}

export interface CustomerRule extends RuleBase {
  readonly to: 'customer'
  readonly notice: CustomerNotice
}

export interface StaffRule extends RuleBase {
  readonly to: 'manager' | 'warehouse' | 'accountant' | 'sales' | 'admin'
  readonly notice: StaffNotice
  readonly threadId?: (event: Event) => string | null
  readonly managerId?: (event: Event) => string | null
}

export type NoticeRule = CustomerRule | StaffRule

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const count = (value: unknown): number => (typeof value === 'number' ? value : 0)
const hasLines = (event: Event): boolean => Array.isArray(event.data.lineIds) && event.data.lineIds.length > 0
const minuteOf = (event: Event): string => event.at.toISOString().slice(0, 16)

/** Work for a person that comes with a notice of its own kind. */
const TOLD_BY_THEMSELVES: readonly string[] = ['paid-but-short', 'order-rejected']

/** Event → who is told what. The whole policy of telling is this table. */
export const NOTICE_RULES: Readonly<Record<string, readonly NoticeRule[]>> = {
  'fulfilment.order-planned': [
    { to: 'customer', notice: 'accepted', key: (e) => `accepted:${e.subject}`, when: (e) => e.data.isReleased === false },
    { to: 'manager', notice: 'order-confirmed', key: (e) => `order-confirmed:${e.subject}` },
  ],
  'ordering.order-changed': [
    { to: 'customer', notice: 'changed', key: (e) => `changed:${e.subject}:${String(e.data.draftVersion)}` },
    {
      to: 'manager',
      notice: 'order-changed',
      key: (e) => `order-changed:${e.subject}:${String(e.data.draftVersion)}`,
      facts: (e) => ({ wasMinor: count(e.data.wasMinor), nowMinor: count(e.data.totalMinor) }),
    },
  ],
  'ordering.order-cancelled': [
    { to: 'customer', notice: 'cancelled', key: (e) => `cancelled:${e.subject}` },
    {
      to: 'manager',
      notice: 'order-cancelled',
      key: (e) => `order-cancelled:${e.subject}`,
      facts: (e) => ({ reason: text(e.data.reason) }),
    },
  ],
  'ordering.reserve-expired': [
    { to: 'customer', notice: 'reserve-expired', key: (e) => `reserve-expired:${e.id}` },
    { to: 'manager', notice: 'reserve-expired', key: (e) => `reserve-expired:${e.id}` },
  ],
  'ordering.paid-but-short': [{ to: 'manager', notice: 'paid-but-short', key: (e) => `paid-but-short:${e.subject}` }],
  'ordering.goods-arrived': [
    {
      to: 'customer',
      notice: 'goods-arrived',
      when: hasLines,
      key: (e) => `goods-arrived:${e.id}`,
      facts: (e) => ({ goods: text(e.data.goods) }),
    },
    {
      to: 'manager',
      notice: 'goods-arrived',
      when: hasLines,
      key: (e) => `goods-arrived:${e.id}`,
      facts: (e) => ({ goods: text(e.data.goods) }),
    },
  ],
  'ordering.goods-missing': [
    {
      to: 'manager',
      notice: 'goods-missing',
      // The job that found it may run twice.
      key: (e) => `goods-missing:${text(e.data.documentId)}:${text(e.data.productId)}:${e.subject}`,
      facts: (e) => ({ goods: text(e.data.goods), missing: count(e.data.missing), unit: text(e.data.unit) }),
    },
  ],
  'ordering.promise-delayed': [
    {
      to: 'manager',
      notice: 'promise-delayed',
      key: (e) => `promise-delayed:${text(e.data.receiptId)}:${text(e.data.to)}:${e.subject}`,
      facts: (e) => ({ goods: text(e.data.goods), from: text(e.data.from), to: textOrNull(e.data.to) }),
    },
  ],
  'notifications.reserve-ends': [{ to: 'customer', notice: 'reserve-ends', key: (e) => `reserve-ends:${e.subject}:${text(e.data.day)}` }],
  'documents.document-stored': [
    {
      to: 'customer',
      notice: 'invoice',
      when: (e) => e.data.kind === 'invoice',
      key: (e) => `invoice:${text(e.data.invoiceId)}`,
      facts: (e) => ({ invoiceId: textOrNull(e.data.invoiceId) }),
    },
    {
      to: 'customer',
      notice: 'shipped',
      when: (e) => e.data.kind === 'shipment-note',
      key: (e) => `shipped:${text(e.data.shipmentId)}`,
      facts: (e) => ({ shipmentId: textOrNull(e.data.shipmentId) }),
    },
    {
      to: 'customer',
      notice: 'return-accepted',
      when: (e) => e.data.kind === 'correction',
      key: (e) => `return-accepted:${text(e.data.returnId)}`,
      facts: (e) => ({ returnId: textOrNull(e.data.returnId) }),
    },
  ],
  'documents.rendering-failed': [
    {
      to: 'customer',
      notice: 'shipped',
      when: (e) => e.data.kind === 'shipment-note',
      key: (e) => `shipped:${text(e.data.shipmentId)}`,
      facts: (e) => ({ shipmentId: textOrNull(e.data.shipmentId) }),
    },
    {
      to: 'customer',
      notice: 'return-accepted',
      when: (e) => e.data.kind === 'correction',
      key: (e) => `return-accepted:${text(e.data.returnId)}`,
      facts: (e) => ({ returnId: textOrNull(e.data.returnId) }),
    },
    {
      to: 'manager',
      notice: 'document-failed',
      key: (e) => `document-failed:${e.id}`,
      facts: (e) => ({ document: text(e.data.number), detail: text(e.data.detail) }),
    },
  ],
  'fulfilment.delivery-moved': [{ to: 'customer', notice: 'moved', key: (e) => `moved:${e.id}` }],
  'fulfilment.picking-opened': [
    {
      to: 'warehouse',
      notice: 'picking-opened',
      key: (e) => `picking-opened:${text(e.data.taskId)}`,
      facts: (e) => ({ taskId: text(e.data.taskId) }),
    },
  ],
  'fulfilment.picking-finished': [
    { to: 'customer', notice: 'assembled', key: (e) => `assembled:${text(e.data.taskId)}` },
    {
      to: 'manager',
      notice: 'picking-short',
      when: (e) => e.data.isPartial === true,
      key: (e) => `picking-short:${text(e.data.taskId)}`,
      facts: (e) => ({ taskId: text(e.data.taskId) }),
    },
  ],
  'fulfilment.picking-cancelled': [
    { to: 'warehouse', notice: 'picking-cancelled', key: (e) => `picking-cancelled:${text(e.data.taskId)}` },
  ],
  'fulfilment.return-requested': [
    {
      to: 'manager',
      notice: 'return-requested',
      key: (e) => `return-requested:${text(e.data.returnId)}`,
      facts: (e) => ({ return: text(e.data.number), reason: text(e.data.reason) }),
    },
  ],
  'fulfilment.return-approved': [
    {
      to: 'customer',
      notice: 'return-approved',
      key: (e) => `return-approved:${text(e.data.returnId)}`,
      facts: (e) => ({ returnId: text(e.data.returnId), return: text(e.data.number) }),
    },
    {
      to: 'warehouse',
      notice: 'return-expected',
      key: (e) => `return-expected:${text(e.data.returnId)}`,
      facts: (e) => ({ return: text(e.data.number) }),
    },
  ],
  'fulfilment.return-rejected': [
    {
      to: 'customer',
      notice: 'return-rejected',
      key: (e) => `return-rejected:${text(e.data.returnId)}`,
      facts: (e) => ({ returnId: text(e.data.returnId), return: text(e.data.number), note: text(e.data.note) }),
    },
  ],
  'billing.refund-asked': [
    {
      to: 'accountant',
      notice: 'refund-asked',
      key: (e) => `refund-asked:${text(e.data.refundId)}`,
      facts: (e) => ({ amountMinor: count(e.data.amountMinor) }),
    },
  ],
  'billing.refund-paid': [
    {
      to: 'customer',
      notice: 'refund-paid',
      key: (e) => `refund-paid:${text(e.data.refundId)}`,
      facts: (e) => ({ refundId: text(e.data.refundId), amountMinor: count(e.data.amountMinor) }),
    },
  ],
  'ordering.price-asked': [
    {
      to: 'admin',
      notice: 'price-asked',
      key: (e) => `price-asked:${text(e.data.approvalId)}`,
      facts: (e) => ({ name: text(e.data.name), by: text(e.data.by), discountBp: count(e.data.discountBp) }),
    },
  ],
  'ordering.price-decided': [
    {
      to: 'manager',
      notice: 'price-decided',
      key: (e) => `price-decided:${text(e.data.approvalId)}`,
      managerId: (e) => textOrNull(e.data.askedBy),
      facts: (e) => ({ name: text(e.data.name), isApproved: e.data.isApproved === true, note: text(e.data.note) }),
    },
  ],
  'fulfilment.shipped': [
    { to: 'manager', notice: 'shipped', key: (e) => `shipped:${text(e.data.shipmentId)}`, facts: (e) => ({ note: text(e.data.number) }) },
  ],
  'fulfilment.delivered': [
    {
      to: 'customer',
      notice: 'delivered',
      key: (e) => `delivered:${text(e.data.shipmentId)}`,
      facts: (e) => ({ shipmentId: text(e.data.shipmentId) }),
    },
  ],
  'fulfilment.release-tested': [
    {
      to: 'customer',
      notice: 'payment',
      when: (e) => typeof e.data.paymentId === 'string',
      key: (e) => `payment:${text(e.data.paymentId)}:${e.subject}`,
      facts: (e) => ({ paymentId: text(e.data.paymentId), reason: textOrNull(e.data.reason) }),
    },
  ],
  'billing.payment-received': [
    {
      to: 'manager',
      notice: 'payment-received',
      key: (e) => `payment-received:${e.id}`,
      facts: (e) => ({ amountMinor: count(e.data.amountMinor), isFull: e.data.isFull === true }),
    },
  ],
  'billing.payment-taken-back': [
    {
      to: 'manager',
      notice: 'payment-taken-back',
      key: (e) => `payment-taken-back:${e.id}`,
      facts: (e) => ({ amountMinor: count(e.data.amountMinor), state: text(e.data.state) }),
    },
  ],
  'billing.advance-received': [
    {
      to: 'manager',
      notice: 'advance-received',
      orderId: () => null,
      key: (e) => `advance-received:${e.id}`,
      facts: (e) => ({ amountMinor: count(e.data.amountMinor), currency: text(e.data.currency) }),
    },
  ],
  'billing.payment-unmatched': [
    {
      to: 'accountant',
      notice: 'payment-unmatched',
      orderId: () => null,
      key: (e) => `payment-unmatched:${e.subject}`,
      facts: (e) => ({ amountMinor: count(e.data.amountMinor), currency: text(e.data.currency), payer: text(e.data.payerName) }),
    },
  ],
  'erp.order-rejected': [
    { to: 'manager', notice: 'order-rejected', key: (e) => `order-rejected:${e.id}`, facts: (e) => ({ detail: text(e.data.detail) }) },
  ],
  'erp.order-unknown': [
    { to: 'manager', notice: 'order-unknown', key: (e) => `order-unknown:${e.id}`, facts: (e) => ({ detail: text(e.data.detail) }) },
  ],
  'conversation.escalated': [
    {
      to: 'manager',
      notice: 'escalated',
      when: (e) => !TOLD_BY_THEMSELVES.includes(text(e.data.reason)),
      key: (e) => `escalated:${e.subject}`,
      orderId: (e) => textOrNull(e.data.orderId),
      threadId: (e) => textOrNull(e.data.threadId),
      managerId: (e) => textOrNull(e.data.managerId),
      facts: (e) => ({ reason: text(e.data.reason), isStranger: e.partyId === null }),
    },
  ],
  'conversation.message-held': [
    {
      to: 'manager',
      notice: 'reply-held',
      key: (e) => `reply-held:${text(e.data.threadId)}:${minuteOf(e)}`,
      orderId: () => null,
      threadId: (e) => textOrNull(e.data.threadId),
    },
  ],
}
