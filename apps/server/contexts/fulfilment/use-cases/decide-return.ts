import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { appendFact, lockOrder } from '../../ordering/index.ts'
import { type Actor, actorLabel } from '../../parties/index.ts'
import { RETURN_TRANSITIONS } from '../domain/goods-return.ts'
import { FULFILMENT_EVENTS } from '../events.ts'
import { nameOf } from './request-return.ts'

export interface DecideReturn {
  readonly returnId: string
  readonly command: 'approve' | 'reject' | 'withdraw'
  readonly note: string | null
  readonly actor: Actor
}

const FACT_EVENTS = {
  approve: FULFILMENT_EVENTS.returnApproved,
  reject: FULFILMENT_EVENTS.returnRejected,
  withdraw: FULFILMENT_EVENTS.returnWithdrawn,
} as const

/** A person agrees to a return, refuses it or takes it back. Saying again what is already so changes nothing. */
export async function decideReturn(
  tx: Tx,
  { returnId, command, note, actor }: DecideReturn,
): Promise<Result<{ readonly returnId: string }>> {
  const row = await lockReturn(tx, returnId)
  if (row === null) return fail('fulfilment.unknown-return', { returnId })
  const next = RETURN_TRANSITIONS[row.state][command]
  if (next === undefined) {
    const isSo = Object.values(RETURN_TRANSITIONS).some((commands) => commands[command] === row.state)
    return isSo ? ok({ returnId }) : fail('fulfilment.return-decided', { state: row.state, number: row.number })
  }
  await tx.db
    .updateTable('goods_return')
    .set({ state: next, decided_by: await nameOf(tx, actor), decided_at: tx.now, decision_note: note })
    .where('id', '=', returnId)
    .execute()
  const data = { returnId, number: row.number, note }
  await appendFact(tx, { orderId: row.order_id, axis: 'return', kind: next, data: { ...data, by: actorLabel(actor) }, key: returnId })
  tx.append({ type: FACT_EVENTS[command], version: 1, subject: row.order_id, partyId: row.partner_id, data })
  tx.touch('return', returnId)
  return ok({ returnId })
}

/** The order first, as everywhere: whatever happens to one order happens one after another. */
export async function lockReturn(tx: Tx, returnId: string) {
  const found = await tx.db.selectFrom('goods_return').select('order_id').where('id', '=', returnId).executeTakeFirst()
  if (found === undefined) return null
  await lockOrder(tx, found.order_id)
  return tx.db.selectFrom('goods_return').selectAll().where('id', '=', returnId).executeTakeFirstOrThrow()
}
