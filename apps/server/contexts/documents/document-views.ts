import type { CalendarDate, Money, Quantity, UnitPrice, VatRate } from '@skladno/kernel'

/** How the seller's documents look. The colour is `#RRGGBB`; the pictures are PNG or JPEG of at most 512 KB. All survive a black-and-white printer. */
export interface Branding {
  readonly colour: string | null
  readonly logo: Uint8Array | null
  /** Printed over the signatures of a valid счёт. */
  readonly stamp?: Uint8Array | null
  readonly signature?: Uint8Array | null
}

export const PLAIN_BRANDING: Branding = { colour: null, logo: null }

/** Another document by its number and date. */
export interface DocumentReference {
  readonly number: string
  readonly date: CalendarDate
}

/** A legal entity as printed. `taxId` is ИНН in Russia and БИН or ИИН in Kazakhstan; `kpp` exists for Russian companies only. */
export interface PrintedParty {
  readonly name: string
  readonly taxId: string
  readonly kpp: string | null
  readonly address: string | null
  readonly phone: string | null
}

export interface Signatory {
  /** As printed before the signature: «Генеральный директор». Null prints the form's own word. */
  readonly title: string | null
  /** «Иванова А. П.»; null leaves the line empty. */
  readonly name: string | null
}

/** A VAT total of one rate, minor units as computed by the owner of the prices: the sum of its lines, never VAT of the sum. */
export interface VatTotal {
  readonly rate: VatRate
  readonly amount: Money
}

/** One printed row. `packs` is in the unit `price` is for. `amount` already contains every discount and follows `price.vatIncluded`. */
export interface InvoiceLine {
  readonly code: string | null
  readonly name: string
  /** A grey second line: «тон 12, калибр 4», «1 уп = 6 шт». */
  readonly note: string | null
  readonly packs: Quantity
  readonly price: UnitPrice
  readonly discount: Money | null
  readonly amount: Money
}

/** `lines` = sum of line amounts; `payable` = `lines`, plus `vat` when VAT is on top. An empty `vat` prints «Без налога (НДС)». */
export interface InvoiceTotals {
  readonly lines: Money
  readonly vatIncluded: boolean
  readonly vat: readonly VatTotal[]
  readonly payable: Money
}

/** A void invoice stays readable, with a watermark and without a payment QR. */
export type InvoiceStanding =
  | { readonly kind: 'valid' }
  | { readonly kind: 'void'; readonly since: CalendarDate; readonly replacedBy: DocumentReference | null }

interface InvoiceCore {
  /** Whose prices the document shows: the sender refuses to hand it to anybody else. */
  readonly pricesOf: string
  readonly branding: Branding
  readonly number: string
  readonly date: CalendarDate
  /** The last day the offer holds; null leaves the note out. */
  readonly validUntil: CalendarDate | null
  readonly standing: InvoiceStanding
  /** The invoice this one was issued instead of. */
  readonly replaces: DocumentReference | null
  readonly seller: PrintedParty
  readonly buyer: PrintedParty
  /** Printed only when it differs from the buyer. */
  readonly consignee: PrintedParty | null
  /** «Договор поставки № 12 от 15.01.2026»; null prints nothing. */
  readonly basis: string | null
  /** «12847» of «Заказ № 12847»; null prints nothing. */
  readonly orderNumber: string | null
  readonly lines: readonly InvoiceLine[]
  readonly totals: InvoiceTotals
  /** Sentences under the sums: delivery, payment terms, what to bring. */
  readonly remarks: readonly string[]
}

export interface RussianBankAccount {
  readonly bankName: string
  /** 9 digits. */
  readonly bic: string
  /** 20 digits; null for an account opened in the Bank of Russia itself. */
  readonly correspondentAccount: string | null
  /** 20 digits. */
  readonly account: string
}

export interface KazakhBankAccount {
  readonly bankName: string
  /** SWIFT, 8 letters and digits. */
  readonly bik: string
  /** IBAN «KZ…», 20 characters. */
  readonly iik: string
  /** Код бенефициара: residency and sector, 2 digits («17»). */
  readonly kbe: string
}

export interface RussianInvoiceView extends InvoiceCore {
  readonly country: 'RU'
  readonly bank: RussianBankAccount
  /** A sole trader signs as «Предприниматель» and has no accountant's line. */
  readonly sellerKind: 'company' | 'sole-trader'
  readonly director: Signatory
  readonly accountant: Signatory
}

export interface KazakhInvoiceView extends InvoiceCore {
  readonly country: 'KZ'
  readonly bank: KazakhBankAccount
  /** Код назначения платежа, 3 digits («710» goods); null leaves the cell empty. */
  readonly paymentPurposeCode: string | null
  readonly issuedBy: Signatory
}

/** Everything a счёт на оплату prints. Sums arrive computed; the renderer only refuses a view whose sums do not add up. */
export type InvoiceView = RussianInvoiceView | KazakhInvoiceView

/** A shipped row without money, for people who may not see prices. `asked` is what was to be shipped. */
export interface PlainShipmentLine {
  readonly code: string | null
  readonly name: string
  readonly note: string | null
  readonly asked: Quantity
  readonly shipped: Quantity
}

export interface PricedShipmentLine extends PlainShipmentLine {
  readonly price: UnitPrice
  readonly withoutVat: Money
  readonly vatRate: VatRate
  readonly vat: Money
  readonly withVat: Money
}

/** Goods with the prices of one party, or goods without any price: nothing in between type-checks. */
export type ShippedGoods =
  | { readonly pricesOf: null; readonly lines: readonly PlainShipmentLine[] }
  | {
      readonly pricesOf: string
      readonly lines: readonly PricedShipmentLine[]
      readonly totals: { readonly withoutVat: Money; readonly vat: Money; readonly withVat: Money }
    }

/**
 * Where the legally binding document lives. `accounting-system`: the paper is a copy of `title` («УПД № 42 от 01.12.2026») kept there.
 * `hub`: no accounting system is connected, the signed paper itself counts.
 */
export type ShipmentOriginal = { readonly kind: 'accounting-system'; readonly title: string | null } | { readonly kind: 'hub' }

/** The hub's copy of a shipment document: накладная (RU, the data of a УПД) or накладная З-2 (KZ). */
export interface ShipmentNoteView {
  readonly country: 'RU' | 'KZ'
  readonly branding: Branding
  readonly number: string
  readonly date: CalendarDate
  readonly original: ShipmentOriginal
  /** A reversed shipment stays readable, with a watermark. */
  readonly isVoid: boolean
  readonly seller: PrintedParty
  readonly buyer: PrintedParty
  readonly consignee: PrintedParty | null
  readonly basis: string | null
  readonly orderNumber: string | null
  readonly warehouse: string | null
  readonly deliveryAddress: string | null
  /** «Газель А123ВС, Петров И. И.»; null for pickup. */
  readonly carrier: string | null
  /** Power of attorney of the receiver: «№ 15 от 01.12.2026, Сидоров П. П.». */
  readonly powerOfAttorney: string | null
  readonly goods: ShippedGoods
  readonly grossKg: number | null
  readonly places: number | null
  readonly releasedBy: Signatory
  readonly accountant: Signatory
  readonly handedOverBy: Signatory
}

/** A shipped row before and after goods came back; sums with VAT. */
export interface CorrectedLine {
  readonly code: string | null
  readonly name: string
  readonly before: Quantity
  readonly after: Quantity
  readonly price: UnitPrice
  readonly sumBefore: Money
  readonly sumAfter: Money
  /** Of the shipment, whatever the rate is now. */
  readonly vatRate: VatRate
  readonly vatLess: Money
  readonly less: Money
}

/** The hub's correction document of a return: it changes one shipment document and says by how much less is owed. */
export interface CorrectionView {
  readonly country: 'RU' | 'KZ'
  readonly branding: Branding
  readonly pricesOf: string
  readonly number: string
  readonly date: CalendarDate
  readonly shipment: DocumentReference
  readonly seller: PrintedParty
  readonly buyer: PrintedParty
  readonly basis: string | null
  readonly orderNumber: string | null
  readonly reason: string
  readonly lines: readonly CorrectedLine[]
  readonly totals: { readonly before: Money; readonly after: Money; readonly vatLess: Money; readonly less: Money }
  readonly releasedBy: Signatory
  readonly accountant: Signatory
  readonly acceptedBy: Signatory
}

/** A row of the order summary; `availability` is a ready sentence («есть», «15 из 20, остальное 27 ноября»). */
export interface PlainSummaryLine {
  readonly code: string | null
  readonly name: string
  readonly note: string | null
  readonly packs: Quantity
  readonly availability: string | null
}

export interface PricedSummaryLine extends PlainSummaryLine {
  readonly price: UnitPrice
  readonly amount: Money
}

export type SummaryGoods =
  | { readonly pricesOf: null; readonly lines: readonly PlainSummaryLine[] }
  | { readonly pricesOf: string; readonly lines: readonly PricedSummaryLine[]; readonly totals: InvoiceTotals }

/** The full table of a long order, sent to be read and confirmed. Not an accounting document and says so. */
export interface OrderSummaryView {
  readonly locale: 'ru' | 'en'
  readonly branding: Branding
  /** Null while the order is a draft without a number. */
  readonly number: string | null
  readonly date: CalendarDate
  readonly state: 'awaiting-confirmation' | 'confirmed' | 'cancelled'
  readonly sellerName: string
  readonly customerName: string
  readonly goods: SummaryGoods
  /** Delivery, payment, validity: label and ready sentence. */
  readonly terms: readonly { readonly label: string; readonly text: string }[]
  readonly remarks: readonly string[]
}
