import type { ChoiceOption } from '../ports/messenger-channel.ts'

/** One message the bot wants to say. Options are taps; `pricesOf` is the party whose prices the text shows, null when it shows none. */
export interface Reply {
  readonly text: string
  readonly options?: readonly ChoiceOption[]
  readonly pricesOf?: string | null
  readonly orderId?: string
  readonly draftVersion?: number
  /** A file to send along: the id of a document of the party. */
  readonly documentId?: string
}
