import type { Currency } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { appendFact } from '../../ordering/index.ts'
import { BILLING_EVENTS } from '../events.ts'

/** Marks a refund as paid by a payment out and tells it on the order. */
export async function closeRefund(
  tx: Tx,
  { refundId, paymentId, by }: { readonly refundId: string; readonly paymentId: string; readonly by: string },
): Promise<void> {
  const refund = await tx.db
    .updateTable('refund')
    .set({ state: 'paid', payment_id: paymentId, paid_at: tx.now })
    .where('id', '=', refundId)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst()
  if (refund === undefined) return
  const data = { refundId, paymentId, amountMinor: refund.amount_minor, currency: refund.currency }
  await appendFact(tx, { orderId: refund.order_id, axis: 'payment', kind: 'refunded', data: { ...data, by }, key: paymentId })
  tx.append({ type: BILLING_EVENTS.refundPaid, version: 1, subject: refund.order_id, partyId: refund.partner_id, data })
  tx.touch('payment', paymentId)
}

/** Money of a statement that went out to a customer closes the oldest refund of the same sum that waits. */
export async function closeMatchingRefund(
  tx: Tx,
  payment: {
    readonly paymentId: string
    readonly partnerId: string
    readonly organisationId: string
    readonly currency: Currency
    readonly amountMinor: number
  },
): Promise<void> {
  const refund = await tx.db
    .selectFrom('refund')
    .select('id')
    .where('partner_id', '=', payment.partnerId)
    .where('organisation_id', '=', payment.organisationId)
    .where('currency', '=', payment.currency)
    .where('amount_minor', '=', payment.amountMinor)
    .where('state', '=', 'open')
    .orderBy('asked_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (refund !== undefined) await closeRefund(tx, { refundId: refund.id, paymentId: payment.paymentId, by: 'system:statement' })
}

/** The payment out was taken back: the customer waits for the money again. */
export async function reopenRefund(tx: Tx, paymentId: string): Promise<void> {
  await tx.db.updateTable('refund').set({ state: 'open', payment_id: null, paid_at: null }).where('payment_id', '=', paymentId).execute()
}
