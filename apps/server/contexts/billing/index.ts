export type { Offer, OfferedLine } from './domain/invoice.ts'
export { billingRoutes } from './entry/http.ts'
export { billingJobs } from './entry/jobs.ts'
export { runBillingCommand } from './entry/order-commands.ts'
export { receivableRoutes } from './entry/receivables-http.ts'
export { refundRoutes } from './entry/refund-routes.ts'
export { billingErrors } from './errors.ts'
export {
  type Counted as CountedDocuments,
  type KeptReport as KeptStatementReport,
  matchingRoutes,
  matchViews,
  reportOf as statementReportOf,
  reportView as statementReportView,
  setPaymentsOrigin,
  storeStatement,
} from './matching/index.ts'
export { describeBillingError } from './messages/index.ts'
export { customerSettlement } from './queries/customer-settlement.ts'
export { currentInvoice, findOrderByInvoiceNumber, type Invoice, loadInvoice } from './queries/invoices.ts'
export { listPayments } from './queries/list-payments.ts'
export { type ReceivableQuery, receivables } from './queries/receivables.ts'
export { type Balance, balance, type OrderSettlement, orderSettlement } from './queries/settlement.ts'
export { type BankStatement, describeStatementError, readStatement } from './statements/index.ts'
export { billingSubscriptions } from './subscriptions.ts'
export { applyAdvance } from './use-cases/apply-advance.ts'
export { applyOffsets } from './use-cases/apply-offsets.ts'
export { freePayments } from './use-cases/free-payments.ts'
export { issueInvoice } from './use-cases/issue-invoice.ts'
export { type PayRefund, payRefund } from './use-cases/pay-refund.ts'
export { type RecordPayment, recordPayment } from './use-cases/record-payment.ts'
export { type SettleShortfall, type ShortfallChoice, type ShortfallSettled, settleShortfall } from './use-cases/settle-shortfall.ts'
