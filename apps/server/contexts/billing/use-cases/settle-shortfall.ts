import { fail, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { cancelRest } from '../../fulfilment/index.ts'
import { appendFact, lockOrder } from '../../ordering/index.ts'
import { type Actor, actorLabel } from '../../parties/index.ts'
import { orderSettlement } from '../queries/settlement.ts'
import { settleExcess } from './settle-excess.ts'

export type ShortfallChoice = 'send-later' | 'offset' | 'refund'

export interface SettleShortfall {
  readonly orderId: string
  readonly choice: ShortfallChoice
  readonly actor: Actor
}

export interface ShortfallSettled {
  /**
   * `waits`: the rest stays in this order; `again`: it was cancelled and must be ordered anew; `money`: it goes where the customer said;
   * `closed`: the rest was cancelled and no money is over, because it had not been paid for.
   */
  readonly outcome: 'waits' | 'again' | 'money' | 'closed'
  readonly amountMinor: number
}

/**
 * What happens to goods that were paid for and could not be picked, and to money over for any other reason. Money can only go elsewhere once the
 * rest of the order is closed; «later» with the rest already closed counts the money towards the order that will be made of it.
 */
export async function settleShortfall(tx: Tx, { orderId, choice, actor }: SettleShortfall): Promise<Result<ShortfallSettled>> {
  const order = await lockOrder(tx, orderId)
  if (order === null) return fail('billing.unknown-order', { orderId })
  const taskId = await openShortTask(tx, orderId)
  if (choice === 'send-later' && taskId !== null && order.state === 'confirmed') {
    const data = { choice, by: actorLabel(actor) }
    const isNew = await appendFact(tx, { orderId, axis: 'payment', kind: 'shortfall-chosen', data, key: taskId })
    return isNew ? ok({ outcome: 'waits', amountMinor: 0 }) : fail('billing.nothing-over', { number: order.number })
  }
  if (choice !== 'send-later' && taskId !== null && order.state === 'confirmed') {
    const closed = await cancelRest(tx, { orderId, reason: 'customer-choice', actor })
    if (!closed.ok) return closed
    const { over } = await orderSettlement(tx.db, orderId)
    if (over.minor === 0) return ok({ outcome: 'closed', amountMinor: 0 })
  }
  const settled = await settleExcess(tx, { orderId, choice: choice === 'refund' ? 'refund' : 'offset', actor })
  if (!settled.ok) return settled
  return ok({ outcome: choice === 'send-later' ? 'again' : 'money', amountMinor: settled.value.amountMinor })
}

/** The last finished task that found too little of a line that is still open, or null. */
async function openShortTask(tx: Tx, orderId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM picking_task t JOIN picking_line k ON k.task_id = t.id JOIN order_line l ON l.id = k.line_id
    WHERE t.order_id = ${orderId} AND t.state = 'picked' AND k.picked_thousandths < k.to_pick_thousandths AND l.state = 'open'
      AND l.base_thousandths - l.cancelled_thousandths > (SELECT coalesce(sum(e.picked_thousandths), 0) FROM picking_line e
        JOIN picking_task d ON d.id = e.task_id WHERE e.line_id = l.id AND d.state = 'picked')
    ORDER BY t.finished_at DESC, t.id DESC LIMIT 1`.execute(tx.db)
  return rows[0]?.id ?? null
}
