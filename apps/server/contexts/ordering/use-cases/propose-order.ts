import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { lockOrder, saveOrder } from '../adapters/order-store.ts'
import { type Order, TRANSITIONS } from '../domain/order.ts'

/** The draft was shown to the customer in this version; an answer to an earlier one is stale. */
export async function proposeOrder(tx: Tx, orderId: string): Promise<Result<{ readonly order: Order }>> {
  const before = await lockOrder(tx, orderId)
  if (before === null) return fail('ordering.unknown-order', { orderId })
  const next = TRANSITIONS[before.state].propose
  if (next === undefined) return fail('ordering.not-proposable', { state: before.state })
  if (before.state === next) return ok({ order: before })
  const after: Order = { ...before, state: next }
  await saveOrder(tx, before, after)
  tx.append({
    type: 'ordering.order-proposed',
    version: 1,
    subject: orderId,
    partyId: before.partnerId,
    data: { draftVersion: before.draftVersion },
  })
  return ok({ order: after })
}
