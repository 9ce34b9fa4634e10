import { fail, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { applyToOrders, type Intended } from './allocate-payment.ts'

interface Row {
  readonly organisationId: string
  readonly partnerId: string | null
  readonly legalEntityId: string | null
  readonly currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  readonly number: string | null
  readonly paidOn: string
  readonly availableMinor: number
}

/** Applies what is left of a payment to orders: an advance finds its goods, an unknown payer is recognised (`partnerId`). */
export async function applyAdvance(
  tx: Tx,
  command: { readonly paymentId: string; readonly partnerId?: string; readonly orders: readonly Intended[] },
): Promise<Result<{ readonly advanceMinor: number }>> {
  const { rows } = await sql<Row>`
    SELECT organisation_id AS "organisationId", partner_id AS "partnerId", legal_entity_id AS "legalEntityId", currency, number, paid_on AS "paidOn",
      (amount_minor - (SELECT coalesce(sum(amount_minor), 0) FROM payment_allocation a WHERE a.payment_id = p.id))::bigint AS "availableMinor"
    FROM payment p WHERE id = ${command.paymentId} FOR UPDATE`.execute(tx.db)
  const [row] = rows
  if (row === undefined) return fail('billing.unknown-payment', { paymentId: command.paymentId })
  const partnerId = row.partnerId ?? command.partnerId
  if (partnerId === undefined || (command.partnerId !== undefined && command.partnerId !== partnerId)) return fail('billing.other-partner')
  const isFirst = row.partnerId === null
  if (isFirst) await tx.db.updateTable('payment').set({ partner_id: partnerId }).where('id', '=', command.paymentId).execute()
  return applyToOrders(tx, { ...row, id: command.paymentId, partnerId }, { intended: command.orders, isFirst })
}
