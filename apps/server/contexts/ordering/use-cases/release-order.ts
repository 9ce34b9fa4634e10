import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { creditDecision, getAgreement, lockCredit } from '../../terms/index.ts'
import { lockOrder, saveOrder } from '../adapters/order-store.ts'
import type { Order } from '../domain/order.ts'
import { mayShip } from '../domain/status.ts'
import { appendFact } from './append-fact.ts'
import { paidFor } from './expire-reservations.ts'
import { reserve } from './reserve.ts'

/**
 * Tests the «отгрузка» gate: prepayment is in and the credit part is allowed. Then the order goes to picking. Called whenever money, credit
 * or stock may have changed; says what the order still waits for. A late payment reserves again what is free, and is never shipped by itself when it is not.
 */
export async function releaseOrder(tx: Tx, orderId: string): Promise<Result<{ readonly order: Order; readonly isNew: boolean }>> {
  const before = await lockOrder(tx, orderId)
  if (before === null || before.state !== 'confirmed') return fail('ordering.not-releasable', { orderId })
  if (before.releasedAt !== null) return ok({ order: before, isNew: false })
  if (!mayShip(before, await paidFor(tx, orderId))) return fail('ordering.awaits-prepayment', { orderId })
  const credit = await creditOf(tx, before)
  if (credit !== 'ok' && credit !== 'not-needed') return fail('ordering.credit-limit-exceeded', { decision: credit })
  const secured = before.securedAt !== null ? ok({ lines: before.lines }) : await reserve(tx, before)
  if (!secured.ok) {
    tx.append({
      type: 'ordering.paid-but-short',
      version: 1,
      subject: orderId,
      partyId: before.partnerId,
      data: { number: before.number, threadId: before.threadId },
    })
    return secured
  }
  const after: Order = {
    ...before,
    lines: secured.value.lines,
    securedAt: before.securedAt ?? tx.now,
    releasedAt: tx.now,
    reserveUntil: null,
  }
  await saveOrder(tx, before, after)
  await appendFact(tx, { orderId, axis: 'order', kind: 'released', key: '1' })
  tx.append({
    type: 'ordering.order-released',
    version: 1,
    subject: orderId,
    partyId: before.partnerId,
    data: { number: before.number, threadId: before.threadId },
  })
  return ok({ order: after, isNew: true })
}

async function creditOf(tx: Tx, order: Order): Promise<string> {
  if (order.schedule.creditPercent === 0 || order.legalEntityId === null) return 'not-needed'
  await lockCredit(tx, order)
  const { decision } = await creditDecision(tx.db, {
    partnerId: order.partnerId,
    legalEntityId: order.legalEntityId,
    organisationId: order.organisationId,
    agreement: await getAgreement(tx.db, order.agreementId),
    orderTotal: { minor: order.totalMinor, currency: order.currency },
    orderId: order.id,
    on: tx.now.toISOString().slice(0, 10),
  })
  return decision
}
