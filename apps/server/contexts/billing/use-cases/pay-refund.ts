import { type Currency, fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { type Actor, actorLabel, getLegalEntity } from '../../parties/index.ts'
import { recordRefund } from '../matching/index.ts'
import { closeRefund } from './close-refund.ts'

export interface PayRefund {
  readonly refundId: string
  readonly paidOn: string
  readonly method: 'bank' | 'cash' | 'card' | 'kaspi' | 'sbp'
  readonly number: string | null
  readonly actor: Actor
}

/**
 * The money has gone back to the customer: recorded by hand as a payment out. By bank only where statements are not loaded for the seller's
 * accounts: there the statement itself brings it and closes the refund (`billing.account-origin`). Once only.
 */
export async function payRefund(tx: Tx, command: PayRefund): Promise<Result<{ readonly paymentId: string }>> {
  const refund = await tx.db.selectFrom('refund').selectAll().where('id', '=', command.refundId).forUpdate().executeTakeFirst()
  if (refund === undefined) return fail('billing.unknown-refund', { refundId: command.refundId })
  if (refund.state === 'paid') return fail('billing.refund-paid', { refundId: command.refundId })
  if (command.method === 'bank' && (await comesByStatement(tx, refund.organisation_id, refund.currency)))
    return fail('billing.refund-by-statement')
  const paymentId = tx.newId('payment')
  const entity = await getLegalEntity(tx.db, refund.legal_entity_id)
  await tx.db
    .insertInto('payment')
    .values({
      id: paymentId,
      organisation_id: refund.organisation_id,
      partner_id: refund.partner_id,
      legal_entity_id: refund.legal_entity_id,
      direction: 'out',
      method: command.method,
      payer_name: entity.name,
      payer_tax_id: entity.taxId,
      number: command.number,
      paid_on: command.paidOn,
      amount_minor: refund.amount_minor,
      currency: refund.currency,
      source: 'hand',
      source_event_id: `refund:${refund.id}`,
      recorded_by: command.actor.kind === 'employee' ? command.actor.employeeId : null,
      recorded_at: tx.now,
    })
    .execute()
  const scope = { partnerId: refund.partner_id, legalEntityId: refund.legal_entity_id, organisationId: refund.organisation_id }
  await recordRefund(tx, { paymentId, ...scope, amountMinor: refund.amount_minor, currency: refund.currency })
  await closeRefund(tx, { refundId: refund.id, paymentId, by: actorLabel(command.actor) })
  return ok({ paymentId })
}

async function comesByStatement(tx: Tx, organisationId: string, currency: Currency): Promise<boolean> {
  const row = await tx.db
    .selectFrom('bank_account')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('currency', '=', currency)
    .where('payments_origin', '=', 'statement')
    .executeTakeFirst()
  return row !== undefined
}
