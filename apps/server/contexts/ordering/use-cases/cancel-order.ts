import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { type Actor, actorLabel } from '../../parties/index.ts'
import { lockOrder, saveOrder } from '../adapters/order-store.ts'
import { type Order, TRANSITIONS } from '../domain/order.ts'
import { appendFact } from './append-fact.ts'
import { releaseReservations } from './reserve.ts'
import { setOpenExposure } from './set-open-exposure.ts'

export interface CancelOrder {
  readonly orderId: string
  readonly reason: string
  readonly actor: Actor
}

/** Cancels before shipment, at any stage and with a reason; goods are free again at once. Money received stays an advance. */
export async function cancelOrder(tx: Tx, command: CancelOrder): Promise<Result<{ readonly order: Order }>> {
  const before = await lockOrder(tx, command.orderId)
  if (before === null) return fail('ordering.unknown-order', { orderId: command.orderId })
  if (TRANSITIONS[before.state].cancel === undefined)
    return fail('ordering.not-cancellable', { state: before.state, number: before.number })
  const shipped = await tx.db.selectFrom('shipment').select('id').where('order_id', '=', before.id).limit(1).executeTakeFirst()
  if (shipped !== undefined) return fail('ordering.already-shipped', { number: before.number })
  const after: Order = {
    ...before,
    state: 'cancelled',
    cancelReason: command.reason,
    reserveUntil: null,
    draftVersion: before.draftVersion + 1,
  }
  await saveOrder(tx, before, after)
  await tx.db.updateTable('customer_order').set({ cancelled_at: tx.now }).where('id', '=', before.id).execute()
  await releaseReservations(tx, before.id)
  if (before.state === 'confirmed') await recordCancellation(tx, before, command)
  tx.append({
    type: before.state === 'confirmed' ? 'ordering.order-cancelled' : 'ordering.draft-dropped',
    version: 1,
    subject: before.id,
    partyId: before.partnerId,
    data: { number: before.number, reason: command.reason, by: actorLabel(command.actor), threadId: before.threadId },
  })
  return ok({ order: after })
}

async function recordCancellation(tx: Tx, order: Order, command: CancelOrder): Promise<void> {
  await appendFact(tx, {
    orderId: order.id,
    axis: 'order',
    kind: 'cancelled',
    data: { reason: command.reason, by: actorLabel(command.actor) },
    key: '1',
  })
  await setOpenExposure(tx, order, 0, `order:${order.id}:cancelled`)
}
