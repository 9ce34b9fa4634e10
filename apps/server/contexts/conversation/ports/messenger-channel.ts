/**
 * What the conversation needs from any messenger: say one thing to one person, fetch a file they sent, and hear what happened.
 * Every adapter runs `messenger-channel.contract.ts`.
 */

/** A person on one channel. At least one of `userId` and `phone` is set; neither is ever shortened, lower-cased or otherwise improved. */
export interface ChannelAddress {
  readonly channel: ChannelName
  /** Which of our own accounts on the channel (a WhatsApp phone number id, a bot id). */
  readonly account: string
  /** The channel's own id of the person (for WhatsApp the business-scoped user id), or null while unknown. */
  readonly userId: string | null
  /** Phone in digits, country code first, no plus sign; null when the person hides it. */
  readonly phone: string | null
}

export type ChannelName = 'whatsapp' | 'web' | (string & {})

/** Our own chat page: people there have signed in, their user id is the contact's id. */
export const WEB_CHANNEL = 'web'

export interface ChoiceOption {
  /** Comes back unchanged in the tap; at most 200 bytes so that every channel can carry it. */
  readonly id: string
  readonly title: string
  readonly description?: string
}

export type OutgoingContent =
  | { readonly kind: 'text'; readonly text: string }
  | ChoiceContent
  | {
      readonly kind: 'document'
      readonly fileName: string
      readonly mimeType: string
      readonly bytes: Uint8Array
      readonly caption?: string
    }
  /** A text approved by the channel beforehand: the only thing that may be said outside the free-form window. */
  | { readonly kind: 'template'; readonly name: string; readonly language: string; readonly parameters: readonly string[] }

export interface ChoiceContent {
  readonly kind: 'choice'
  readonly text: string
  readonly options: readonly ChoiceOption[]
  /** Label of the control that opens the list, where the channel has one («Выбрать»). */
  readonly buttonLabel?: string
  readonly footer?: string
}

export interface OutgoingMessage {
  readonly to: ChannelAddress
  /** The effect's id; the channel returns it in every status of this message. At most 256 bytes. */
  readonly reference: string
  readonly content: OutgoingContent
  /** Channel id of the message this one answers. */
  readonly replyTo?: string
}

/**
 * What became of one send. `accepted` means taken over by the channel, not delivered. `unknown` means the request may have been
 * delivered: never repeat it blindly, wait for a status carrying the reference. `retry` is certain not to have been delivered.
 */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly messageId: string }
  | { readonly kind: 'rejected'; readonly reason: RejectionReason; readonly code: string; readonly detail: string }
  | {
      readonly kind: 'retry'
      readonly afterMs: number
      /** Who has to wait: this person only, or everybody on the account. */
      readonly scope: 'recipient' | 'channel'
      readonly code: string
      readonly detail: string
    }
  | { readonly kind: 'unknown'; readonly detail: string }

/**
 * `window-closed`: say it by a template or ask a person. `undeliverable`: try another channel. `opted-out`: the person said no.
 * `invalid`: our own mistake, never repeat. `channel-stopped`: token, permission or block, alarm and keep the queue.
 * `spam-limit`: not again within a day.
 */
export type RejectionReason = 'window-closed' | 'undeliverable' | 'opted-out' | 'invalid' | 'channel-stopped' | 'spam-limit'

/** All lengths are in UTF-16 units, the strictest way anybody counts. */
export interface ChannelLimits {
  readonly textChars: number
  /** Text above the options of a choice. */
  readonly choiceTextChars: number
  readonly footerChars: number
  /** Up to this many options are shown as buttons, if their titles fit `buttonTitleChars`; more become a list. */
  readonly buttons: number
  readonly buttonTitleChars: number
  /** Up to this many options fit one choice at all. */
  readonly listRows: number
  readonly rowTitleChars: number
  readonly rowDescriptionChars: number
  readonly captionChars: number
  readonly documentBytes: number
  /** After the person's last message anything may be said for this long; null = always. */
  readonly freeFormWindowMs: number | null
}

/** Handle of a file a person sent; enough to fetch it later. */
export interface MediaRef {
  readonly channel: ChannelName
  readonly account: string
  readonly id: string
  /** As the channel claims it; sniff the bytes before believing it. */
  readonly mimeType: string
  /** SHA-256 of the bytes in base64, when the channel tells it. */
  readonly sha256: string | null
}

export type MediaOutcome =
  | { readonly kind: 'fetched'; readonly bytes: Uint8Array; readonly mimeType: string }
  | {
      readonly kind: 'refused'
      readonly reason: 'too-large' | 'expired' | 'wrong-host' | 'hash-mismatch' | 'channel-stopped' | 'invalid'
      readonly detail: string
    }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly detail: string }

export interface MessengerChannel {
  readonly name: ChannelName
  readonly limits: ChannelLimits
  /**
   * Hands one message to the channel, in exactly one visible message. Content that does not fit the limits is rejected as `invalid`:
   * cut it first with `fitToLimits`, one effect per part, so that a repeated effect never repeats another part. Never throws for what
   * the network or the channel does.
   */
  send(message: OutgoingMessage, signal?: AbortSignal): Promise<SendOutcome>
  /** Fetches the bytes of a file a person sent, checked against its hash and the size limit. Never throws for what the channel does. */
  fetchMedia(media: MediaRef, signal?: AbortSignal): Promise<MediaOutcome>
  /** Best effort: shows the person that their message was read and, with `typing`, that an answer is being written. False when it failed. */
  markRead?(messageId: string, options?: { readonly typing?: boolean }): Promise<boolean>
}

/** What came in from a channel. `key` is the same for every copy of the same event: store it uniquely and a duplicate changes nothing. */
export type InboundEvent = InboundMessage | DeliveryStatus | IdentityChanged | ChannelNotice | UnrecognisedEvent

export interface InboundMessage {
  readonly kind: 'message'
  readonly key: string
  readonly messageId: string
  readonly from: ChannelAddress
  readonly profileName: string | null
  readonly at: Date
  /** Channel id of the message this one answers, our own or theirs. */
  readonly replyTo: string | null
  readonly isForwarded: boolean
  /** The catalogue item from which the person pressed "message the seller". */
  readonly about: { readonly catalogId: string; readonly sku: string } | null
  readonly content: InboundContent
}

export type InboundContent =
  | { readonly kind: 'text'; readonly text: string }
  /** A document, photo or video. `fileName` is what the person's phone said, null for photos. */
  | {
      readonly kind: 'file'
      readonly media: MediaRef
      readonly fileName: string | null
      readonly mimeType: string
      readonly caption: string | null
    }
  | { readonly kind: 'voice'; readonly media: MediaRef }
  /** A tap on one of our options: only `id` is trustworthy. */
  | { readonly kind: 'button'; readonly id: string; readonly title: string }
  /** A cart from the channel's catalogue; its prices are the catalogue's, not the customer's, and so are left out. */
  | {
      readonly kind: 'cart'
      readonly catalogId: string
      readonly items: readonly { readonly sku: string; readonly quantity: number }[]
      readonly text: string | null
    }
  | {
      readonly kind: 'location'
      readonly latitude: number
      readonly longitude: number
      readonly name: string | null
      readonly address: string | null
    }
  /** People's visiting cards. Phones as written, `waId` in digits where the channel knows it. */
  | { readonly kind: 'contact'; readonly contacts: readonly SharedContact[] }
  /** `emoji` null = the reaction was taken back. Never an order. */
  | { readonly kind: 'reaction'; readonly toMessageId: string; readonly emoji: string | null }
  /** An answered form; `answersJson` is the channel's text, not yet parsed. */
  | { readonly kind: 'form'; readonly name: string; readonly answersJson: string }
  | { readonly kind: 'sticker'; readonly media: MediaRef }
  /** Something the channel itself cannot pass on (a poll, an edit, a view-once photo): answer politely, once. */
  | { readonly kind: 'unsupported'; readonly code: string | null; readonly detail: string }

export interface SharedContact {
  readonly name: string
  readonly phones: readonly { readonly phone: string; readonly waId: string | null }[]
}

export type DeliveryState = 'sent' | 'delivered' | 'read' | 'failed'

/** What the channel says about a message of ours. States come in any order, twice, or not at all, and may precede the answer to `send`. */
export interface DeliveryStatus {
  readonly kind: 'status'
  readonly key: string
  readonly messageId: string
  /** The `reference` given to `send`, or null when the channel did not return it. */
  readonly reference: string | null
  readonly status: DeliveryState
  readonly at: Date
  /** Null when the channel names nobody: then only `reference` and `messageId` tell whose message it was. */
  readonly recipient: ChannelAddress | null
  /** Set when `status` is `failed`: the same words as a synchronous refusal. */
  readonly error: FailedDelivery | null
}

/** A refusal that came later, already translated: what `send` would have returned for the same code. */
export interface FailedDelivery {
  readonly code: string
  readonly detail: string
  readonly outcome: Exclude<SendOutcome, { kind: 'accepted' | 'unknown' }>
}

/** The person's number or user id became another one. Nothing moves by itself: a person confirms who it is. */
export interface IdentityChanged {
  readonly kind: 'identity-changed'
  readonly key: string
  readonly at: Date
  readonly before: ChannelAddress
  /** Null when the channel says only that the old identity is no longer good. */
  readonly after: ChannelAddress | null
  readonly detail: string
}

/** News about the account or its templates: kept for the operator, no person wrote it. */
export interface ChannelNotice {
  readonly kind: 'notice'
  readonly key: string
  readonly account: string | null
  readonly topic: string
  readonly detail: string
}

/** Something we could not read. It must be visible where a person looks. */
export interface UnrecognisedEvent {
  readonly kind: 'unrecognised'
  readonly key: string
  readonly reason: string
  /** Who wrote it, when at least that could be read. */
  readonly from: ChannelAddress | null
  readonly messageId: string | null
  readonly raw: unknown
}
