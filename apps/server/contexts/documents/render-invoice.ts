import { sum } from '@skladno/kernel'
import type { Content } from 'pdfmake/interfaces.js'
import { facts, heading, logo, rule, signatureMarks, signatures, sums } from './adapters/pdfmake/blocks.ts'
import { type Column, type Grid, goodsTable } from './adapters/pdfmake/goods-table.ts'
import { tintOf } from './adapters/pdfmake/ink.ts'
import { kazakhBankBlock, kazakhSignatures } from './adapters/pdfmake/kazakh-invoice.ts'
import { contentWidth, printPdf } from './adapters/pdfmake/print-pdf.ts'
import { russianBankBlock, russianQr, russianSignatures } from './adapters/pdfmake/russian-invoice.ts'
import type { InvoiceLine, InvoiceView } from './document-views.ts'
import { assertTotalsAddUp } from './domain/adding-up.ts'
import { printAmount, printDate, printLongDate, printMoney, printPrice, printQuantity } from './domain/figures.ts'
import { partyDetails, totalRows } from './domain/invoice-texts.ts'
import { printable, printableCell } from './domain/printable-text.ts'
import { sumInWords } from './domain/sum-in-words.ts'
import { pageOf, invoice as texts, unitName } from './messages/ru.ts'

const WIDTH = contentWidth('portrait')
/** Remarks up to this length stay on the page with the sums; longer ones flow after them. */
const SHORT_REMARKS = 600
const GAP = 16
const NOTE_MARGIN: [number, number, number, number] = [0, 5, 0, 0]

/** The счёт на оплату as PDF. Throws when the view has no lines or its sums do not add up. */
export async function renderInvoice(view: InvoiceView): Promise<Uint8Array> {
  if (view.lines.length === 0) throw new Error(`Invoice ${view.number} has no lines`)
  assertTotalsAddUp(view.lines, view.totals)
  const tint = tintOf(view.branding)
  const title = texts.title(printable(view.number), printLongDate(view.date))
  const isBrief = view.remarks.join('').length <= SHORT_REMARKS
  const signing = [rule(WIDTH, 1.4, tint.rule), signed(view)]
  return await printPdf({
    title,
    author: printable(view.seller.name),
    language: 'ru-RU',
    orientation: 'portrait',
    date: view.date,
    watermark: view.standing.kind === 'void' ? texts.watermark : null,
    pageOf,
    content: [
      ...logo(view.branding),
      view.country === 'RU' ? russianBankBlock(view) : kazakhBankBlock(view),
      heading(title, tint, WIDTH),
      ...standing(view),
      facts(parties(view), WIDTH),
      goodsTable({
        columns: columns(view),
        lines: view.lines,
        width: WIDTH,
        tint,
        tail: (grid) => [closingSums(view, grid, isBrief ? remarks(view) : []), ...(isBrief ? signing : [])],
      }),
      ...(isBrief ? [] : [...remarks(view), ...signing]),
    ],
  })
}

function standing(view: InvoiceView): Content[] {
  const bold = (text: string): Content => ({ text, bold: true, margin: [0, 0, 0, 8] })
  const named = ({ number, date }: { number: string; date: InvoiceView['date'] }): string => texts.reference(number, printDate(date))
  const notes: Content[] = []
  if (view.standing.kind === 'void') {
    const since = printDate(view.standing.since)
    const next = view.standing.replacedBy
    notes.push(bold(next === null ? texts.voided(since) : texts.voidedAndReplaced(since, named(next))))
  }
  if (view.replaces !== null) notes.push(bold(texts.replaces(view.number, named(view.replaces))))
  return notes
}

function parties(view: InvoiceView): { label: string; strong: string; rest: string }[] {
  const row = (label: string, party: InvoiceView['seller']) => ({
    label,
    strong: printable(party.name),
    rest: partyDetails(party, view.country),
  })
  const orders = view.orderNumber === null ? [] : [texts.order(view.orderNumber)]
  const basis = [...(view.basis === null ? [] : [view.basis]), ...orders].join('. ')
  return [
    row(texts.seller, view.seller),
    row(texts.buyer, view.buyer),
    ...(view.consignee === null ? [] : [row(texts.consignee, view.consignee)]),
    ...(basis === '' ? [] : [{ label: texts.basis, strong: printable(basis), rest: '' }]),
  ]
}

function columns(view: InvoiceView): Column<InvoiceLine>[] {
  const names = texts.columns
  const isRussian = view.country === 'RU'
  const hasCodes = view.lines.some((line) => line.code !== null)
  const hasDiscounts =
    sum(
      view.lines.flatMap((line) => line.discount ?? []),
      view.totals.payable.currency,
    ).minor !== 0
  const code: Column<InvoiceLine> = {
    header: isRussian ? names.code : names.kzCode,
    align: 'left',
    widest: 72,
    text: (line) => printableCell(line.code ?? ''),
  }
  const discount: Column<InvoiceLine> = {
    header: names.discount,
    align: 'right',
    text: (line) => (line.discount === null || line.discount.minor === 0 ? '' : printAmount(line.discount)),
  }
  return [
    { header: names.number, align: 'center', text: (_, index) => String(index + 1) },
    ...(hasCodes ? [code] : []),
    {
      header: isRussian ? names.goods : names.kzGoods,
      align: 'left',
      isStretched: true,
      text: (line) => printableCell(line.name),
      note: (line) => (line.note === null ? null : printableCell(line.note)),
    },
    { header: names.quantity, align: 'right', text: (line) => printQuantity(line.packs) },
    { header: names.unit, align: 'center', text: (line) => unitName(line.packs.unit) },
    { header: names.price, align: 'right', text: (line) => printPrice(line.price) },
    ...(hasDiscounts ? [discount] : []),
    { header: names.amount, align: 'right', text: (line) => printAmount(line.amount) },
  ]
}

/** The payment QR on the left; sums under their column, the sum in words and the notes beside it. */
function closingSums(view: InvoiceView, grid: Grid, notes: Content[]): Content {
  const words = sumInWords(view.totals.payable)
  const isOpen = view.validUntil !== null && view.standing.kind === 'valid'
  const stack: Content[] = [
    sums(totalRows(view.totals), grid.columnWidth(grid.widths.length - 1)),
    { text: texts.counted(view.lines.length, printMoney(view.totals.payable)), fontSize: 9 },
    { text: view.country === 'RU' ? words : texts.payableInWords(words), bold: true, fontSize: 9.5, margin: [0, 2, 0, 0] },
    ...(isOpen ? [{ text: texts.validUntil(printDate(view.validUntil)), fontSize: 9, margin: NOTE_MARGIN }] : []),
    ...notes,
  ]
  const qr = view.country === 'RU' ? russianQr(view) : null
  return qr === null ? { stack } : { columns: [qr, { stack, width: WIDTH - qr.width - GAP }], columnGap: GAP }
}

const remarks = (view: InvoiceView): Content[] =>
  view.remarks.map((remark): Content => ({ text: printable(remark), fontSize: 9, margin: NOTE_MARGIN }))

const signed = (view: InvoiceView): Content => ({
  unbreakable: true,
  stack: [
    signatures(view.country === 'RU' ? russianSignatures(view) : kazakhSignatures(view)),
    ...(view.standing.kind === 'valid' ? signatureMarks(view.branding) : []),
  ],
})
