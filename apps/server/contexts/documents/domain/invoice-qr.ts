import { fail, type Result } from '@skladno/kernel'
import type { RussianInvoiceView } from '../document-views.ts'
import { paymentPurpose } from './invoice-texts.ts'
import { type PaymentQrError, paymentQrText } from './payment-qr.ts'

export type InvoiceQrError = PaymentQrError | { readonly code: 'documents.qr-void-invoice' }

/** The payment QR of an invoice as text, for the page, the chat and the PDF alike; a void invoice has none. */
export function invoiceQrText(view: RussianInvoiceView): Result<string, InvoiceQrError> {
  if (view.standing.kind === 'void') return fail('documents.qr-void-invoice')
  const { seller, bank } = view
  return paymentQrText({
    ...bank,
    payeeName: seller.name,
    payeeInn: seller.taxId,
    payeeKpp: seller.kpp,
    sum: view.totals.payable,
    purpose: paymentPurpose(view),
  })
}
