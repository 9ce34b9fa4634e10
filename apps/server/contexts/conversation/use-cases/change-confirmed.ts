import type { BusinessError } from '@skladno/kernel'
import { formatMoney, formatQuantity } from '@skladno/platform'
import { loadProducts } from '../../catalog/index.ts'
import {
  amountChoices,
  awaitedProduct,
  type EditedOrder,
  editOrder,
  getOrder,
  type LineDifference,
  type Operation,
  type Order,
  type OrderLine,
  openLines,
  orderDifference,
  owedMinor,
  previewEdit,
  soldBy,
} from '../../ordering/index.ts'
import { composeAmount } from '../domain/compose-amount.ts'
import { optionId } from '../domain/option-id.ts'
import { handOver } from './hand-over.ts'
import { orderAddition } from './order-addition.ts'
import type { KnownTurn } from './turn.ts'

/** Shows what a change of a confirmed order would do, line by line and in money, and waits for a yes; the order itself stays as it is until then. */
export async function proposeChange(turn: KnownTurn, order: Order, operations: readonly Operation[]): Promise<void> {
  if (leavesNothing(order, operations)) return handOver(turn, { reason: 'request', text: await inWords(turn, order, operations) })
  const command = { orderId: order.id, draftVersion: null, operations, actor: turn.actor }
  const edited = await previewEdit(turn.tx.db, command, turn.tx.now)
  if (!edited.ok) return refuse(turn, { order, operations, error: edited.error })
  const words = turn.words
  const { after } = edited.value
  const base = { orderId: order.id, draftVersion: order.draftVersion }
  turn.replies.push({
    text: [
      words.ask.changeConfirmed(order.number ?? ''),
      ...(await difference(turn, edited.value)),
      ...(await sums(turn, edited.value)),
    ].join('\n'),
    options: [
      { id: optionId({ kind: 'apply-change', ...base }), title: words.buttons.applyChange },
      { id: optionId({ kind: 'keep-order', orderId: order.id }), title: words.buttons.keep },
      { id: optionId({ kind: 'person' }), title: words.buttons.person },
    ],
    pricesOf: turn.actor.rights.seesPrices ? turn.partner.id : null,
    ...base,
  })
  turn.question = { kind: 'apply-change', ...base, operations, totalMinor: after.totalMinor }
}

const leavesNothing = (order: Order, operations: readonly Operation[]): boolean =>
  !operations.some(({ kind }) => kind === 'add-line') &&
  openLines(order).every((line) => operations.some((operation) => operation.kind === 'remove-line' && operation.lineId === line.id))

/** «• Профиль ПП 60х27: 200 шт → 250 шт», «• … убрать», and where to if that changes. */
async function difference(turn: KnownTurn, { before, after }: EditedOrder): Promise<string[]> {
  const words = turn.words
  const lines = orderDifference(before, after)
  const products = await loadProducts(turn.tx.db, [...new Set(lines.map((line) => line.productId))])
  const amount = (thousandths: number, unit: string): string => formatQuantity({ amount: thousandths / 1000, unit }, turn.locale)
  const text = ({ productId, wasPacks, becomesPacks, unit }: LineDifference): string => {
    const name = products.get(productId)?.name ?? ''
    if (wasPacks === null) return `• ${name}: + ${amount(becomesPacks ?? 0, unit)}`
    return becomesPacks === null
      ? `• ${name}: ${words.ask.changeRemoves}`
      : `• ${name}: ${amount(wasPacks, unit)} → ${amount(becomesPacks, unit)}`
  }
  const isElsewhere = before.delivery.mode !== after.delivery.mode || before.delivery.address !== after.delivery.address
  return [...lines.map(text), ...(isElsewhere ? [`• ${words.ask.changeDelivery(after.delivery.mode, after.delivery.address)}`] : [])]
}

/** The new total, what is still to pay, and which счёт it replaces; nothing for who may not see prices. */
async function sums(turn: KnownTurn, { before, after }: EditedOrder): Promise<string[]> {
  if (!turn.actor.rights.seesPrices || before.totalMinor === after.totalMinor) return []
  const words = turn.words
  const money = (minor: number): string => formatMoney({ minor, currency: after.currency }, turn.locale)
  const change = after.totalMinor - before.totalMinor
  const state = await turn.tx.db
    .selectFrom('customer_order as o')
    .leftJoin('invoice as i', (join) => join.onRef('i.order_id', '=', 'o.id').on('i.state', '=', 'current'))
    .select((eb) => [
      'i.number',
      eb
        .selectFrom('payment_allocation as a')
        .select(({ fn, lit }) => fn.coalesce(fn.sum<number>('a.amount_minor'), lit(0)).as('paid'))
        .whereRef('a.order_id', '=', 'o.id')
        .as('paid'),
    ])
    .where('o.id', '=', before.id)
    .executeTakeFirst()
  const paid = Number(state?.paid ?? 0)
  const left = owedMinor(after) - paid
  return [
    words.ask.changeSums(money(before.totalMinor), money(after.totalMinor), `${change > 0 ? '+' : '−'}${money(Math.abs(change))}`),
    ...(paid > 0 && left > 0 ? [words.ask.changeDue(money(left))] : []),
    ...(paid > 0 && left < 0 ? [words.ask.changeOver(money(-left))] : []),
    ...(state?.number == null ? [] : [words.ask.changeInvoice(state.number)]),
  ]
}

/** Applies the change that was shown, if neither the order nor its sum has changed since and nobody picks it yet. */
export async function changeConfirmed(turn: KnownTurn, tap: { readonly orderId: string; readonly draftVersion: number }): Promise<void> {
  const words = turn.words
  const { question } = turn
  turn.question = null
  const before = await getOrder(turn.tx.db, tap.orderId)
  if (question?.kind !== 'apply-change' || question.orderId !== tap.orderId || before === null || before.partnerId !== turn.partner.id) {
    const isDone = before !== null && before.partnerId === turn.partner.id && before.draftVersion > tap.draftVersion
    turn.replies.push({ text: isDone ? words.say.changeDone(before.number ?? '') : words.ask.whatToChange })
    return
  }
  if (!turn.actor.rights.mayConfirm) {
    turn.replies.push({ text: words.say.notConfirming })
    return handOver(turn, { reason: 'no-rights', text: words.buttons.applyChange, isSilent: true })
  }
  const operations = question.operations as readonly Operation[]
  const shown = question.totalMinor === undefined ? {} : { expectedTotalMinor: question.totalMinor }
  const result = await editOrder(turn.tx, { orderId: tap.orderId, draftVersion: tap.draftVersion, operations, actor: turn.actor, ...shown })
  if (result.ok) return
  await refuse(turn, { order: before, operations, error: result.error })
}

interface Refusal {
  readonly order: Order
  readonly operations: readonly Operation[]
  readonly error: BusinessError
}

async function refuse(turn: KnownTurn, { order, operations, error }: Refusal): Promise<void> {
  switch (error.code) {
    case 'ordering.too-late-to-change':
      return orderAddition(turn, { order, operations, isPicked: error.facts?.because !== 'cut-off' })
    case 'ordering.change-differs':
    case 'ordering.stale-draft':
      turn.replies.push({ text: turn.words.ask.staleDraft })
      return proposeChange(turn, order, operations)
    case 'ordering.unclear-lines':
      if (await askHowMuchInstead(turn, order, error)) return
      break
  }
  return handOver(turn, { reason: 'request', text: await inWords(turn, order, operations) })
}

/** The change asked for an amount the product is not sold in: the amounts there are. False when it is unclear for another reason, or about several lines. */
async function askHowMuchInstead(turn: KnownTurn, order: Order, { facts }: BusinessError): Promise<boolean> {
  const asked = (facts?.lines ?? []) as readonly Pick<OrderLine, 'said' | 'recognition'>[] & readonly { readonly lineId: string }[]
  const [line] = asked
  const productId = line === undefined ? null : awaitedProduct({ state: 'ask', recognition: line.recognition })
  if (line === undefined || asked.length > 1 || productId === null || !openLines(order).some(({ id }) => id === line.lineId)) return false
  const product = (await loadProducts(turn.tx.db, [productId])).get(productId)
  const amounts = product === undefined ? [] : amountChoices({ state: 'ask', recognition: line.recognition }, product)
  if (product === undefined || amounts.length === 0) return false
  const said = line.said === null ? null : { amount: line.said.thousandths / 1000, unit: line.said.unit ?? product.sale.unit }
  const base = { orderId: order.id, draftVersion: order.draftVersion }
  const view = { question: line.recognition.question ?? null, said, amounts, soldBy: soldBy(product) }
  const reply = composeAmount({ ...base, lineId: line.lineId, name: product.name, line: view }, turn.words, turn.locale)
  turn.replies.push({ ...reply, ...base })
  turn.question = { kind: 'options', orderId: order.id, options: reply.options.map(({ id, title }) => ({ id, title })) }
  return true
}

/** The wish itself, for a person: what cannot be priced or is not there has no preview. */
async function inWords(turn: KnownTurn, order: Order, operations: readonly Operation[]): Promise<string> {
  const lineOf = (lineId: string) => order.lines.find((line) => line.id === lineId)
  const ids = operations.flatMap((o) => ('productId' in o ? [o.productId] : 'lineId' in o ? (lineOf(o.lineId)?.productId ?? []) : []))
  const products = await loadProducts(turn.tx.db, [...new Set(ids)])
  const amount = (thousandths: number, unit: string | null | undefined): string =>
    formatQuantity({ amount: thousandths / 1000, unit: unit ?? '' }, turn.locale).trim()
  const parts = operations.flatMap((operation) => {
    if (operation.kind === 'add-line')
      return `${products.get(operation.productId)?.name ?? ''}: + ${amount(operation.quantity.thousandths, operation.quantity.unit)}`
    if (operation.kind !== 'set-quantity' && operation.kind !== 'remove-line') return []
    const line = lineOf(operation.lineId)
    const becomes =
      operation.kind === 'remove-line' ? '0' : amount(operation.quantity.thousandths, operation.quantity.unit ?? line?.packUnit)
    return `${products.get(line?.productId ?? '')?.name ?? ''}: ${amount(line?.packThousandths ?? 0, line?.packUnit)} → ${becomes}`
  })
  return parts.join('; ')
}
