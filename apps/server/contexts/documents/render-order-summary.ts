import type { Content } from 'pdfmake/interfaces.js'
import { facts, heading, logo, sums } from './adapters/pdfmake/blocks.ts'
import { type Column, type GoodsTable, goodsTable } from './adapters/pdfmake/goods-table.ts'
import { INK, tintOf } from './adapters/pdfmake/ink.ts'
import { contentWidth, printPdf } from './adapters/pdfmake/print-pdf.ts'
import type { OrderSummaryView, PlainSummaryLine, PricedSummaryLine } from './document-views.ts'
import { assertTotalsAddUp } from './domain/adding-up.ts'
import { CURRENCY_LABEL, printAmount, printDate, printLongDate, printPrice, printQuantity } from './domain/figures.ts'
import { totalRows } from './domain/invoice-texts.ts'
import { printable, printableCell } from './domain/printable-text.ts'
import { summary as en } from './messages/en.ts'
import { summary as ru } from './messages/ru.ts'
import type { SummaryMessages } from './messages/summary-messages.ts'

const WIDTH = contentWidth('portrait')
const TEXTS = { ru, en }

/** The table of a long order as PDF, to be read and confirmed. Throws when the view has no lines or its sums do not add up. */
export async function renderOrderSummary(view: OrderSummaryView): Promise<Uint8Array> {
  if (view.goods.lines.length === 0) throw new Error(`Order summary ${view.number ?? ''} has no lines`)
  const texts = TEXTS[view.locale]
  const tint = tintOf(view.branding)
  const date = view.locale === 'ru' ? printLongDate(view.date) : printDate(view.date)
  const title = view.number === null ? texts.draft(date) : texts.order(printable(view.number), date)
  return await printPdf({
    title,
    author: printable(view.sellerName),
    language: view.locale === 'ru' ? 'ru-RU' : 'en',
    orientation: 'portrait',
    date: view.date,
    watermark: view.state === 'cancelled' ? texts.watermark : null,
    pageOf: texts.pageOf,
    content: [
      ...logo(view.branding),
      heading(title, tint, WIDTH),
      { text: texts.states[view.state], bold: true, margin: [0, 0, 0, 8] },
      facts(
        [
          { label: texts.seller, strong: printable(view.sellerName), rest: '' },
          { label: texts.customer, strong: printable(view.customerName), rest: '' },
        ],
        WIDTH,
      ),
      goods(view, texts, { width: WIDTH, tint }),
      ...after(view, texts),
    ],
  })
}

function goods(view: OrderSummaryView, texts: SummaryMessages, frame: Pick<GoodsTable<unknown>, 'width' | 'tint'>): Content {
  const count: Content = { text: texts.counted(view.goods.lines.length), margin: [0, 4, 0, 0] }
  if (view.goods.pricesOf === null) {
    return goodsTable({ ...frame, columns: plainColumns(view.goods.lines, texts), lines: view.goods.lines, tail: () => [count] })
  }
  const { lines, totals } = view.goods
  assertTotalsAddUp(lines, totals)
  const currency = CURRENCY_LABEL[totals.payable.currency]
  return goodsTable({
    ...frame,
    columns: pricedColumns(lines, texts, view.locale === 'ru' ? currency : totals.payable.currency),
    lines,
    tail: (grid) => [sums(totalRows(totals, texts), grid.columnWidth(grid.widths.length - 1)), count],
  })
}

function plainColumns(lines: readonly PlainSummaryLine[], texts: SummaryMessages): Column<PlainSummaryLine>[] {
  const names = texts.columns
  const code: Column<PlainSummaryLine> = {
    header: names.code,
    align: 'left',
    widest: 72,
    text: (line) => printableCell(line.code ?? ''),
  }
  const availability: Column<PlainSummaryLine> = {
    header: names.availability,
    align: 'left',
    widest: 84,
    text: (line) => printableCell(line.availability ?? ''),
  }
  return [
    { header: names.number, align: 'center', text: (_, index) => String(index + 1) },
    ...(lines.some((line) => line.code !== null) ? [code] : []),
    {
      header: names.goods,
      align: 'left',
      isStretched: true,
      text: (line) => printableCell(line.name),
      note: (line) => (line.note === null ? null : printableCell(line.note)),
    },
    { header: names.quantity, align: 'right', text: (line) => `${printQuantity(line.packs)}\u00a0${texts.unit(line.packs.unit)}` },
    ...(lines.some((line) => line.availability !== null) ? [availability] : []),
  ]
}

const pricedColumns = (lines: readonly PricedSummaryLine[], texts: SummaryMessages, currency: string): Column<PricedSummaryLine>[] => [
  ...plainColumns(lines, texts),
  { header: `${texts.columns.price}, ${currency}`, align: 'right', text: (line) => printPrice(line.price) },
  { header: `${texts.columns.amount}, ${currency}`, align: 'right', text: (line) => printAmount(line.amount) },
]

function after(view: OrderSummaryView, texts: SummaryMessages): Content[] {
  const terms = view.terms.map(({ label, text }) => ({ label: printable(label), strong: '', rest: printable(text) }))
  return [
    ...(terms.length === 0 ? [] : [{ stack: [facts(terms, WIDTH, 90)], margin: [0, 10, 0, 0] as [number, number, number, number] }]),
    ...view.remarks.map((remark): Content => ({ text: printable(remark), margin: [0, 4, 0, 0] })),
    { text: texts.notAnInvoice, color: INK.note, fontSize: 8, margin: [0, 10, 0, 0] },
  ]
}
