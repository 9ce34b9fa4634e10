import type { Db } from '../../../db/types.ts'
import type { FileStore } from '../../../files.ts'

export interface StoredDocument {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly mimeType: string
  /** Whose prices it shows: it is handed to nobody else. */
  readonly pricesOf: string | null
}

/** A document with its bytes, or null. Under a customer's role only its own partner's documents are there. */
export async function readDocument(db: Db, files: FileStore, documentId: string): Promise<StoredDocument | null> {
  const row = await db
    .selectFrom('document as d')
    .innerJoin('stored_file as f', 'f.id', 'd.file_id')
    .select(['d.partner_id', 'f.path', 'f.name', 'f.mime_type'])
    .where('d.id', '=', documentId)
    .executeTakeFirst()
  if (row === undefined) return null
  return { bytes: await files.get(row.path), fileName: row.name, mimeType: row.mime_type, pricesOf: row.partner_id }
}

/** The latest document of a kind for an invoice, a shipment or a return, or null while it is being printed. */
export async function findDocument(
  db: Db,
  query: { readonly invoiceId: string } | { readonly shipmentId: string } | { readonly returnId: string },
): Promise<{ readonly id: string; readonly number: string | null } | null> {
  const rows = db.selectFrom('document').select(['id', 'number'])
  if ('returnId' in query)
    return (await rows.where('return_id', '=', query.returnId).where('kind', '=', 'correction').executeTakeFirst()) ?? null
  const row =
    'invoiceId' in query
      ? await rows.where('invoice_id', '=', query.invoiceId).where('kind', '=', 'invoice').executeTakeFirst()
      : await rows.where('shipment_id', '=', query.shipmentId).where('kind', '=', 'shipment-note').executeTakeFirst()
  return row ?? null
}
