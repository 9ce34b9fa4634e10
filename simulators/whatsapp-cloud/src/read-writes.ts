import { Impossible, type PersonWrites } from './phone.ts'

/** What a person does, from the JSON of the phone's API: one action or an array of them (bytes as `base64`). Throws Impossible. */
export function readWrites(body: unknown): readonly PersonWrites[] {
  const actions = Array.isArray(body) ? body : [body]
  if (actions.length === 0 || actions.length > 1000) throw new Impossible('Between one and a thousand messages at a time')
  return actions.map(readWrite)
}

type Fields = Readonly<Record<string, unknown>>

function readWrite(action: unknown): PersonWrites {
  const fields = fieldsOf(action, 'message')
  const common = {
    ...(fields.replyTo === undefined ? {} : { replyTo: textOf(fields, 'replyTo') }),
    ...(fields.isForwarded === true ? { isForwarded: true } : {}),
  }
  const kind = Object.keys(readers).find((each) => fields[each] !== undefined)
  const read = kind === undefined ? undefined : readers[kind]
  if (read === undefined) throw new Impossible(`A message is one of ${Object.keys(readers).join(', ')}`)
  return { ...common, ...read(fields) }
}

const readers: Readonly<Record<string, (fields: Fields) => PersonWrites>> = {
  text: (fields) => ({ text: textOf(fields, 'text') }),
  tap: (fields) => {
    const tap = fieldsOf(fields.tap, 'tap')
    return { tap: { messageId: textOf(tap, 'messageId'), optionId: textOf(tap, 'optionId') } }
  },
  file: (fields) => {
    const file = fieldsOf(fields.file, 'file')
    const caption = file.caption === undefined ? {} : { caption: textOf(file, 'caption') }
    const fileName = typeof file.fileName === 'string' ? file.fileName : null
    return { file: { fileName, mimeType: textOf(file, 'mimeType'), bytes: bytesOf(file), ...caption } }
  },
  voice: (fields) => {
    const voice = fieldsOf(fields.voice, 'voice')
    return { voice: { bytes: bytesOf(voice), ...(voice.mimeType === undefined ? {} : { mimeType: textOf(voice, 'mimeType') }) } }
  },
  location: (fields) => {
    const place = fieldsOf(fields.location, 'location')
    const name = place.name === undefined ? {} : { name: textOf(place, 'name') }
    return { location: { latitude: numberOf(place, 'latitude'), longitude: numberOf(place, 'longitude'), ...name } }
  },
  contacts: (fields) => ({
    contacts: listOf(fields.contacts, 'contacts').map((each) => ({ name: textOf(each, 'name'), phone: textOf(each, 'phone') })),
  }),
  reaction: (fields) => {
    const reaction = fieldsOf(fields.reaction, 'reaction')
    return { reaction: { messageId: textOf(reaction, 'messageId'), emoji: typeof reaction.emoji === 'string' ? reaction.emoji : null } }
  },
  cart: (fields) => {
    const cart = fieldsOf(fields.cart, 'cart')
    const items = listOf(cart.items, 'items').map((each) => ({
      sku: textOf(each, 'sku'),
      quantity: numberOf(each, 'quantity'),
      price: numberOf(each, 'price'),
    }))
    return { cart: { items, ...(cart.text === undefined ? {} : { text: textOf(cart, 'text') }) } }
  },
  poll: (fields) => ({ poll: textOf(fields, 'poll') }),
}

function fieldsOf(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Impossible(`${name} must be an object`)
  return { ...value }
}

function textOf(fields: Fields, name: string): string {
  const value = fields[name]
  if (typeof value !== 'string' || value === '') throw new Impossible(`${name} must be a text`)
  return value
}

function numberOf(fields: Fields, name: string): number {
  const value = Number(fields[name])
  if (!Number.isFinite(value)) throw new Impossible(`${name} must be a number`)
  return value
}

function listOf(value: unknown, name: string): readonly Fields[] {
  if (!Array.isArray(value) || value.length === 0) throw new Impossible(`${name} must be a list`)
  return value.map((each) => fieldsOf(each, name))
}

const bytesOf = (fields: Fields): Uint8Array => new Uint8Array(Buffer.from(textOf(fields, 'base64'), 'base64'))
