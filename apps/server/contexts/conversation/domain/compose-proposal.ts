import type { LineView, OrderView } from '@skladno/contracts'
import { formatDay, formatMoney, formatPercent, formatQuantity, formatUnitPrice } from '@skladno/platform/wording'
import type { ConversationMessages, Locale } from '../messages/index.ts'
import { optionId } from './option-id.ts'
import type { PromptContext } from './prompt-context.ts'
import type { Reply } from './reply.ts'

/** Longer orders are shown as totals, the notable lines and a link: an answer of twenty lines is not a wall of text. */
const LONG_ORDER = 10

export const isLongOrder = (order: Pick<OrderView, 'lines'>): boolean =>
  order.lines.filter((line) => line.state === 'open').length > LONG_ORDER

/** «Правильно ли я понял ваш заказ?» with lines, personal prices, total and terms. */
export function composeProposal(context: PromptContext, words: ConversationMessages): Reply {
  const { order, seesPrices } = context
  const options = [
    { id: optionId({ kind: 'confirm', orderId: order.id, draftVersion: order.draftVersion }), title: words.buttons.confirm },
    { id: optionId({ kind: 'edit', orderId: order.id, draftVersion: order.draftVersion }), title: words.buttons.edit },
    { id: optionId({ kind: 'person' }), title: words.buttons.person },
  ]
  const pricesOf = seesPrices ? order.partner.id : null
  return {
    text: [words.proposal.title, '', ...orderLines(context, words), '', ...termLines(context, words)].join('\n'),
    options,
    pricesOf,
    orderId: order.id,
    draftVersion: order.draftVersion,
  }
}

/** The goods, one line each; of a long order only what deserves a look. */
export function orderLines(context: PromptContext, words: ConversationMessages): string[] {
  const open = context.order.lines.filter((line) => line.state === 'open')
  const isLong = isLongOrder(context.order)
  const shown = isLong ? open.filter(isNotable) : open
  const lines = shown.map((line) => lineText(line, open.indexOf(line) + 1, context, words))
  return isLong ? [words.proposal.long(open.length, context.link), ...lines] : lines
}

const isNotable = (line: LineView): boolean => isConverted(line) || line.expectedOn !== null || (line.probability ?? 1) < 0.9

const isConverted = (line: LineView): boolean =>
  line.said !== null && line.sold !== null && (line.said.unit !== line.sold.unit || line.said.amount !== line.sold.amount)

function lineText(line: LineView, position: number, { locale, seesPrices, order }: PromptContext, words: ConversationMessages): string {
  const sold = line.sold === null ? '' : formatQuantity(line.sold, locale)
  const quantity =
    isConverted(line) && line.said !== null && line.parentLineId === null
      ? words.proposal.conversion(
          formatQuantity(line.said, locale),
          sold,
          line.covers === null ? null : formatQuantity(line.covers, locale),
        )
      : sold
  const price = seesPrices && line.price !== null ? formatUnitPrice(line.price, locale) : null
  const amount = seesPrices && line.amount !== null ? formatMoney(line.amount, locale) : null
  const notes = [
    ...(line.product?.isDeposit === true ? [words.proposal.deposit] : []),
    ...(line.expectedOn === null ? [] : [words.proposal.later(formatDay(line.expectedOn, locale))]),
    ...(line.stock !== null && line.stock.warehouse.id !== order.warehouse.id
      ? [words.proposal.fromWarehouse(line.stock.warehouse.name)]
      : []),
  ]
  const text = words.proposal.line(position, line.product?.name ?? line.requestedText, quantity, price, amount)
  return notes.length === 0 ? text : `${text} (${notes.join(', ')})`
}

function termLines({ order, locale, seesPrices, promise }: PromptContext, words: ConversationMessages): string[] {
  const unknown = order.lines.filter((line) => line.state === 'unknown').map((line) => line.requestedText)
  return [
    ...(seesPrices
      ? [words.proposal.total(formatMoney(order.total, locale), vatText(order, locale)), words.proposal.payment(order.paymentTerms.text)]
      : [words.proposal.noPrices]),
    ...(promise === null ? [] : [words.proposal.delivery(promise, order.paymentTerms.creditPercent < 100)]),
    ...(order.delivery.address === null ? [] : [words.proposal.address(order.delivery.address)]),
    ...(order.legalEntity !== null && order.legalEntityChoices.length > 1 ? [words.proposal.payer(order.legalEntity.name)] : []),
    ...order.problems.filter(({ code }) => code === 'ordering.below-minimum').map(({ text }) => `${text}.`),
    ...(unknown.length === 0 ? [] : ['', words.proposal.skipped(unknown)]),
  ]
}

/** «22 % — 1 234,50 ₽»; null for a seller without VAT. Several rates give the sum alone. */
function vatText(order: OrderView, locale: Locale): string | null {
  if (order.vat === null) return null
  const rates = [...new Set(order.lines.filter((line) => line.state === 'open').map((line) => line.vatRateBp))]
  const [rate] = rates
  const amount = formatMoney(order.vat, locale)
  return rates.length === 1 && rate !== null && rate !== undefined ? `${formatPercent(rate, locale)} — ${amount}` : amount
}
