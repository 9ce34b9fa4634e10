import { conversationMessages, type Locale } from '../messages/index.ts'
import type { ChoiceOption } from '../ports/messenger-channel.ts'
import { optionId } from './option-id.ts'

type Choice = 'send-later' | 'offset' | 'refund'

/** Where money that was paid for nothing may go, each as a tap. */
export function moneyOptions(orderId: string, choices: readonly Choice[], locale: Locale): readonly ChoiceOption[] {
  const { buttons } = conversationMessages(locale)
  const titles: Readonly<Record<Choice, string>> = { 'send-later': buttons.sendLater, offset: buttons.offset, refund: buttons.refund }
  return choices.map((choice) => ({ id: optionId({ kind: 'shortfall', orderId, choice }), title: titles[choice] }))
}
