import { z } from 'zod'
import type { InboundContent, MediaRef } from '../../../ports/messenger-channel.ts'

/**
 * The body of one webhook message as content, or null when its type is unknown or the body is not what the type promises.
 * Shapes: Meta, "Messages webhooks reference", one page per type.
 */
export function parseContent(type: string, message: unknown, account: string): InboundContent | null {
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined
  return read?.(message, account) ?? null
}

type Reader = (message: unknown, account: string) => InboundContent | null

/** A reader that checks the shape first. */
function reader<T>(shape: z.ZodType<T>, build: (body: T, account: string) => InboundContent | null): Reader {
  return (message, account) => {
    const parsed = shape.safeParse(message)
    return parsed.success ? build(parsed.data, account) : null
  }
}

const text = z.string().min(1)
const optional = z.string().nullish()
const orNull = (value: string | null | undefined): string | null => (value === undefined || value === '' ? null : value)

const attachment = z.object({ id: text, mime_type: text, sha256: optional, caption: optional, filename: optional })

const mediaOf = (file: z.infer<typeof attachment>, account: string): MediaRef => ({
  channel: 'whatsapp',
  account,
  id: file.id,
  mimeType: file.mime_type,
  sha256: orNull(file.sha256),
})

const fileReader = (type: 'document' | 'image' | 'video'): Reader =>
  reader(z.looseObject({ [type]: attachment }), (message, account) => {
    const file = attachment.parse(message[type])
    const names = { fileName: orNull(file.filename), caption: orNull(file.caption) }
    return { kind: 'file', media: mediaOf(file, account), mimeType: file.mime_type, ...names }
  })

const reply = z.object({ id: text, title: z.string() })
const interactive = z.object({
  interactive: z.discriminatedUnion('type', [
    z.object({ type: z.literal('button_reply'), button_reply: reply }),
    z.object({ type: z.literal('list_reply'), list_reply: reply }),
    z.object({ type: z.literal('nfm_reply'), nfm_reply: z.object({ name: optional, response_json: z.string() }) }),
  ]),
})

function readInteractive({ interactive: answer }: z.infer<typeof interactive>): InboundContent {
  switch (answer.type) {
    case 'button_reply':
      return { kind: 'button', id: answer.button_reply.id, title: answer.button_reply.title }
    case 'list_reply':
      return { kind: 'button', id: answer.list_reply.id, title: answer.list_reply.title }
    case 'nfm_reply':
      return { kind: 'form', name: answer.nfm_reply.name ?? '', answersJson: answer.nfm_reply.response_json }
  }
}

const cart = z.object({
  order: z.object({
    catalog_id: text,
    text: optional,
    product_items: z.array(z.object({ product_retailer_id: text, quantity: z.coerce.number().positive() })).min(1),
  }),
})

const location = z.object({
  location: z.object({ latitude: z.coerce.number(), longitude: z.coerce.number(), name: optional, address: optional }),
})

const contacts = z.object({
  contacts: z
    .array(
      z.object({
        name: z.object({ formatted_name: optional, first_name: optional, last_name: optional }).nullish(),
        phones: z.array(z.object({ phone: optional, wa_id: optional })).nullish(),
      }),
    )
    .min(1),
})

function readContacts(message: z.infer<typeof contacts>): InboundContent {
  return {
    kind: 'contact',
    contacts: message.contacts.map(({ name, phones }) => ({
      name: orNull(name?.formatted_name) ?? [name?.first_name, name?.last_name].filter(Boolean).join(' '),
      phones: (phones ?? []).map((each) => ({ phone: each.phone ?? each.wa_id ?? '', waId: orNull(each.wa_id) })),
    })),
  }
}

const refusal = z.object({
  errors: z.array(z.object({ code: z.coerce.string(), title: optional, error_data: z.object({ details: optional }).nullish() })).nullish(),
})

function readUnsupported({ errors }: z.infer<typeof refusal>): InboundContent {
  const first = errors?.[0]
  return { kind: 'unsupported', code: first?.code ?? null, detail: first?.error_data?.details ?? first?.title ?? '' }
}

const readers: Readonly<Record<string, Reader>> = {
  text: reader(z.object({ text: z.object({ body: z.string() }) }), (message) => ({ kind: 'text', text: message.text.body })),
  document: fileReader('document'),
  image: fileReader('image'),
  video: fileReader('video'),
  audio: reader(z.object({ audio: attachment }), (message, account) => ({ kind: 'voice', media: mediaOf(message.audio, account) })),
  sticker: reader(z.object({ sticker: attachment }), (message, account) => ({ kind: 'sticker', media: mediaOf(message.sticker, account) })),
  interactive: reader(interactive, readInteractive),
  button: reader(z.object({ button: z.object({ payload: text, text: optional }) }), ({ button }) => ({
    kind: 'button',
    id: button.payload,
    title: button.text ?? button.payload,
  })),
  order: reader(cart, ({ order }) => ({
    kind: 'cart',
    catalogId: order.catalog_id,
    items: order.product_items.map((item) => ({ sku: item.product_retailer_id, quantity: item.quantity })),
    text: orNull(order.text),
  })),
  location: reader(location, ({ location: place }) => ({
    kind: 'location',
    latitude: place.latitude,
    longitude: place.longitude,
    name: orNull(place.name),
    address: orNull(place.address),
  })),
  contacts: reader(contacts, readContacts),
  reaction: reader(z.object({ reaction: z.object({ message_id: text, emoji: optional }) }), ({ reaction }) => ({
    kind: 'reaction',
    toMessageId: reaction.message_id,
    emoji: orNull(reaction.emoji),
  })),
  unsupported: reader(refusal, readUnsupported),
  unknown: reader(refusal, readUnsupported),
}
