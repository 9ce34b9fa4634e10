import type { Money } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../db/types.ts'
import type { Agreement } from '../domain/agreement.ts'
import { type CreditDecision, decideCredit } from '../domain/credit.ts'

export interface CreditQuestion {
  readonly partnerId: string
  readonly organisationId: string
  /** The buyer in the documents; not part of the scope, an ERP may keep its own limits by it. */
  readonly legalEntityId?: string
  readonly agreement: Agreement
  readonly orderTotal: Money
  /** `YYYY-MM-DD` in the seller's time zone. */
  readonly on: string
  /** At release and shipment: the order itself, whose own exposure must not count twice. */
  readonly orderId?: string
}

/**
 * Whether the order may go on credit now. The scope of a limit is the partner with one seller organisation, over all its legal
 * entities. In a transaction that will record the exposure call `lockCredit` first.
 */
export async function creditDecision(db: Db, question: CreditQuestion): Promise<CreditDecision> {
  const { agreement, orderTotal } = question
  if (orderTotal.currency !== agreement.currency) {
    throw new Error(`A limit in ${agreement.currency} cannot be compared with an order in ${orderTotal.currency}`)
  }
  const { used, overdue } = await readExposure(db, question)
  return decideCredit({
    creditPercent: agreement.schedule.creditPercent,
    limitMinor: agreement.creditLimitMinor,
    usedMinor: used,
    overdueMinor: overdue,
    orderTotalMinor: orderTotal.minor,
    currency: agreement.currency,
  })
}

/**
 * `used` is the sum of the scope. `overdue` is what was shipped and is past due by more than the agreed days, less what was paid
 * for the same orders, less payments that belong to no order. A payment taken back or placed elsewhere covers nothing.
 */
async function readExposure(db: Db, { partnerId, organisationId, agreement, on, orderId }: CreditQuestion) {
  const { rows } = await sql<{ used: number; overdue: number }>`
    WITH entry AS (
      SELECT kind, amount_minor AS amount, due_on, order_id, (kind = 'payment' OR amount_minor < 0) AS is_money FROM exposure_entry
      WHERE partner_id = ${partnerId} AND organisation_id = ${organisationId} AND currency = ${agreement.currency}),
    per_order AS (
      SELECT order_id,
        coalesce(sum(amount) FILTER (WHERE NOT is_money AND due_on + ${agreement.overdueBlockDays}::int < ${on}::date), 0) AS due,
        coalesce(-sum(amount) FILTER (WHERE is_money), 0) AS covered
      FROM entry WHERE kind NOT IN ('order-open', 'order-released') GROUP BY order_id)
    SELECT
      (SELECT coalesce(sum(amount), 0)::bigint FROM entry WHERE ${orderId ?? null}::text IS NULL OR order_id IS DISTINCT FROM ${orderId ?? null}) AS used,
      greatest(0, coalesce(sum(greatest(0, due - covered)) FILTER (WHERE order_id IS NOT NULL), 0)
        + coalesce(sum(due - covered) FILTER (WHERE order_id IS NULL), 0))::bigint AS overdue
    FROM per_order`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('The exposure query returned nothing')
  return row
}

/** Makes transactions that check and record exposure of one scope go one after another, until this one ends. */
export async function lockCredit(tx: Tx, scope: { readonly partnerId: string; readonly organisationId: string }): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`credit ${scope.partnerId} ${scope.organisationId}`}, 0))`.execute(tx.db)
}
