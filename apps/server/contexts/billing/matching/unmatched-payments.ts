import type { UnmatchedPayment } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import type { MatchProposal } from './propose-match.ts'

type Row = Omit<UnmatchedPayment, 'organisation' | 'amount' | 'proposals'> & {
  readonly organisationId: string
  readonly organisationName: string
  readonly amountMinor: number
  readonly currency: UnmatchedPayment['amount']['currency']
  readonly candidates: readonly MatchProposal[]
}

/** Payments of statements that wait for a person, oldest first, with what they may be for. */
export async function unmatchedPayments(
  db: Db,
  query: { readonly limit: number; readonly after?: string | undefined },
): Promise<{ readonly payments: readonly UnmatchedPayment[]; readonly total: number }> {
  const { rows } = await sql<Row>`
    SELECT p.id, p.direction, p.organisation_id AS "organisationId", g.name AS "organisationName", p.payer_name AS "payerName",
      p.payer_tax_id AS "payerTaxId", p.number, p.paid_on AS "paidOn", p.amount_minor AS "amountMinor", p.currency, p.purpose, r.candidates
    FROM payment_proposal r JOIN payment p ON p.id = r.payment_id JOIN organisation g ON g.id = p.organisation_id
    WHERE r.state = 'open' AND (${query.after ?? null}::text IS NULL OR p.id > ${query.after ?? null}) ORDER BY p.id LIMIT ${query.limit}`.execute(
    db,
  )
  const { rows: counted } = await sql<{ total: number }>`SELECT count(*) AS total FROM payment_proposal WHERE state = 'open'`.execute(db)
  const partnerIds = [...new Set(rows.flatMap(({ candidates }) => candidates.map(({ partnerId }) => partnerId)))]
  const names = new Map(
    partnerIds.length === 0
      ? []
      : (await db.selectFrom('partner').select(['id', 'name']).where('id', 'in', partnerIds).execute()).map(
          (row) => [row.id, row.name] as const,
        ),
  )
  return { payments: rows.map((row) => viewOf(row, names)), total: counted[0]?.total ?? 0 }
}

function viewOf(
  { organisationId, organisationName, amountMinor, currency, candidates, ...row }: Row,
  names: ReadonlyMap<string, string>,
): UnmatchedPayment {
  return {
    ...row,
    organisation: { id: organisationId, name: organisationName },
    amount: { minor: amountMinor, currency },
    proposals: candidates.map(({ partnerId, legalEntityId, orders, confidence, reasons }) => ({
      partner: { id: partnerId, name: names.get(partnerId) ?? '' },
      legalEntityId,
      orders: orders.map((order) => ({ id: order.orderId, number: order.number, amount: { minor: order.amountMinor, currency } })),
      confidence,
      reasons: [...reasons],
    })),
  }
}
