import type { OrderView } from '@skladno/contracts'
import type { ConversationMessages, Locale } from '../messages/index.ts'

/** What a prompt about a draft is worded from. */
export interface PromptContext {
  readonly order: OrderView
  readonly locale: Locale
  readonly words: ConversationMessages
  readonly seesPrices: boolean
  readonly managerName: string | null
  /** When the goods could be had if all goes well: «самовывоз завтра с 9:00 до 18:00», or null without a promise. */
  readonly promise: string | null
  /** The draft is the last order again. */
  readonly isRepeat?: boolean
  /** Address of the page with the whole order, or null. */
  readonly link: string | null
}
