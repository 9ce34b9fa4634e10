export { matchingRoutes } from './http.ts'
export { type KeptReport, matchViews, reportOf, reportView } from './loaded-statements.ts'
export { setPaymentsOrigin } from './payments-origin.ts'
export { type Counted, type DocumentMatch, type StatementOutcome, storeStatement } from './store-statement.ts'
