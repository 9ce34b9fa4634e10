/** Published facts. `subject` is the order's id, `partyId` whose prices the document shows. */
export const DOCUMENT_EVENTS = {
  /** {documentId, kind, number, invoiceId | null, shipmentId | null} */
  stored: 'documents.document-stored',
  /** A document could not be made, e.g. no bank account is entered. {kind, number, invoiceId | null, shipmentId | null, detail} */
  failed: 'documents.rendering-failed',
} as const
