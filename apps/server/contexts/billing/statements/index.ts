export {
  type BankDocument,
  type BankParty,
  type BankStatement,
  STATEMENT_REFUSALS,
  type StatementAccount,
  type StatementRefusal,
  type StatementWarning,
  type StatementWarningCode,
} from './bank-statement.ts'
export { describeStatementError, type StatementLanguage, statementReport, statementTexts } from './describe-statement.ts'
export { readStatement } from './read-statement.ts'
export { type StatementSummary, summariseStatement } from './statement-summary.ts'
