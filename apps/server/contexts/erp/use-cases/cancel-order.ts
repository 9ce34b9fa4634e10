import { type EffectOutcome, performEffect } from '@skladno/platform'
import { WITHOUT } from '../domain/capabilities.ts'
import { ERP_EVENTS } from '../events.ts'
import type { ErpDeps } from './submit-order.ts'

const MAX_ATTEMPTS = 150

/** Tells the accounting system that an order was cancelled. Harmless to repeat; where it cannot be told, a person is. */
export async function cancelErpOrder({ uow, erp }: ErpDeps, effectId: string): Promise<void> {
  await performEffect(uow, effectId, {
    perform: async (effect): Promise<EffectOutcome> => {
      const reply = await erp.cancelOrder(String(effect.payload.orderId))
      if (reply.kind === 'ok') return { kind: 'done' }
      if (reply.kind === 'rejected') return { kind: 'failed', detail: `${reply.code}: ${reply.detail}` }
      if (reply.kind === 'unsupported') return { kind: 'failed', detail: WITHOUT[reply.capability] }
      return { kind: 'retry', afterMs: Math.min(600_000, 2_000 * 2 ** Math.min(effect.attempts, 9)), detail: reply.detail }
    },
    recover: async () => 'perform-again',
    settle: async (tx, effect, outcome) => {
      if (outcome.kind !== 'failed') return
      const orderId = String(effect.payload.orderId)
      const order = await tx.db.selectFrom('customer_order').select(['partner_id', 'number']).where('id', '=', orderId).executeTakeFirst()
      const data = { number: order?.number ?? null, detail: outcome.detail, isCancellation: true }
      tx.append({ type: ERP_EVENTS.rejected, version: 1, subject: orderId, partyId: order?.partner_id ?? null, data })
    },
    maxAttempts: MAX_ATTEMPTS,
  })
}
