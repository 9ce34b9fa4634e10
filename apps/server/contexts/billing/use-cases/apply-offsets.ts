import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { lockOrder } from '../../ordering/index.ts'
import { orderSettlement } from '../queries/settlement.ts'
import { applyAdvance } from './apply-advance.ts'

/** Money the customer wanted counted towards the next order goes to this one, as far as it owes. Run again it finds nothing left to do. */
export async function applyOffsets(tx: Tx, orderId: string): Promise<void> {
  const order = await lockOrder(tx, orderId)
  if (order === null || order.state !== 'confirmed') return
  const { rows } = await sql<{ id: string; wanted: number; free: number }>`
    SELECT p.id, p.to_next_order_minor AS wanted,
      (p.amount_minor - (SELECT coalesce(sum(a.amount_minor), 0) FROM payment_allocation a WHERE a.payment_id = p.id))::bigint AS free
    FROM payment p WHERE p.partner_id = ${order.partnerId} AND p.organisation_id = ${order.organisationId} AND p.currency = ${order.currency}
      AND p.direction = 'in' AND p.to_next_order_minor > 0 ORDER BY p.paid_on, p.id FOR UPDATE`.execute(tx.db)
  for (const { id, wanted, free } of rows) {
    const { due } = await orderSettlement(tx.db, orderId)
    const amountMinor = Math.min(wanted, free, due.minor)
    // What a person has used elsewhere meanwhile is no longer wanted here.
    const left = Math.min(wanted, free) - Math.max(0, amountMinor)
    if (amountMinor > 0) {
      const applied = await applyAdvance(tx, { paymentId: id, orders: [{ orderId, amountMinor }] })
      if (!applied.ok) throw new Error(`Payment ${id} did not go to order ${orderId}: ${applied.error.code}`)
    }
    await tx.db.updateTable('payment').set({ to_next_order_minor: left }).where('id', '=', id).execute()
  }
}
