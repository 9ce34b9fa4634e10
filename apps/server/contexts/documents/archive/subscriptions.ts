import type { JobRequest, RecordedEvent } from '@skladno/platform'

const print = (task: string, id: string): readonly JobRequest[] => [{ task, payload: { id }, effect: { key: `${task}:${id}`, kind: task } }]
const invoice = ({ data }: RecordedEvent) => print('render-invoice', String(data.invoiceId))

/** Which of our jobs follow from which event. */
export const documentSubscriptions: Readonly<Record<string, (event: RecordedEvent) => readonly JobRequest[]>> = {
  'billing.invoice-issued': invoice,
  'billing.invoice-replaced': (event) => [...invoice(event), ...print('render-void-invoice', String(event.data.replacesId))],
  'billing.invoice-voided': ({ data }) => print('render-void-invoice', String(data.invoiceId)),
  'fulfilment.return-accepted': ({ data }) => print('render-correction', String(data.returnId)),
  'fulfilment.shipped': ({ data }) => print('render-shipment-note', String(data.shipmentId)),
}
