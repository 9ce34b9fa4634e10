import type { PaymentRow } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

export interface PaymentListQuery {
  readonly partnerId?: string | undefined
  readonly paymentId?: string | undefined
  readonly limit?: number
}

type Row = Omit<PaymentRow, 'organisation' | 'partner' | 'amount' | 'unallocated' | 'orders'> & {
  readonly organisationId: string
  readonly organisationName: string
  readonly partnerId: string | null
  readonly partnerName: string | null
  readonly amountMinor: number
  /** Set aside for refunds. */
  readonly promisedMinor: number
  readonly currency: PaymentRow['amount']['currency']
  readonly orders: readonly { readonly id: string; readonly number: string; readonly minor: number }[]
}

/** Money received, latest first, with what it was applied to. */
export async function listPayments(db: Db, query: PaymentListQuery): Promise<PaymentRow[]> {
  const { rows } = await sql<Row>`
    SELECT p.id, p.organisation_id AS "organisationId", g.name AS "organisationName", p.partner_id AS "partnerId", n.name AS "partnerName",
      p.payer_name AS "payerName", p.payer_tax_id AS "payerTaxId", p.number, p.paid_on AS "paidOn", p.amount_minor AS "amountMinor", p.currency,
      p.method, p.purpose,
      (SELECT coalesce(sum(amount_minor), 0) FROM payment_allocation WHERE payment_id = p.id AND refund_id IS NOT NULL)::bigint AS "promisedMinor",
      (SELECT coalesce(json_agg(json_build_object('id', o.id, 'number', coalesce(o.number, ''), 'minor', a.minor) ORDER BY o.id), '[]')
        FROM (SELECT order_id, sum(amount_minor)::bigint AS minor FROM payment_allocation WHERE payment_id = p.id GROUP BY 1) a
        JOIN customer_order o ON o.id = a.order_id) AS orders
    FROM payment p JOIN organisation g ON g.id = p.organisation_id LEFT JOIN partner n ON n.id = p.partner_id
    WHERE p.direction = 'in' AND (${query.partnerId ?? null}::text IS NULL OR p.partner_id = ${query.partnerId ?? null})
      AND (${query.paymentId ?? null}::text IS NULL OR p.id = ${query.paymentId ?? null})
    ORDER BY p.paid_on DESC, p.recorded_at DESC, p.id DESC LIMIT ${query.limit ?? 200}`.execute(db)
  return rows.map(rowView)
}

function rowView(row: Row): PaymentRow {
  const { currency } = row
  const applied = row.orders.reduce((total, order) => total + order.minor, 0)
  return {
    id: row.id,
    organisation: { id: row.organisationId, name: row.organisationName },
    partner: row.partnerId === null ? null : { id: row.partnerId, name: row.partnerName ?? '' },
    payerName: row.payerName,
    payerTaxId: row.payerTaxId,
    number: row.number,
    paidOn: row.paidOn,
    amount: { minor: row.amountMinor, currency },
    unallocated: { minor: row.amountMinor - applied - row.promisedMinor, currency },
    method: row.method,
    purpose: row.purpose,
    orders: row.orders.map(({ id, number, minor }) => ({ id, number, amount: { minor, currency } })),
  }
}
