import type { JobRequest, RecordedEvent } from '@skladno/platform'

/** Jobs of one order go one after another. */
const queue = (orderId: string): string => `order:${orderId}`
const arrange = ({ subject }: RecordedEvent): readonly JobRequest[] => [
  { task: 'open-picking-tasks', payload: { orderId: subject }, queue: queue(subject) },
]
const release = (orderId: string, paymentId: string | null): JobRequest => ({
  task: 'try-release',
  payload: { orderId, paymentId },
  queue: queue(orderId),
})

/** Which of our jobs follow from which event. */
export const fulfilmentSubscriptions: Readonly<Record<string, (event: RecordedEvent) => readonly JobRequest[]>> = {
  'ordering.order-confirmed': arrange,
  'ordering.order-changed': (event) => [...arrange(event), release(event.subject, null)],
  'ordering.goods-arrived': (event) => [...arrange(event), release(event.subject, null)],
  'ordering.order-cancelled': arrange,
  'ordering.order-released': arrange,
  'erp.order-accepted': ({ subject }) => [release(subject, null)],
  'billing.payment-received': ({ data }) => [release(String(data.orderId), String(data.paymentId))],
  'billing.debt-reduced': ({ data }) =>
    Array.isArray(data.waitingOrderIds) ? data.waitingOrderIds.map((id) => release(String(id), null)) : [],
}
