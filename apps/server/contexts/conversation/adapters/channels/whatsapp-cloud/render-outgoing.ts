import type { ChannelAddress, OutgoingContent, OutgoingMessage } from '../../../ports/messenger-channel.ts'
import { fitToLimits, showsAsButtons } from '../../../ports/messenger-channel-fit.ts'
import { graphLimits, whatsAppLimits } from './limits.ts'

export type GraphMessage = Readonly<Record<string, unknown>>

/** The Graph JSON of one message, or why it can never be sent. */
export type Rendering =
  | { readonly ok: true; readonly body: GraphMessage }
  | { readonly ok: false; readonly code: string; readonly detail: string }

export interface RenderOptions {
  /** Id of the uploaded document; needed for a document only. */
  readonly mediaId?: string
  /** Label of the control that opens a list when the content brings none; Meta requires one. */
  readonly listLabel?: string
}

/**
 * The message as Graph v23.0 JSON for `POST /{phone-number-id}/messages`. Titles that are only a little too long are cut; content that
 * needs several messages is refused, because one effect is one message.
 */
export function renderOutgoing(message: OutgoingMessage, options: RenderOptions = {}): Rendering {
  const fault = faultIn(message)
  if (fault !== null) return { ok: false, ...fault }
  const [content, ...rest] = fitToLimits(message.content, whatsAppLimits)
  if (content === undefined || rest.length > 0) {
    return { ok: false, code: 'too-long', detail: `Needs ${rest.length + 1} messages: cut it with fitToLimits first` }
  }
  return {
    ok: true,
    body: {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...recipientOf(message.to),
      biz_opaque_callback_data: message.reference,
      ...(message.replyTo === undefined ? {} : { context: { message_id: message.replyTo } }),
      ...bodyOf(content, options),
    },
  }
}

/** A known phone is preferred: it survives a change of the user id. */
const recipientOf = (to: ChannelAddress): GraphMessage => (to.phone !== null ? { to: to.phone } : { recipient: to.userId })

function bodyOf(content: OutgoingContent, options: RenderOptions): GraphMessage {
  switch (content.kind) {
    case 'text':
      return { type: 'text', text: { body: content.text, preview_url: false } }
    case 'choice':
      return { type: 'interactive', interactive: renderChoice(content, options.listLabel ?? '☰') }
    case 'document':
      return { type: 'document', document: renderDocument(content, options.mediaId ?? '') }
    case 'template':
      return { type: 'template', template: renderTemplate(content) }
  }
}

type Choice = Extract<OutgoingContent, { kind: 'choice' }>

function renderChoice(choice: Choice, listLabel: string): GraphMessage {
  const body = { text: choice.text }
  const footer = choice.footer === undefined ? {} : { footer: { text: choice.footer } }
  if (showsAsButtons(choice.options, whatsAppLimits)) {
    const buttons = choice.options.map(({ id, title }) => ({ type: 'reply', reply: { id, title } }))
    return { type: 'button', body, ...footer, action: { buttons } }
  }
  const rows = choice.options.map(({ id, title, description }) => ({ id, title, ...(description === undefined ? {} : { description }) }))
  return { type: 'list', body, ...footer, action: { button: choice.buttonLabel ?? listLabel, sections: [{ rows }] } }
}

type Document = Extract<OutgoingContent, { kind: 'document' }>

function renderDocument({ fileName, caption }: Document, mediaId: string): GraphMessage {
  return { id: mediaId, filename: shortFileName(fileName), ...(caption === undefined || caption === '' ? {} : { caption }) }
}

/** Cut from the middle, so that the extension survives. */
function shortFileName(name: string): string {
  const most = graphLimits.fileNameChars
  if (name.length <= most) return name
  const dot = name.lastIndexOf('.')
  const extension = dot > name.length - 12 && dot > 0 ? name.slice(dot) : ''
  return `${name.slice(0, most - extension.length - 1)}…${extension}`.toWellFormed()
}

type Template = Extract<OutgoingContent, { kind: 'template' }>

function renderTemplate({ name, language, parameters }: Template): GraphMessage {
  const filled = parameters.map((text) => ({ type: 'text', text: oneLine(text) }))
  const components = filled.length === 0 ? {} : { components: [{ type: 'body', parameters: filled }] }
  return { name, language: { policy: 'deterministic', code: language }, ...components }
}

/** Meta refuses line breaks, tabs, runs of spaces and emptiness inside a template parameter. */
const oneLine = (text: string): string =>
  text
    .replace(/[\n\r\t]+/g, ' ')
    .replace(/ {4,}/g, '   ')
    .trim() || '—'

interface Fault {
  readonly code: string
  readonly detail: string
}

function faultIn({ to, reference, content }: OutgoingMessage): Fault | null {
  if (to.phone === null && to.userId === null) return { code: 'no-recipient', detail: 'The address has neither a phone nor a user id' }
  if (to.phone !== null && !/^\d{5,20}$/.test(to.phone)) return { code: 'bad-phone', detail: `Not digits: ${to.phone}` }
  if (Buffer.byteLength(reference) > graphLimits.referenceBytes) return { code: 'long-reference', detail: reference }
  return contentFault(content)
}

function contentFault(content: OutgoingContent): Fault | null {
  switch (content.kind) {
    case 'text':
      return content.text.trim() === '' ? { code: 'empty-text', detail: 'Nothing to say' } : null
    case 'choice':
      return choiceFault(content)
    case 'document': {
      const size = content.bytes.length
      return size > 0 && size <= whatsAppLimits.documentBytes
        ? null
        : { code: 'document-size', detail: `${content.fileName}: ${size} bytes` }
    }
    case 'template':
      return content.name === '' || content.language === ''
        ? { code: 'no-template', detail: 'A template needs a name and a language' }
        : null
  }
}

function choiceFault({ text, options }: Choice): Fault | null {
  if (text.trim() === '') return { code: 'empty-text', detail: 'A choice needs a question' }
  if (options.length === 0) return { code: 'no-options', detail: text }
  if (new Set(options.map((option) => option.id)).size !== options.length) return { code: 'repeated-option', detail: text }
  const bad = options.find(({ id, title }) => id === '' || Buffer.byteLength(id) > graphLimits.optionIdBytes || title.trim() === '')
  return bad === undefined ? null : { code: 'bad-option', detail: JSON.stringify(bad) }
}
