import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { PricedShipmentLine, ShipmentNoteView } from '../../document-views.ts'
import { printAmount, printDate, printLongDate, printPrice, printQuantity } from '../../domain/figures.ts'
import { printable, printableCell } from '../../domain/printable-text.ts'
import { quantityInWords, sumInWords } from '../../domain/sum-in-words.ts'
import { pageOf, shipmentNote as shared, formZ2 as texts, unitName } from '../../messages/ru.ts'
import { requisites, signatures } from './blocks.ts'
import { type Column, type Grid, goodsTable, gridRow, type HeaderCell } from './goods-table.ts'
import { INK, tintOf } from './ink.ts'
import { contentWidth, type Sheet } from './print-pdf.ts'
import { originalNote, type PricedGoods, postAndName } from './shipment-note.ts'

const WIDTH = contentWidth('landscape')
const SMALL = 8
const ORGANISATION_WIDTH = 276

/** Форма З-2, приложение 26 к приказу Министра финансов РК от 20.12.2012 № 562. */
export function formZ2Sheet(view: ShipmentNoteView, goods: PricedGoods): Sheet {
  const { currency } = goods.totals.withVat
  return {
    title: shared.title(printable(view.number), printLongDate(view.date)),
    author: printable(view.seller.name),
    language: 'ru-RU',
    orientation: 'landscape',
    date: view.date,
    watermark: view.isVoid ? shared.watermark : null,
    pageOf,
    content: [
      formMarks(view),
      organisation(view),
      { text: texts.title, bold: true, fontSize: 11, alignment: 'center', margin: [0, 10, 0, 8] },
      participants(view),
      { text: '', margin: [0, 4, 0, 4] },
      goodsTable({
        columns: columns(),
        header: header(currency),
        lines: goods.lines,
        width: WIDTH,
        tint: tintOf(view.branding),
        tail: (grid) => [totalsRow(goods, grid), inWords(goods), signed(view)],
      }),
    ],
  }
}

const formMarks = (view: ShipmentNoteView): Content => ({
  columns: [
    { text: originalNote(view), width: '*', bold: true },
    { stack: [{ text: texts.approved, italics: true }, { text: texts.form }], alignment: 'right', fontSize: SMALL, width: 230 },
  ],
})

function organisation(view: ShipmentNoteView): Content {
  const centred = (text: string, isStrong: boolean): TableCell => ({ text: printable(text), alignment: 'center', bold: isStrong })
  const numbers = requisites(
    ORGANISATION_WIDTH,
    ['rest', 70, 70],
    [
      [centred(texts.taxId, false), centred(texts.number, false), centred(texts.date, false)],
      [centred(view.seller.taxId, true), centred(view.number, true), centred(printDate(view.date), true)],
    ],
  )
  return {
    columns: [
      { width: '*', text: [`${texts.organisation}: `, { text: printable(view.seller.name), bold: true }], margin: [0, 12, 0, 0] },
      { width: ORGANISATION_WIDTH, stack: [numbers] },
    ],
    margin: [0, 6, 0, 0],
  }
}

function participants(view: ShipmentNoteView): Content {
  const cells = (row: readonly string[]): TableCell[] =>
    row.map((text) => ({ text: printable(text), alignment: 'center', fontSize: SMALL }))
  const receiver = view.consignee ?? view.buyer
  return requisites(
    WIDTH,
    ['rest', 'rest', 130, 120, 120],
    [
      cells([texts.sender, texts.receiver, texts.responsible, texts.carrier, texts.waybill]),
      cells([
        `${view.seller.name}, ${view.seller.taxId}`,
        `${receiver.name}, ${receiver.taxId}`,
        view.handedOverBy.name ?? '',
        view.carrier ?? '',
        '',
      ]),
    ],
  )
}

function columns(): Column<PricedShipmentLine>[] {
  return [
    { header: '', align: 'center', narrowest: 40, text: (_, index) => String(index + 1) },
    {
      header: '',
      align: 'left',
      isStretched: true,
      text: (line) => printableCell(line.name),
      note: (line) => (line.note === null ? null : printableCell(line.note)),
    },
    { header: '', align: 'center', narrowest: 62, widest: 72, text: (line) => printableCell(line.code ?? '') },
    { header: '', align: 'center', narrowest: 48, text: (line) => unitName(line.shipped.unit) },
    { header: '', align: 'right', narrowest: 52, text: (line) => printQuantity(line.asked) },
    { header: '', align: 'right', narrowest: 52, text: (line) => printQuantity(line.shipped) },
    { header: '', align: 'right', narrowest: 60, text: (line) => printPrice(line.price) },
    { header: '', align: 'right', narrowest: 66, text: (line) => printAmount(line.withVat) },
    { header: '', align: 'right', narrowest: 60, text: (line) => (line.vatRate === 'none' ? '' : printAmount(line.vat)) },
  ]
}

function header(currency: string): HeaderCell[][] {
  const names = texts.columns
  const tall = (text: string): HeaderCell => ({ text, rowSpan: 2 })
  const covered: HeaderCell = { text: '' }
  return [
    [
      ...[names.number, names.name, names.code, names.unit].map(tall),
      { text: names.quantity, colSpan: 2 },
      covered,
      ...[names.price(currency), names.withVat(currency), names.vat(currency)].map(tall),
    ],
    [covered, covered, covered, covered, { text: names.asked }, { text: names.shipped }, covered, covered, covered],
    ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((text) => ({ text })),
  ]
}

const totalOf = (goods: PricedGoods, pick: 'asked' | 'shipped'): number =>
  goods.lines.reduce((total, line) => total + line[pick].thousandths, 0)

function totalsRow(goods: PricedGoods, grid: Grid): Content {
  const count = (pick: 'asked' | 'shipped'): string => printQuantity({ thousandths: totalOf(goods, pick), unit: 'шт' })
  const { withVat, vat } = goods.totals
  return gridRow(grid, ['', '', '', texts.total, count('asked'), count('shipped'), 'х', printAmount(withVat), printAmount(vat)])
}

const inWords = (goods: PricedGoods): Content => ({
  margin: [0, 8, 0, 0],
  fontSize: 9,
  columns: [
    { width: 290, text: [`${texts.quantityInWords} `, { text: quantityInWords(totalOf(goods, 'shipped')), italics: true }] },
    {
      width: '*',
      text: [`${texts.sumInWords(goods.totals.withVat.currency)} `, { text: sumInWords(goods.totals.withVat), italics: true }],
    },
  ],
  columnGap: 16,
})

function signed(view: ShipmentNoteView): Content {
  const left: Content[] = [
    signatures([{ label: texts.released, name: postAndName(view.releasedBy) }], true),
    signatures([{ label: texts.accountant, name: postAndName(view.accountant) }], true),
    signatures([{ label: texts.handedOver, name: postAndName(view.handedOverBy) }], true),
    { text: texts.stamp, bold: true, margin: [0, 8, 0, 0] },
  ]
  const right: Content[] = [
    { text: `${texts.attorney} ${printable(view.powerOfAttorney ?? texts.emptyAttorney)}`, margin: [0, 20, 0, 0] },
    signatures([{ label: texts.issued, name: '' }], true),
    signatures([{ label: texts.received, name: '' }], true),
  ]
  return { columns: [{ stack: left }, { stack: right }], columnGap: 30, color: INK.text }
}
