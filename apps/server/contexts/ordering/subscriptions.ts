import type { JobRequest, JsonObject, RecordedEvent } from '@skladno/platform'

const job = (task: string, payload: JsonObject, queue: string): readonly JobRequest[] => [{ task, payload, queue }]

/** Which of our jobs follow from which event. */
export const orderingSubscriptions: Readonly<Record<string, (event: RecordedEvent) => readonly JobRequest[]>> = {
  'catalog.goods-came-in': ({ data }) =>
    job(
      'serve-waiting-orders',
      { productIds: data.all === true ? null : (data.productIds ?? null), warehouseId: data.warehouseId ?? null },
      'waiting-orders',
    ),
  // What came in while the order was not paid for may be its own now.
  'ordering.order-released': ({ subject }) => job('serve-waiting-lines', { orderId: subject }, `order:${subject}`),
  'catalog.holds-uncovered': ({ data }) =>
    job(
      'tell-uncovered-holds',
      { documentId: data.documentId ?? null, warehouseId: data.warehouseId ?? null, productIds: data.productIds ?? null },
      'waiting-orders',
    ),
  'catalog.receipt-delayed': ({ data }) =>
    job(
      'tell-delayed-receipt',
      { receiptId: data.receiptId ?? null, warehouseId: data.warehouseId ?? null, productId: data.productId ?? null },
      'waiting-orders',
    ),
}
