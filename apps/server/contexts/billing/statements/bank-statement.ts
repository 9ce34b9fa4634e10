/** A bank statement in neutral form, whatever the bank's program wrote. Dates are ISO («2026-11-23»). */
export interface BankStatement {
  readonly file: string
  readonly format: '1c-client-bank' | 'camt.053'
  /** «1.03», «2.00», «camt.053.001.02»; '' when the file does not say */
  readonly version: string
  readonly encoding: string
  readonly accounts: readonly StatementAccount[]
  readonly documents: readonly BankDocument[]
  readonly warnings: readonly StatementWarning[]
}

/** One of the company's own accounts over the period of the statement; amounts are exact decimal texts as written. */
export interface StatementAccount {
  readonly number: string
  readonly currency: string
  readonly from: string | null
  readonly to: string | null
  readonly opening: string | null
  readonly closing: string | null
  /** totals the bank states; documents may be an extract of them */
  readonly statedIn: string | null
  readonly statedOut: string | null
}

export interface BankParty {
  readonly name: string
  /** ИНН, БИН or ИИН */
  readonly taxId: string | null
  readonly kpp: string | null
  readonly account: string | null
  readonly bankName: string | null
  readonly bic: string | null
}

export interface BankDocument {
  /** «Платежное поручение», «Банковский ордер»… as written */
  readonly kind: string
  readonly number: string
  readonly date: string | null
  /** the day the money moved on our account */
  readonly bookedOn: string | null
  /** unknown: neither side is our account and no date says which way the money went */
  readonly direction: 'in' | 'out' | 'unknown'
  readonly ownAccount: string | null
  /** hundredths of the currency unit, never negative */
  readonly amountMinor: number
  /** exact decimal as written */
  readonly amount: string
  readonly currency: string
  readonly payer: BankParty
  readonly payee: BankParty
  readonly purpose: string
  /** КНП in Kazakhstan, УИН in Russia */
  readonly paymentCode: string | null
  /**
   * The same document in overlapping statements has the same key and occurrence; two documents a bank made alike on one day
   * have occurrences 1 and 2. Unique together.
   */
  readonly duplicateKey: string
  readonly occurrence: number
  /** line of the file, 1 = first */
  readonly line: number
}

export const STATEMENT_WARNINGS = [
  'encoding-differs',
  'totals-differ',
  'balance-differs',
  'direction-unknown',
  'bad-amount',
  'bad-date',
  'payments-for-bank',
  'end-mark-missing',
  'pending-entry',
  'amount-rounded',
  'equal-documents',
] as const
export type StatementWarningCode = (typeof STATEMENT_WARNINGS)[number]

export interface StatementWarning {
  readonly code: StatementWarningCode
  readonly count: number
  readonly examples: readonly string[]
}

/** Why a file is not a statement; each code has a text in messages/. */
export const STATEMENT_REFUSALS = [
  'billing.statement-empty',
  'billing.statement-too-large',
  'billing.statement-cut-off',
  'billing.statement-broken',
  'billing.statement-no-accounts',
  'billing.statement-catalog',
  'billing.statement-spreadsheet',
  'billing.statement-pdf',
  'billing.statement-image',
  'billing.statement-unknown',
  'billing.statement-not-found',
] as const
export type StatementRefusal = (typeof STATEMENT_REFUSALS)[number]
