import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ChannelAddress, InboundEvent } from '../../../ports/messenger-channel.ts'
import { type Delivery, parseMessage } from './parse-message.ts'
import { parseStatus } from './parse-status.ts'

/**
 * Everything one webhook POST says, in its order: it may carry many entries, changes, messages and statuses. Verify the signature
 * first. Never throws: what cannot be read comes back as `unrecognised` with the raw piece and, where readable, its author.
 */
export function parseWebhook(body: Uint8Array): readonly InboundEvent[] {
  const payload = readJson(body)
  if (payload === undefined) return [unrecognised('not-json', Buffer.from(body).toString('utf8', 0, 2000))]
  const envelope = envelopeShape.safeParse(payload)
  if (!envelope.success) return [unrecognised('not-a-whatsapp-webhook', payload)]
  return envelope.data.entry.flatMap((entry) => {
    const parsed = entryShape.safeParse(entry)
    return parsed.success ? parsed.data.changes.flatMap(readChange) : [unrecognised('malformed-entry', entry)]
  })
}

const envelopeShape = z.object({ object: z.literal('whatsapp_business_account'), entry: z.array(z.unknown()) })
const entryShape = z.object({ changes: z.array(z.unknown()) })
const changeShape = z.object({ field: z.string(), value: z.unknown() })
const list = z.array(z.unknown()).nullish()
const contact = z.object({
  wa_id: z.string().nullish(),
  user_id: z.string().nullish(),
  profile: z.object({ name: z.string().nullish() }).nullish(),
})
const messagesValue = z.object({
  metadata: z.object({ phone_number_id: z.string().min(1) }),
  contacts: z.array(contact.catch({})).nullish(),
  messages: list,
  statuses: list,
  errors: list,
})

function readChange(change: unknown): readonly InboundEvent[] {
  const parsed = changeShape.safeParse(change)
  if (!parsed.success) return [unrecognised('malformed-change', change)]
  const { field, value } = parsed.data
  if (field !== 'messages') return [notice(null, field, value)]
  const content = messagesValue.safeParse(value)
  if (!content.success) return [unrecognised('malformed-value', value)]
  const { metadata, contacts, messages, statuses, errors } = content.data
  const account = metadata.phone_number_id
  const delivery: Delivery = { account, contacts: contacts ?? [], unrecognised, notice }
  return [
    ...(messages ?? []).map((message) => parseMessage(message, delivery)),
    ...(statuses ?? []).map((status) => parseStatus(status, delivery)),
    ...(errors ?? []).map((error) => notice(account, 'errors', error)),
  ]
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'), (_, value) => (typeof value === 'string' ? storable(value) : value))
  } catch {
    return undefined
  }
}

/** PostgreSQL refuses a text or jsonb with a zero character or half an emoji: one such message would block its whole batch for ever. */
const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

function unrecognised(reason: string, raw: unknown, known: { from?: ChannelAddress; messageId?: string } = {}): InboundEvent {
  const { from = null, messageId = null } = known
  return { kind: 'unrecognised', key: `whatsapp:unrecognised:${messageId ?? digest(raw)}`, reason, from, messageId, raw }
}

function notice(account: string | null, topic: string, raw: unknown): InboundEvent {
  const detail = JSON.stringify(raw) ?? ''
  return { kind: 'notice', key: `whatsapp:notice:${topic.slice(0, 100)}:${digest(raw)}`, account, topic, detail: detail.slice(0, 4000) }
}

const digest = (raw: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(raw) ?? '')
    .digest('hex')
