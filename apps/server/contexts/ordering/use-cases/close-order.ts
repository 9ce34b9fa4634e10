import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { type Actor, actorLabel } from '../../parties/index.ts'
import { lockOrder, saveOrder } from '../adapters/order-store.ts'
import { type Order, owedMinor } from '../domain/order.ts'
import { loadSurroundings } from '../queries/order-surroundings.ts'
import { appendFact } from './append-fact.ts'

/** Closes an order that is shipped and paid in full. */
export async function closeOrder(
  tx: Tx,
  command: { readonly orderId: string; readonly actor: Actor },
): Promise<Result<{ readonly order: Order }>> {
  const before = await lockOrder(tx, command.orderId)
  if (before === null || before.state !== 'confirmed') return fail('ordering.not-closable', { state: before?.state })
  const { progress } = await loadSurroundings(tx.db, before)
  if (progress.shippedBase < progress.orderedBase || progress.paidMinor < owedMinor(before))
    return fail('ordering.not-closable', { state: before.state })
  const after: Order = { ...before, state: 'closed' }
  await saveOrder(tx, before, after)
  await tx.db.updateTable('customer_order').set({ closed_at: tx.now }).where('id', '=', before.id).execute()
  await appendFact(tx, { orderId: before.id, axis: 'order', kind: 'closed', data: { by: actorLabel(command.actor) }, key: '1' })
  return ok({ order: after })
}
