import { isUtf8 } from 'node:buffer'
import { fail, ok, type Result } from '@skladno/kernel'
import {
  addDecimals,
  child,
  childrenNamed,
  childText,
  type Decimal,
  FileError,
  formatDecimal,
  negated,
  parseWrittenNumber,
  readXmlRecords,
  sameDecimal,
  sourceOfBytes,
  toMinorUnits,
  type XmlElement,
  xmlEncoding,
  ZERO,
} from '@skladno/platform/files'
import type { BankParty, BankStatement, StatementAccount } from './bank-statement.ts'
import { isoDate } from './client-bank-document.ts'
import { numberOccurrences, type UnnumberedDocument } from './document-identity.ts'
import { StatementNotes } from './statement-notes.ts'

/** Elements one statement may hold: 100,000 documents of a real bank. */
const MAX_STATEMENT_ELEMENTS = 5_000_000

/** Reads ISO 20022 camt.053 versions 2 to 8 (parties lie deeper since 8, status is an element since 7). */
export async function readCamt(bytes: Uint8Array, file: string): Promise<Result<BankStatement>> {
  const encoding = xmlEncoding(bytes.subarray(0, 65_536), isUtf8(bytes))
  const notes = new StatementNotes()
  const statements: XmlElement[] = []
  let version = ''
  try {
    const batches = readXmlRecords(sourceOfBytes(bytes, file), encoding, {
      maxRecordElements: MAX_STATEMENT_ELEMENTS,
      stepAt: (name, _, attributes) => {
        version ||= /camt\.053\.\d{3}\.\d{2}/.exec(Object.values(attributes).join(' '))?.[0] ?? ''
        return name === 'Stmt' ? 'record' : 'enter'
      },
    })
    for await (const batch of batches) statements.push(...batch.map(({ element }) => element))
  } catch (cause) {
    if (!(cause instanceof FileError)) throw cause
    return fail(cause.fault === 'cut-off' ? 'billing.statement-cut-off' : 'billing.statement-broken', { ...cause.facts, file })
  }
  if (statements.length === 0) return fail('billing.statement-no-accounts', { file })
  const accounts = accountsOf(statements)
  const documents = numberOccurrences(
    statements.flatMap((statement) => childrenNamed(statement, 'Ntry').flatMap((entry) => documentsOf(entry, statement, notes))),
  )
  for (const document of documents) if (document.occurrence > 1) notes.add('equal-documents', `№ ${document.number}`)
  compareBalances(accounts, documents, notes)
  return ok({ file, format: 'camt.053', version, encoding, accounts, documents, warnings: notes.list() })
}

const path = (element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined =>
  names.reduce<XmlElement | undefined>((at, name) => at && child(at, name), element)
const textAt = (element: XmlElement | undefined, ...names: readonly string[]): string => path(element, ...names)?.text ?? ''

const accountNumber = (account: XmlElement | undefined): string => textAt(account, 'Id', 'IBAN') || textAt(account, 'Id', 'Othr', 'Id')
const dayOf = (element: XmlElement | undefined): string | null => isoDate((textAt(element, 'Dt') || textAt(element, 'DtTm')).slice(0, 10))

function accountsOf(statements: readonly XmlElement[]): StatementAccount[] {
  const byNumber = new Map<string, XmlElement[]>()
  for (const statement of statements) {
    const number = accountNumber(child(statement, 'Acct'))
    byNumber.set(number, [...(byNumber.get(number) ?? []), statement])
  }
  return [...byNumber].map(([number, parts]) => {
    const [first, last] = [parts[0], parts.at(-1)]
    const opening = first && (balance(first, 'OPBD') ?? balance(first, 'PRCD') ?? balance(first, 'ITBD'))
    const closing = last && (balance(last, 'CLBD') ?? balance(last, 'ITBD'))
    return {
      number,
      currency: (textAt(child(first ?? EMPTY, 'Acct'), 'Ccy') || opening?.currency) ?? '',
      from: first ? (opening?.day ?? isoDate(textAt(first, 'FrToDt', 'FrDtTm').slice(0, 10))) : null,
      to: last ? (closing?.day ?? isoDate(textAt(last, 'FrToDt', 'ToDtTm').slice(0, 10))) : null,
      opening: opening?.amount ?? null,
      closing: closing?.amount ?? null,
      statedIn: null,
      statedOut: null,
    }
  })
}

const EMPTY: XmlElement = { name: '', attributes: {}, children: [], text: '', line: 0 }

function balance(statement: XmlElement, code: string): { amount: string; currency: string; day: string | null } | null {
  const found = childrenNamed(statement, 'Bal').find((bal) => textAt(bal, 'Tp', 'CdOrPrtry', 'Cd') === code)
  const amount = found && parseWrittenNumber(childText(found, 'Amt'))
  if (!found || !amount) return null
  const signed = childText(found, 'CdtDbtInd') === 'DBIT' ? negated(amount) : amount
  return { amount: formatDecimal(signed), currency: child(found, 'Amt')?.attributes.Ccy ?? '', day: dayOf(child(found, 'Dt')) }
}

/** One document an entry, or one a transaction where a batch lists its parts with amounts that sum to the entry. */
function documentsOf(entry: XmlElement, statement: XmlElement, notes: StatementNotes): UnnumberedDocument[] {
  const status = textAt(entry, 'Sts', 'Cd') || childText(entry, 'Sts')
  const reference = childText(entry, 'AcctSvcrRef') || childText(entry, 'NtryRef')
  if (status !== '' && status !== 'BOOK') {
    notes.add('pending-entry', `${reference} ${status}`.trim())
    return []
  }
  const amount = parseWrittenNumber(childText(entry, 'Amt'))
  if (!amount) {
    notes.add('bad-amount', `${reference}: «${childText(entry, 'Amt')}»`)
    return []
  }
  const transactions = childrenNamed(entry, 'NtryDtls').flatMap((details) => childrenNamed(details, 'TxDtls'))
  const parts = transactions.map(transactionAmount)
  const isSplit =
    transactions.length > 1 &&
    sameDecimal(
      parts.reduce<Decimal>((sum, part) => addDecimals(sum, part ?? ZERO), ZERO),
      amount,
    )
  if (!isSplit) return [documentOf(entry, statement, { transaction: transactions[0], amount }, notes)]
  return transactions.map((transaction, i) => documentOf(entry, statement, { transaction, amount: parts[i] ?? ZERO }, notes))
}

const transactionAmount = (transaction: XmlElement): Decimal | null =>
  parseWrittenNumber(childText(transaction, 'Amt') || textAt(transaction, 'AmtDtls', 'TxAmt', 'Amt'))

interface Movement {
  readonly transaction: XmlElement | undefined
  readonly amount: Decimal
}

function documentOf(
  entry: XmlElement,
  statement: XmlElement,
  { transaction, amount }: Movement,
  notes: StatementNotes,
): UnnumberedDocument {
  const direction = childText(entry, 'CdtDbtInd') === 'CRDT' ? 'in' : 'out'
  const number = numberOf(entry, transaction)
  const minor = toMinorUnits(amount)
  if (minor === null) notes.add('amount-rounded', `${number}: ${formatDecimal(amount)}`)
  const account = child(statement, 'Acct')
  const ourSide: BankParty = {
    name: textAt(account, 'Ownr', 'Nm'),
    taxId: null,
    kpp: null,
    account: accountNumber(account) || null,
    bankName: null,
    bic: null,
  }
  const payer = partyOf(transaction, 'Dbtr')
  const payee = partyOf(transaction, 'Cdtr')
  return {
    kind:
      textAt(entry, 'BkTxCd', 'Prtry', 'Cd') ||
      [textAt(entry, 'BkTxCd', 'Domn', 'Cd'), textAt(entry, 'BkTxCd', 'Domn', 'Fmly', 'Cd')].filter(Boolean).join('.'),
    number,
    date: dayOf(child(entry, 'BookgDt')),
    bookedOn: dayOf(child(entry, 'BookgDt')) ?? dayOf(child(entry, 'ValDt')),
    direction,
    ownAccount: ourSide.account,
    amountMinor: minor ?? Math.round(Number(formatDecimal(amount)) * 100),
    amount: formatDecimal(amount),
    currency: child(entry, 'Amt')?.attributes.Ccy ?? '',
    payer: direction === 'out' ? withDefaults(payer, ourSide) : payer,
    payee: direction === 'in' ? withDefaults(payee, ourSide) : payee,
    purpose: purposeOf(entry, transaction),
    paymentCode: null,
    line: entry.line,
  }
}

function numberOf(entry: XmlElement, transaction: XmlElement | undefined): string {
  const endToEnd = textAt(transaction, 'Refs', 'EndToEndId')
  return (
    (/^notprovided$/i.test(endToEnd) ? '' : endToEnd) ||
    textAt(transaction, 'Refs', 'AcctSvcrRef') ||
    childText(entry, 'AcctSvcrRef') ||
    childText(entry, 'NtryRef')
  )
}

const withDefaults = (party: BankParty, ours: BankParty): BankParty => ({
  ...party,
  name: party.name || ours.name,
  account: party.account ?? ours.account,
})

function partyOf(transaction: XmlElement | undefined, side: 'Dbtr' | 'Cdtr'): BankParty {
  const parties = path(transaction, 'RltdPties')
  const party = path(parties, side)
  const agent = path(transaction, 'RltdAgts', `${side}Agt`, 'FinInstnId')
  const identity = path(party, 'Pty') ?? party
  const taxId = ['OrgId', 'PrvtId'].map((kind) => textAt(identity, 'Id', kind, 'Othr', 'Id')).find((id) => /^\d{10,12}$/.test(id))
  return {
    name: textAt(identity, 'Nm') || textAt(parties, `Ultmt${side}`, 'Nm') || textAt(parties, `Ultmt${side}`, 'Pty', 'Nm'),
    taxId: taxId ?? null,
    kpp: null,
    account: accountNumber(path(parties, `${side}Acct`)) || null,
    bankName: textAt(agent, 'Nm') || null,
    bic: textAt(agent, 'BICFI') || textAt(agent, 'BIC') || null,
  }
}

function purposeOf(entry: XmlElement, transaction: XmlElement | undefined): string {
  const remittance = path(transaction, 'RmtInf')
  const free = remittance ? childrenNamed(remittance, 'Ustrd').map(({ text }) => text) : []
  const structured = remittance ? childrenNamed(remittance, 'Strd').map((row) => textAt(row, 'CdtrRefInf', 'Ref')) : []
  const said = [...free, ...structured].filter(Boolean).join(' ')
  return (said || textAt(transaction, 'AddtlTxInf') || childText(entry, 'AddtlNtryInf')).replace(/\s+/g, ' ').trim()
}

function compareBalances(accounts: readonly StatementAccount[], documents: readonly UnnumberedDocument[], notes: StatementNotes): void {
  for (const { number, opening, closing } of accounts) {
    const [from, to] = [opening, closing].map((text) => (text === null ? null : parseWrittenNumber(text)))
    if (!from || !to) continue
    const moved = documents.filter(({ ownAccount }) => ownAccount === number || accounts.length === 1)
    const computed = moved.reduce((sum, { direction, amount }) => {
      const value = parseWrittenNumber(amount) ?? ZERO
      return addDecimals(sum, direction === 'in' ? value : negated(value))
    }, from)
    if (!sameDecimal(computed, to)) notes.add('balance-differs', `${number}: ${formatDecimal(computed)} ≠ ${formatDecimal(to)}`)
  }
}
