export {
  documentErrors,
  documentJobs,
  documentRoutes,
  documentSubscriptions,
  findDocument,
  readDocument,
  type StoredDocument,
} from './archive/index.ts'
export {
  type Branding,
  type DocumentReference,
  type InvoiceLine,
  type InvoiceStanding,
  type InvoiceTotals,
  type InvoiceView,
  type KazakhBankAccount,
  type KazakhInvoiceView,
  type OrderSummaryView,
  PLAIN_BRANDING,
  type PlainShipmentLine,
  type PlainSummaryLine,
  type PricedShipmentLine,
  type PricedSummaryLine,
  type PrintedParty,
  type RussianBankAccount,
  type RussianInvoiceView,
  type ShipmentNoteView,
  type ShipmentOriginal,
  type ShippedGoods,
  type Signatory,
  type SummaryGoods,
  type VatTotal,
} from './document-views.ts'
export { isAccountOfBank, withAccountKey } from './domain/bank-account.ts'
export { invoiceFileName, orderSummaryFileName, shipmentNoteFileName } from './domain/file-names.ts'
export { type InvoiceQrError, invoiceQrText } from './domain/invoice-qr.ts'
export { paymentPurpose } from './domain/invoice-texts.ts'
export { type LogoError, logoImage } from './domain/logo.ts'
export { paymentQrSvg } from './domain/payment-qr.ts'
export { sumInWords } from './domain/sum-in-words.ts'
export { renderInvoice } from './render-invoice.ts'
export { renderOrderSummary } from './render-order-summary.ts'
export { renderShipmentNote } from './render-shipment-note.ts'
