import { editOrder, type Operation, type Order } from '../../ordering/index.ts'
import { handOver } from './hand-over.ts'
import { newDraft } from './new-draft.ts'
import type { KnownTurn } from './turn.ts'

/**
 * The order cannot change any more: what was wished on top becomes an order of its own, shown at once for a yes; what was wished less is for
 * a person, who knows what can still be taken out of the box.
 */
export async function orderAddition(
  turn: KnownTurn,
  { order, operations, isPicked }: { readonly order: Order; readonly operations: readonly Operation[]; readonly isPicked: boolean },
): Promise<void> {
  const words = turn.words
  const number = order.number ?? ''
  const more = operations.flatMap((operation) => additionOf(order, operation))
  const isLess = operations.some((operation) => additionOf(order, operation).length === 0)
  const draftId = more.length === 0 ? null : await draftOf(turn, order, more)
  if (draftId === null) {
    turn.replies.push({ text: words.say.tooLateToChange(number, isPicked) })
    return handOver(turn, { reason: 'request', text: `№ ${number}`, isSilent: true })
  }
  turn.replies.push({ text: words.say.tooLateSeparate(number, isPicked) })
  turn.orderId = draftId
  turn.question = null
  turn.showDraft = true
  if (isLess) await handOver(turn, { reason: 'request', text: `№ ${number}`, isSilent: true })
}

/** What an edit adds to the order as lines of a new one; nothing for less or for another address. */
function additionOf(order: Order, operation: Operation): readonly Operation[] {
  if (operation.kind === 'add-line') return [operation]
  if (operation.kind !== 'set-quantity') return []
  const line = order.lines.find((candidate) => candidate.id === operation.lineId)
  if (line?.productId == null) return []
  const { unit } = operation.quantity
  const was = unit === null || unit === line.packUnit ? line.packThousandths : line.said?.unit === unit ? line.said.thousandths : null
  const thousandths = was === null ? 0 : operation.quantity.thousandths - was
  return thousandths > 0
    ? [
        {
          kind: 'add-line',
          productId: line.productId,
          quantity: { thousandths, unit: unit ?? line.packUnit },
          requestedText: line.requestedText,
        },
      ]
    : []
}

async function draftOf(turn: KnownTurn, order: Order, operations: readonly Operation[]): Promise<string | null> {
  const orderId = await newDraft(turn)
  if (orderId === null) return null
  const { mode, address, siteId, contact } = order.delivery
  const payer: readonly Operation[] = order.legalEntityId === null ? [] : [{ kind: 'set-legal-entity', legalEntityId: order.legalEntityId }]
  const edited = await editOrder(turn.tx, {
    orderId,
    draftVersion: null,
    operations: [...operations, ...payer, { kind: 'set-delivery', delivery: { mode, address, siteId, contact } }],
    actor: turn.actor,
  })
  return edited.ok ? orderId : null
}
