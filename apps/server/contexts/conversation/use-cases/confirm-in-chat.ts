import type { MoneyView } from '@skladno/contracts'
import { type BusinessError, formatMicros } from '@skladno/kernel'
import { formatUnitPrice } from '@skladno/platform'
import { loadProducts } from '../../catalog/index.ts'
import { type Acknowledgement, confirmOrder, editOrder, getOrder, unclearLines } from '../../ordering/index.ts'
import { chatMoney } from '../domain/compose-repeat.ts'
import { optionId } from '../domain/option-id.ts'
import { repeatMessages } from '../messages/repeat.ts'
import { handOver } from './hand-over.ts'
import type { KnownTurn } from './turn.ts'

export interface ConfirmInChat {
  readonly orderId: string
  readonly draftVersion: number
  readonly acknowledged: readonly Acknowledgement[]
}

/** The customer said yes to what was shown. Every refusal has its right answer; the notices that follow a confirmed order are not ours to say here. */
export async function confirmInChat(turn: KnownTurn, command: ConfirmInChat): Promise<void> {
  const before = await getOrder(turn.tx.db, command.orderId)
  const onlyUnknown = before !== null && unclearLines(before).every((line) => line.state === 'unknown')
  const acknowledged: readonly Acknowledgement[] = onlyUnknown ? [...command.acknowledged, 'without-unclear'] : command.acknowledged
  const duplicateHours = await turn.deps.duplicateHours(turn.tx.db)
  const result = await confirmOrder(turn.tx, { ...command, actor: turn.actor, acknowledged, duplicateHours })
  turn.question = null
  turn.orderId = command.orderId
  if (!result.ok) return explainRefusal(turn, command, result.error)
  const unknown = unclearLines(result.value.order)
  if (unknown.length > 0)
    await handOver(turn, { reason: 'not-found', text: unknown.map((line) => line.requestedText).join(', '), isSilent: true })
}

async function explainRefusal(turn: KnownTurn, command: ConfirmInChat, error: BusinessError): Promise<void> {
  const words = turn.words
  switch (error.code) {
    case 'ordering.stale-draft':
      turn.replies.push({ text: words.ask.staleDraft })
      turn.showDraft = true
      return
    case 'ordering.price-changed':
      turn.replies.push({ text: words.say.priceChanged(await changedPrices(turn, command.orderId, error)), pricesOf: turn.partner.id })
      turn.showDraft = true
      return
    case 'ordering.stock-short':
      await editOrder(turn.tx, { orderId: command.orderId, draftVersion: null, operations: [], actor: turn.actor })
      turn.showDraft = true
      return
    case 'ordering.unclear-lines':
    case 'ordering.legal-entity-needed':
    case 'ordering.price-on-request':
    case 'ordering.empty':
      turn.showDraft = true
      return
    case 'ordering.below-minimum':
      return explainMinimum(turn, command, error)
    case 'ordering.looks-like-duplicate':
      return askAboutDuplicate(turn, command, String(error.facts?.number ?? ''))
    case 'ordering.not-confirmable':
      turn.replies.push({ text: words.say.alreadyConfirmed(String(error.facts?.number ?? '')) })
      return
    case 'ordering.may-not-confirm':
      turn.replies.push({ text: words.say.notConfirming })
      return handOver(turn, { reason: 'no-rights', text: words.say.notConfirming, isSilent: true })
    case 'ordering.credit-limit-exceeded':
    case 'ordering.no-credit-limit':
    case 'ordering.debt-overdue':
      turn.replies.push({ text: error.code === 'ordering.debt-overdue' ? words.say.overdue : words.say.creditLimit })
      return handOver(turn, { reason: 'credit', text: error.code, isSilent: true })
    default:
      return handOver(turn, { reason: 'question', text: error.code })
  }
}

/** «Ротбанд 30 кг: 489,00 ₽/мешок → 510,00 ₽/мешок» for every line whose price rose; nothing for who may not see prices. */
async function changedPrices(turn: KnownTurn, orderId: string, error: BusinessError): Promise<string[]> {
  const order = await getOrder(turn.tx.db, orderId)
  if (order === null || !turn.actor.rights.seesPrices || !Array.isArray(error.facts?.lines)) return []
  const products = await loadProducts(turn.tx.db, [...new Set(order.lines.flatMap((line) => line.productId ?? []))])
  return error.facts.lines.flatMap((changed: { readonly lineId: string; readonly was: number; readonly now: number }) => {
    const line = order.lines.find((candidate) => candidate.id === changed.lineId)
    if (line?.quote == null) return []
    const { currency, unit } = line.quote
    const price = (micros: number): string => formatUnitPrice({ amount: formatMicros(micros), currency, unit }, turn.locale)
    return [`${products.get(line.productId ?? '')?.name ?? line.requestedText}: ${price(changed.was)} → ${price(changed.now)}`]
  })
}

/** The order is too small to be driven there: add, fetch, or ask a person. */
function explainMinimum(turn: KnownTurn, { orderId, draftVersion }: ConfirmInChat, error: BusinessError): void {
  const { minimum, missing } = error.facts as { readonly minimum: MoneyView; readonly missing: MoneyView }
  const money = (amount: MoneyView): string => chatMoney(amount, turn.locale)
  const words = repeatMessages(turn.locale)
  turn.replies.push({
    text: words.belowMinimum(money(minimum), money(missing)),
    options: [
      { id: optionId({ kind: 'add-goods', orderId, draftVersion }), title: words.buttons.addGoods },
      { id: optionId({ kind: 'person' }), title: turn.words.buttons.person },
    ],
    pricesOf: turn.partner.id,
    orderId,
    draftVersion,
  })
}

function askAboutDuplicate(turn: KnownTurn, { orderId, draftVersion }: ConfirmInChat, number: string): void {
  const words = turn.words
  const options = [
    { id: optionId({ kind: 'confirm', orderId, draftVersion, acknowledge: 'duplicate' }), title: words.buttons.again },
    { id: optionId({ kind: 'drop-order', orderId, draftVersion }), title: words.buttons.dropOrder },
    { id: optionId({ kind: 'person' }), title: words.buttons.person },
  ]
  turn.replies.push({ text: words.ask.duplicate(number), options, orderId, draftVersion })
  turn.question = { kind: 'options', orderId, options: options.map(({ id, title }) => ({ id, title })) }
}
