import type { Tx } from '../../../db/types.ts'
import { releaseOrder } from '../../ordering/index.ts'
import { FULFILMENT_EVENTS } from '../events.ts'
import { openPickingTasks } from './open-picking-tasks.ts'

/**
 * Tries the «отгрузка» gate and, when it opens, opens the picking at once: whoever tells the customer afterwards knows what follows from the payment.
 */
export async function tryRelease(tx: Tx, command: { readonly orderId: string; readonly paymentId: string | null }): Promise<void> {
  const order = await tx.db.selectFrom('customer_order').select('partner_id').where('id', '=', command.orderId).executeTakeFirst()
  if (order === undefined) return
  const released = await releaseOrder(tx, command.orderId)
  if (released.ok) await openPickingTasks(tx, command.orderId)
  tx.append({
    type: FULFILMENT_EVENTS.releaseTested,
    version: 1,
    subject: command.orderId,
    partyId: order.partner_id,
    data: { paymentId: command.paymentId, isReleased: released.ok, reason: released.ok ? null : released.error.code },
  })
}
