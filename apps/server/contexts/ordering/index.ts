export { loadOrder as getOrder, lockOrder, takeNumber } from './adapters/order-store.ts'
export type { Acknowledgement, ConfirmChecks } from './domain/confirm.ts'
export { awaitedProduct, type OperationNote } from './domain/line-changes.ts'
export type { Operation } from './domain/operations.ts'
export {
  type Delivery,
  keptBase,
  keptPacks,
  type LineRecognition,
  type Order,
  type OrderLine,
  type OrderState,
  openLines,
  owedMinor,
  type SaidQuantity,
  unclearLines,
} from './domain/order.ts'
export { type LineDifference, orderDifference } from './domain/order-difference.ts'
export { mayShip } from './domain/status.ts'
export { type OtherOrderCommands, orderRoutes, staffAudience } from './entry/http.ts'
export { orderingCron, orderingJobs } from './entry/jobs.ts'
export { numberingRoutes } from './entry/numbering-http.ts'
export { priceRoutes } from './entry/price-routes.ts'
export { orderErrors } from './errors.ts'
export { describeOrderError } from './messages/errors.ts'
export { orderTexts } from './messages/index.ts'
export { amountChoices, soldBy } from './queries/amount-views.ts'
export type { Audience } from './queries/audience.ts'

export { countOrders, type OrderCounts } from './queries/count-orders.ts'
export { listOrders } from './queries/list-orders.ts'
export { orderHistory, type PastOrder } from './queries/order-history.ts'
export { orderView } from './queries/order-view.ts'
export { type UsualPlace, usualPlace } from './queries/usual-place.ts'
export { sufferingOrders, waitingLines, waitingOrderView } from './queries/waiting-orders.ts'
export { orderingSubscriptions } from './subscriptions.ts'
export { type AppendFact, appendFact } from './use-cases/append-fact.ts'
export { type CancelOrder, cancelOrder } from './use-cases/cancel-order.ts'
export { type CancelRemainder, cancelRemainder } from './use-cases/cancel-remainder.ts'

export { type ConfirmOrder, confirmOrder } from './use-cases/confirm-order.ts'
export { consumeReservations } from './use-cases/consume-reservations.ts'
export { type EditedOrder, type EditOrder, editOrder, previewEdit } from './use-cases/edit-order.ts'

export { proposeOrder } from './use-cases/propose-order.ts'
export { type PastLineInput, type PastOrderInput, recordPastOrders } from './use-cases/record-past-orders.ts'
export { releaseOrder } from './use-cases/release-order.ts'
export { renewOffer } from './use-cases/renew-offer.ts'

export { clearCutOff, type SetDeparture, setDeparture } from './use-cases/set-departure.ts'
export { setOpenExposure } from './use-cases/set-open-exposure.ts'
export { type StartDraft, startDraft } from './use-cases/start-draft.ts'
