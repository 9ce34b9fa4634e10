import type { Tx } from '../../../db/types.ts'
import { cancelRemainder, lockOrder, type Order, openLines } from '../../ordering/index.ts'
import { type Actor, getPartner } from '../../parties/index.ts'
import { lineVatOf } from '../domain/line-vat.ts'
import { isNothing, type PickingTask } from '../domain/picking.ts'
import { partAmount } from '../domain/shipment.ts'
import { arrangeTasks } from './open-picking-tasks.ts'

/**
 * What a short pick leaves follows the customer's policy. `close-rest`: the rest is cancelled with the reason and the total shrinks. Otherwise
 * the rest stays open as a task that waits for stock; whether the picked part leaves before it is decided at shipment. Nothing picked at all
 * is never closed by itself: a person decides about an order that would become empty.
 */
export async function applyPartialPolicy(
  tx: Tx,
  { order, task, actor }: { readonly order: Order; readonly task: PickingTask; readonly actor: Actor },
): Promise<void> {
  const partner = await getPartner(tx.db, order.partnerId)
  if (partner.partialPolicy === 'close-rest' && !isNothing(task)) await closeRest(tx, { order, task, actor })
  const after = await lockOrder(tx, order.id)
  if (after !== null) await arrangeTasks(tx, after)
}

async function closeRest(tx: Tx, { order, task, actor }: { order: Order; task: PickingTask; actor: Actor }): Promise<void> {
  const short = new Map(task.lines.filter((line) => line.picked < line.toPick).map((line) => [line.lineId, line.toPick - line.picked]))
  const lines = openLines(order).flatMap((line) => {
    const missing = short.get(line.id)
    if (missing === undefined) return []
    const kept = (line.baseThousandths ?? 0) - line.cancelledThousandths - missing
    const amountMinor = kept > 0 ? partAmount(line, kept) : 0
    return [{ lineId: line.id, cancelledThousandths: missing, amountMinor, vatMinor: lineVatOf(line, amountMinor, order.currency) }]
  })
  await cancelRemainder(tx, { orderId: order.id, lines, reason: 'short-pick', key: task.id, actor })
}
