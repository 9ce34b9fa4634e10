import type { DocumentRow } from '@skladno/contracts'
import type { Currency } from '@skladno/kernel'
import { type RawBuilder, sql } from 'kysely'
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
  /** Of the last document shown. */
  readonly cursor?: string | undefined
  readonly limit: number
}

interface Row {
  readonly id: string
  readonly source: 'invoice' | 'shipment' | 'return' | 'document'
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
  readonly at: Date
  readonly cursor: string
  readonly documentId: string | null
}

/**
 * Every счёт, shipment and accepted return, printed or not yet, and the other papers; the latest first, page after page. A document is
 * dated by itself, not by its printing.
 */
export async function listDocuments(
  db: Db,
  search: DocumentSearch,
): Promise<{ readonly documents: DocumentRow[]; readonly nextCursor: string | null }> {
  const limit = search.limit + 1
  const branches = SOURCES.filter(({ kinds }) => search.kind === undefined || kinds.includes(search.kind)).map(
    ({ rows }) => sql`(SELECT * FROM (${rows}) d WHERE ${matches(search)} ORDER BY d.at DESC, d.id DESC LIMIT ${limit})`,
  )
  if (branches.length === 0) return { documents: [], nextCursor: null }
  const { rows } = await sql<Row>`
    SELECT d.id, d.source, d.kind, d.number, d.on_day AS on, d.state, p.id AS "partnerId", p.name AS "partnerName", g.id AS "organisationId",
      g.name AS "organisationName", o.id AS "orderId", o.number AS "orderNumber", d.total_minor AS "totalMinor", d.currency, d.at,
      to_char(d.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || ' ' || d.id AS cursor,
      CASE d.source WHEN 'document' THEN d.id
        WHEN 'invoice' THEN (SELECT f.id FROM document f WHERE f.invoice_id = d.id AND f.kind = 'invoice' LIMIT 1)
        WHEN 'shipment' THEN (SELECT f.id FROM document f WHERE f.shipment_id = d.id AND f.kind = 'shipment-note' LIMIT 1)
        ELSE (SELECT f.id FROM document f WHERE f.return_id = d.id AND f.kind = 'correction' LIMIT 1) END AS "documentId"
    FROM (SELECT * FROM (${sql.join(branches, sql` UNION ALL `)}) every ORDER BY at DESC, id DESC LIMIT ${limit}) d
      LEFT JOIN customer_order o ON o.id = d.order_id LEFT JOIN partner p ON p.id = d.partner_id
      LEFT JOIN organisation g ON g.id = coalesce(d.organisation_id, o.organisation_id)
    ORDER BY d.at DESC, d.id DESC`.execute(db)
  const page = rows.slice(0, search.limit)
  return { documents: page.map(rowView), nextCursor: rows.length > search.limit ? (page.at(-1)?.cursor ?? null) : null }
}

interface Source {
  readonly kinds: readonly DocumentRow['kind'][]
  readonly rows: RawBuilder<unknown>
}

/** What the archive is made of, each with the same columns. */
const SOURCES: readonly Source[] = [
  {
    kinds: ['invoice'],
    rows: sql`SELECT id, 'invoice'::text AS source, 'invoice'::text AS kind, number, issued_on AS on_day, state, partner_id, organisation_id, order_id,
      total_minor, currency, created_at AS at FROM invoice`,
  },
  {
    kinds: ['shipment-note'],
    rows: sql`SELECT id, 'shipment'::text AS source, 'shipment-note'::text AS kind, number, shipped_on AS on_day, 'current'::text AS state, partner_id,
      organisation_id, order_id, total_minor, currency, shipped_at AS at FROM shipment`,
  },
  {
    kinds: ['correction'],
    rows: sql`SELECT id, 'return'::text AS source, 'correction'::text AS kind, number, accepted_on AS on_day, 'current'::text AS state, partner_id,
      organisation_id, order_id, -total_minor AS total_minor, currency, accepted_at AS at FROM goods_return WHERE state = 'accepted'`,
  },
  {
    kinds: ['order-summary', 'payment-order', 'company-card', 'power-of-attorney', 'attachment'],
    rows: sql`SELECT id, 'document'::text AS source, kind, number, created_at::date AS on_day, 'current'::text AS state, partner_id, NULL::text AS organisation_id,
      order_id, NULL::bigint AS total_minor, NULL::text AS currency, created_at AS at FROM document
      WHERE invoice_id IS NULL AND shipment_id IS NULL AND return_id IS NULL`,
  },
]

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

function matches(search: DocumentSearch): RawBuilder<unknown> {
  const { kind, state, partnerId, from, to, sumFrom, sumTo, cursor } = search
  const all: RawBuilder<unknown>[] = [sql`true`]
  const text = search.q?.trim() ?? ''
  if (text !== '')
    all.push(sql`(d.number ILIKE ${like(text)} OR d.order_id = ANY (ARRAY(SELECT o.id FROM customer_order o WHERE o.number ILIKE ${like(text)}))
      OR d.partner_id = ANY (ARRAY(SELECT p.id FROM partner p WHERE lower(p.name) LIKE lower(${like(text)}))))`)
  if (kind !== undefined) all.push(sql`d.kind = ${kind}`)
  if (state !== undefined) all.push(sql`d.state = ${state}`)
  if (partnerId !== undefined) all.push(sql`d.partner_id = ${partnerId}`)
  if (from !== undefined) all.push(sql`d.on_day >= ${from}::date`)
  if (to !== undefined) all.push(sql`d.on_day <= ${to}::date`)
  if (sumFrom !== undefined) all.push(sql`abs(d.total_minor) >= ${sumFrom}::bigint`)
  if (sumTo !== undefined) all.push(sql`abs(d.total_minor) <= ${sumTo}::bigint`)
  const after = placeFrom(cursor)
  if (after !== null) all.push(sql`(d.at, d.id) < (${after.at}::timestamptz, ${after.id}::text)`)
  return sql`${sql.join(all, sql` AND `)}`
}

/** A cursor is the moment and the id of the last row; one that is not is taken as none. */
function placeFrom(cursor: string | undefined): { readonly at: string; readonly id: string } | null {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}) ([\w-]+)$/.exec(cursor ?? '')
  return match?.[1] === undefined || match[2] === undefined ? null : { at: `${match[1]}Z`, id: match[2] }
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
  createdAt: row.at.toISOString(),
  url: urlOf(row),
})

/** What is not printed yet (a счёт of the time before) is printed when somebody opens it. */
const urlOf = ({ documentId, source, id }: Row): string =>
  documentId === null ? `/api/v1/documents/${source}/${id}/file` : `/api/v1/documents/${documentId}/file`
