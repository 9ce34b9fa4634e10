import { formatQuantity } from '@skladno/platform'
import { loadProducts } from '../../catalog/index.ts'
import type { Operation, Order } from '../../ordering/index.ts'
import { editOrder, getOrder, openLines } from '../../ordering/index.ts'
import { optionId } from '../domain/option-id.ts'
import { conversationMessages } from '../messages/index.ts'
import { handOver } from './hand-over.ts'
import type { KnownTurn } from './turn.ts'

/** Shows what a change of a confirmed order would do and waits for a yes; the order itself stays as it is until then. */
export async function proposeChange(turn: KnownTurn, order: Order, operations: readonly Operation[]): Promise<void> {
  const words = conversationMessages(turn.locale)
  const lines = await describe(turn, order, operations)
  if (leavesNothing(order, operations))
    return handOver(turn, { reason: 'request', text: lines.map((line) => line.replace('• ', '')).join('; ') })
  const base = { orderId: order.id, draftVersion: order.draftVersion }
  turn.replies.push({
    text: [words.ask.changeConfirmed(order.number ?? ''), ...lines].join('\n'),
    options: [
      { id: optionId({ kind: 'apply-change', ...base }), title: words.buttons.applyChange },
      { id: optionId({ kind: 'keep-order', orderId: order.id }), title: words.buttons.keep },
      { id: optionId({ kind: 'person' }), title: words.buttons.person },
    ],
    ...base,
  })
  turn.question = { kind: 'apply-change', ...base, operations }
}

const leavesNothing = (order: Order, operations: readonly Operation[]): boolean =>
  !operations.some(({ kind }) => kind === 'add-line') &&
  openLines(order).every((line) => operations.some((operation) => operation.kind === 'remove-line' && operation.lineId === line.id))

/** One line per changed line: «Профиль ПП 60х27: 200 шт → 250 шт», «… убрать». */
async function describe(turn: KnownTurn, order: Order, operations: readonly Operation[]): Promise<string[]> {
  const products = await loadProducts(turn.tx.db, [
    ...new Set([
      ...openLines(order).flatMap((line) => line.productId ?? []),
      ...operations.flatMap((o) => ('productId' in o ? [o.productId] : [])),
    ]),
  ])
  const nameOf = (lineId: string): string => products.get(order.lines.find((line) => line.id === lineId)?.productId ?? '')?.name ?? ''
  const amountOf = (thousandths: number, unit: string | null | undefined): string =>
    formatQuantity({ amount: thousandths / 1000, unit: unit ?? '' }, turn.locale).trim()
  return operations.flatMap((operation) => {
    switch (operation.kind) {
      case 'set-quantity': {
        const line = order.lines.find((candidate) => candidate.id === operation.lineId)
        const was = amountOf(line?.packThousandths ?? 0, line?.packUnit)
        const becomes = amountOf(operation.quantity.thousandths, operation.quantity.unit ?? line?.packUnit)
        return [`• ${nameOf(operation.lineId)}: ${was} → ${becomes}`]
      }
      case 'remove-line': {
        const line = order.lines.find((candidate) => candidate.id === operation.lineId)
        return [`• ${nameOf(operation.lineId)}: ${amountOf(line?.packThousandths ?? 0, line?.packUnit)} → 0`]
      }
      case 'add-line':
        return [
          `• ${products.get(operation.productId)?.name ?? ''}: + ${amountOf(operation.quantity.thousandths, operation.quantity.unit)}`,
        ]
      default:
        return []
    }
  })
}

/** Applies the change that was shown, if the order has not changed since and nobody picks it yet. */
export async function changeConfirmed(turn: KnownTurn, tap: { readonly orderId: string; readonly draftVersion: number }): Promise<void> {
  const words = conversationMessages(turn.locale)
  const { question } = turn
  turn.question = null
  const before = await getOrder(turn.tx.db, tap.orderId)
  if (question?.kind !== 'apply-change' || question.orderId !== tap.orderId || before === null || before.partnerId !== turn.partner.id) {
    turn.replies.push({ text: words.ask.whatToChange })
    return
  }
  if (!turn.actor.rights.mayConfirm) {
    turn.replies.push({ text: words.say.notConfirming })
    return handOver(turn, { reason: 'no-rights', text: words.buttons.applyChange, isSilent: true })
  }
  const operations = question.operations as readonly Operation[]
  const result = await editOrder(turn.tx, { orderId: tap.orderId, draftVersion: tap.draftVersion, operations, actor: turn.actor })
  if (result.ok) return
  if (result.error.code === 'ordering.too-late-to-change') {
    turn.replies.push({ text: words.say.tooLateToChange(before.number ?? '') })
    return
  }
  const lines = await describe(turn, before, operations)
  await handOver(turn, { reason: 'request', text: lines.map((line) => line.replace('• ', '')).join('; ') })
}
