import type { Tx } from '../../../db/types.ts'
import { appendFact, lockOrder } from '../../ordering/index.ts'
import { recordExposure } from '../../terms/index.ts'
import { BILLING_EVENTS } from '../events.ts'

/** Money of a cancelled order becomes an advance of the customer again: never lost, never kept by an order that will not come. */
export async function freePayments(tx: Tx, orderId: string): Promise<void> {
  const order = await lockOrder(tx, orderId)
  if (order === null || order.state !== 'cancelled') return
  const freed = await tx.db.deleteFrom('payment_allocation').where('order_id', '=', orderId).returningAll().execute()
  for (const allocation of freed) {
    if (order.legalEntityId !== null) {
      const scope = {
        partnerId: order.partnerId,
        legalEntityId: order.legalEntityId,
        organisationId: order.organisationId,
        currency: order.currency,
      }
      const amountMinor = allocation.amount_minor
      await recordExposure(tx, { ...scope, kind: 'payment', amountMinor, orderId, key: `freed:${allocation.id}:order` })
      await recordExposure(tx, { ...scope, kind: 'payment', amountMinor: -amountMinor, key: `freed:${allocation.id}:advance` })
    }
    const data = { paymentId: allocation.payment_id, amountMinor: allocation.amount_minor, currency: order.currency }
    await appendFact(tx, { orderId, axis: 'payment', kind: 'freed', data: data, key: allocation.id })
    tx.append({
      type: BILLING_EVENTS.advanceReceived,
      version: 1,
      subject: allocation.payment_id,
      partyId: order.partnerId,
      data: {
        paymentId: allocation.payment_id,
        amountMinor: allocation.amount_minor,
        currency: order.currency,
        cancelledOrder: order.number,
      },
    })
  }
  if (freed.length > 0) tx.touch('order', orderId)
}
