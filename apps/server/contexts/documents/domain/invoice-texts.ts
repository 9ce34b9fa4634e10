import type { Currency, Money } from '@skladno/kernel'
import type { InvoiceTotals, PrintedParty, RussianInvoiceView, Signatory } from '../document-views.ts'
import { party as partyTexts, invoice as texts } from '../messages/ru.ts'
import { printAmount, printDate, printMoney, printRate } from './figures.ts'
import { printable, printableAddress } from './printable-text.ts'

/** «, ИНН 7701234567, КПП 770101001, г. Москва, …, тел. …»: what follows a party's name. */
export function partyDetails(party: PrintedParty, country: 'RU' | 'KZ'): string {
  const taxId = country === 'RU' ? partyTexts.inn(party.taxId) : kazakhTaxId(party.taxId)
  const kpp = party.kpp === null ? [] : [partyTexts.kpp(party.kpp)]
  const phone = party.phone === null ? [] : [partyTexts.phone(party.phone)]
  const address = party.address === null ? [] : [printableAddress(party.address)]
  return ['', printable(taxId), ...kpp.map(printable), ...address, ...phone.map(printable)].join(', ')
}

/** «БИН …» of a company or «ИИН …» of a person: the fifth digit is 4-6 in a БИН and the tens of a birthday, 0-3, in an ИИН. */
export const kazakhTaxId = (taxId: string): string => (Number(taxId[4]) > 3 ? partyTexts.bin(taxId) : partyTexts.iin(taxId))

/** Words a totals block needs, shared by invoices and order summaries. */
export interface TotalWords {
  readonly total: string
  readonly vatInside: (rate: string) => string
  readonly vatOnTop: (rate: string) => string
  readonly noVat: string
  readonly payable: string
}

/** Итого, НДС by rate, Всего к оплате; or «Без налога (НДС)» when no rate applies. */
export function totalRows(totals: InvoiceTotals, words: TotalWords = texts): { label: string; amount: string }[] {
  const label = totals.vatIncluded ? words.vatInside : words.vatOnTop
  const vat = taxed(totals).map(({ rate, amount }) => ({ label: label(printRate(rate)), amount: printAmount(amount) }))
  return [
    { label: words.total, amount: printAmount(totals.lines) },
    ...(vat.length === 0 ? [{ label: words.noVat, amount: '—' }] : vat),
    { label: words.payable, amount: printAmount(totals.payable) },
  ]
}

function taxed<C extends Currency>(totals: InvoiceTotals): { rate: number; amount: Money<C> | Money }[] {
  return totals.vat.flatMap(({ rate, amount }) => (rate === 'none' ? [] : [{ rate, amount }]))
}

/** The purpose of payment a bank prints and a matcher reads: number, date, VAT. At most 210 characters. */
export function paymentPurpose(view: Pick<RussianInvoiceView, 'number' | 'date' | 'totals'>): string {
  const vat = taxed(view.totals)
  const total = vat.reduce((minor, part) => minor + part.amount.minor, 0)
  const rates = vat.map((part) => printRate(part.rate)).join(', ')
  const tax =
    vat.length === 0 ? texts.purposeNoVat : texts.purposeVat(rates, printMoney({ minor: total, currency: view.totals.payable.currency }))
  return `${texts.purpose(printable(view.number), printDate(view.date))}${tax}`.replaceAll('\u00a0', ' ')
}

/** Title and name of a signatory, with the form's own word where no title is given. */
export const signatureLine = (signatory: Signatory, word: string): { label: string; name: string } => ({
  label: printable(signatory.title ?? word),
  name: printable(signatory.name ?? ''),
})
