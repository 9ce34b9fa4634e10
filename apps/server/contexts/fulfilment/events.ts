/** Published facts. `subject` is the order's id, `partyId` its partner. */
export const FULFILMENT_EVENTS = {
  /** A confirmed or released order has its day and its tasks. {number, shipOn, fromMinutes, toMinutes, cutOffAt, isReleased} */
  planned: 'fulfilment.order-planned',
  /** A person moved the order to another day or other hours. {number, shipOn, fromMinutes, toMinutes} */
  moved: 'fulfilment.delivery-moved',
  /** The goods may be picked now. {taskId, warehouseId} */
  pickingOpened: 'fulfilment.picking-opened',
  /** {taskId, warehouseId, isPartial, isNothing} */
  pickingFinished: 'fulfilment.picking-finished',
  /** Picking had begun or was done when the order was cancelled: the goods go back. {taskId, warehouseId} */
  pickingCancelled: 'fulfilment.picking-cancelled',
  /** {shipmentId, number, isPartial} */
  shipped: 'fulfilment.shipped',
  /** {shipmentId, number} */
  delivered: 'fulfilment.delivered',
  /** Goods are asked back; what became of it. {returnId, number} and, once decided, {note} */
  returnRequested: 'fulfilment.return-requested',
  returnApproved: 'fulfilment.return-approved',
  returnRejected: 'fulfilment.return-rejected',
  returnWithdrawn: 'fulfilment.return-withdrawn',
  /** The warehouse has the goods: what they cost is owed no more. {returnId, number, totalMinor} */
  returnAccepted: 'fulfilment.return-accepted',
  /** The «отгрузка» gate was tried: what follows from a payment is settled now. {paymentId | null, isReleased, reason} */
  releaseTested: 'fulfilment.release-tested',
} as const
