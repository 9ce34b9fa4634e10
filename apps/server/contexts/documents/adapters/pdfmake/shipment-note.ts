import { UNITS } from '@skladno/kernel'
import type { Content } from 'pdfmake/interfaces.js'
import type { PlainShipmentLine, PricedShipmentLine, ShipmentNoteView, ShippedGoods, Signatory } from '../../document-views.ts'
import { printAmount, printLongDate, printMoney, printNumber, printPrice, printQuantity, printRate } from '../../domain/figures.ts'
import { partyDetails } from '../../domain/invoice-texts.ts'
import { printable, printableAddress, printableCell } from '../../domain/printable-text.ts'
import { sumInWords } from '../../domain/sum-in-words.ts'
import { pageOf, invoice as shared, shipmentNote as texts, unitName } from '../../messages/ru.ts'
import { facts, heading, logo, signatures, sums } from './blocks.ts'
import { type Column, type Grid, goodsTable } from './goods-table.ts'
import { tintOf } from './ink.ts'
import { contentWidth, type Sheet } from './print-pdf.ts'

const LOAD_MARGIN: [number, number, number, number] = [0, 3, 0, 0]

export type PricedGoods = Extract<ShippedGoods, { pricesOf: string }>

/** Накладная: landscape with prices and VAT, portrait without prices. */
export function shipmentNoteSheet(view: ShipmentNoteView, goods: ShippedGoods): Sheet {
  const orientation = goods.pricesOf === null ? 'portrait' : 'landscape'
  const width = contentWidth(orientation)
  const tint = tintOf(view.branding)
  const title = texts.title(printable(view.number), printLongDate(view.date))
  const table = { width, tint }
  return {
    title,
    author: printable(view.seller.name),
    language: 'ru-RU',
    orientation,
    date: view.date,
    watermark: view.isVoid ? texts.watermark : null,
    pageOf,
    content: [
      ...logo(view.branding),
      heading(title, tint, width),
      { text: originalNote(view), margin: [0, 0, 0, 8] },
      facts(participants(view), width, 90),
      goods.pricesOf === null
        ? goodsTable({
            ...table,
            columns: plainColumns(true),
            lines: goods.lines,
            tail: () => [...counted(view, texts.countedPlain(goods.lines.length), []), ...signed(view)],
          })
        : goodsTable({ ...table, columns: pricedColumns(goods), lines: goods.lines, tail: (grid) => pricedClosing(view, goods, grid) }),
    ],
  }
}

/** What the paper is worth: a copy of the accounting system's document, or the signed paper itself. */
export function originalNote({ original, country }: ShipmentNoteView): string {
  if (original.kind === 'hub') return country === 'KZ' ? texts.ownKazakh : texts.own
  return original.title === null ? texts.copy : texts.copyOf(printable(original.title))
}

function participants(view: ShipmentNoteView): { label: string; strong: string; rest: string }[] {
  const row = (label: string, party: ShipmentNoteView['seller']) => ({
    label,
    strong: printable(party.name),
    rest: partyDetails(party, view.country),
  })
  const fact = (label: string, text: string | null) =>
    text === null || text === '' ? [] : [{ label, strong: '', rest: printableAddress(text) }]
  const order = view.orderNumber === null ? [] : [shared.order(view.orderNumber)]
  return [
    row(shared.seller, view.seller),
    row(shared.buyer, view.buyer),
    ...(view.consignee === null ? [] : [row(shared.consignee, view.consignee)]),
    ...fact(shared.basis, [...(view.basis === null ? [] : [view.basis]), ...order].join('. ')),
    ...fact(texts.warehouse, view.warehouse),
    ...fact(texts.deliveryAddress, view.deliveryAddress),
    ...fact(texts.carrier, view.carrier),
  ]
}

function plainColumns(isAskedShown: boolean): Column<PlainShipmentLine>[] {
  const asked: Column<PlainShipmentLine> = { header: texts.columns.asked, align: 'right', text: (line) => printQuantity(line.asked) }
  return [
    { header: shared.columns.number, align: 'center', text: (_, index) => String(index + 1) },
    { header: shared.columns.code, align: 'left', widest: 72, text: (line) => printableCell(line.code ?? '') },
    {
      header: shared.columns.goods,
      align: 'left',
      isStretched: true,
      text: (line) => printableCell(line.name),
      note: (line) => (line.note === null ? null : printableCell(line.note)),
    },
    { header: shared.columns.unit, align: 'center', text: (line) => unitName(line.shipped.unit) },
    { header: texts.columns.unitCode, align: 'center', text: (line) => UNITS[line.shipped.unit] ?? '—' },
    ...(isAskedShown ? [asked] : []),
    { header: texts.columns.shipped, align: 'right', text: (line) => printQuantity(line.shipped) },
  ]
}

const isTaxed = (goods: PricedGoods): boolean => goods.lines.some((line) => line.vatRate !== 'none')

function pricedColumns(goods: PricedGoods): Column<PricedShipmentLine>[] {
  const names = texts.columns
  const isShort = goods.lines.some((line) => line.asked.thousandths !== line.shipped.thousandths)
  const price = (header: string): Column<PricedShipmentLine> => ({ header, align: 'right', text: (line) => printPrice(line.price) })
  if (!isTaxed(goods)) {
    return [...plainColumns(isShort), price(names.price), { header: names.sum, align: 'right', text: (line) => printAmount(line.withVat) }]
  }
  const isIncluded = goods.lines.every((line) => line.price.vatIncluded)
  return [
    ...plainColumns(isShort),
    price(isIncluded ? names.priceWithVat : names.priceWithoutVat),
    { header: names.withoutVat, align: 'right', text: (line) => printAmount(line.withoutVat) },
    { header: names.rate, align: 'center', text: (line) => (line.vatRate === 'none' ? names.noRate : printRate(line.vatRate)) },
    { header: names.vat, align: 'right', text: (line) => printAmount(line.vat) },
    { header: names.withVat, align: 'right', text: (line) => printAmount(line.withVat) },
  ]
}

function totalsOf(goods: PricedGoods): { label: string; amount: string }[] {
  const { withoutVat, vat, withVat } = goods.totals
  const labels = texts.totals
  if (!isTaxed(goods))
    return [
      { label: labels.sum, amount: printAmount(withVat) },
      { label: labels.noVat, amount: '—' },
    ]
  return [
    { label: labels.withoutVat, amount: printAmount(withoutVat) },
    { label: labels.vat, amount: printAmount(vat) },
    { label: labels.withVat, amount: printAmount(withVat) },
  ]
}

function pricedClosing(view: ShipmentNoteView, goods: PricedGoods, grid: Grid): Content[] {
  const { withVat } = goods.totals
  const words: Content = { text: sumInWords(withVat), bold: true, fontSize: 9.5, margin: [0, 2, 0, 0] }
  const left = counted(view, texts.counted(goods.lines.length, printMoney(withVat)), [words])
  const right = sums(totalsOf(goods), grid.columnWidth(grid.widths.length - 1))
  return [
    {
      columns: [
        { width: '*', stack: left },
        { width: 240, stack: [right] },
      ],
    },
    ...signed(view),
  ]
}

function counted(view: ShipmentNoteView, count: string, words: Content[]): Content[] {
  const load = [
    ...(view.grossKg === null ? [] : [texts.weight(printNumber(view.grossKg))]),
    ...(view.places === null ? [] : [texts.places(view.places)]),
    ...(view.powerOfAttorney === null ? [] : [texts.attorney(printable(view.powerOfAttorney))]),
  ].join('. ')
  return [
    { text: count, fontSize: 9, margin: [0, 6, 0, 0] },
    ...words,
    ...(load === '' ? [] : [{ text: load, fontSize: 9, margin: LOAD_MARGIN }]),
  ]
}

/** «Кладовщик Зайцев А. Н.» */
export const postAndName = ({ title, name }: Signatory): string =>
  [title, name]
    .filter((part) => part !== null)
    .map(printable)
    .join(' ')

const signed = (view: ShipmentNoteView): Content[] => [
  signatures([
    { label: texts.released, name: postAndName(view.releasedBy) },
    { label: texts.accountant, name: postAndName(view.accountant) },
  ]),
  signatures([
    { label: texts.handedOver, name: postAndName(view.handedOverBy) },
    { label: texts.received, name: '' },
  ]),
]
