import type { DocumentRow } from '@skladno/contracts'
import type { Currency } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

export interface DocumentSearch {
  /** A part of the number, of the order's number or of the customer's name. */
  readonly q?: string | undefined
  readonly kind?: DocumentRow['kind'] | undefined
  readonly state?: DocumentRow['state'] | undefined
  readonly partnerId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Minor units, whatever the currency. */
  readonly sumFrom?: number | undefined
  readonly sumTo?: number | undefined
  /** The last document shown. */
  readonly cursor?: string | undefined
  readonly limit: number
}

interface Row {
  readonly id: string
  readonly kind: DocumentRow['kind']
  readonly number: string | null
  readonly on: string
  readonly state: DocumentRow['state']
  readonly partnerId: string | null
  readonly partnerName: string | null
  readonly organisationId: string | null
  readonly organisationName: string | null
  readonly orderId: string | null
  readonly orderNumber: string | null
  readonly totalMinor: number | null
  readonly currency: Currency | null
  readonly createdAt: Date
}

/** Stored documents, the latest first, page after page; a document is dated by itself, not by its printing. */
export async function listDocuments(
  db: Db,
  search: DocumentSearch,
): Promise<{ readonly documents: DocumentRow[]; readonly nextCursor: string | null }> {
  const { rows } = await sql<Row>`
    SELECT d.id, d.kind, d.number, coalesce(i.issued_on, s.shipped_on, r.accepted_on, d.created_at::date) AS on, coalesce(i.state, 'current') AS state,
      p.id AS "partnerId", p.name AS "partnerName", g.id AS "organisationId", g.name AS "organisationName", o.id AS "orderId", o.number AS "orderNumber",
      coalesce(i.total_minor, s.total_minor, -r.total_minor) AS "totalMinor", coalesce(i.currency, s.currency, r.currency) AS currency,
      d.created_at AS "createdAt"
    FROM document d LEFT JOIN invoice i ON i.id = d.invoice_id LEFT JOIN shipment s ON s.id = d.shipment_id
      LEFT JOIN goods_return r ON r.id = d.return_id LEFT JOIN customer_order o ON o.id = d.order_id
      LEFT JOIN partner p ON p.id = d.partner_id LEFT JOIN organisation g ON g.id = coalesce(i.organisation_id, s.organisation_id, r.organisation_id, o.organisation_id)
    WHERE ${words(search.q)} AND (${search.kind ?? null}::text IS NULL OR d.kind = ${search.kind ?? null})
      AND (${search.state ?? null}::text IS NULL OR coalesce(i.state, 'current') = ${search.state ?? null})
      AND (${search.partnerId ?? null}::text IS NULL OR d.partner_id = ${search.partnerId ?? null})
      AND (${search.from ?? null}::date IS NULL OR coalesce(i.issued_on, s.shipped_on, r.accepted_on, d.created_at::date) >= ${search.from ?? null}::date)
      AND (${search.to ?? null}::date IS NULL OR coalesce(i.issued_on, s.shipped_on, r.accepted_on, d.created_at::date) <= ${search.to ?? null}::date)
      AND (${search.sumFrom ?? null}::bigint IS NULL OR coalesce(i.total_minor, s.total_minor, r.total_minor) >= ${search.sumFrom ?? null}::bigint)
      AND (${search.sumTo ?? null}::bigint IS NULL OR coalesce(i.total_minor, s.total_minor, r.total_minor) <= ${search.sumTo ?? null}::bigint)
      AND (${search.cursor ?? null}::text IS NULL OR d.id < ${search.cursor ?? null})
    ORDER BY d.id DESC LIMIT ${search.limit + 1}`.execute(db)
  const page = rows.slice(0, search.limit)
  return { documents: page.map(rowView), nextCursor: rows.length > search.limit ? (page.at(-1)?.id ?? null) : null }
}

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

function words(q: string | undefined) {
  const text = q?.trim() ?? ''
  if (text === '') return sql<boolean>`true`
  return sql<boolean>`(d.id = ANY (ARRAY(SELECT n.id FROM document n WHERE n.number ILIKE ${like(text)}))
    OR d.order_id = ANY (ARRAY(SELECT o.id FROM customer_order o WHERE o.number ILIKE ${like(text)}))
    OR d.partner_id = ANY (ARRAY(SELECT p.id FROM partner p WHERE lower(p.name) LIKE lower(${like(text)}))))`
}

const rowView = (row: Row): DocumentRow => ({
  id: row.id,
  kind: row.kind,
  number: row.number,
  on: row.on,
  state: row.state,
  partner: row.partnerId === null ? null : { id: row.partnerId, name: row.partnerName ?? '' },
  organisation: row.organisationId === null ? null : { id: row.organisationId, name: row.organisationName ?? '' },
  order: row.orderId === null ? null : { id: row.orderId, number: row.orderNumber },
  total: row.totalMinor === null || row.currency === null ? null : { minor: row.totalMinor, currency: row.currency },
  createdAt: row.createdAt.toISOString(),
  url: `/api/v1/documents/${row.id}/file`,
})
