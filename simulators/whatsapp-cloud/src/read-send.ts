import type { ChatContent } from './chat.ts'
import { type Fields, fieldsOf, listOf, optionalText, refuse, textOf } from './checks.ts'
import { readInteractive } from './read-interactive.ts'

/** A send request that has passed every documented check. */
export interface SendRequest {
  readonly to: { readonly phone: string } | { readonly userId: string }
  readonly content: SendContent
  readonly replyTo: string | null
  readonly reference: string | null
}

/** Like what the phone shows, except for what only the world knows: uploaded media and template texts. */
export type SendContent =
  | ChatContent
  | {
      readonly kind: 'upload'
      readonly media: MediaKind
      readonly mediaId: string
      readonly fileName: string | null
      readonly caption: string | null
    }
  | { readonly kind: 'template'; readonly name: string; readonly language: string; readonly parameters: readonly string[] }

export type MediaKind = 'document' | 'image' | 'video' | 'audio' | 'sticker'

const COMMON = ['messaging_product', 'recipient_type', 'to', 'recipient', 'type', 'context', 'biz_opaque_callback_data']

/** Checks the body of `POST /{phone-number-id}/messages` as strictly as the documentation allows. Throws a Refusal. */
export function readSend(body: unknown): SendRequest {
  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : 'text'
  const read = typeof type === 'string' && Object.hasOwn(readers, type) ? readers[type] : undefined
  if (read === undefined || typeof type !== 'string') return refuse(100, `Param type must be one of {${Object.keys(readers).join(', ')}}`)
  const message = fieldsOf(body, 'body', [...COMMON, type])
  if (message.messaging_product !== 'whatsapp') return refuse(100, "Param messaging_product must be one of {'whatsapp'}")
  if (message.recipient_type !== undefined && message.recipient_type !== 'individual') {
    return refuse(100, 'The simulator knows no groups: recipient_type must be individual')
  }
  const context = message.context === undefined ? null : fieldsOf(message.context, 'context', ['message_id'])
  return {
    to: recipientOf(message),
    content: read(message[type]),
    replyTo: context === null ? null : textOf(context.message_id, "context['message_id']", 256),
    // Older documents say 256 bytes, newer ones 512: whoever stays within 256 is right for both.
    reference: optionalText(message.biz_opaque_callback_data, 'biz_opaque_callback_data', 256),
  }
}

/** When both are given the phone wins. */
function recipientOf(message: Fields): SendRequest['to'] {
  if (message.to !== undefined) {
    const phone = textOf(message.to, 'to', 32).replace(/[\s()+-]/g, '')
    return /^\d{5,20}$/.test(phone) ? { phone } : refuse(131009, `to is not a phone number: ${String(message.to)}`)
  }
  if (message.recipient === undefined) return refuse(100, 'The parameter to is required')
  const userId = textOf(message.recipient, 'recipient', 136)
  return /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/.test(userId) ? { userId } : refuse(131009, `recipient is not a user id: ${userId}`)
}

const MOST_CAPTION = 1024
const MOST_FILE_NAME = 240

const mediaReader =
  (media: MediaKind, extra: readonly string[]) =>
  (value: unknown): SendContent => {
    const file = fieldsOf(value, media, ['id', 'link', ...extra])
    const caption = optionalText(file.caption, `${media}['caption']`, MOST_CAPTION)
    const fileName = optionalText(file.filename, `${media}['filename']`, MOST_FILE_NAME)
    if ((file.id === undefined) === (file.link === undefined)) return refuse(131009, `${media} takes either id or link`)
    if (file.id !== undefined) return { kind: 'upload', media, mediaId: textOf(file.id, `${media}['id']`, 64), fileName, caption }
    const url = textOf(file.link, `${media}['link']`, 2048)
    if (!/^https?:\/\//.test(url)) return refuse(131009, `${media}['link'] must be an http address`)
    return { kind: 'file', media, mediaId: null, url, fileName, mimeType: null, size: null, caption }
  }

function readText(value: unknown): SendContent {
  const text = fieldsOf(value, 'text', ['body', 'preview_url'])
  if (text.preview_url !== undefined && typeof text.preview_url !== 'boolean')
    return refuse(100, "Param text['preview_url'] must be a boolean")
  return { kind: 'text', text: textOf(text.body, "text['body']", 4096) }
}

function readLocation(value: unknown): SendContent {
  const place = fieldsOf(value, 'location', ['latitude', 'longitude', 'name', 'address'])
  const [latitude, longitude] = [Number(place.latitude), Number(place.longitude)]
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return refuse(131009, 'location needs latitude and longitude')
  return { kind: 'location', latitude, longitude, name: optionalText(place.name, "location['name']", 1000) }
}

function readContacts(value: unknown): SendContent {
  const names = listOf(value, 'contacts', 1, 257).map((each) => {
    const name = typeof each === 'object' && each !== null && 'name' in each ? each.name : undefined
    const fields = fieldsOf(name, "contacts['name']", ['formatted_name', 'first_name', 'last_name', 'middle_name', 'suffix', 'prefix'])
    return textOf(fields.formatted_name, "contacts['name']['formatted_name']", 1024)
  })
  return { kind: 'contacts', names }
}

function readReaction(value: unknown): SendContent {
  const reaction = fieldsOf(value, 'reaction', ['message_id', 'emoji'])
  const emoji = textOf(reaction.emoji, "reaction['emoji']", 32, 0)
  return { kind: 'reaction', to: textOf(reaction.message_id, "reaction['message_id']", 256), emoji: emoji || null }
}

function readTemplate(value: unknown): SendContent {
  const template = fieldsOf(value, 'template', ['name', 'language', 'components'])
  const language = fieldsOf(template.language, "template['language']", ['code', 'policy'])
  const components = template.components === undefined ? [] : listOf(template.components, "template['components']", 0, 12)
  return {
    kind: 'template',
    name: textOf(template.name, "template['name']", 512),
    language: textOf(language.code, "template['language']['code']", 16),
    parameters: components.flatMap(bodyParameters),
  }
}

function bodyParameters(value: unknown): readonly string[] {
  const component = fieldsOf(value, 'component', ['type', 'sub_type', 'index', 'parameters'])
  const parameters = component.parameters === undefined ? [] : listOf(component.parameters, "component['parameters']", 0, 64)
  if (component.type !== 'body') return []
  return parameters.map((each) => {
    const parameter = fieldsOf(each, 'parameter', ['type', 'text', 'parameter_name'])
    if (parameter.type !== 'text') return refuse(132012, 'The simulator fills template bodies with text parameters only')
    const text = textOf(parameter.text, "parameter['text']", 1024)
    return /[\n\t]| {4}/.test(text)
      ? refuse(132018, 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces')
      : text
  })
}

const readers: Readonly<Record<string, (value: unknown) => SendContent>> = {
  text: readText,
  document: mediaReader('document', ['caption', 'filename']),
  image: mediaReader('image', ['caption']),
  video: mediaReader('video', ['caption']),
  audio: mediaReader('audio', []),
  sticker: mediaReader('sticker', []),
  location: readLocation,
  contacts: readContacts,
  reaction: readReaction,
  interactive: readInteractive,
  template: readTemplate,
}
