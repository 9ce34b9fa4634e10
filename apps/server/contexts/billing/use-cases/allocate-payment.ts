import { type Currency, fail, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { appendFact, lockOrder, type Order } from '../../ordering/index.ts'
import { listLegalEntities } from '../../parties/index.ts'
import { recordExposure } from '../../terms/index.ts'
import { type Allocation, allocateToOrders, type Claim } from '../domain/allocation.ts'
import { BILLING_EVENTS } from '../events.ts'
import { orderSettlement } from '../queries/settlement.ts'

/** A recorded payment whose customer is known. */
export interface KnownPayment {
  readonly id: string
  readonly organisationId: string
  readonly partnerId: string
  readonly legalEntityId: string | null
  readonly currency: Currency
  readonly number: string | null
  readonly paidOn: string
  readonly availableMinor: number
}

export interface Intended {
  readonly orderId: string
  readonly amountMinor: number
}

/**
 * Applies money to orders in part, over or many at once; returns what is left. The exposure follows: for each order its part, and an
 * entry of its own for the advance (`isFirst`: the payment has just been recorded, nothing of it is known to the exposure).
 */
export async function applyToOrders(
  tx: Tx,
  payment: KnownPayment,
  { intended, isFirst }: { readonly intended: readonly Intended[]; readonly isFirst: boolean },
): Promise<Result<{ readonly advanceMinor: number }>> {
  const orders = await lockOrders(tx, payment, intended)
  if (!orders.ok) return orders
  const claims: Claim[] = []
  for (const { orderId, amountMinor } of intended) {
    const { due } = await orderSettlement(tx.db, orderId)
    claims.push({ orderId, askedMinor: amountMinor, dueMinor: due.minor })
  }
  const spread = allocateToOrders(payment.availableMinor, claims)
  if (!spread.ok) return spread
  const { allocations, advanceMinor } = spread.value
  for (const allocation of allocations) await applyOne(tx, payment, { allocation, order: orders.value.get(allocation.orderId) })
  await recordAdvance(tx, payment, { advanceMinor, isFirst, orders: [...orders.value.values()] })
  if (allocations.length > 0) await wakeWaitingOrders(tx, payment)
  return ok({ advanceMinor })
}

/** Locked in id order, so that two payments for the same orders cannot wait for each other. A draft of the customer owes nothing yet. */
async function lockOrders(tx: Tx, payment: KnownPayment, intended: readonly Intended[]): Promise<Result<ReadonlyMap<string, Order>>> {
  const orders = new Map<string, Order>()
  for (const orderId of [...new Set(intended.map((claim) => claim.orderId))].sort()) {
    const order = await lockOrder(tx, orderId)
    if (order === null) return fail('billing.unknown-order', { orderId })
    if (order.partnerId !== payment.partnerId) return fail('billing.other-partner', { number: order.number })
    if (order.organisationId !== payment.organisationId) return fail('billing.other-organisation', { number: order.number })
    if (order.currency !== payment.currency) return fail('billing.currency-mismatch', { number: order.number, currency: order.currency })
    orders.set(orderId, order)
  }
  return ok(orders)
}

async function applyOne(
  tx: Tx,
  payment: KnownPayment,
  { allocation, order }: { allocation: Allocation; order: Order | undefined },
): Promise<void> {
  if (order === undefined) throw new Error(`Order ${allocation.orderId} was not locked`)
  const { orderId, amountMinor } = allocation
  const id = tx.newId('payment')
  await tx.db
    .insertInto('payment_allocation')
    .values({ id, payment_id: payment.id, order_id: orderId, amount_minor: amountMinor, at: tx.now })
    .execute()
  await recordPaymentExposure(tx, payment, { legalEntityId: order.legalEntityId, orderId, amountMinor: -amountMinor, key: `payment:${id}` })
  const { isFull } = await orderSettlement(tx.db, orderId)
  const facts = { paymentId: payment.id, amountMinor, currency: payment.currency, number: payment.number, paidOn: payment.paidOn }
  await appendFact(tx, { orderId, axis: 'payment', kind: 'received', data: { ...facts, isFull }, key: id })
  tx.append({
    type: BILLING_EVENTS.paymentReceived,
    version: 1,
    subject: orderId,
    partyId: payment.partnerId,
    data: { orderId, paymentId: payment.id, amountMinor, isFull },
  })
}

async function recordAdvance(
  tx: Tx,
  payment: KnownPayment,
  { advanceMinor, isFirst, orders }: { advanceMinor: number; isFirst: boolean; orders: readonly Order[] },
): Promise<void> {
  const legalEntityId = payment.legalEntityId ?? orders[0]?.legalEntityId ?? null
  // What was an advance and has now been applied must not count twice.
  const changeMinor = isFirst ? -advanceMinor : payment.availableMinor - advanceMinor
  if (changeMinor !== 0)
    await recordPaymentExposure(tx, payment, {
      legalEntityId,
      orderId: null,
      amountMinor: changeMinor,
      key: `advance:${payment.id}:${tx.newId('exposure')}`,
    })
  if (isFirst && advanceMinor > 0)
    tx.append({
      type: BILLING_EVENTS.advanceReceived,
      version: 1,
      subject: payment.id,
      partyId: payment.partnerId,
      data: { paymentId: payment.id, amountMinor: advanceMinor, currency: payment.currency },
    })
}

/** What a payment changes in what its customer owes. An entry needs a legal entity; a partner without one cannot owe. */
export async function recordPaymentExposure(
  tx: Tx,
  payment: KnownPayment,
  entry: { legalEntityId: string | null; orderId: string | null; amountMinor: number; key: string },
): Promise<void> {
  const legalEntityId = entry.legalEntityId ?? payment.legalEntityId ?? (await listLegalEntities(tx.db, payment.partnerId))[0]?.id
  if (legalEntityId === undefined) return
  const { partnerId, organisationId, currency } = payment
  await recordExposure(tx, { ...entry, kind: 'payment', partnerId, organisationId, currency, legalEntityId })
}

/** Confirmed orders on credit that nothing released yet may fit the limit now. */
async function wakeWaitingOrders(tx: Tx, payment: KnownPayment): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM customer_order WHERE partner_id = ${payment.partnerId} AND organisation_id = ${payment.organisationId}
      AND state = 'confirmed' AND released_at IS NULL AND credit_percent > 0 ORDER BY confirmed_at, id LIMIT 50`.execute(tx.db)
  if (rows.length === 0) return
  const waitingOrderIds = rows.map((row) => row.id)
  tx.append({ type: BILLING_EVENTS.debtReduced, version: 1, subject: payment.id, partyId: payment.partnerId, data: { waitingOrderIds } })
}
