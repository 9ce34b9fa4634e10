import { fail, ok, type Result } from '@skladno/kernel'
import {
  addDecimals,
  decodeText,
  detectEncoding,
  encodingNamed,
  formatDecimal,
  negated,
  parseBankAmount,
  sameDecimal,
  ZERO,
} from '@skladno/platform/files'
import type { BankDocument, BankStatement, StatementAccount } from './bank-statement.ts'
import { currencyOfAccount, documentOf, isoDate, type OwnAccounts } from './client-bank-document.ts'
import { type ClientBankSections, cutSections, type RawSection } from './client-bank-sections.ts'
import { numberOccurrences } from './document-identity.ts'
import { StatementNotes } from './statement-notes.ts'

/**
 * Reads 1CClientBankExchange 1.01-1.03 (Russia) and the 1.01/2.00 dialects of Kazakhstan. The encoding is taken from the bytes,
 * not from the declaration. Fails with `billing.statement-cut-off` when the last section is open.
 */
export function readClientBank(bytes: Uint8Array, file: string): Result<BankStatement> {
  const notes = new StatementNotes()
  const declaredName = /Кодировка\s*=\s*([^\r\n]*)/i.exec(decodeText(bytes.subarray(0, 2000)))?.[1]?.trim() ?? ''
  const declared = encodingNamed(declaredName)
  const encoding = detectEncoding(bytes, declared)
  if (declared !== null && declared !== encoding) notes.add('encoding-differs', `${declaredName} → ${encoding}`)
  const sections = cutSections(decodeText(bytes, encoding))
  if (sections.unclosed) return fail('billing.statement-cut-off', { file, section: sections.unclosed.name, line: sections.unclosed.line })
  const accounts = accountsOf(sections)
  // Banks of Kazakhstan do not write the closing line at all.
  if (!sections.hasEndMark && !accounts.some(({ number }) => number.startsWith('KZ'))) notes.add('end-mark-missing', 'КонецФайла')
  const own: OwnAccounts = { numbers: new Set(accounts.map(({ number }) => number)), currencyOf: currencyOfAccount, internal: new Set() }
  const defaultKind = sections.header.values.get('документ') ?? ''
  if (accounts.length === 0 && sections.documents.length > 0) notes.add('payments-for-bank', file)
  const documents = numberOccurrences(sections.documents.flatMap((section) => documentOf(section, defaultKind, own, notes) ?? []))
  for (const document of documents) if (document.occurrence > 1) notes.add('equal-documents', `№ ${document.number}`)
  compareTotals(accounts, documents, notes)
  const version = sections.header.values.get('версияформата') ?? ''
  return ok({ file, format: '1c-client-bank', version, encoding, accounts, documents, warnings: notes.list() })
}

/** One entry an account: banks write a section per day or per month, so the first opens and the last closes. */
function accountsOf(sections: ClientBankSections): StatementAccount[] {
  const byNumber = new Map<string, RawSection[]>()
  for (const section of sections.accounts) {
    const number = section.values.get('расчсчет') ?? sections.headerAccounts[0] ?? ''
    if (number !== '') byNumber.set(number, [...(byNumber.get(number) ?? []), section])
  }
  for (const number of sections.headerAccounts) if (number !== '' && !byNumber.has(number)) byNumber.set(number, [])
  return [...byNumber].map(([number, parts]) => accountOf(number, parts, sections.header))
}

function accountOf(number: string, parts: readonly RawSection[], header: RawSection): StatementAccount {
  const ordered = [...parts].sort((a, b) => (dateOf(a, 'датаначала') ?? '').localeCompare(dateOf(b, 'датаначала') ?? ''))
  const [first = header, last = header] = [ordered[0], ordered.at(-1)]
  return {
    number,
    currency: currencyOfAccount(number),
    from: dateOf(first, 'датаначала') ?? dateOf(header, 'датаначала'),
    to: dateOf(last, 'датаконца') ?? dateOf(header, 'датаконца'),
    opening: amountOf(first, 'начальныйостаток'),
    closing: amountOf(last, 'конечныйостаток'),
    statedIn: totalOf(ordered, 'всегопоступило'),
    statedOut: totalOf(ordered, 'всегосписано'),
  }
}

const dateOf = (section: RawSection, key: string): string | null => isoDate(section.values.get(key) ?? '')

function amountOf(section: RawSection, key: string): string | null {
  const amount = parseBankAmount(section.values.get(key) ?? '')
  return amount && formatDecimal(amount)
}

function totalOf(parts: readonly RawSection[], key: string): string | null {
  const amounts = parts.flatMap((part) => parseBankAmount(part.values.get(key) ?? '') ?? [])
  return amounts.length === 0 ? null : formatDecimal(amounts.reduce(addDecimals, ZERO))
}

/** An extract holds fewer documents than its totals say: worth telling, never a refusal. */
export function compareTotals(accounts: readonly StatementAccount[], documents: readonly BankDocument[], notes: StatementNotes): void {
  for (const account of accounts) {
    for (const [direction, stated] of [
      ['in', account.statedIn],
      ['out', account.statedOut],
    ] as const) {
      if (stated === null) continue
      const ours = documents.filter((d) => d.direction === direction && (d.ownAccount === account.number || accounts.length === 1))
      const counted = ours.reduce((total, { amount }) => addDecimals(total, parseBankAmount(amount) ?? ZERO), ZERO)
      if (!sameDecimal(counted, parseBankAmount(stated) ?? ZERO))
        notes.add('totals-differ', `${account.number} ${direction}: ${stated} ≠ ${formatDecimal(counted)}`)
    }
    compareBalance(account, notes)
  }
}

function compareBalance(account: StatementAccount, notes: StatementNotes): void {
  const parts = [account.opening, account.statedIn, account.statedOut, account.closing].map((text) =>
    text === null ? null : parseBankAmount(text),
  )
  const [opening, income, outgo, closing] = parts
  if (!opening || !income || !outgo || !closing) return
  const computed = addDecimals(addDecimals(opening, income), negated(outgo))
  if (!sameDecimal(computed, closing))
    notes.add('balance-differs', `${account.number}: ${formatDecimal(computed)} ≠ ${formatDecimal(closing)}`)
}
