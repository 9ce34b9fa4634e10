import { lineAmount, money, quantityOf, subtract, sum, type Unit, unitPrice, type VatRate, vatOf, withAccountKey } from '@skladno/kernel'
import {
  type InvoiceLine,
  type InvoiceTotals,
  type KazakhInvoiceView,
  type OrderSummaryView,
  PLAIN_BRANDING,
  type RussianInvoiceView,
  type ShipmentNoteView,
} from './document-views.ts'

const GOODS: readonly (readonly [code: string, name: string, unit: Unit, quantity: number, micros: number])[] = [
  ['ПП60-27', 'Профиль потолочный 60×27×3000 мм, оцинкованный 0,6 мм', 'шт', 200, 214_500_000],
  ['СМ-3525', 'Саморез по гипсокартону чёрный 3,5×25, 1000 шт', 'уп', 10, 389_900_000],
  ['GKLV-125', 'Гипсокартон влагостойкий 12,5×1200×2500 мм', 'лист', 34, 612_000_000],
  ['RW-50', 'Утеплитель каменная вата 50×600×800 мм, плотность 30 кг/м3, для перегородок и перекрытий', 'уп', 20, 1_840_000_000],
  ['КАБ-325', 'Кабель ВВГнг(А)-LS 3×2,5', 'м', 152.5, 96_420_000],
  ['AK640', 'Анкер-клин 6×40 мм', 'шт', 1000, 4_175_000],
]

/** For tests: `count` lines of building goods. */
export function sampleLines(count: number, currency: 'RUB' | 'KZT' = 'RUB', rate: VatRate = 2200, included = true): InvoiceLine[] {
  return Array.from({ length: count }, (_, index) => {
    const [code, name, unit, amount, micros] = GOODS[index % GOODS.length] ?? ['', '', 'шт', 1, 1_000_000]
    const price = unitPrice(micros, currency, unit, { included, rate })
    const packs = quantityOf(amount, unit)
    return { code, name, note: null, packs, price, discount: null, amount: lineAmount(price, packs) }
  })
}

/** For tests: totals as their owner computes them, VAT by line. */
export function sampleTotals(lines: readonly InvoiceLine[]): InvoiceTotals {
  const { currency, vatIncluded, vatRate } = lines[0]?.price ?? { currency: 'RUB', vatIncluded: true, vatRate: 'none' }
  const goods = sum(
    lines.map((line) => line.amount),
    currency,
  )
  const vat = sum(
    lines.map((line) => vatOf(line.amount, vatRate, vatIncluded)),
    currency,
  )
  return {
    lines: goods,
    vatIncluded,
    vat: vatRate === 'none' ? [] : [{ rate: vatRate, amount: vat }],
    payable: vatIncluded ? goods : sum([goods, vat], currency),
  }
}

const FRAME = {
  pricesOf: 'ptn_master',
  branding: PLAIN_BRANDING,
  number: '118',
  date: '2026-12-01',
  validUntil: '2026-12-04',
  standing: { kind: 'valid' },
  replaces: null,
  consignee: null,
  basis: 'Договор поставки № 12/26 от 15.01.2026',
  orderNumber: '12847',
  remarks: ['Доставка 2 декабря с 9:00 до 12:00.'],
} as const

const SELLER = {
  name: 'ООО «СтройОпт»',
  taxId: '7701234567',
  kpp: '770101001',
  address: '115280, г. Москва, ул. Ленинская Слобода, д. 19',
  phone: '+7 495 000-12-34',
}
const BUYER = {
  name: 'ООО «СтройМастер»',
  taxId: '7715987654',
  kpp: '771501001',
  address: '127018, г. Москва, ул. Сущёвский Вал, д. 18',
  phone: null,
}

/** For tests: a Russian invoice of three lines; `lines` given alone bring their own totals. */
export function aRussianInvoice(change: Partial<RussianInvoiceView> = {}): RussianInvoiceView {
  const lines = change.lines ?? sampleLines(3)
  return {
    ...FRAME,
    country: 'RU',
    seller: SELLER,
    buyer: BUYER,
    bank: {
      bankName: 'ПАО СБЕРБАНК г. Москва',
      bic: '044525225',
      correspondentAccount: '30101810400000000225',
      account: withAccountKey('40702810038000012345', '044525225'),
    },
    sellerKind: 'company',
    director: { title: 'Генеральный директор', name: 'Иванова А. П.' },
    accountant: { title: null, name: 'Петрова М. С.' },
    lines,
    totals: sampleTotals(lines),
    ...change,
  }
}

export function aKazakhInvoice(change: Partial<KazakhInvoiceView> = {}): KazakhInvoiceView {
  const lines = change.lines ?? sampleLines(4, 'KZT', 1600)
  return {
    ...FRAME,
    country: 'KZ',
    seller: { name: 'ТОО «ҚұрылысОпт»', taxId: '180340012345', kpp: null, address: 'г. Алматы, пр. Райымбека, 212/1', phone: null },
    buyer: { name: 'ИП «Әлемтас»', taxId: '850101300123', kpp: null, address: 'г. Алматы, мкр. Жетысу-2, д. 14', phone: null },
    bank: { bankName: 'АО «Народный Банк Казахстана»', bik: 'HSBKKZKX', iik: 'KZ456010131000123456', kbe: '17' },
    paymentPurposeCode: '710',
    issuedBy: { title: null, name: 'Смагулова Д.' },
    lines,
    totals: sampleTotals(lines),
    ...change,
  }
}

export function aShipmentNote(country: 'RU' | 'KZ', change: Partial<ShipmentNoteView> = {}): ShipmentNoteView {
  const currency = country === 'RU' ? 'RUB' : 'KZT'
  const vatRate = country === 'RU' ? 2200 : 1600
  const lines = sampleLines(4, currency, vatRate).map(({ code, name, note, packs, price, amount }) => {
    const vat = vatOf(amount, vatRate, true)
    return { code, name, note, asked: packs, shipped: packs, price, withoutVat: subtract(amount, vat), vatRate, vat, withVat: amount }
  })
  const total = (pick: 'withoutVat' | 'vat' | 'withVat') =>
    lines.reduce((all, line) => money(all.minor + line[pick].minor, currency), money(0, currency))
  return {
    country,
    branding: PLAIN_BRANDING,
    number: '42',
    date: '2026-12-02',
    original: { kind: 'accounting-system', title: 'УПД № 42 от 02.12.2026' },
    isVoid: false,
    seller: SELLER,
    buyer: BUYER,
    consignee: null,
    basis: FRAME.basis,
    orderNumber: '12847',
    warehouse: 'Склад № 1',
    deliveryAddress: 'г. Москва, ул. Тверская, д. 5',
    carrier: 'Газель А123ВС',
    powerOfAttorney: '№ 15 от 01.12.2026, Сидоров П. П.',
    goods: { pricesOf: 'ptn_master', lines, totals: { withoutVat: total('withoutVat'), vat: total('vat'), withVat: total('withVat') } },
    grossKg: 1842.5,
    places: 12,
    releasedBy: { title: 'Начальник склада', name: 'Орлов Д. В.' },
    accountant: { title: null, name: 'Петрова М. С.' },
    handedOverBy: { title: 'Кладовщик', name: 'Зайцев А. Н.' },
    ...change,
  }
}

export function anOrderSummary(change: Partial<OrderSummaryView> = {}): OrderSummaryView {
  const lines = sampleLines(6).map((line) => ({ ...line, availability: 'есть' }))
  return {
    locale: 'ru',
    branding: PLAIN_BRANDING,
    number: '12847',
    date: '2026-12-01',
    state: 'awaiting-confirmation',
    sellerName: SELLER.name,
    customerName: BUYER.name,
    goods: { pricesOf: 'ptn_master', lines, totals: sampleTotals(lines) },
    terms: [{ label: 'Доставка', text: '2 декабря с 9:00 до 12:00' }],
    remarks: [],
    ...change,
  }
}
