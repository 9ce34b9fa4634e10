import { fail, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { appendFact, lockOrder, type Order } from '../../ordering/index.ts'
import { type Actor, actorLabel } from '../../parties/index.ts'
import { recordExposure } from '../../terms/index.ts'
import { BILLING_EVENTS } from '../events.ts'
import { type Excess, type ExcessPart, excessOf } from '../queries/excess.ts'

export interface SettleExcess {
  readonly orderId: string
  readonly choice: 'offset' | 'refund'
  readonly actor: Actor
}

/**
 * Money an order does not owe any more goes where the customer wants it: towards the next order, or back. It leaves the order in the same
 * transaction, so the same choice again finds nothing over (`billing.nothing-over`).
 */
export async function settleExcess(tx: Tx, command: SettleExcess): Promise<Result<{ readonly amountMinor: number }>> {
  const order = await lockOrder(tx, command.orderId)
  if (order === null || order.legalEntityId === null) return fail('billing.unknown-order', { orderId: command.orderId })
  const excess = await excessOf(tx.db, order)
  if (excess.totalMinor === 0) return fail('billing.nothing-over', { number: order.number })
  const key = tx.newId('refund')
  for (const part of excess.parts) await takeFromOrder(tx, order, { part, key })
  const data = { amountMinor: excess.totalMinor, currency: excess.currency, by: actorLabel(command.actor) }
  if (command.choice === 'refund') {
    await setAside(tx, order, { id: key, excess, actor: command.actor })
    await appendFact(tx, { orderId: order.id, axis: 'payment', kind: 'refund-asked', data: { ...data, refundId: key }, key })
  } else {
    for (const part of excess.parts) await countTowardsNext(tx, part)
    await appendFact(tx, { orderId: order.id, axis: 'payment', kind: 'offset', data, key })
  }
  const type = command.choice === 'refund' ? BILLING_EVENTS.refundAsked : BILLING_EVENTS.excessOffset
  const facts = { refundId: command.choice === 'refund' ? key : null, amountMinor: excess.totalMinor, currency: excess.currency }
  tx.append({ type, version: 1, subject: order.id, partyId: order.partnerId, data: { number: order.number, ...facts } })
  tx.touch('order', order.id)
  return ok({ amountMinor: excess.totalMinor })
}

/** The order's part becomes the customer's advance: in the allocations and, the other way round, in the exposure. */
async function takeFromOrder(tx: Tx, order: Order, { part, key }: { readonly part: ExcessPart; readonly key: string }): Promise<void> {
  const { allocationId, amountMinor } = part
  if (allocationId === null) return
  await tx.db.deleteFrom('payment_allocation').where('id', '=', allocationId).where('amount_minor', '=', amountMinor).execute()
  await tx.db
    .updateTable('payment_allocation')
    .set({ amount_minor: sql`amount_minor - ${amountMinor}` })
    .where('id', '=', allocationId)
    .where('amount_minor', '>', amountMinor)
    .execute()
  const scope = {
    kind: 'payment' as const,
    partnerId: order.partnerId,
    legalEntityId: order.legalEntityId ?? '',
    organisationId: order.organisationId,
    currency: order.currency,
  }
  await recordExposure(tx, { ...scope, amountMinor, orderId: order.id, key: `excess:${key}:${allocationId}:order` })
  await recordExposure(tx, { ...scope, amountMinor: -amountMinor, key: `excess:${key}:${allocationId}:advance` })
}

const countTowardsNext = (tx: Tx, part: ExcessPart) =>
  tx.db
    .updateTable('payment')
    .set({ to_next_order_minor: sql`to_next_order_minor + ${part.amountMinor}` })
    .where('id', '=', part.paymentId)
    .execute()

/** The refund with the money kept for it: nothing else may use it meanwhile. */
async function setAside(
  tx: Tx,
  order: Order,
  { id, excess, actor }: { readonly id: string; readonly excess: Excess; readonly actor: Actor },
): Promise<void> {
  await tx.db
    .insertInto('refund')
    .values({
      id,
      state: 'open',
      organisation_id: order.organisationId,
      partner_id: order.partnerId,
      legal_entity_id: order.legalEntityId ?? '',
      order_id: order.id,
      currency: excess.currency,
      amount_minor: excess.totalMinor,
      asked_by: actorLabel(actor),
      asked_at: tx.now,
    })
    .execute()
  await tx.db
    .insertInto('payment_allocation')
    .values(
      excess.parts.map((part) => ({
        id: tx.newId('payment'),
        payment_id: part.paymentId,
        order_id: null,
        refund_id: id,
        amount_minor: part.amountMinor,
        at: tx.now,
      })),
    )
    .execute()
  tx.touch('payment', id)
}
