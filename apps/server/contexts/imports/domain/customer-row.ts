import { fail, ok, parsePhone, type Result } from '@skladno/kernel'
import { isTaxId, type Rights } from '../../parties/index.ts'
import { basisPointsOf, dateOf, minorOf } from './cell-values.ts'
import { type PaymentSchedule, parsePaymentWords } from './payment-words.ts'
import type { TableRole } from './table-columns.ts'
import type { TableRow } from './table-rows.ts'

/** One row of the customers' file: a partner with at most one legal entity, contact and site. Names of other things are not looked up yet. */
export interface CustomerRow {
  readonly row: TableRow
  readonly partnerName: string
  readonly code: string | null
  readonly segment: string | null
  readonly note: string | null
  readonly legalEntity: {
    readonly name: string
    readonly fullName: string | null
    readonly country: 'RU' | 'KZ'
    readonly taxId: string
    readonly kpp: string | null
    readonly address: string | null
  } | null
  readonly contact: {
    readonly name: string
    readonly phone: string | null
    readonly email: string | null
    readonly title: string | null
    readonly rights: Rights | null
  } | null
  readonly site: { readonly name: string; readonly address: string } | null
  readonly contract: { readonly number: string; readonly signedOn: string } | null
  readonly manager: string | null
  readonly organisation: string | null
  readonly priceType: string | null
  readonly warehouse: string | null
  readonly discountBp: number | null
  readonly payment: PaymentSchedule | null
  readonly creditLimitMinor: number | null
  readonly balanceMinor: number | null
}

/** Refusals of a row; the fact `value` is what was written. */
export type RowRefusal = { readonly code: `imports.${string}`; readonly facts?: Readonly<Record<string, unknown>> }

const refuse = (code: `imports.${string}`, row: TableRow, role: TableRole) => fail(code, { value: row.get(role) })

/**
 * Reads a row. A row without a customer of its own belongs to the customer above (`above`): people write the name once and contacts below.
 * Check digits of ИНН and БИН are tested, phones brought to E.164; nothing doubtful is taken.
 */
export function readCustomerRow(
  row: TableRow,
  context: { readonly country: 'RU' | 'KZ'; readonly above: string | null },
): Result<CustomerRow, RowRefusal> {
  const entity = legalEntityIn(row, context.country)
  if (!entity.ok) return entity
  const written = row.get('partner')
  const partnerName = written || (row.get('legal-name') === '' ? (context.above ?? '') : row.get('legal-name'))
  if (partnerName === '') return fail('imports.no-customer')
  const contact = contactIn(row)
  if (!contact.ok) return contact
  const terms = termsIn(row)
  if (!terms.ok) return terms
  const contract = contractIn(row)
  if (!contract.ok) return contract
  if (terms.value.balanceMinor !== null && entity.value === null && row.get('balance') !== '') return fail('imports.balance-without-entity')
  const site = row.get('site') || row.get('site-address')
  return ok({
    row,
    partnerName: partnerName.slice(0, 300),
    code: textOrNull(row, 'code'),
    segment: textOrNull(row, 'segment'),
    note: textOrNull(row, 'note'),
    legalEntity: entity.value,
    contact: contact.value,
    site: site === '' ? null : { name: row.get('site') || site, address: row.get('site-address') || site },
    contract: contract.value,
    manager: textOrNull(row, 'manager'),
    organisation: textOrNull(row, 'organisation'),
    priceType: textOrNull(row, 'price-type'),
    warehouse: textOrNull(row, 'warehouse'),
    ...terms.value,
  })
}

const textOrNull = (row: TableRow, role: TableRole): string | null => row.get(role) || null

function legalEntityIn(row: TableRow, home: 'RU' | 'KZ'): Result<CustomerRow['legalEntity'], RowRefusal> {
  const [writtenId = '', besideKpp = ''] = row.get('tax-id').split('/')
  const digits = writtenId.replace(/[\s\u00a0-]/g, '')
  const writtenKpp = row.get('kpp') || besideKpp
  if (digits === '') {
    if (row.get('legal-name') !== '' && row.get('partner') !== '') return fail('imports.no-tax-id', { value: row.get('legal-name') })
    return ok(null)
  }
  // Spreadsheets lose the zero in front.
  const taxId = /^\d{9}$|^\d{11}$/.test(digits) ? `0${digits}` : digits
  const country = ([home, home === 'RU' ? 'KZ' : 'RU'] as const).find((candidate) => isTaxId(candidate, taxId))
  if (country === undefined) return refuse('imports.wrong-tax-id', row, 'tax-id')
  const kpp = writtenKpp.replace(/[\s\u00a0]/g, '')
  const paddedKpp = /^\d{8}$/.test(kpp) ? `0${kpp}` : kpp
  const hasKpp = country === 'RU' && taxId.length === 10
  if (paddedKpp !== '' && paddedKpp !== '0' && hasKpp && !/^\d{4}[\dA-Z]{2}\d{3}$/.test(paddedKpp))
    return fail('imports.wrong-kpp', { value: writtenKpp })
  const name = row.get('legal-name') || row.get('partner') || row.get('full-name')
  if (name === '') return fail('imports.no-legal-name', { value: taxId })
  return ok({
    name: name.slice(0, 300),
    fullName: textOrNull(row, 'full-name'),
    country,
    taxId,
    kpp: hasKpp && paddedKpp.length === 9 ? paddedKpp : null,
    address: textOrNull(row, 'address'),
  })
}

function contactIn(row: TableRow): Result<CustomerRow['contact'], RowRefusal> {
  const [name, writtenPhone, email] = [row.get('contact'), row.get('phone'), row.get('email')]
  if (name === '' && writtenPhone === '' && email === '') return ok(null)
  const phone = writtenPhone === '' ? null : parsePhone(writtenPhone.replace(/^(т|тел|моб|сот)\.?[:\s]*/iu, ''))
  if (writtenPhone !== '' && phone === null) return refuse('imports.wrong-phone', row, 'phone')
  if (email !== '' && !/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]{2,}$/.test(email)) return refuse('imports.wrong-email', row, 'email')
  const rights = rightsIn(row.get('rights'))
  if (rights === undefined) return refuse('imports.unknown-rights', row, 'rights')
  return ok({ name: name || (phone ?? email), phone, email: email || null, title: textOrNull(row, 'title'), rights })
}

const RIGHT_WORDS: readonly (readonly [RegExp, Partial<Rights>])[] = [
  [
    /^(все|полные|все права|да|all|full|\+)$/u,
    { seesPrices: true, mayOrder: true, mayConfirm: true, getsDocuments: true, receivesGoods: true },
  ],
  [/^(нет|никаких|без прав|none|no|-)$/u, {}],
  [/цен|price/u, { seesPrices: true }],
  [/подтвержд|соглас|confirm/u, { mayConfirm: true }],
  [/заказ|заявк|order/u, { mayOrder: true }],
  [/докум|счет|document|invoice/u, { getsDocuments: true }],
  [/прием|принима|получа|receiv/u, { receivesGoods: true }],
]

/** «цены, заказ, документы» → rights; null when nothing is written (no right is given), undefined for a word nobody knows. */
function rightsIn(text: string): Rights | null | undefined {
  const words = text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[,;/]|(?<!\p{L})и(?!\p{L})/u)
    .map((word) => word.trim())
    .filter(Boolean)
  if (words.length === 0) return null
  const found = words.map((word) => RIGHT_WORDS.find(([pattern]) => pattern.test(word))?.[1])
  if (found.some((rights) => rights === undefined)) return undefined
  const none: Rights = { seesPrices: false, mayOrder: false, mayConfirm: false, getsDocuments: false, receivesGoods: false }
  return Object.assign({ ...none }, ...found)
}

function contractIn(row: TableRow): Result<CustomerRow['contract'], RowRefusal> {
  const [, number = row.get('contract'), insideDate = ''] = /^(.*?)\s+от\s+([\d./-]+)/u.exec(row.get('contract')) ?? []
  if (number === '') return ok(null)
  const written = row.get('contract-date') || insideDate
  const signedOn = dateOf(written)
  if (signedOn === null) return fail('imports.wrong-date', { value: written || row.get('contract') })
  return ok({ number: number.replace(/^№\s*/, '').slice(0, 100), signedOn })
}

type Terms = Pick<CustomerRow, 'discountBp' | 'payment' | 'creditLimitMinor' | 'balanceMinor'>

function termsIn(row: TableRow): Result<Terms, RowRefusal> {
  const discountBp = row.get('discount') === '' ? null : basisPointsOf(row.get('discount'))
  if (row.get('discount') !== '' && discountBp === null) return refuse('imports.wrong-discount', row, 'discount')
  const payment = row.get('payment') === '' ? null : parsePaymentWords(row.get('payment'))
  if (row.get('payment') !== '' && payment === null) return refuse('imports.unknown-payment-words', row, 'payment')
  const creditLimitMinor = row.get('credit-limit') === '' ? null : minorOf(row.get('credit-limit'))
  if (row.get('credit-limit') !== '' && (creditLimitMinor === null || creditLimitMinor < 0))
    return refuse('imports.wrong-credit-limit', row, 'credit-limit')
  const balanceMinor = row.get('balance') === '' ? null : minorOf(row.get('balance'))
  if (row.get('balance') !== '' && balanceMinor === null) return refuse('imports.wrong-balance', row, 'balance')
  return ok({ discountBp, payment, creditLimitMinor, balanceMinor })
}
