import type { JobRequest, RecordedEvent } from '@skladno/platform'

const queue = (orderId: string): string => `order:${orderId}`
const invoice = ({ subject }: RecordedEvent): JobRequest => ({
  task: 'issue-invoice',
  payload: { orderId: subject },
  queue: queue(subject),
})

/** Which of our jobs follow from which event. The счёт waits for the ERP to accept the order: one number for everyone. */
export const billingSubscriptions: Readonly<Record<string, (event: RecordedEvent) => readonly JobRequest[]>> = {
  'erp.order-accepted': (event) => [invoice(event)],
  'ordering.order-confirmed': ({ subject }) => [{ task: 'apply-offsets', payload: { orderId: subject }, queue: queue(subject) }],
  // What will not come is not asked for; a paid order needs no other счёт.
  'ordering.order-reduced': (event) => [{ ...invoice(event), payload: { orderId: event.subject, onlyIfDue: true } }],
  'ordering.order-cancelled': (event) => [
    invoice(event),
    { task: 'free-payments', payload: { orderId: event.subject }, queue: queue(event.subject) },
  ],
}
