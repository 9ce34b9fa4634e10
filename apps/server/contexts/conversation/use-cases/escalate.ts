import type { JsonObject } from '@skladno/platform'
import type { Tx } from '../../../db/types.ts'
import type { EscalationReason } from '../domain/escalation-reasons.ts'

export interface OpenEscalation {
  readonly threadId: string | null
  readonly orderId?: string | null
  readonly partnerId?: string | null
  readonly reason: EscalationReason
  /** What the text for the employee is made of. */
  readonly facts: JsonObject
  /** The same key opens nothing twice. */
  readonly key: string
}

const DEFAULT_MINUTES = 30

/** Puts work before a person, with its context and a due time. The thread then waits for a person; an order keeps its standard part. */
export async function openEscalation(tx: Tx, command: OpenEscalation): Promise<boolean> {
  const thread =
    command.threadId === null
      ? undefined
      : await tx.db.selectFrom('thread').select(['partner_id', 'state']).where('id', '=', command.threadId).executeTakeFirst()
  const partnerId = command.partnerId ?? thread?.partner_id ?? null
  const manager =
    partnerId === null ? undefined : await tx.db.selectFrom('partner').select('manager_id').where('id', '=', partnerId).executeTakeFirst()
  const inserted = await tx.db
    .insertInto('escalation')
    .values({
      id: tx.newId('escalation'),
      thread_id: command.threadId,
      order_id: command.orderId ?? null,
      partner_id: partnerId,
      reason: command.reason,
      summary: JSON.stringify(command.facts),
      state: 'open',
      assigned_to: manager?.manager_id ?? null,
      due_at: new Date(tx.now.getTime() + DEFAULT_MINUTES * 60_000),
      created_at: tx.now,
      key: command.key,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted === undefined) return false
  if (command.threadId !== null && thread?.state !== 'taken') {
    await tx.db.updateTable('thread').set({ state: 'needs-person' }).where('id', '=', command.threadId).execute()
    tx.touch('thread', command.threadId)
  }
  tx.append({
    type: 'conversation.escalated',
    version: 1,
    subject: inserted.id,
    partyId: partnerId,
    data: { reason: command.reason, threadId: command.threadId, orderId: command.orderId ?? null, managerId: manager?.manager_id ?? null },
  })
  return true
}
