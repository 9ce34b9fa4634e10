import { type ChatContent, type ChatEntry, optionsOf } from './chat.ts'
import type { Simulation } from './simulation.ts'
import { messagesChange, numberChange, type WrittenMessage } from './webhook-payloads.ts'
import { newMessageId, type Person, sha256, userIdOf } from './world.ts'

/** What a person does with the phone. */
export type PersonWrites = { readonly replyTo?: string; readonly isForwarded?: boolean } & (
  | { readonly text: string }
  | { readonly tap: { readonly messageId: string; readonly optionId: string } }
  | {
      readonly file: { readonly fileName: string | null; readonly mimeType: string; readonly bytes: Uint8Array; readonly caption?: string }
    }
  | { readonly voice: { readonly bytes: Uint8Array; readonly mimeType?: string } }
  | { readonly location: { readonly latitude: number; readonly longitude: number; readonly name?: string } }
  | { readonly contacts: readonly { readonly name: string; readonly phone: string }[] }
  | { readonly reaction: { readonly messageId: string; readonly emoji: string | null } }
  | { readonly cart: { readonly text?: string; readonly items: readonly { sku: string; quantity: number; price: number }[] } }
  | { readonly poll: string }
)

/** Something a phone cannot do, e.g. tap a button that is not there. */
export class Impossible extends Error {}

interface Written {
  readonly content: ChatContent
  readonly body: WrittenMessage['body']
  readonly context?: Readonly<Record<string, unknown>>
}

/** The person sends; several messages travel in one webhook. Returns them as the phone shows them. */
export function write(simulation: Simulation, person: Person, inputs: readonly PersonWrites[]): readonly ChatEntry[] {
  const { world, courier, faults } = simulation
  const written = inputs.map((input) => ({ id: newMessageId(), input, ...compose(simulation, person, input) }))
  person.lastWroteAt = world.now()
  const entries = written.map(({ id, input, content }) =>
    world.add(person, { id, author: 'person', replyTo: input.replyTo ?? null, content, ticks: 'sent', tapped: null }),
  )
  const messages = written.map(({ id, body, input, context }) => {
    const whole = { ...contextOf(simulation, input), ...context }
    return Object.keys(whole).length === 0 ? { id, body } : { id, body, context: whole }
  })
  courier.post(messagesChange(world, person, messages, faults.identity), () => {
    for (const { id } of written) {
      if (person.chat.find((entry) => entry.id === id)?.ticks === 'sent') world.change(person, id, { ticks: 'delivered' })
    }
  })
  return entries
}

function contextOf({ world }: Simulation, { replyTo, isForwarded }: PersonWrites): Readonly<Record<string, unknown>> {
  return {
    ...(replyTo === undefined ? {} : { from: world.displayPhone, id: replyTo }),
    ...(isForwarded ? { forwarded: true } : {}),
  }
}

function compose(simulation: Simulation, person: Person, input: PersonWrites): Written {
  if ('text' in input) return { content: { kind: 'text', text: input.text }, body: { type: 'text', text: { body: input.text } } }
  if ('tap' in input) return composeTap(simulation, person, input.tap)
  if ('file' in input) return composeFile(simulation, input.file)
  if ('voice' in input) return composeVoice(simulation, input.voice)
  if ('location' in input)
    return { content: { kind: 'location', name: null, ...input.location }, body: { type: 'location', location: input.location } }
  if ('contacts' in input) return composeContacts(input.contacts)
  if ('reaction' in input) return composeReaction(input.reaction)
  if ('cart' in input) return composeCart(input.cart)
  const title = 'Message type unknown'
  const errors = [{ code: 131051, title, message: title, error_data: { details: 'Message type is currently not supported.' } }]
  return { content: { kind: 'other', text: input.poll }, body: { type: 'unsupported', unsupported: { type: 'poll_creation' }, errors } }
}

function composeTap({ world }: Simulation, person: Person, { messageId, optionId }: { messageId: string; optionId: string }): Written {
  const message = person.chat.find((entry) => entry.id === messageId && entry.author === 'business')
  const option = message && optionsOf(message.content).find((each) => each.id === optionId)
  if (message === undefined || option === undefined) throw new Impossible(`No option ${optionId} in message ${messageId}`)
  world.change(person, messageId, { tapped: optionId })
  const reply = { id: option.id, title: option.title }
  const row = option.description === null ? reply : { ...reply, description: option.description }
  const interactive =
    message.content.kind === 'buttons' ? { type: 'button_reply', button_reply: reply } : { type: 'list_reply', list_reply: row }
  return {
    content: { kind: 'tap', to: messageId, optionId, title: option.title },
    body: { type: 'interactive', interactive },
    context: { from: world.displayPhone, id: messageId },
  }
}

const WEBHOOK_MEDIA_DAYS = 7

type PersonFile = Extract<PersonWrites, { file: unknown }>['file']

function composeFile({ world }: Simulation, { bytes, mimeType, fileName, caption }: PersonFile): Written {
  const kind = /^image\/(jpeg|png)/.test(mimeType) ? 'image' : mimeType.startsWith('video/') ? 'video' : 'document'
  const media = world.keep(bytes, mimeType, fileName, WEBHOOK_MEDIA_DAYS)
  const named = kind === 'document' && fileName !== null ? { filename: fileName } : {}
  const captioned = caption === undefined || caption === '' ? {} : { caption }
  return {
    content: {
      kind: 'file',
      media: kind,
      mediaId: media.id,
      url: `/_phone/media/${media.id}`,
      fileName,
      mimeType,
      size: bytes.length,
      caption: caption ?? null,
    },
    body: { type: kind, [kind]: { ...captioned, ...named, mime_type: mimeType, sha256: sha256(bytes, 'base64'), id: media.id } },
  }
}

function composeVoice(
  { world }: Simulation,
  { bytes, mimeType = 'audio/ogg; codecs=opus' }: { bytes: Uint8Array; mimeType?: string },
): Written {
  const media = world.keep(bytes, mimeType, null, WEBHOOK_MEDIA_DAYS)
  const url = `/_phone/media/${media.id}`
  return {
    content: { kind: 'file', media: 'audio', mediaId: media.id, url, fileName: null, mimeType, size: bytes.length, caption: null },
    body: { type: 'audio', audio: { mime_type: mimeType, sha256: sha256(bytes, 'base64'), id: media.id, voice: true } },
  }
}

function composeContacts(cards: readonly { name: string; phone: string }[]): Written {
  const contacts = cards.map(({ name, phone }) => ({
    name: { formatted_name: name, first_name: name },
    // What phones really send; the published enumeration knows only HOME and WORK.
    phones: [{ phone, type: 'CELL', wa_id: phone.replace(/\D/g, '') }],
  }))
  return { content: { kind: 'contacts', names: cards.map((card) => card.name) }, body: { type: 'contacts', contacts } }
}

function composeReaction({ messageId, emoji }: { messageId: string; emoji: string | null }): Written {
  const reaction = emoji === null ? { message_id: messageId } : { message_id: messageId, emoji }
  return { content: { kind: 'reaction', to: messageId, emoji }, body: { type: 'reaction', reaction } }
}

function composeCart({ text, items }: Extract<PersonWrites, { cart: unknown }>['cart']): Written {
  const products = items.map((item) => ({
    product_retailer_id: item.sku,
    quantity: item.quantity,
    item_price: item.price,
    currency: 'RUB',
  }))
  return {
    content: { kind: 'cart', text: text ?? null, items },
    body: { type: 'order', order: { catalog_id: '194836987003835', text: text ?? '', product_items: products } },
  }
}

/** The person gets another number, and with it another user id. */
export function changeNumber({ world, courier }: Simulation, person: Person, waId: string): void {
  if (world.people.has(waId)) throw new Impossible(`${waId} belongs to somebody else`)
  const before = { waId: person.waId, userId: person.userId }
  world.people.delete(person.waId)
  person.waId = waId
  person.userId = userIdOf(waId)
  world.people.set(waId, person)
  courier.post(numberChange(world, newMessageId(), before, person))
}
