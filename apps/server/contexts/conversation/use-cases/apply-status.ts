import { settleEffect } from '@skladno/platform'
import type { Tx } from '../../../db/types.ts'
import type { DeliveryStatus } from '../ports/messenger-channel.ts'
import { openEscalation } from './escalate.ts'

const RANK = { held: 0, suppressed: 0, received: 0, queued: 1, unknown: 1, accepted: 2, sent: 3, delivered: 4, read: 5, failed: 6 } as const

/**
 * Applies what the channel says about one of our messages: the furthest state wins, `failed` only when nothing shows that it arrived.
 * False when the message is not known yet: the status may be ahead of the answer to the send call.
 */
export async function applyStatus(tx: Tx, status: DeliveryStatus): Promise<boolean> {
  const message = await findMessage(tx, status)
  if (message === undefined) return false
  const known = message.delivery
  const isForward = status.status === 'failed' ? RANK[known] < RANK.delivered : RANK[status.status] > RANK[known] && known !== 'failed'
  if (!isForward) return true
  const failure = status.error === null ? null : `${status.error.code}: ${status.error.detail}`
  await tx.db
    .updateTable('message')
    .set({ delivery: status.status, failure, source_id: status.messageId })
    .where('id', '=', message.id)
    .execute()
  if (status.reference !== null) await settleEffect(tx, status.reference, { kind: 'done', result: { messageId: status.messageId } })
  if (status.status === 'failed') await escalateFailure(tx, message, status)
  tx.touch('thread', message.thread_id)
  return true
}

async function findMessage(tx: Tx, status: DeliveryStatus) {
  const columns = ['id', 'thread_id', 'delivery', 'text', 'order_id'] as const
  const byId = await tx.db
    .selectFrom('message')
    .select(columns)
    .where('source_id', '=', status.messageId)
    .where('direction', '=', 'out')
    .forUpdate()
    .executeTakeFirst()
  if (byId !== undefined || status.reference === null) return byId
  const effect = await tx.db.selectFrom('effect').select('payload').where('id', '=', status.reference).executeTakeFirst()
  const messageId = (effect?.payload as { messageId?: unknown } | undefined)?.messageId
  if (typeof messageId !== 'string') return undefined
  return tx.db.selectFrom('message').select(columns).where('id', '=', messageId).forUpdate().executeTakeFirst()
}

async function escalateFailure(
  tx: Tx,
  message: { readonly id: string; readonly thread_id: string; readonly text: string; readonly order_id: string | null },
  status: DeliveryStatus,
): Promise<void> {
  const isWindow = status.error?.outcome.kind === 'rejected' && status.error.outcome.reason === 'window-closed'
  await openEscalation(tx, {
    threadId: message.thread_id,
    orderId: message.order_id,
    reason: isWindow ? 'window-closed' : 'undeliverable',
    facts: { text: message.text, detail: status.error?.detail ?? '' },
    key: `undelivered:${message.id}`,
  })
}
