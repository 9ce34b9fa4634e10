import type { NewOrganisation, OrganisationSettingsView } from '@skladno/contracts'

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** «Без НДС» among the rates of the form; others are basis points as text. */
export const NO_VAT = 'none'

/** The form of an organisation: texts only, empty stands for «not given». */
export interface OrganisationValues {
  readonly country: 'RU' | 'KZ'
  readonly name: string
  readonly fullName: string
  readonly taxId: string
  readonly kpp: string
  readonly address: string
  readonly phone: string
  readonly email: string
  readonly timeZone: string
  readonly directorTitle: string
  readonly director: string
  readonly accountant: string
  readonly numberPrefix: string
  readonly brandColour: string
  readonly vat: { from: string; rate: string }[]
  readonly bankName: string
  readonly bic: string
  readonly account: string
  readonly correspondentAccount: string
  readonly kbe: string
}

/** What a new organisation begins with: the general regime of the country, from the beginning of this year. */
export const emptyOrganisation = (country: 'RU' | 'KZ', today: string, timeZone: string): OrganisationValues => ({
  country,
  name: '',
  fullName: '',
  taxId: '',
  kpp: '',
  address: '',
  phone: '',
  email: '',
  timeZone,
  directorTitle: country === 'RU' ? 'Генеральный директор' : 'Директор',
  director: '',
  accountant: '',
  numberPrefix: '',
  brandColour: '',
  vat: [{ from: `${today.slice(0, 4)}-01-01`, rate: country === 'RU' ? '2200' : '1600' }],
  bankName: '',
  bic: '',
  account: '',
  correspondentAccount: '',
  kbe: country === 'KZ' ? '17' : '',
})

export const toOrganisationValues = (organisation: OrganisationSettingsView): OrganisationValues => ({
  country: organisation.country,
  name: organisation.name,
  fullName: organisation.fullName,
  taxId: organisation.taxId,
  kpp: organisation.kpp ?? '',
  address: organisation.address,
  phone: organisation.phone ?? '',
  email: organisation.email ?? '',
  timeZone: organisation.timeZone,
  directorTitle: organisation.directorTitle,
  director: organisation.director,
  accountant: organisation.accountant ?? '',
  numberPrefix: organisation.numberPrefix,
  brandColour: organisation.brandColour ?? '',
  vat: organisation.vat.map(({ from, rateBp }) => ({ from, rate: rateBp === null ? NO_VAT : String(rateBp) })),
  bankName: organisation.bank?.bankName ?? '',
  bic: organisation.bank?.bic ?? '',
  account: organisation.bank?.account ?? '',
  correspondentAccount: organisation.bank?.correspondentAccount ?? '',
  kbe: organisation.bank?.kbe ?? '',
})

/** Numbers as people copy them from a letter lose their spaces. */
const packed = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase()

export function fromOrganisationValues(values: OrganisationValues): NewOrganisation {
  const hasBank = [values.bankName, values.bic, values.account].some((text) => text.trim() !== '')
  return {
    country: values.country,
    name: values.name.trim(),
    fullName: values.fullName.trim(),
    taxId: packed(values.taxId),
    kpp: values.country === 'RU' ? orNull(packed(values.kpp)) : null,
    address: values.address.trim(),
    phone: orNull(values.phone),
    email: orNull(values.email),
    timeZone: values.timeZone,
    directorTitle: values.directorTitle.trim(),
    director: values.director.trim(),
    accountant: orNull(values.accountant),
    numberPrefix: values.numberPrefix.trim(),
    brandColour: orNull(values.brandColour),
    vat: values.vat.map(({ from, rate }) => ({ from, rateBp: rate === NO_VAT ? null : Number(rate) })),
    bank: hasBank
      ? {
          bankName: values.bankName.trim(),
          bic: packed(values.bic),
          account: packed(values.account),
          correspondentAccount: values.country === 'RU' ? orNull(packed(values.correspondentAccount)) : null,
          kbe: values.country === 'KZ' ? orNull(packed(values.kbe)) : null,
        }
      : null,
  }
}
