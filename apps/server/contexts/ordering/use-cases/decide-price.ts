import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { loadProducts } from '../../catalog/index.ts'
import { actorLabel, type EmployeeActor, may } from '../../parties/index.ts'
import { lockOrder } from '../adapters/order-store.ts'
import type { Operation } from '../domain/operations.ts'
import { appendFact } from './append-fact.ts'
import { editOrder } from './edit-order.ts'

export interface DecidePrice {
  readonly approvalId: string
  readonly isApproved: boolean
  readonly note: string | null
  readonly actor: EmployeeActor
}

/**
 * Somebody with the right agrees to a price or not. Agreed: it stands on the line, of a confirmed order too (the счёт follows); the floor still
 * holds. Not agreed: a draft goes back to the customer's own price. Decided once; a line that has changed since is not touched.
 */
export async function decidePrice(tx: Tx, command: DecidePrice): Promise<Result<{ readonly orderId: string }>> {
  if (!may(command.actor, 'prices.approve')) return fail('parties.not-allowed', { permission: 'prices.approve' })
  const found = await tx.db.selectFrom('price_approval').select('order_id').where('id', '=', command.approvalId).executeTakeFirst()
  const order = found === undefined ? null : await lockOrder(tx, found.order_id)
  if (order === null) return fail('ordering.unknown-approval', { approvalId: command.approvalId })
  const asked = await tx.db.selectFrom('price_approval').selectAll().where('id', '=', command.approvalId).executeTakeFirstOrThrow()
  if (asked.state !== 'waiting') return fail('ordering.price-decided', { state: asked.state })
  const line = order.lines.find(({ id }) => id === asked.line_id)
  if (line?.state !== 'open' || line.productId !== asked.product_id) return fail('ordering.price-decided', { state: 'withdrawn' })
  const operation: Operation | null = command.isApproved
    ? {
        kind: 'set-price',
        lineId: line.id,
        price: { micros: asked.micros, reason: asked.reason, by: asked.asked_by_name, approved: true, approvedBy: command.actor.name },
      }
    : line.manualPrice !== null && !line.manualPrice.approved
      ? { kind: 'clear-price', lineId: line.id }
      : null
  const decided = { state: command.isApproved ? ('approved' as const) : ('rejected' as const), decided_by: command.actor.employeeId }
  await tx.db
    .updateTable('price_approval')
    .set({ ...decided, decided_by_name: command.actor.name, decided_at: tx.now, note: command.note })
    .where('id', '=', asked.id)
    .execute()
  const edited =
    operation === null
      ? ok(null)
      : await editOrder(tx, { orderId: order.id, draftVersion: null, operations: [operation], actor: command.actor })
  if (!edited.ok) return edited
  const name = (await loadProducts(tx.db, [asked.product_id])).get(asked.product_id)?.name ?? ''
  const data = { approvalId: asked.id, name, isApproved: command.isApproved, note: command.note }
  await appendFact(tx, {
    orderId: order.id,
    axis: 'order',
    kind: 'price-decided',
    data: { ...data, by: actorLabel(command.actor) },
    key: asked.id,
  })
  tx.append({
    type: 'ordering.price-decided',
    version: 1,
    subject: order.id,
    partyId: order.partnerId,
    data: { ...data, askedBy: asked.asked_by },
  })
  return ok({ orderId: order.id })
}
