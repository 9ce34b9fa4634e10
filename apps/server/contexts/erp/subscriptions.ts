import type { JobRequest, RecordedEvent } from '@skladno/platform'

const submit = (orderId: string, version: string): readonly JobRequest[] => [
  {
    task: 'submit-order',
    payload: { orderId },
    queue: `erp:${orderId}`,
    effect: { key: `submit-order:${orderId}:${version}`, kind: 'submit-order' },
  },
]

/** Which of our jobs follow from which event. */
export const erpSubscriptions: Readonly<Record<string, (event: RecordedEvent) => readonly JobRequest[]>> = {
  'ordering.order-confirmed': ({ subject }) => submit(subject, 'confirmed'),
  'ordering.order-changed': ({ subject, data }) => submit(subject, `v${String(data.draftVersion)}`),
  'ordering.order-cancelled': ({ subject }) => [
    {
      task: 'cancel-erp-order',
      payload: { orderId: subject },
      queue: `erp:${subject}`,
      effect: { key: `cancel-erp-order:${subject}`, kind: 'cancel-erp-order' },
    },
  ],
}
