import type { Tx } from '../../../db/types.ts'
import { createSignInCode } from '../../parties/index.ts'
import { conversationMessages } from '../messages/index.ts'
import { writeMessage } from './send-replies.ts'

/**
 * Sends a fresh one-time code to the person's own messenger, where nobody else reads it. Without a messenger there is nowhere to send it:
 * nothing is said, for an answer would tell strangers who is a customer. Running again sends a newer code, and only the newest works.
 */
export async function sendSignInCode(tx: Tx, contactId: string): Promise<void> {
  const thread = await tx.db
    .selectFrom('thread as t')
    .innerJoin('channel_identity as i', 'i.id', 't.identity_id')
    .select('t.id')
    .where('t.contact_id', '=', contactId)
    .where('i.channel', '<>', 'web')
    .where('i.is_reachable', '=', true)
    .orderBy('i.last_inbound_at', (order) => order.desc().nullsLast())
    .limit(1)
    .executeTakeFirst()
  if (thread === undefined) return
  const code = await createSignInCode(tx, contactId)
  if (code === null) return
  const content = { kind: 'text', text: conversationMessages(code.locale).say.signInCode(code.code) } as const
  await writeMessage(tx, { threadId: thread.id, author: 'bot', content, reply: {}, delivery: 'queued', notice: 'sign-in-code' })
}
