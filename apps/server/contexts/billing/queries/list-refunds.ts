import type { RefundView } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

type Row = Omit<RefundView, 'amount' | 'askedAt' | 'paidAt'> & {
  readonly amountMinor: number
  readonly currency: RefundView['amount']['currency']
  readonly askedAt: Date
  readonly paidAt: Date | null
}

/** Refunds that wait, longest first, then those paid lately. */
export async function listRefunds(db: Db): Promise<RefundView[]> {
  const { rows } = await sql<Row>`
    SELECT r.id, json_build_object('id', p.id, 'name', p.name) AS partner, json_build_object('id', o.id, 'number', coalesce(o.number, '')) AS "order",
      r.amount_minor AS "amountMinor", r.currency, r.asked_at AS "askedAt", r.paid_at AS "paidAt",
      EXISTS (SELECT FROM bank_account b WHERE b.organisation_id = r.organisation_id AND b.currency = r.currency AND b.payments_origin = 'statement') AS "isByStatement"
    FROM refund r JOIN partner p ON p.id = r.partner_id JOIN customer_order o ON o.id = r.order_id
    ORDER BY r.state, CASE WHEN r.state = 'open' THEN r.asked_at END, r.paid_at DESC, r.id LIMIT 300`.execute(db)
  return rows.map(({ amountMinor, currency, askedAt, paidAt, ...row }) => ({
    ...row,
    amount: { minor: amountMinor, currency },
    askedAt: askedAt.toISOString(),
    paidAt: paidAt?.toISOString() ?? null,
  }))
}
