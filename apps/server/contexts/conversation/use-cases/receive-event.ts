import type { JsonObject } from '@skladno/platform'
import type { Tx } from '../../../db/types.ts'
import type { ChannelNotice, IdentityChanged, InboundEvent, InboundMessage, UnrecognisedEvent } from '../ports/messenger-channel.ts'
import { applyStatus } from './apply-status.ts'
import { openEscalation } from './escalate.ts'
import { findThread } from './find-thread.ts'
import { type StoredContent, storedContent } from './stored-content.ts'

/** Works off one stored event of a channel. Safe to run again: what it did is marked in the same transaction. */
export async function receiveEvent(tx: Tx, rawId: string, quietMs = QUIET_MS): Promise<void> {
  const raw = await tx.db.selectFrom('raw_event').selectAll().where('id', '=', rawId).forUpdate().executeTakeFirst()
  if (raw === undefined || raw.state === 'done' || raw.state === 'unrecognised') return
  const event = reviveEvent(raw.body)
  const state = await applyEvent(tx, event, quietMs)
  await tx.db.updateTable('raw_event').set({ state: state.state, detail: state.detail }).where('id', '=', rawId).execute()
}

type Applied = { readonly state: 'done' | 'unrecognised' | 'new'; readonly detail: string | null }

async function applyEvent(tx: Tx, event: InboundEvent, quietMs: number): Promise<Applied> {
  switch (event.kind) {
    case 'message':
      await receiveMessage(tx, event, quietMs)
      return { state: 'done', detail: null }
    case 'status':
      return { state: (await applyStatus(tx, event)) ? 'done' : 'new', detail: null }
    case 'identity-changed':
      await noteIdentityChange(tx, event)
      return { state: 'done', detail: null }
    case 'notice':
      return { state: 'done', detail: noticeDetail(event) }
    case 'unrecognised':
      await noteUnrecognised(tx, event)
      return { state: 'unrecognised', detail: event.reason }
  }
}

const noticeDetail = (event: ChannelNotice): string => `${event.topic}: ${event.detail}`

/** Event as stored (dates are text in JSON). Only our own intake writes these rows. */
function reviveEvent(body: unknown): InboundEvent {
  const event = body as InboundEvent
  return 'at' in event ? ({ ...event, at: new Date(event.at) } as InboundEvent) : event
}

/** How long to wait after a file for more of the same order; a tap or a whole text is answered at once. */
export const QUIET_MS = 1_500

async function receiveMessage(tx: Tx, event: InboundMessage, quietMs: number): Promise<void> {
  const thread = await findThread(tx, event.from, event.profileName)
  if (event.content.kind === 'reaction') return
  const content = storedContent(event.content)
  const inserted = await tx.db
    .insertInto('message')
    .values({
      id: tx.newId('message'),
      thread_id: thread.threadId,
      direction: 'in',
      author: 'customer',
      content: JSON.stringify(content),
      text: content.text,
      source_id: event.messageId,
      reply_to: event.replyTo,
      delivery: 'received',
      at: event.at,
    })
    .onConflict((conflict) => conflict.columns(['thread_id', 'source_id']).where('source_id', 'is not', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted === undefined) return
  await touchThread(tx, thread, content)
  const hasFile = content.media !== undefined
  const data: JsonObject = { messageId: inserted.id, threadId: thread.threadId, hasFile, quietMs: hasFile ? quietMs : 0 }
  tx.append({ type: 'conversation.message-received', version: 1, subject: thread.threadId, partyId: null, data })
}

async function touchThread(
  tx: Tx,
  thread: { readonly threadId: string; readonly identityId: string },
  content: StoredContent,
): Promise<void> {
  await tx.db
    .updateTable('channel_identity')
    .set({ last_inbound_at: tx.now, is_reachable: true })
    .where('id', '=', thread.identityId)
    .execute()
  await tx.db
    .updateTable('thread')
    .set((eb) => ({
      last_message_at: tx.now,
      last_text: content.text.slice(0, 200),
      unread: eb('unread', '+', 1),
      waiting_since: eb.fn.coalesce('waiting_since', eb.val(tx.now)),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', thread.threadId)
    .execute()
  tx.touch('thread', thread.threadId)
}

async function noteIdentityChange(tx: Tx, event: IdentityChanged): Promise<void> {
  const thread = await findThread(tx, event.before, null)
  await openEscalation(tx, {
    threadId: thread.threadId,
    reason: 'identity-changed',
    facts: { detail: event.detail },
    key: `identity-changed:${event.key}`,
  })
}

async function noteUnrecognised(tx: Tx, event: UnrecognisedEvent): Promise<void> {
  if (event.from === null) return
  const thread = await findThread(tx, event.from, null)
  await openEscalation(tx, {
    threadId: thread.threadId,
    reason: 'unreadable',
    facts: { detail: event.reason },
    key: `unreadable:${event.key}`,
  })
}
