/** What a person sees on their phone. */
export interface ChatEntry {
  readonly seq: number
  readonly id: string
  /** Who wrote it: the person who holds the phone, or the business. */
  readonly author: 'person' | 'business'
  readonly at: string
  readonly replyTo: string | null
  readonly content: ChatContent
  /** Of the person's own messages: one tick, two ticks, two blue ticks. Of the business's: what its statuses say. */
  readonly ticks: 'sent' | 'delivered' | 'read'
  /** Option the person has already tapped in this message. */
  readonly tapped: string | null
}

export type ChatContent =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'buttons'
      readonly header: string | null
      readonly text: string
      readonly footer: string | null
      readonly buttons: readonly { readonly id: string; readonly title: string }[]
    }
  | {
      readonly kind: 'list'
      readonly header: string | null
      readonly text: string
      readonly footer: string | null
      readonly button: string
      readonly sections: readonly { readonly title: string | null; readonly rows: readonly ListRow[] }[]
    }
  | {
      readonly kind: 'link'
      readonly header: string | null
      readonly text: string
      readonly footer: string | null
      readonly title: string
      readonly url: string
    }
  | {
      readonly kind: 'file'
      readonly media: 'document' | 'image' | 'video' | 'audio' | 'sticker'
      readonly mediaId: string | null
      /** Where the phone downloads it: a path of this server, or the address the business linked. */
      readonly url: string
      readonly fileName: string | null
      readonly mimeType: string | null
      readonly size: number | null
      readonly caption: string | null
    }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number; readonly name: string | null }
  | { readonly kind: 'contacts'; readonly names: readonly string[] }
  | { readonly kind: 'reaction'; readonly to: string; readonly emoji: string | null }
  | { readonly kind: 'tap'; readonly to: string; readonly optionId: string; readonly title: string }
  | { readonly kind: 'cart'; readonly text: string | null; readonly items: readonly CartItem[] }
  | { readonly kind: 'other'; readonly text: string }

export interface ListRow {
  readonly id: string
  readonly title: string
  readonly description: string | null
}

export interface CartItem {
  readonly sku: string
  readonly quantity: number
  readonly price: number
}

/** Options of a message that can be tapped. */
export function optionsOf(content: ChatContent): readonly ListRow[] {
  if (content.kind === 'buttons') return content.buttons.map((button) => ({ ...button, description: null }))
  return content.kind === 'list' ? content.sections.flatMap((section) => section.rows) : []
}
