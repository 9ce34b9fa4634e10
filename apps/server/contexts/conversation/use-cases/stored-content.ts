import type { InboundContent, MediaRef } from '../ports/messenger-channel.ts'

/** What is kept of an incoming message: words to read, a tap to act on, a file to fetch. */
export interface StoredContent {
  readonly kind: InboundContent['kind']
  /** What a person reads in the inbox, and what the engine reads when it is an order. */
  readonly text: string
  readonly tap?: { readonly id: string; readonly title: string }
  readonly media?: MediaRef & { readonly fileName: string | null }
  /** Lines read from an attached file; set once it has been fetched. */
  readonly fileText?: string
  /** Why an attached file could not be read, as a code of intake or of the channel. */
  readonly fileProblem?: string
}

export function storedContent(content: InboundContent): StoredContent {
  switch (content.kind) {
    case 'text':
      return { kind: content.kind, text: content.text }
    case 'button':
      return { kind: content.kind, text: content.title, tap: { id: content.id, title: content.title } }
    case 'file':
      return { kind: content.kind, text: content.caption ?? '', media: { ...content.media, fileName: content.fileName } }
    case 'voice':
    case 'sticker':
      return { kind: content.kind, text: '', media: { ...content.media, fileName: null } }
    case 'cart':
      return {
        kind: content.kind,
        text: [...content.items.map((item) => `${item.sku} — ${item.quantity}`), content.text ?? ''].join('\n').trim(),
      }
    case 'location':
      return {
        kind: content.kind,
        text: [content.name, content.address, `${content.latitude}, ${content.longitude}`].filter(Boolean).join(', '),
      }
    case 'contact':
      return {
        kind: content.kind,
        text: content.contacts.map((card) => `${card.name} ${card.phones.map((p) => p.phone).join(', ')}`).join('\n'),
      }
    case 'form':
      return { kind: content.kind, text: content.answersJson }
    case 'reaction':
      return { kind: content.kind, text: content.emoji ?? '' }
    case 'unsupported':
      return { kind: content.kind, text: '' }
  }
}
