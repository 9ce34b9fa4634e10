import type { Content } from 'pdfmake/interfaces.js'
import type { CorrectedLine, CorrectionView } from '../../document-views.ts'
import { printAmount, printDate, printLongDate, printMoney, printPrice, printQuantity, printRate } from '../../domain/figures.ts'
import { partyDetails } from '../../domain/invoice-texts.ts'
import { printable, printableCell } from '../../domain/printable-text.ts'
import { sumInWords } from '../../domain/sum-in-words.ts'
import { pageOf, invoice as shared, correction as texts, unitName } from '../../messages/ru.ts'
import { facts, heading, logo, signatures, sums } from './blocks.ts'
import { type Column, type Grid, goodsTable } from './goods-table.ts'
import { tintOf } from './ink.ts'
import { contentWidth, type Sheet } from './print-pdf.ts'
import { postAndName } from './shipment-note.ts'

/** Корректировка: what was shipped, what remains of it after the return, and by how much less is owed. Landscape. */
export function correctionSheet(view: CorrectionView): Sheet {
  const width = contentWidth('landscape')
  const tint = tintOf(view.branding)
  const title = texts.title(printable(view.number), printLongDate(view.date))
  return {
    title,
    author: printable(view.seller.name),
    language: 'ru-RU',
    orientation: 'landscape',
    date: view.date,
    watermark: null,
    pageOf,
    content: [
      ...logo(view.branding),
      heading(title, tint, width),
      { text: texts.corrects(printable(view.shipment.number), printDate(view.shipment.date)), bold: true, margin: [0, 0, 0, 4] },
      { text: view.country === 'KZ' ? texts.ownKazakh : texts.own, margin: [0, 0, 0, 8] },
      facts(participants(view), width, 90),
      goodsTable({ columns: columns(view), lines: view.lines, width, tint, tail: (grid) => closing(view, grid) }),
    ],
  }
}

function participants(view: CorrectionView): { label: string; strong: string; rest: string }[] {
  const basis = [...(view.basis === null ? [] : [view.basis]), ...(view.orderNumber === null ? [] : [shared.order(view.orderNumber)])]
  return [
    { label: shared.seller, strong: printable(view.seller.name), rest: partyDetails(view.seller, view.country) },
    { label: shared.buyer, strong: printable(view.buyer.name), rest: partyDetails(view.buyer, view.country) },
    ...(basis.length === 0 ? [] : [{ label: shared.basis, strong: '', rest: basis.join('. ') }]),
    { label: texts.reason, strong: '', rest: printable(view.reason) },
  ]
}

function columns(view: CorrectionView): Column<CorrectedLine>[] {
  const names = texts.columns
  const isTaxed = view.lines.some((line) => line.vatRate !== 'none')
  const vat: Column<CorrectedLine>[] = [
    { header: names.rate, align: 'center', text: (line) => (line.vatRate === 'none' ? names.noRate : printRate(line.vatRate)) },
    { header: names.vatLess, align: 'right', text: (line) => printAmount(line.vatLess) },
  ]
  return [
    { header: shared.columns.number, align: 'center', text: (_, index) => String(index + 1) },
    { header: shared.columns.code, align: 'left', widest: 60, text: (line) => printableCell(line.code ?? '') },
    { header: shared.columns.goods, align: 'left', isStretched: true, text: (line) => printableCell(line.name) },
    { header: shared.columns.unit, align: 'center', text: (line) => unitName(line.before.unit) },
    { header: names.before, align: 'right', text: (line) => printQuantity(line.before) },
    { header: names.after, align: 'right', text: (line) => printQuantity(line.after) },
    { header: names.price, align: 'right', text: (line) => printPrice(line.price) },
    { header: names.sumBefore, align: 'right', text: (line) => printAmount(line.sumBefore) },
    { header: names.sumAfter, align: 'right', text: (line) => printAmount(line.sumAfter) },
    ...(isTaxed ? vat : []),
    { header: names.less, align: 'right', text: (line) => printAmount(line.less) },
  ]
}

function closing(view: CorrectionView, grid: Grid): Content[] {
  const { totals } = view
  const isTaxed = view.lines.some((line) => line.vatRate !== 'none')
  const rows = [
    { label: texts.totals.before, amount: printAmount(totals.before) },
    { label: texts.totals.after, amount: printAmount(totals.after) },
    { label: texts.totals.less, amount: printAmount(totals.less) },
    ...(isTaxed ? [{ label: texts.totals.vatLess, amount: printAmount(totals.vatLess) }] : [{ label: texts.totals.noVat, amount: '—' }]),
  ]
  const left: Content[] = [
    { text: texts.counted(view.lines.length, printMoney(totals.less)), fontSize: 9, margin: [0, 6, 0, 0] },
    { text: sumInWords(totals.less), bold: true, fontSize: 9.5, margin: [0, 2, 0, 0] },
  ]
  return [
    {
      columns: [
        { width: '*', stack: left },
        { width: 260, stack: [sums(rows, grid.columnWidth(grid.widths.length - 1))] },
      ],
    },
    signatures([
      { label: texts.seller, name: postAndName(view.releasedBy) },
      { label: texts.accountant, name: postAndName(view.accountant) },
    ]),
    signatures([
      { label: texts.accepted, name: postAndName(view.acceptedBy) },
      { label: texts.buyer, name: '' },
    ]),
  ]
}
