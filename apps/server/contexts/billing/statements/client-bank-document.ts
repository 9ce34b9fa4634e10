import { formatDecimal, parseBankAmount, toMinorUnits } from '@skladno/platform/files'
import type { BankParty } from './bank-statement.ts'
import { type RawSection, unquoted } from './client-bank-sections.ts'
import type { UnnumberedDocument } from './document-identity.ts'
import type { StatementNotes } from './statement-notes.ts'

/** What directions are decided by. */
export interface OwnAccounts {
  readonly numbers: ReadonlySet<string>
  readonly currencyOf: (account: string | null) => string
  /** internal transfers already met, so that their second copy counts as the other side */
  readonly internal: Set<string>
}

/** One «СекцияДокумент» in neutral form; null (with a warning) when its amount cannot be read. */
export function documentOf(section: RawSection, defaultKind: string, own: OwnAccounts, notes: StatementNotes): UnnumberedDocument | null {
  const value = (...keys: readonly string[]): string => keys.map((key) => section.values.get(key) ?? '').find((text) => text !== '') ?? ''
  const sums = ['сумма', 'суммаприход', 'суммарасход'].map((key) => section.values.get(key) ?? '').filter((text) => text !== '')
  // KZ banks may write both «СуммаПриход=0» and the real «СуммаРасход».
  const written = sums.find((text) => !isZero(text)) ?? sums[0] ?? ''
  const number = value('номер', 'номердокумента')
  const amount = parseBankAmount(written)
  if (!amount || amount.unscaled < 0n) {
    notes.add('bad-amount', `№ ${number}: «${written}»`)
    return null
  }
  const payer = partyOf(section, 'плательщик')
  const payee = partyOf(section, 'получатель')
  const direction = directionOf(section, { payer: payer.account, payee: payee.account, number }, own)
  if (direction === 'unknown') notes.add('direction-unknown', `№ ${number}`)
  const ownAccount = ownAccountOf(direction, payer.account, payee.account, own)
  const date = dateIn(value('дата', 'датадокумента'), number, notes)
  const minor = toMinorUnits(amount)
  if (minor === null) notes.add('amount-rounded', `№ ${number}: ${written}`)
  return {
    kind: section.title || value('виддокумента') || defaultKind,
    number,
    date,
    bookedOn:
      dateIn(direction === 'in' ? value('датапоступило', 'датаоперации') : value('датасписано', 'датаоперации'), number, notes) ?? date,
    direction,
    ownAccount,
    amountMinor: minor ?? Math.round(Number(formatDecimal(amount)) * 100),
    amount: formatDecimal(amount),
    currency: currencyWord(value('валюта')) ?? own.currencyOf(ownAccount),
    payer,
    payee,
    purpose: purposeOf(section),
    paymentCode: meaningful(value('код', 'кодназначенияплатежа', 'кнп', 'уин')),
    line: section.line,
  }
}

interface Sides {
  readonly payer: string | null
  readonly payee: string | null
  readonly number: string
}

/** Explicit sums first (KZ), then our account, then the dates. */
function directionOf(section: RawSection, sides: Sides, own: OwnAccounts): 'in' | 'out' | 'unknown' {
  const has = (key: string): boolean => (section.values.get(key) ?? '') !== ''
  if (has('суммаприход') && !isZero(section.values.get('суммаприход'))) return 'in'
  if (has('суммарасход') && !isZero(section.values.get('суммарасход'))) return 'out'
  const isOurPayer = sides.payer !== null && own.numbers.has(sides.payer)
  const isOurPayee = sides.payee !== null && own.numbers.has(sides.payee)
  if (isOurPayer !== isOurPayee) return isOurPayer ? 'out' : 'in'
  if (has('датапоступило') && !has('датасписано')) return 'in'
  if (isOurPayer && isOurPayee) return internalDirection(section, sides, own)
  return has('датасписано') ? 'out' : 'unknown'
}

/** A transfer between our own accounts stands twice, once for each account. */
function internalDirection(section: RawSection, sides: Sides, own: OwnAccounts): 'in' | 'out' {
  const key = [sides.number, section.values.get('дата'), section.values.get('сумма'), sides.payer, sides.payee].join('|')
  if (own.internal.delete(key)) return 'in'
  own.internal.add(key)
  return 'out'
}

const isZero = (text: string | undefined): boolean => /^0*([.,-]0*)?$/.test(text ?? '')

function ownAccountOf(direction: string, payer: string | null, payee: string | null, own: OwnAccounts): string | null {
  const side = direction === 'in' ? payee : payer
  if (side !== null && own.numbers.has(side)) return side
  const [only] = own.numbers
  return own.numbers.size === 1 ? (only ?? null) : null
}

/** Plain name, tax number and account of a side; «ИНН 771… ООО …» and «771…, ООО …» are taken apart. */
function partyOf(section: RawSection, side: 'плательщик' | 'получатель'): BankParty {
  const value = (...keys: readonly string[]): string =>
    keys.map((key) => section.values.get(side + key) ?? '').find((text) => text !== '') ?? ''
  const glued = /^(?:ИНН\s*)?(\d{10}|\d{12})(?:\/\d+)?(?:\s+КПП\s*\d+)?[\s,]+(.*)$/isu.exec(value(''))
  return {
    name: unquoted(value('1', 'наименование') || glued?.[2] || value('')),
    taxId: meaningful(value('инн', 'бин_иин', 'бин', 'иин', 'биниин')) ?? glued?.[1] ?? null,
    kpp: meaningful(value('кпп')),
    account: meaningful(value('счет', 'расчсчет', 'иик')),
    bankName: meaningful(unquoted(value('банк1', 'банкнаименование', 'банк'))),
    bic: meaningful(value('бик', 'банкбик')),
  }
}

/** Banks write zeros where there is nothing. */
const meaningful = (text: string): string | null => (/^0*$/.test(text.trim()) ? null : text.trim())

/** Some banks repeat the whole purpose in the numbered parts, others continue it there. */
function purposeOf(section: RawSection): string {
  const whole = section.values.get('назначениеплатежа') ?? ''
  const parts = [1, 2, 3, 4, 5, 6].map((n) => section.values.get(`назначениеплатежа${n}`) ?? '').filter((part) => part !== '')
  const joined = parts.join(' ')
  const [bare, bareJoined] = [whole.replace(/\s+/g, ''), joined.replace(/\s+/g, '')]
  if (bareJoined.startsWith(bare) || bare.includes(bareJoined)) return tidy(bareJoined.length > bare.length ? joined : whole)
  return tidy(`${whole} ${joined}`)
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** «23.11.2026» → «2026-11-23»; null for anything that is not a day of the calendar. */
export function isoDate(text: string): string | null {
  const match = /^(\d{2})\.(\d{2})\.(\d{4})(?:\s.*)?$/.exec(text.trim()) ?? reversed(/^(\d{4})-(\d{2})-(\d{2})/.exec(text.trim()))
  if (!match) return null
  const iso = `${match[3]}-${match[2]}-${match[1]}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(iso) ? iso : null
}

const reversed = (match: RegExpExecArray | null): readonly string[] | null =>
  match ? [match[0], match[3] ?? '', match[2] ?? '', match[1] ?? ''] : null

function dateIn(text: string, number: string, notes: StatementNotes): string | null {
  const date = isoDate(text)
  if (date === null && text !== '') notes.add('bad-date', `№ ${number}: «${text}»`)
  return date
}

const CURRENCIES: Readonly<Record<string, string>> = {
  '643': 'RUB',
  '810': 'RUB',
  '398': 'KZT',
  '840': 'USD',
  '978': 'EUR',
  '156': 'CNY',
  РУБ: 'RUB',
  RUR: 'RUB',
  ТЕНГЕ: 'KZT',
  ТГ: 'KZT',
}

function currencyWord(text: string): string | null {
  const word = text.trim().replace(/\.$/, '').toUpperCase()
  return word === '' ? null : (CURRENCIES[word] ?? (/^[A-Z]{3}$/.test(word) ? word : null))
}

/** Digits 6-8 of a Russian account are its currency (Bank of Russia 579-П); an IBAN of Kazakhstan is in tenge unless said. */
export function currencyOfAccount(account: string | null): string {
  if (account === null) return 'RUB'
  return account.startsWith('KZ') ? 'KZT' : (CURRENCIES[account.slice(5, 8)] ?? 'RUB')
}
