import { z } from 'zod'
import type { ChannelAddress, InboundEvent } from '../../../ports/messenger-channel.ts'
import { parseContent } from './parse-content.ts'

/** What surrounds a message or a status in its webhook value. */
export interface Delivery {
  readonly account: string
  readonly contacts: readonly Contact[]
  readonly unrecognised: (reason: string, raw: unknown, known?: { from?: ChannelAddress; messageId?: string }) => InboundEvent
  readonly notice: (account: string | null, topic: string, raw: unknown) => InboundEvent
}

interface Contact {
  readonly wa_id?: string | null | undefined
  readonly user_id?: string | null | undefined
  readonly profile?: { readonly name?: string | null | undefined } | null | undefined
}

/** Meta's ids are at most some 130 characters; what an index cannot hold would be repeated for days. */
export const MAX_ID_CHARS = 500

const optional = z.string().min(1).max(MAX_ID_CHARS).nullish().catch(null)

const messageShape = z.object({
  id: z.string().min(1).max(MAX_ID_CHARS),
  type: z.string().min(1),
  timestamp: z.coerce.number().positive(),
  from: optional,
  from_user_id: optional,
  group_id: optional,
  context: z
    .object({
      id: optional,
      forwarded: z.boolean().nullish().catch(null),
      frequently_forwarded: z.boolean().nullish().catch(null),
      referred_product: z.object({ catalog_id: z.string(), product_retailer_id: z.string() }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
})
type Message = z.infer<typeof messageShape>

/** One element of `messages[]`. */
export function parseMessage(raw: unknown, delivery: Delivery): InboundEvent {
  const parsed = messageShape.safeParse(raw)
  if (!parsed.success) return delivery.unrecognised('malformed-message', raw)
  const message = parsed.data
  if (message.type === 'system') return parseSystem(raw, message, delivery)
  if (message.type === 'request_welcome') return delivery.notice(delivery.account, message.type, raw)
  const author = authorOf(message, delivery)
  if (author === null) return delivery.unrecognised('nobody-wrote-it', raw, { messageId: message.id })
  const known = { from: author.address, messageId: message.id }
  if (message.group_id) return delivery.unrecognised('group-message', raw, known)
  const content = parseContent(message.type, raw, delivery.account)
  if (content === null) return delivery.unrecognised(`message-type:${message.type}`, raw, known)
  const product = message.context?.referred_product
  return {
    kind: 'message',
    key: `whatsapp:${delivery.account}:message:${message.id}`,
    messageId: message.id,
    from: author.address,
    profileName: author.name,
    at: new Date(message.timestamp * 1000),
    replyTo: message.context?.id ?? null,
    isForwarded: message.context?.forwarded === true || message.context?.frequently_forwarded === true,
    about: product ? { catalogId: product.catalog_id, sku: product.product_retailer_id } : null,
    content,
  }
}

/** The message names its author itself; the contact beside it adds what is missing. Since 2026 the phone may be absent altogether. */
function authorOf(message: Message, delivery: Delivery): { address: ChannelAddress; name: string | null } | null {
  const { from, from_user_id: userId } = message
  const isAuthor = (each: Contact) => (userId && each.user_id === userId) || (from && each.wa_id === from)
  const contact = delivery.contacts.find(isAuthor) ?? (from || userId ? undefined : onlyOne(delivery.contacts))
  const address = addressOf(delivery.account, userId ?? contact?.user_id, from ?? contact?.wa_id)
  return address && { address, name: contact?.profile?.name || null }
}

const onlyOne = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined)

/** Null when neither id is there. A phone that is not digits is no phone. */
export function addressOf(account: string, userId: string | null | undefined, waId: string | null | undefined): ChannelAddress | null {
  const phone = /^\d{5,20}$/.test(waId ?? '') ? (waId ?? null) : null
  return userId || phone ? { channel: 'whatsapp', account, userId: userId || null, phone } : null
}

const systemShape = z.object({
  system: z.object({
    type: z.string().nullish(),
    body: z.string().nullish(),
    wa_id: optional,
    new_wa_id: z.coerce.string().nullish(),
    user_id: optional,
    previous_user_id: optional,
  }),
})

/** A changed number or user id; Meta also reports a changed user id alone, without any phone (changelog of 11 August 2026). */
function parseSystem(raw: unknown, message: Message, { account, unrecognised, notice }: Delivery): InboundEvent {
  const parsed = systemShape.safeParse(raw)
  if (!parsed.success) return unrecognised('message-type:system', raw, { messageId: message.id })
  const { system } = parsed.data
  const oldUserId = system.previous_user_id ?? (message.from_user_id === system.user_id ? null : message.from_user_id)
  const before = addressOf(account, oldUserId, message.from)
  if (!system.type?.includes('changed') || before === null) return notice(account, `system:${system.type ?? 'unknown'}`, raw)
  return {
    kind: 'identity-changed',
    key: `whatsapp:${account}:message:${message.id}`,
    at: new Date(message.timestamp * 1000),
    before,
    after: addressOf(account, system.user_id, system.wa_id ?? system.new_wa_id),
    detail: system.body ?? system.type,
  }
}
