import { withDatabase } from '@skladno/testkit'
import { beforeAll, expect, it } from 'vitest'
import { aContact, aPartner, given } from '../../db/test-rows.ts'
import type { DB } from '../../db/types.ts'
import type { MessengerChannel, SendOutcome } from './ports/messenger-channel.ts'
import { conversationSubscriptions } from './subscriptions.ts'
import { sendMessage } from './use-cases/send-message.ts'
import { sendSignInCode } from './use-cases/send-sign-in-code.ts'

const db = withDatabase<DB>({ subscriptions: (event) => conversationSubscriptions[event.type]?.(event) ?? [] })
let contactId = ''

beforeAll(async () => {
  contactId = await given(db.uow, async (tx) => {
    const [partnerId, id] = [await aPartner(tx), await aContact(tx, { phone: '+79001112233' })]
    await tx.db.insertInto('contact_right').values({ contact_id: id, partner_id: partnerId, may_order: true }).execute()
    await tx.db
      .insertInto('channel_identity')
      .values({
        id: 'idn_1',
        channel: 'whatsapp',
        account: '1',
        phone: '79001112233',
        contact_id: id,
        last_inbound_at: tx.now,
        created_at: tx.now,
      })
      .execute()
    await tx.db
      .insertInto('thread')
      .values({
        id: 'thr_1',
        identity_id: 'idn_1',
        contact_id: id,
        partner_id: partnerId,
        state: 'bot',
        last_message_at: tx.now,
        created_at: tx.now,
      })
      .execute()
    return id
  })
})

async function sendCode(answer: SendOutcome): Promise<string> {
  await db.uow.run((tx) => sendSignInCode(tx, contactId))
  const { rows } = await db.pool.query<{ id: string }>("select id from effect where kind = 'send-message' and state = 'pending'")
  let heard = ''
  const channel = {
    limits: { freeFormWindowMs: null },
    send: async ({ content }: { readonly content: { readonly text?: string } }) => {
      heard = content.text ?? ''
      return answer
    },
  } as unknown as MessengerChannel
  const deps = {
    uow: db.uow,
    channels: new Map([['whatsapp', channel]]),
    readDocument: async () => null,
    templateFor: () => null,
    now: () => db.clock.now(),
  }
  await sendMessage(deps, rows[0]?.id ?? '')
  return /\d{6}/.exec(heard)?.[0] ?? 'no code was sent'
}

it.each<[string, SendOutcome]>([
  ['has gone out', { kind: 'accepted', messageId: 'wamid.1' }],
  ['was refused', { kind: 'rejected', reason: 'window-closed', code: '131026', detail: 'not on WhatsApp' }],
])('a code that %s stands nowhere in the database any more', async (_, answer) => {
  const code = await sendCode(answer)
  expect(code).toMatch(/^\d{6}$/)
  const { rows } = await db.pool.query(
    `select (select json_agg(m)::text from message m) || (select json_agg(t)::text from thread t) || (select json_agg(e)::text from effect e)
      || coalesce((select json_agg(x)::text from escalation x), '') || (select json_agg(l)::text from event_log l) as everything`,
  )
  expect(rows[0].everything).toContain('••••••')
  expect(rows[0].everything).not.toContain(code)
})
