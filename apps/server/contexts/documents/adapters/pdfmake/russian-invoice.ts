import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { RussianInvoiceView } from '../../document-views.ts'
import { invoiceQrText } from '../../domain/invoice-qr.ts'
import { paymentPurpose, signatureLine } from '../../domain/invoice-texts.ts'
import { qrSquare } from '../../domain/payment-qr.ts'
import { printable } from '../../domain/printable-text.ts'
import { russianBank as labels, invoice as texts } from '../../messages/ru.ts'
import { qrPicture, requisites, type SignatureLine } from './blocks.ts'
import { INK } from './ink.ts'
import { contentWidth } from './print-pdf.ts'

const SMALL = 7
const NONE = { text: '' }

const labelled = (value: string, label: string): Content[] => [
  { text: value },
  { text: label, fontSize: SMALL, color: INK.note, margin: [0, 3, 0, 0] },
]

const noLine = (sides: { top?: boolean; bottom?: boolean }): { border: [boolean, boolean, boolean, boolean] } => ({
  border: [true, sides.top ?? true, true, sides.bottom ?? true],
})

/** The sample of a payment order, in the layout banks and 1C users know. */
export function russianBankBlock(view: RussianInvoiceView): Content {
  const { bank, seller } = view
  const bold = (text: string): { text: string; bold: true } => ({ text: printable(text), bold: true })
  const plain = (text: string): TableCell => ({ text })
  const payee: TableCell = { colSpan: 2, rowSpan: 3, stack: labelled(printable(seller.name), labels.payee) }
  const purpose: TableCell = { colSpan: 6, stack: labelled(printable(paymentPurpose(view)), labels.purpose) }
  return requisites(
    contentWidth('portrait'),
    ['rest', 'rest', 46, 34, 56, 60],
    [
      [
        { colSpan: 2, rowSpan: 2, stack: labelled(printable(bank.bankName), labels.payeeBank) },
        NONE,
        plain(labels.bic),
        { ...bold(bank.bic), colSpan: 3, ...noLine({ bottom: false }) },
        NONE,
        NONE,
      ],
      [NONE, NONE, plain(labels.account), { text: bank.correspondentAccount ?? '—', colSpan: 3, ...noLine({ top: false }) }, NONE, NONE],
      [
        {
          text: [
            { text: `${labels.inn}  `, fontSize: 8 },
            { text: seller.taxId, bold: true },
          ],
        },
        {
          text: [
            { text: `${labels.kpp}  `, fontSize: 8 },
            { text: seller.kpp ?? '', bold: true },
          ],
        },
        plain(labels.account),
        { ...bold(bank.account), colSpan: 3 },
        NONE,
        NONE,
      ],
      [payee, NONE, plain(labels.kind), plain(labels.kindCode), plain(labels.dueDate), NONE],
      [NONE, NONE, plain(labels.purposeCode), NONE, plain(labels.priority), plain(labels.priorityOfGoods)],
      [NONE, NONE, plain(labels.code), NONE, plain(labels.reserve), NONE],
      [purpose, NONE, NONE, NONE, NONE, NONE],
    ],
  )
}

/** The payment QR with its caption; null for a void invoice and where the standard cannot state the payment. */
export function russianQr(view: RussianInvoiceView): (Content & { width: number }) | null {
  const text = invoiceQrText(view)
  if (!text.ok) return null
  const square = qrSquare(text.value)
  const side = Math.min(150, Math.max(100, square.size * 1.35))
  const caption: Content = { text: texts.qr, fontSize: SMALL, color: INK.note, alignment: 'center', margin: [0, 4, 0, 0] }
  return { width: side, margin: [0, 8, 0, 0], stack: [qrPicture(square, side), caption] }
}

export const russianSignatures = (view: RussianInvoiceView): SignatureLine[] =>
  view.sellerKind === 'sole-trader'
    ? [signatureLine(view.director, texts.soleTrader)]
    : [signatureLine(view.director, texts.director), signatureLine(view.accountant, texts.accountant)]
