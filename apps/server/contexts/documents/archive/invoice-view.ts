import { type CalendarDate, money, quantity, unitPrice, type VatRate } from '@skladno/kernel'
import type { Db } from '../../../db/types.ts'
import type { FileStore } from '../../../files.ts'
import { currentInvoice, type Invoice, loadInvoice } from '../../billing/index.ts'
import { getOrder, type Order, orderTexts } from '../../ordering/index.ts'
import { getLegalEntity, getOrganisation, type Organisation } from '../../parties/index.ts'
import { paymentTermsText } from '../../terms/index.ts'
import type { InvoiceLine, InvoiceStanding, InvoiceTotals, InvoiceView } from '../document-views.ts'
import { reference } from '../messages/ru.ts'
import { basisOf, brandingOf, buyerOf, isSoleTrader, printedUnit, sellerOf } from './printed-parties.ts'

/** Everything the PDF of a счёт prints, from the invoice as it was offered. Throws what is missing, in words an accountant understands. */
export async function invoiceView(db: Db, files: FileStore, invoiceId: string): Promise<InvoiceView> {
  const invoice = await loadInvoice(db, invoiceId)
  if (invoice === null) throw new Error(`There is no invoice ${invoiceId}`)
  const order = await getOrder(db, invoice.orderId)
  if (order === null) throw new Error(`There is no order ${invoice.orderId}`)
  const organisation = await getOrganisation(db, invoice.organisationId)
  const entity = await getLegalEntity(db, invoice.legalEntityId)
  const replaced = invoice.replacesId === null ? null : await loadInvoice(db, invoice.replacesId)
  const core = {
    pricesOf: invoice.partnerId,
    branding: await brandingOf(db, files, organisation),
    number: invoice.number,
    date: invoice.issuedOn as CalendarDate,
    validUntil: invoice.validUntil as CalendarDate,
    standing: await standingOf(db, invoice),
    replaces: replaced === null ? null : { number: replaced.number, date: replaced.issuedOn as CalendarDate },
    seller: sellerOf(organisation),
    buyer: buyerOf(entity),
    consignee: null,
    basis: await basisOf(db, invoice.legalEntityId, invoice.organisationId),
    orderNumber: order.number,
    lines: invoice.lines.map((line) => printedLine(line, invoice)),
    totals: totalsOf(invoice),
    remarks: remarksOf(order),
  }
  return { ...core, ...accountOf(organisation) }
}

/** A счёт that was replaced or void before it was printed says so. */
async function standingOf(db: Db, invoice: Invoice): Promise<InvoiceStanding> {
  if (invoice.state === 'current') return { kind: 'valid' }
  const next = await currentInvoice(db, invoice.orderId)
  const since = (next?.issuedOn ?? invoice.issuedOn) as CalendarDate
  return { kind: 'void', since, replacedBy: next === null ? null : { number: next.number, date: next.issuedOn as CalendarDate } }
}

function printedLine(line: Invoice['lines'][number], { currency }: Invoice): InvoiceLine {
  const unit = printedUnit(line.packUnit)
  const rate: VatRate = line.vatRateBp ?? 'none'
  return {
    code: line.sku === '' ? null : line.sku,
    name: line.name,
    note: null,
    packs: quantity(line.packThousandths, unit),
    price: unitPrice(line.priceMicros, currency, unit, { included: line.vatIncluded, rate }),
    discount: null,
    amount: money(line.amountMinor, currency),
  }
}

function totalsOf({ lines, currency, totalMinor }: Invoice): InvoiceTotals {
  const rates = [...new Set(lines.flatMap((line) => line.vatRateBp ?? []))].sort((a, b) => b - a)
  const sumOf = (rate: number): number => lines.filter((line) => line.vatRateBp === rate).reduce((total, line) => total + line.vatMinor, 0)
  return {
    lines: money(
      lines.reduce((total, line) => total + line.amountMinor, 0),
      currency,
    ),
    vatIncluded: lines.every((line) => line.vatIncluded),
    vat: rates.map((rate) => ({ rate, amount: money(sumOf(rate), currency) })),
    payable: money(totalMinor, currency),
  }
}

function remarksOf(order: Order): string[] {
  const promise = orderTexts('ru').promise(order.delivery, null)
  return [reference.payment(paymentTermsText(order.schedule, 'ru')), ...(promise === null ? [] : [reference.receipt(promise)])]
}

type Account = Pick<InvoiceView, 'country' | 'bank'>

function accountOf(organisation: Organisation) {
  const { bank } = organisation
  if (bank === null) throw new Error(`«${organisation.name}» has no bank account: enter it in the settings`)
  const director = { title: organisation.directorTitle === '' ? null : organisation.directorTitle, name: organisation.director }
  if (organisation.country === 'KZ') {
    return {
      country: 'KZ',
      bank: { bankName: bank.bankName, bik: bank.bic, iik: bank.account, kbe: bank.kbe ?? '17' },
      paymentPurposeCode: bank.knp,
      issuedBy: { title: null, name: organisation.accountant ?? organisation.director },
    } as const satisfies Account & Record<string, unknown>
  }
  return {
    country: 'RU',
    bank: { bankName: bank.bankName, bic: bank.bic, correspondentAccount: bank.correspondentAccount, account: bank.account },
    sellerKind: isSoleTrader(organisation) ? 'sole-trader' : 'company',
    director,
    accountant: { title: null, name: organisation.accountant },
  } as const satisfies Account & Record<string, unknown>
}
