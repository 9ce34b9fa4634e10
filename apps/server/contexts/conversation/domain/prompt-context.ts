import type { OrderView } from '@skladno/contracts'
import type { Locale } from '../messages/index.ts'

/** What a prompt about a draft is worded from. */
export interface PromptContext {
  readonly order: OrderView
  readonly locale: Locale
  readonly seesPrices: boolean
  readonly managerName: string | null
  /** When the goods could be had if all goes well: «самовывоз завтра с 9:00 до 18:00», or null without a promise. */
  readonly promise: string | null
  /** Address of the page with the whole order, or null. */
  readonly link: string | null
}
