import type { OrderStatus } from '@skladno/contracts'

export type FactKind =
  | 'order.confirmed'
  | 'order.changed'
  | 'order.cancelled'
  | 'order.reduced'
  | 'order.reserve-expired'
  | 'order.reserve-extended'
  | 'order.offer-renewed'
  | 'order.released'
  | 'order.closed'
  | 'erp.accepted'
  | 'erp.rejected'
  | 'document.invoice-issued'
  | 'document.invoice-replaced'
  | 'document.invoice-void'
  | 'payment.received'
  | 'payment.taken-back'
  | 'order.goods-arrived'
  | 'payment.returned'
  | 'picking.started'
  | 'picking.line-picked'
  | 'picking.finished'
  | 'shipment.shipped'
  | 'delivery.planned'
  | 'delivery.delivered'
  | 'return.requested'
  | 'return.approved'
  | 'return.rejected'
  | 'return.withdrawn'
  | 'return.accepted'
  | 'payment.refund-asked'
  | 'payment.refunded'
  | 'payment.offset'
  | 'payment.freed'
  | 'payment.shortfall-chosen'
  | 'order.price-asked'
  | 'order.price-decided'

export type ProblemKind = 'ask' | 'unknown' | 'no-price' | 'short' | 'unit' | 'payer' | 'minimum'

export interface OrderMessages {
  readonly statuses: Readonly<Record<OrderStatus, string>>
  readonly facts: Readonly<Record<FactKind, (data: Readonly<Record<string, unknown>>) => string>>
  readonly problems: Readonly<Record<ProblemKind, (subject: string) => string>>
  readonly promise: {
    readonly pickup: string
    readonly delivery: string
    readonly carrier: string
    readonly today: string
    readonly tomorrow: string
    readonly window: (from: string, to: string) => string
    /** After a delivery's day and window: what the customer waits for. */
    readonly call: string
    readonly locale: string
  }
}
