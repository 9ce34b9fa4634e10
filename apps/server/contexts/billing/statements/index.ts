export type {
  BankDocument,
  BankParty,
  BankStatement,
  StatementAccount,
  StatementRefusal,
  StatementWarning,
  StatementWarningCode,
} from './bank-statement.ts'
export { describeStatementError, type StatementLanguage, statementReport, statementTexts } from './describe-statement.ts'
export { readStatement } from './read-statement.ts'
export { type StatementSummary, summariseStatement } from './statement-summary.ts'
