import { addDecimals, formatDecimal, parseBankAmount, ZERO } from '@skladno/platform/files'
import type { BankStatement, StatementWarning } from './bank-statement.ts'

/** The figures of one statement, as `skladno bank --json` prints them (docs: stable interface). */
export interface StatementSummary {
  readonly file: string
  readonly version: string
  readonly encoding: string
  /** our own accounts in the file */
  readonly accounts: number
  readonly documents: number
  readonly in: number
  readonly out: number
  /** exact decimals; the scale is the finest written */
  readonly sumIn: string
  readonly sumOut: string
  /** balances over own accounts; null when the file states none */
  readonly start: string | null
  readonly end: string | null
  readonly warnings: readonly StatementWarning[]
}

export function summariseStatement(statement: BankStatement): StatementSummary {
  const of = (direction: 'in' | 'out') => statement.documents.filter((document) => document.direction === direction)
  const [income, outgo] = [of('in'), of('out')]
  return {
    file: statement.file,
    version: statement.version,
    encoding: statement.encoding,
    accounts: statement.accounts.length,
    documents: statement.documents.length,
    in: income.length,
    out: outgo.length,
    sumIn: sumOf(income.map(({ amount }) => amount)) ?? '0',
    sumOut: sumOf(outgo.map(({ amount }) => amount)) ?? '0',
    start: sumOf(statement.accounts.flatMap(({ opening }) => opening ?? [])),
    end: sumOf(statement.accounts.flatMap(({ closing }) => closing ?? [])),
    warnings: statement.warnings,
  }
}

const sumOf = (amounts: readonly string[]): string | null =>
  amounts.length === 0 ? null : formatDecimal(amounts.map((text) => parseBankAmount(text) ?? ZERO).reduce(addDecimals, ZERO))
