import type { BankPayment, BankPaymentCard, BankPaymentState, PaymentDecisionView } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import type { MatchProposal } from './propose-match.ts'
import { grossIn } from './purpose-references.ts'

type Currency = BankPayment['amount']['currency']

interface StoredDecision {
  readonly kind: PaymentDecisionView['kind']
  readonly partnerId: string | null
  readonly orders: MatchProposal['orders']
  readonly confidenceBp: number | null
  readonly reasons: MatchProposal['reasons']
  readonly note: string | null
  readonly by: string | null
  readonly at: string
}

type Row = Pick<BankPayment, 'id' | 'state' | 'direction' | 'payerName' | 'payerTaxId' | 'number' | 'paidOn' | 'purpose'> & {
  readonly organisationId: string
  readonly organisationName: string
  readonly partnerId: string | null
  readonly partnerName: string | null
  readonly amountMinor: number
  readonly currency: Currency
  readonly candidates: readonly MatchProposal[] | null
  readonly orders: MatchProposal['orders']
  readonly decisions: readonly StoredDecision[]
}

export interface BankPaymentQuery {
  readonly state?: BankPaymentState | undefined
  readonly statementId?: string | undefined
  readonly paymentId?: string | undefined
  /** Words of the payer, the purpose, the number or the amount. */
  readonly q?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Where a payment stands, from what is known of it. */
const STATE = sql`CASE WHEN r.state = 'open' THEN 'open' WHEN p.partner_id IS NOT NULL THEN 'placed' WHEN r.state = 'set-aside' THEN 'aside' ELSE 'other' END`

/** Of statements, and what a person has taken back whatever brought it. */
const FROM_BANK = sql`(p.statement_id IS NOT NULL OR p.source LIKE 'statement:%' OR r.payment_id IS NOT NULL)`

const condition = (query: BankPaymentQuery) => sql`${FROM_BANK}
  AND (${query.statementId ?? null}::text IS NULL OR p.statement_id = ${query.statementId ?? null})
  AND (${query.paymentId ?? null}::text IS NULL OR p.id = ${query.paymentId ?? null})
  AND (${likeWords(query.q)}::text IS NULL OR lower(concat_ws(' ', p.payer_name, p.payer_tax_id, p.number, p.purpose, n.name)) LIKE ${likeWords(query.q)}
    OR p.amount_minor = ${minorOf(query.q)}::bigint)`

function likeWords(q: string | undefined): string | null {
  const words = q?.trim().toLowerCase() ?? ''
  return words === '' ? null : `%${words.replace(/[\\%_]/g, '\\$&')}%`
}

/** «12 500,50» typed to find a sum. */
function minorOf(q: string | undefined): number | null {
  const text = (q ?? '').replace(/[\s\u00a0]/g, '').replace(',', '.')
  return /^\d{1,12}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : null
}

/** A page of payments of the bank, oldest first while they wait and newest first once they are settled, with all their decisions. */
export async function bankPayments(
  db: Db,
  query: BankPaymentQuery,
): Promise<{ readonly payments: readonly BankPaymentCard[]; readonly nextCursor: string | null }> {
  const isOldestFirst = query.state === 'open'
  const { rows } = await sql<Row>`
    SELECT p.id, ${STATE} AS state, p.direction, p.payer_name AS "payerName", p.payer_tax_id AS "payerTaxId", p.number, p.paid_on AS "paidOn", p.purpose,
      p.organisation_id AS "organisationId", g.name AS "organisationName", p.partner_id AS "partnerId", n.name AS "partnerName",
      p.amount_minor AS "amountMinor", p.currency, r.candidates,
      (SELECT coalesce(json_agg(json_build_object('orderId', o.id, 'number', coalesce(o.number, ''), 'amountMinor', a.minor) ORDER BY o.id), '[]')
        FROM (SELECT order_id, sum(amount_minor)::bigint AS minor FROM payment_allocation WHERE payment_id = p.id GROUP BY 1) a
        JOIN customer_order o ON o.id = a.order_id) AS orders,
      (SELECT coalesce(json_agg(json_build_object('kind', d.kind, 'partnerId', d.partner_id, 'orders', d.orders, 'confidenceBp', d.confidence_bp,
          'reasons', d.reasons, 'note', d.note, 'by', e.name, 'at', d.at) ORDER BY d.at DESC, d.id DESC), '[]')
        FROM payment_decision d LEFT JOIN employee e ON 'employee:' || e.id = d.decided_by WHERE d.payment_id = p.id) AS decisions
    FROM payment p LEFT JOIN payment_proposal r ON r.payment_id = p.id JOIN organisation g ON g.id = p.organisation_id
      LEFT JOIN partner n ON n.id = p.partner_id
    WHERE ${condition(query)} AND (${query.state ?? null}::text IS NULL OR ${STATE} = ${query.state ?? null})
      AND (${query.after ?? null}::text IS NULL OR ${isOldestFirst ? sql`p.id > ${query.after ?? null}` : sql`p.id < ${query.after ?? null}`})
    ORDER BY p.id ${isOldestFirst ? sql`ASC` : sql`DESC`} LIMIT ${query.limit + 1}`.execute(db)
  const page = rows.slice(0, query.limit)
  const names = await partnerNames(db, page)
  return { payments: page.map((row) => viewOf(row, names)), nextCursor: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null }
}

/** How many payments are in each state, of what the query looks at. */
export async function countBankPayments(
  db: Db,
  query: Omit<BankPaymentQuery, 'state' | 'after' | 'limit'>,
): Promise<Record<BankPaymentState, number>> {
  const { rows } = await sql<{ state: BankPaymentState; count: number }>`
    SELECT ${STATE} AS state, count(*)::int AS count FROM payment p LEFT JOIN payment_proposal r ON r.payment_id = p.id
      LEFT JOIN partner n ON n.id = p.partner_id WHERE ${condition({ ...query, limit: 0 })} GROUP BY 1`.execute(db)
  const counted: Record<BankPaymentState, number> = { open: 0, placed: 0, aside: 0, other: 0 }
  for (const { state, count } of rows) counted[state] = count
  return counted
}

async function partnerNames(db: Db, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(
    rows.flatMap(({ candidates, decisions }) => [
      ...(candidates ?? []).map(({ partnerId }) => partnerId),
      ...decisions.flatMap(({ partnerId }) => partnerId ?? []),
    ]),
  )
  if (ids.size === 0) return new Map()
  const found = await db
    .selectFrom('partner')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(found.map(({ id, name }) => [id, name]))
}

const ordersView = (orders: MatchProposal['orders'], currency: Currency): BankPayment['orders'] =>
  orders.map(({ orderId, number, amountMinor }) => ({ id: orderId, number, amount: { minor: amountMinor, currency } }))

function viewOf(row: Row, names: ReadonlyMap<string, string>): BankPaymentCard {
  const { organisationId, organisationName, partnerId, partnerName, amountMinor, currency, candidates, orders, decisions, ...rest } = row
  const gross = row.direction === 'in' ? grossIn(row.purpose, amountMinor) : null
  const applied = orders.reduce((total, order) => total + order.amountMinor, 0)
  const history = decisions.map((decision) => decisionView(decision, currency, names))
  return {
    ...rest,
    organisation: { id: organisationId, name: organisationName },
    amount: { minor: amountMinor, currency },
    gross: gross === null ? null : { minor: gross.grossMinor, currency },
    partner: partnerId === null ? null : { id: partnerId, name: partnerName ?? '' },
    orders: ordersView(orders, currency),
    unallocated: { minor: row.direction === 'in' && partnerId !== null ? amountMinor - applied : 0, currency },
    proposals: row.state === 'open' ? (candidates ?? []).map((proposal) => proposalView(proposal, currency, names)) : [],
    decision: history[0] ?? null,
    decisions: history,
    allowedCommands: row.state === 'open' ? ['assign', 'set-aside'] : row.state === 'other' ? [] : ['undo'],
  }
}

/** A proposal as screens show it. */
export const proposalView = (
  { partnerId, legalEntityId, orders, confidence, reasons }: MatchProposal,
  currency: Currency,
  names: ReadonlyMap<string, string>,
): BankPayment['proposals'][number] => ({
  partner: { id: partnerId, name: names.get(partnerId) ?? '' },
  legalEntityId,
  orders: ordersView(orders, currency),
  confidence,
  reasons: [...reasons],
})

const decisionView = (decision: StoredDecision, currency: Currency, names: ReadonlyMap<string, string>): PaymentDecisionView => ({
  kind: decision.kind,
  partner: decision.partnerId === null ? null : { id: decision.partnerId, name: names.get(decision.partnerId) ?? '' },
  orders: ordersView(decision.orders, currency),
  confidence: decision.confidenceBp === null ? null : decision.confidenceBp / 10_000,
  reasons: [...decision.reasons],
  note: decision.note,
  by: decision.by,
  at: new Date(decision.at).toISOString(),
})
