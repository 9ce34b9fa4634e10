import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { KazakhInvoiceView } from '../../document-views.ts'
import { kazakhTaxId, signatureLine } from '../../domain/invoice-texts.ts'
import { printable } from '../../domain/printable-text.ts'
import { kazakhBank as labels, invoice as texts } from '../../messages/ru.ts'
import { requisites, type SignatureLine } from './blocks.ts'
import { contentWidth } from './print-pdf.ts'

const captioned = (caption: string, value: string): TableCell => ({
  stack: [
    { text: caption, bold: true },
    { text: printable(value), bold: true, margin: [0, 3, 0, 0] },
  ],
  alignment: 'center',
})

const named = (caption: string, ...lines: string[]): TableCell => ({
  stack: [{ text: caption, bold: true }, ...lines.map((line) => ({ text: printable(line) }))],
})

/** «Образец платёжного поручения»: бенефициар, ИИК, КБе, банк, БИК, код назначения платежа. */
export function kazakhBankBlock({ bank, seller, paymentPurposeCode }: KazakhInvoiceView): Content {
  return {
    stack: [
      { text: labels.sample, bold: true, margin: [0, 0, 0, 4] },
      requisites(
        contentWidth('portrait'),
        ['rest', 160, 110],
        [
          [named(labels.payee, seller.name, kazakhTaxId(seller.taxId)), captioned(labels.iik, bank.iik), captioned(labels.kbe, bank.kbe)],
          [named(labels.bank, bank.bankName), captioned(labels.bik, bank.bik), captioned(labels.knp, paymentPurposeCode ?? '')],
        ],
      ),
    ],
  }
}

export const kazakhSignatures = (view: KazakhInvoiceView): SignatureLine[] => [
  signatureLine({ title: null, name: view.issuedBy.name }, texts.issuedBy),
]
