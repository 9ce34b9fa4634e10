import { fail, isAccountOfBank, ok, type Result } from '@skladno/kernel'
import type { Partner } from './partner.ts'

/** How the bot behaves where a customer has no rule of its own. */
export interface BotSettings {
  readonly defaultAutonomy: Partner['autonomy']
  readonly duplicateOrderHours: number
  readonly escalationMinutes: number
  /** How far below the list price a manager may go without approval, basis points. */
  readonly managerDiscountLimitBp: number
}

export interface CompanySettings {
  readonly companyName: string
  readonly timeZone: string
}

/** Until somebody fills in the form: a person approves, no discount without approval. */
export const DEFAULT_BOT: BotSettings = {
  defaultAutonomy: 'approve',
  duplicateOrderHours: 4,
  escalationMinutes: 30,
  managerDiscountLimitBp: 0,
}
export const DEFAULT_COMPANY: CompanySettings = { companyName: 'Skladno', timeZone: 'Europe/Moscow' }

/** What the form says about one seller organisation. */
export interface OrganisationSettings {
  readonly id: string
  readonly name: string
  readonly fullName: string
  readonly country: 'RU' | 'KZ'
  readonly taxId: string
  readonly kpp: string | null
  readonly address: string
  readonly phone: string | null
  readonly email: string | null
  /** IANA; by it a document gets its date. */
  readonly timeZone: string
  readonly directorTitle: string
  readonly director: string
  readonly accountant: string | null
  readonly numberPrefix: string
  readonly brandColour: string | null
  readonly vat: readonly { readonly from: string; readonly rateBp: number | null }[]
  readonly bank: {
    readonly bankName: string
    readonly bic: string
    readonly account: string
    readonly correspondentAccount: string | null
    /** Kazakhstan: код бенефициара, two digits. */
    readonly kbe: string | null
  } | null
}

export interface SettingsError {
  readonly code: 'parties.settings-invalid' | 'parties.organisation-not-found' | 'parties.account-taken' | 'parties.tax-id-taken'
  readonly facts?: Readonly<Record<string, unknown>>
}

/** What makes an invoice payable: well-formed requisites, and a VAT regime that is known for every day from some day on. */
export function checkOrganisation(organisation: OrganisationSettings): Result<OrganisationSettings, SettingsError> {
  const wrong = wrongField(organisation)
  return wrong === null ? ok(organisation) : fail('parties.settings-invalid', { organisation: organisation.name, field: wrong })
}

function wrongField(organisation: OrganisationSettings): string | null {
  const { country, taxId, kpp, vat, bank, brandColour, timeZone } = organisation
  for (const field of ['name', 'fullName', 'address', 'director', 'directorTitle'] as const)
    if (organisation[field].trim() === '') return field
  if (!isTaxId(country, taxId)) return 'taxId'
  if (kpp !== null && (country === 'KZ' || !/^\d{4}[\dA-Z]{2}\d{3}$/.test(kpp))) return 'kpp'
  if (!isTimeZone(timeZone)) return 'timeZone'
  if (vat.length === 0 || new Set(vat.map(({ from }) => from)).size < vat.length) return 'vat'
  if (vat.some(({ rateBp }) => rateBp !== null && (rateBp < 0 || rateBp > 10_000))) return 'vat'
  if (brandColour !== null && !/^#[\da-f]{6}$/i.test(brandColour)) return 'brandColour'
  return bank === null ? null : wrongBankField(country, bank)
}

/** The account must fit its bank: a wrong digit sends the customer's money elsewhere or back. */
function wrongBankField(country: 'RU' | 'KZ', bank: NonNullable<OrganisationSettings['bank']>): string | null {
  const { bankName, bic, account, correspondentAccount, kbe } = bank
  if (bankName.trim() === '') return 'bankName'
  if (country === 'KZ') {
    if (!/^[A-Z]{6}[A-Z\d]{2}([A-Z\d]{3})?$/.test(bic)) return 'bic'
    if (kbe !== null && !/^[12]\d$/.test(kbe)) return 'kbe'
    return isKazakhAccount(account) ? null : 'account'
  }
  if (!/^04\d{7}$/.test(bic)) return 'bic'
  if (!/^\d{20}$/.test(account)) return 'account'
  if (!isAccountOfBank(account, bic)) return 'accountKey'
  return correspondentAccount === null || isAccountOfBank(correspondentAccount, bic) ? null : 'correspondentAccount'
}

/** A Kazakh IBAN: KZ, two check digits, the bank's three digits, 13 letters or digits (ISO 13616, mod 97 = 1). */
export function isKazakhAccount(account: string): boolean {
  if (!/^KZ\d{5}[\dA-Z]{13}$/.test(account)) return false
  const digits = [...`${account.slice(4)}${account.slice(0, 4)}`].map((letter) => Number.parseInt(letter, 36)).join('')
  return BigInt(digits) % 97n === 1n
}

const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * (digits[i] ?? 0), 0)

/** ИНН (10 or 12 digits) or БИН/ИИН (12 digits) with a right check digit (приказ ФНС ЯК-7-6/435; Закон РК о реестрах идентификационных номеров). */
export function isTaxId(country: 'RU' | 'KZ', taxId: string): boolean {
  if (!/^(\d{10}|\d{12})$/.test(taxId)) return false
  const digits = [...taxId].map(Number)
  if (country === 'KZ') return digits.length === 12 && kazakhCheckDigit(digits) === digits[11]
  const check = (weights: readonly number[]): number => (weighted(digits, weights) % 11) % 10
  const tail = [2, 4, 10, 3, 5, 9, 4, 6, 8]
  if (digits.length === 10) return check(tail) === digits[9]
  return check([7, ...tail]) === digits[10] && check([3, 7, ...tail]) === digits[11]
}

function kazakhCheckDigit(digits: readonly number[]): number | null {
  const first = weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11
  if (first < 10) return first
  const second = weighted(digits, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11
  return second < 10 ? second : null
}

/** Whether the runtime knows the IANA zone. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
