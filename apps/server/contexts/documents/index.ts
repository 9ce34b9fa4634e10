export {
  documentErrors,
  documentJobs,
  documentRoutes,
  documentSubscriptions,
  findDocument,
  listDocuments,
  readDocument,
  type StoredDocument,
} from './archive/index.ts'
export type {
  Branding,
  CorrectedLine,
  CorrectionView,
  DocumentReference,
  InvoiceLine,
  InvoiceStanding,
  InvoiceTotals,
  InvoiceView,
  KazakhBankAccount,
  KazakhInvoiceView,
  OrderSummaryView,
  PlainShipmentLine,
  PlainSummaryLine,
  PricedShipmentLine,
  PricedSummaryLine,
  PrintedParty,
  RussianBankAccount,
  RussianInvoiceView,
  ShipmentNoteView,
  ShipmentOriginal,
  ShippedGoods,
  Signatory,
  SummaryGoods,
  VatTotal,
} from './document-views.ts'

export type { InvoiceQrError } from './domain/invoice-qr.ts'

export type { LogoError } from './domain/logo.ts'
export { organisationImageRoutes } from './entry/organisation-images.ts'
export { describeDocumentError } from './messages/errors.ts'
