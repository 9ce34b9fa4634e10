import type { LineView, MoneyView, OrderView, QuantityView } from '@skladno/contracts'
import { formatMoney, formatQuantity } from '@skladno/platform/wording'
import type { Locale } from '../messages/index.ts'
import { type RepeatMessages, repeatMessages } from '../messages/repeat.ts'
import type { ChoiceOption } from '../ports/messenger-channel.ts'
import { optionId } from './option-id.ts'
import { nameInGenitive, shortNames } from './repeat-words.ts'
import type { Reply } from './reply.ts'

export interface RepeatContext {
  readonly order: OrderView
  readonly locale: Locale
  readonly seesPrices: boolean
}

/** Buttons for lines; a longer order is changed by words. */
const MOST_LINES = 9

const openLines = (order: OrderView): LineView[] => order.lines.filter((line) => line.state === 'open')
const nameOf = (line: LineView): string => line.product?.name ?? line.requestedText

/** «2 500 ₽»: whole amounts without their empty kopecks, as in a chat. */
export const chatMoney = (amount: MoneyView, locale: Locale): string =>
  amount.minor % 100 === 0 ? formatMoney(amount, locale).replace(/[.,]00(?=\D*$)/, '') : formatMoney(amount, locale)

export function chatQuantity({ amount, unit }: QuantityView, locale: Locale): string {
  const [figure = ''] = formatQuantity({ amount, unit: 'шт' }, locale).split(/\u00a0(?=\D)/)
  return locale === 'ru' ? repeatMessages(locale).quantity(figure, unit) : formatQuantity({ amount, unit }, locale)
}

/** The last order again, with today's prices: «Ваш последний заказ от 15.12.2025». `notes` come before it. */
export function composeRepeat(context: RepeatContext, past: { readonly day: string; readonly notes: readonly string[] }): Reply {
  const { order, locale, seesPrices } = context
  const words = repeatMessages(locale)
  const day = new Date(`${past.day}T00:00:00Z`).toLocaleDateString(locale === 'ru' ? 'ru-RU' : 'en-GB', { timeZone: 'UTC' })
  const lines = openLines(order).map((line) =>
    words.line(
      nameOf(line),
      line.sold === null ? '' : chatQuantity(line.sold, locale),
      seesPrices && line.amount !== null ? chatMoney(line.amount, locale) : null,
    ),
  )
  const total = seesPrices ? [words.total(chatMoney(order.total, locale))] : []
  const problems = order.problems.filter(({ code }) => code === 'ordering.below-minimum').map(({ text }) => text)
  return {
    ...base(context),
    text: [...past.notes, words.lastOrder(day), ...lines, ...total, ...problems].join('\n'),
    options: taps(context, { place: words.buttons.placeAsIs, change: words.buttons.changeQuantity }),
  }
}

/** «Молоко — теперь 8 шт. (4 000 ₽). Новый итог: 7 000 ₽» */
export function composeChanged(context: RepeatContext, lineId: string, nameBefore: string): Reply {
  const { order, locale, seesPrices } = context
  const words = repeatMessages(locale)
  const line = openLines(order).find(({ id }) => id === lineId)
  const total = seesPrices ? chatMoney(order.total, locale) : null
  const text =
    line?.sold == null
      ? words.removed(nameBefore, total)
      : words.changed(
          nameBefore,
          chatQuantity(line.sold, locale),
          seesPrices && line.amount !== null ? chatMoney(line.amount, locale) : null,
          total,
        )
  return { ...base(context), text, options: taps(context, { place: words.buttons.place, change: words.buttons.changeMore }) }
}

/** «Какую позицию изменить?» */
export function composeWhichLine(context: RepeatContext): Reply {
  const { order, locale } = context
  const words = repeatMessages(locale)
  const lines = openLines(order)
  if (lines.length > MOST_LINES) return { ...base(context), text: words.whichLineByWords }
  const names = shortNames(lines.map(nameOf))
  const options: ChoiceOption[] = lines.map((line, i) => ({
    id: optionId({ kind: 'line', orderId: order.id, draftVersion: order.draftVersion, lineId: line.id }),
    title: words.buttons.line(names[i] ?? nameOf(line), line.sold === null ? '' : chatQuantity(line.sold, locale)),
  }))
  return { ...base(context), text: words.whichLine, options }
}

/** «Сколько штук молока 3,2%, 10 л?» */
export function composeHowMany(context: RepeatContext, lineId: string): Reply | null {
  const line = openLines(context.order).find(({ id }) => id === lineId)
  if (line === undefined) return null
  const name = nameOf(line)
  return { ...base(context), text: repeatMessages(context.locale).howMany(line.sold?.unit ?? '', name, nameInGenitive(name)) }
}

/** How the line is called in this order: its fewest telling words. */
export function shortNameOf(order: OrderView, lineId: string): string {
  const lines = openLines(order)
  const at = lines.findIndex(({ id }) => id === lineId)
  return shortNames(lines.map(nameOf))[at] ?? ''
}

/** What may be done first: a known customer's menu. */
export function composeMenu(locale: Locale, name: string): Pick<Reply, 'text' | 'options'> {
  const words: RepeatMessages = repeatMessages(locale)
  const { newOrder, repeat, status, balance } = words.buttons
  const tap = (what: 'new-order' | 'repeat' | 'status' | 'balance', title: string): ChoiceOption => ({
    id: optionId({ kind: 'menu', what }),
    title,
  })
  return {
    text: words.menu(name),
    options: [tap('new-order', newOrder), tap('repeat', repeat), tap('status', status), tap('balance', balance)],
  }
}

const base = ({ order, seesPrices }: RepeatContext) => ({
  pricesOf: seesPrices ? order.partner.id : null,
  orderId: order.id,
  draftVersion: order.draftVersion,
})

function taps({ order, locale }: RepeatContext, titles: { readonly place: string; readonly change: string }): ChoiceOption[] {
  const draft = { orderId: order.id, draftVersion: order.draftVersion }
  return [
    { id: optionId({ kind: 'confirm', ...draft }), title: titles.place },
    { id: optionId({ kind: 'change-quantity', ...draft }), title: titles.change },
    { id: optionId({ kind: 'add-goods', ...draft }), title: repeatMessages(locale).buttons.addGoods },
  ]
}
