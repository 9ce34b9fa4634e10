import type { LineView } from '@skladno/contracts'
import { formatQuantity } from '@skladno/platform/wording'
import type { ConversationMessages, Locale } from '../messages/index.ts'
import type { ChoiceOption } from '../ports/messenger-channel.ts'
import { optionId } from './option-id.ts'

/** A line whose product is known and whose amount is to be chosen. */
export interface AskedAmount {
  readonly orderId: string
  readonly draftVersion: number
  readonly lineId: string
  readonly name: string
  readonly line: Pick<LineView, 'question' | 'said' | 'amounts' | 'soldBy'>
}

/** «Продаём по 6 шт, а в заявке 7 шт. Взять 6 или 12?» with each amount as a tap. */
export function composeAmount(
  asked: AskedAmount,
  words: ConversationMessages,
  locale: Locale,
): { readonly text: string; readonly options: readonly ChoiceOption[] } {
  const { line, orderId, draftVersion, lineId } = asked
  const tap = { kind: 'amount', orderId, draftVersion, lineId } as const
  const titles = line.amounts.map((choice) => amountTitle(choice, locale))
  const options = line.amounts.map(({ quantity: { amount, unit } }, index) => ({
    id: optionId({ ...tap, thousandths: Math.round(amount * 1000), unit }),
    title: titles[index] ?? '',
  }))
  const unit = line.amounts[0]?.quantity.unit ?? ''
  const isLeaving = line.question !== 'how-much'
  return {
    text: amountText(asked, titles, words, locale),
    options: isLeaving ? [...options, { id: optionId({ ...tap, thousandths: 0, unit }), title: words.buttons.drop }] : options,
  }
}

/** «2 уп (1 000 шт)»: both amounts where a pack holds several. */
function amountTitle({ quantity, base }: LineView['amounts'][number], locale: Locale): string {
  const amount = formatQuantity(quantity, locale)
  return base === null ? amount : `${amount} (${formatQuantity(base, locale)})`
}

function amountText({ name, line }: AskedAmount, titles: readonly string[], words: ConversationMessages, locale: Locale): string {
  const said = line.said === null || line.said.amount <= 0 ? null : formatQuantity(line.said, locale)
  const { step, minimum } = line.soldBy ?? { step: null, minimum: null }
  if (line.question === 'minimum' && minimum !== null) return words.ask.belowMinimum(name, formatQuantity(minimum, locale), said, titles)
  if (line.question === 'step' && step !== null) return words.ask.step(name, formatQuantity(step, locale), said, titles)
  return line.question === 'how-much' ? words.ask.howMuch(name, said) : words.ask.wholePacks(name, said, titles)
}
