import { formatMoney } from '@skladno/platform'
import { type ShortfallChoice, settleShortfall } from '../../billing/index.ts'
import { editOrder, type Operation, type Order } from '../../ordering/index.ts'
import { handOver } from './hand-over.ts'
import { newDraft } from './new-draft.ts'
import type { KnownTurn } from './turn.ts'

/** The customer said where the money for what did not come goes. A second tap hears that it is settled. */
export async function chooseForMoney(turn: KnownTurn, order: Order, choice: ShortfallChoice): Promise<void> {
  const { say, buttons } = turn.words
  const number = order.number ?? ''
  turn.question = null
  if (!turn.actor.rights.mayConfirm) {
    turn.replies.push({ text: say.notConfirming })
    return handOver(turn, { reason: 'no-rights', text: buttons[choice === 'send-later' ? 'sendLater' : choice], isSilent: true })
  }
  const settled = await settleShortfall(turn.tx, { orderId: order.id, choice, actor: turn.actor })
  if (!settled.ok) {
    if (settled.error.code === 'billing.nothing-over') turn.replies.push({ text: say.shortfallDone(number) })
    else await handOver(turn, { reason: 'request', text: `№ ${number}: ${buttons[choice === 'send-later' ? 'sendLater' : choice]}` })
    return
  }
  const { outcome, amountMinor } = settled.value
  const { seesPrices } = turn.actor.rights
  const amount = seesPrices ? formatMoney({ minor: amountMinor, currency: order.currency }, turn.locale) : null
  const pricesOf = seesPrices ? turn.partner.id : null
  if (outcome === 'waits') turn.replies.push({ text: say.shortfallLater(number), orderId: order.id })
  else if (outcome === 'closed') turn.replies.push({ text: say.shortfallClosed(number), orderId: order.id })
  else if (outcome === 'again') await orderAgain(turn, order)
  else {
    const text = choice === 'refund' ? say.shortfallRefund(number, amount) : say.shortfallOffset(number, amount)
    turn.replies.push({ text, orderId: order.id, pricesOf })
  }
}

/** What the order lacked becomes a draft of its own, shown at once; its money is counted towards it when it is confirmed. */
async function orderAgain(turn: KnownTurn, order: Order): Promise<void> {
  const lacking: Operation[] = order.lines.flatMap((line) =>
    line.productId === null || line.cancelledThousandths === 0 || line.baseThousandths === null
      ? []
      : [
          {
            kind: 'add-line' as const,
            productId: line.productId,
            quantity: {
              thousandths: Math.round(((line.packThousandths ?? 0) * line.cancelledThousandths) / line.baseThousandths),
              unit: line.packUnit,
            },
            requestedText: line.requestedText,
          },
        ],
  )
  const draftId = await newDraft(turn)
  if (draftId === null) return
  const edited = await editOrder(turn.tx, { orderId: draftId, draftVersion: null, operations: lacking, actor: turn.actor })
  if (!edited.ok) return handOver(turn, { reason: 'request', text: `№ ${order.number ?? ''}` })
  turn.replies.push({ text: turn.words.say.shortfallAgain(order.number ?? '') })
  turn.orderId = draftId
  turn.showDraft = true
}
