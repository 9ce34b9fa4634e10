import type { Currency } from '@skladno/kernel'
import type { Db } from '../../../db/types.ts'
import type { OfferedLine } from '../domain/invoice.ts'

/** A счёт as it was offered. */
export interface Invoice {
  readonly id: string
  readonly orderId: string
  readonly organisationId: string
  readonly partnerId: string
  readonly legalEntityId: string
  readonly number: string
  readonly issuedOn: string
  readonly validUntil: string
  readonly state: 'current' | 'replaced' | 'void'
  readonly replacesId: string | null
  readonly currency: Currency
  readonly totalMinor: number
  readonly vatMinor: number
  readonly lines: readonly OfferedLine[]
}

const invoiceRows = (db: Db) => db.selectFrom('invoice').selectAll()
type Row = Awaited<ReturnType<ReturnType<typeof invoiceRows>['execute']>>[number]

/** JSON columns are trusted: only `issueInvoice` writes them. */
const invoiceFrom = (row: Row): Invoice => ({
  id: row.id,
  orderId: row.order_id,
  organisationId: row.organisation_id,
  partnerId: row.partner_id,
  legalEntityId: row.legal_entity_id,
  number: row.number,
  issuedOn: row.issued_on,
  validUntil: row.valid_until,
  state: row.state,
  replacesId: row.replaces_id,
  currency: row.currency,
  totalMinor: row.total_minor,
  vatMinor: row.vat_minor,
  lines: row.lines as unknown as readonly OfferedLine[],
})

export async function loadInvoice(db: Db, invoiceId: string): Promise<Invoice | null> {
  const row = await invoiceRows(db).where('id', '=', invoiceId).executeTakeFirst()
  return row === undefined ? null : invoiceFrom(row)
}

/** The счёт the customer should pay now, or null. */
export async function currentInvoice(db: Db, orderId: string): Promise<Invoice | null> {
  const row = await invoiceRows(db).where('order_id', '=', orderId).where('state', '=', 'current').executeTakeFirst()
  return row === undefined ? null : invoiceFrom(row)
}

/** The order behind an invoice number, void and replaced numbers included: money on an old счёт is not lost. Null when nobody issued it. */
export async function findOrderByInvoiceNumber(
  db: Db,
  query: { readonly organisationId: string; readonly number: string },
): Promise<{ readonly orderId: string; readonly invoiceId: string; readonly state: Invoice['state'] } | null> {
  const row = await db
    .selectFrom('invoice')
    .select(['id', 'order_id', 'state'])
    .where('organisation_id', '=', query.organisationId)
    .where('number', '=', query.number.trim())
    .executeTakeFirst()
  return row === undefined ? null : { orderId: row.order_id, invoiceId: row.id, state: row.state }
}
