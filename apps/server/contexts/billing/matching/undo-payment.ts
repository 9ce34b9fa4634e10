import { fail, ok, type Result } from '@skladno/kernel'
import type { NotNull } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { appendFact, lockOrder, type Order } from '../../ordering/index.ts'
import { type Actor, actorLabel } from '../../parties/index.ts'
import { BILLING_EVENTS } from '../events.ts'
import { type KnownPayment, recordPaymentExposure } from '../use-cases/allocate-payment.ts'
import { reopenRefund } from '../use-cases/close-refund.ts'
import { COMMISSION_SOURCE } from './keep-commission.ts'
import { forgetPayers } from './known-payers.ts'
import { recordDecisions, setProposalState } from './payment-decisions.ts'

/** An order the payment had been applied to. */
export interface AffectedOrder {
  readonly id: string
  readonly number: string
  /** It has gone on since: to the warehouse, or out of it. */
  readonly state: 'open' | 'released' | 'shipped'
}

/**
 * Takes a wrong decision back: orders owe again, the money waits for a person with its old proposals, and every step stays in the history.
 * What the warehouse has got meanwhile is told, not undone: the ship gate stops it by itself.
 */
export async function undoPayment(
  tx: Tx,
  command: { readonly paymentId: string; readonly note: string; readonly actor: Actor },
): Promise<Result<readonly AffectedOrder[]>> {
  const { paymentId, note } = command
  const payment = await tx.db.selectFrom('payment').selectAll().where('id', '=', paymentId).forUpdate().executeTakeFirst()
  if (payment === undefined) return fail('billing.unknown-payment', { paymentId })
  const proposal = await tx.db.selectFrom('payment_proposal').select('state').where('payment_id', '=', paymentId).executeTakeFirst()
  if (payment.source === COMMISSION_SOURCE || (payment.partner_id === null && proposal?.state !== 'set-aside'))
    return fail('billing.payment-not-placed', { paymentId })
  // Money promised back to the customer is not taken from under the promise.
  const promised = await tx.db
    .selectFrom('payment_allocation')
    .select('id')
    .where('payment_id', '=', paymentId)
    .where('refund_id', 'is not', null)
    .executeTakeFirst()
  if (promised !== undefined) return fail('billing.payment-promised', { paymentId })
  const affected: AffectedOrder[] = []
  if (payment.partner_id !== null) {
    const commissions = await tx.db
      .selectFrom('payment')
      .selectAll()
      .where('source', '=', COMMISSION_SOURCE)
      .where('source_event_id', 'in', [`${paymentId}:in`, `${paymentId}:out`])
      .execute()
    for (const row of [payment, ...commissions]) affected.push(...(await takeBack(tx, row)))
    const ids = commissions.map(({ id }) => id)
    if (ids.length > 0) await tx.db.deleteFrom('payment').where('id', 'in', ids).execute()
    await tx.db
      .updateTable('payment')
      .set({ partner_id: null, legal_entity_id: null, to_next_order_minor: 0 })
      .where('id', '=', paymentId)
      .execute()
    await forgetPayers(tx, { paymentId })
  }
  const by = actorLabel(command.actor)
  await setProposalState(tx, { paymentId, state: 'open', by, note })
  const { partner_id: partnerId } = payment
  await recordDecisions(tx, [{ paymentId, kind: 'undone', partnerId, orders: [], confidence: null, reasons: [], note, by }])
  return ok([...new Map(affected.map((order) => [order.id, order])).values()])
}

interface PaymentRow {
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly organisation_id: string
  readonly partner_id: string | null
  readonly legal_entity_id: string | null
  readonly currency: KnownPayment['currency']
  readonly number: string | null
  readonly paid_on: string
  readonly amount_minor: number
}

async function takeBack(tx: Tx, row: PaymentRow): Promise<readonly AffectedOrder[]> {
  if (row.partner_id === null) return []
  const payment: KnownPayment = {
    id: row.id,
    organisationId: row.organisation_id,
    partnerId: row.partner_id,
    legalEntityId: row.legal_entity_id,
    currency: row.currency,
    number: row.number,
    paidOn: row.paid_on,
    availableMinor: row.amount_minor,
  }
  const undo = tx.newId('exposure')
  if (row.direction === 'out') {
    await reopenRefund(tx, row.id)
    const entry = { legalEntityId: null, orderId: null, amountMinor: -row.amount_minor, key: `refund-undone:${undo}` }
    await recordPaymentExposure(tx, payment, entry)
    return []
  }
  const allocations = await tx.db
    .selectFrom('payment_allocation')
    .select(['id', 'order_id', 'amount_minor'])
    .where('payment_id', '=', row.id)
    .where('order_id', 'is not', null)
    .$narrowType<{ order_id: NotNull }>()
    .orderBy('order_id')
    .execute()
  const affected: AffectedOrder[] = []
  for (const allocation of allocations) affected.push(await takeFromOrder(tx, payment, allocation))
  await tx.db.deleteFrom('payment_allocation').where('payment_id', '=', row.id).execute()
  const advanceMinor = row.amount_minor - allocations.reduce((total, { amount_minor }) => total + amount_minor, 0)
  if (advanceMinor > 0)
    await recordPaymentExposure(tx, payment, {
      legalEntityId: null,
      orderId: null,
      amountMinor: advanceMinor,
      key: `advance-undone:${undo}`,
    })
  return affected
}

async function takeFromOrder(
  tx: Tx,
  payment: KnownPayment,
  allocation: { readonly id: string; readonly order_id: string; readonly amount_minor: number },
): Promise<AffectedOrder> {
  const { order_id: orderId, amount_minor: amountMinor } = allocation
  const order = await lockOrder(tx, orderId)
  if (order === null) throw new Error(`Order ${orderId} of payment ${payment.id} is gone`)
  const entry = { legalEntityId: order.legalEntityId, orderId, amountMinor, key: `undone:${allocation.id}` }
  await recordPaymentExposure(tx, payment, entry)
  // Why is for staff: a customer may read the facts of its orders.
  const data = { paymentId: payment.id, amountMinor, currency: payment.currency }
  await appendFact(tx, { orderId, axis: 'payment', kind: 'taken-back', data, key: allocation.id })
  const state = await progressOf(tx, order)
  tx.append({
    type: BILLING_EVENTS.paymentTakenBack,
    version: 1,
    subject: orderId,
    partyId: payment.partnerId,
    data: { orderId, paymentId: payment.id, amountMinor, state },
  })
  return { id: orderId, number: order.number ?? '', state }
}

async function progressOf(tx: Tx, order: Order): Promise<AffectedOrder['state']> {
  const shipment = await tx.db.selectFrom('shipment').select('id').where('order_id', '=', order.id).limit(1).executeTakeFirst()
  if (shipment !== undefined) return 'shipped'
  return order.releasedAt === null ? 'open' : 'released'
}
