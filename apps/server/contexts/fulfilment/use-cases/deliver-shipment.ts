import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { appendFact } from '../../ordering/index.ts'
import { type Actor, actorLabel } from '../../parties/index.ts'
import { FULFILMENT_EVENTS } from '../events.ts'
import { finishRuns } from './finish-runs.ts'

export interface DeliverShipment {
  readonly shipmentId: string
  /** The order the caller believes it belongs to; absent = whichever. */
  readonly orderId?: string
  readonly receivedBy?: string | null
  readonly actor: Actor
}

/** The goods are with the customer. Saying it again changes nothing. */
export async function deliverShipment(tx: Tx, command: DeliverShipment): Promise<Result<{ readonly shipmentId: string }>> {
  const shipment = await tx.db
    .selectFrom('shipment')
    .select(['id', 'order_id', 'partner_id', 'number', 'delivered_at'])
    .where('id', '=', command.shipmentId)
    .forUpdate()
    .executeTakeFirst()
  if (shipment === undefined || (command.orderId !== undefined && command.orderId !== shipment.order_id))
    return fail('fulfilment.unknown-shipment', { shipmentId: command.shipmentId })
  if (shipment.delivered_at !== null) return ok({ shipmentId: shipment.id })
  const receivedBy = command.receivedBy ?? null
  await tx.db.updateTable('shipment').set({ delivered_at: tx.now, received_by: receivedBy }).where('id', '=', shipment.id).execute()
  const facts = { shipmentId: shipment.id, number: shipment.number, receivedBy }
  await appendFact(tx, {
    orderId: shipment.order_id,
    axis: 'delivery',
    kind: 'delivered',
    data: { ...facts, by: actorLabel(command.actor) },
    key: shipment.id,
  })
  tx.append({ type: FULFILMENT_EVENTS.delivered, version: 1, subject: shipment.order_id, partyId: shipment.partner_id, data: facts })
  await finishRuns(tx, shipment.order_id)
  return ok({ shipmentId: shipment.id })
}
