import type { Tx } from '../../../db/types.ts'
import type { Reply } from '../domain/reply.ts'
import { deliveryOf } from '../domain/thread.ts'
import { withoutSecrets } from '../domain/without-secrets.ts'
import type { ChannelLimits, OutgoingContent } from '../ports/messenger-channel.ts'
import { fitToLimits } from '../ports/messenger-channel-fit.ts'
import { autonomyOf, type Turn } from './turn.ts'

/** Writes the turn's replies as messages: sent, kept for approval or only shown to staff, by the customer's autonomy level. */
export async function sendReplies(turn: Turn): Promise<void> {
  const limits = turn.deps.channels.get(turn.identity.channel)?.limits
  const delivery = deliveryOf(autonomyOf(turn), { isNotice: false })
  const releaseAt = turn.partner?.autonomy === 'veto' ? new Date(turn.tx.now.getTime() + turn.partner.vetoMinutes * 60_000) : null
  for (const reply of turn.replies) {
    if (reply.documentId !== undefined) {
      const content = { kind: 'file', documentId: reply.documentId, caption: reply.text } as const
      await writeMessage(turn.tx, {
        threadId: turn.threadId,
        author: 'bot',
        content,
        reply,
        delivery,
        releaseAt: delivery === 'held' ? releaseAt : null,
      })
      continue
    }
    for (const content of fitReply(reply, limits, turn.words.buttons.choose)) {
      await writeMessage(turn.tx, {
        threadId: turn.threadId,
        author: 'bot',
        content,
        reply,
        delivery,
        releaseAt: delivery === 'held' ? releaseAt : null,
      })
    }
  }
}

export function fitReply(reply: Reply, limits: ChannelLimits | undefined, buttonLabel: string): readonly OutgoingContent[] {
  const content: OutgoingContent =
    reply.options === undefined || reply.options.length === 0
      ? { kind: 'text', text: reply.text }
      : { kind: 'choice', text: reply.text, options: reply.options, buttonLabel }
  return limits === undefined ? [content] : fitToLimits(content, limits)
}

export interface WriteMessage {
  readonly threadId: string
  readonly author: 'bot' | 'employee'
  readonly employeeId?: string
  readonly content: OutgoingContent | { readonly kind: 'file'; readonly documentId: string; readonly caption: string }
  readonly reply: Omit<Reply, 'text'>
  readonly delivery: 'suppressed' | 'held' | 'queued'
  readonly releaseAt?: Date | null
  /** Name of a mandatory notice: outside the channel's window it may go as a template. */
  readonly notice?: string
  /** Unique for ever: the same notice is written once. */
  readonly key?: string
}

/** One outgoing message and, unless it is kept back, the event that sends it. Null when the key was written before. */
export async function writeMessage(tx: Tx, message: WriteMessage): Promise<string | null> {
  const id = tx.newId('message')
  const inserted = await tx.db
    .insertInto('message')
    .values({
      id,
      thread_id: message.threadId,
      direction: 'out',
      author: message.author,
      employee_id: message.employeeId ?? null,
      content: JSON.stringify(message.content),
      text: shownText(message.content),
      source_id: message.key === undefined ? null : `key:${message.key}`,
      prices_of: message.reply.pricesOf ?? null,
      notice: message.notice ?? null,
      order_id: message.reply.orderId ?? null,
      draft_version: message.reply.draftVersion ?? null,
      delivery: message.delivery,
      release_at: message.releaseAt ?? null,
      at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['thread_id', 'source_id']).where('source_id', 'is not', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted === undefined) return null
  await tx.db
    .updateTable('thread')
    .set({ last_message_at: tx.now, last_text: withoutSecrets(shownText(message.content), message.notice ?? null).slice(0, 200) })
    .where('id', '=', message.threadId)
    .execute()
  const data = { messageId: id, threadId: message.threadId, releaseAt: message.releaseAt?.toISOString() ?? null }
  if (message.delivery === 'queued')
    tx.append({ type: 'conversation.message-queued', version: 1, subject: id, partyId: message.reply.pricesOf ?? null, data })
  if (message.delivery === 'held')
    tx.append({ type: 'conversation.message-held', version: 1, subject: id, partyId: message.reply.pricesOf ?? null, data })
  tx.touch('thread', message.threadId)
  return id
}

function shownText(content: WriteMessage['content']): string {
  switch (content.kind) {
    case 'text':
    case 'choice':
      return content.text
    case 'document':
      return content.caption ?? content.fileName
    case 'file':
      return content.caption
    case 'template':
      return content.parameters.join(' ')
  }
}
