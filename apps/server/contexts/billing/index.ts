export type { Offer, OfferedLine } from './domain/invoice.ts'
export { billingRoutes } from './entry/http.ts'
export { billingJobs } from './entry/jobs.ts'
export { runBillingCommand } from './entry/order-commands.ts'
export { billingErrors } from './errors.ts'
export { BILLING_EVENTS } from './events.ts'
export { describeBillingError } from './messages/index.ts'
export { currentInvoice, findOrderByInvoiceNumber, type Invoice, loadInvoice } from './queries/invoices.ts'
export { listPayments } from './queries/list-payments.ts'
export { type Balance, balance, type OrderSettlement, orderSettlement } from './queries/settlement.ts'
export { billingSubscriptions } from './subscriptions.ts'
export { applyAdvance } from './use-cases/apply-advance.ts'
export { freePayments } from './use-cases/free-payments.ts'
export { issueInvoice } from './use-cases/issue-invoice.ts'
export { type RecordPayment, recordPayment } from './use-cases/record-payment.ts'
export {
  type AccountOrigin,
  type AssignPayment,
  assignPayment,
  listAccountOrigins,
  matchingRoutes,
  type StatementOutcome,
  setPaymentAside,
  setPaymentsOrigin,
  storeStatement,
  unmatchedPayments,
} from './matching/index.ts'
export { type BankStatement, describeStatementError, readStatement, statementTexts, summariseStatement } from './statements/index.ts'
