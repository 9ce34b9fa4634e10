import type { OrderCommandKind } from '@skladno/contracts'
import { keptBase, type Order, openLines, owedMinor, TRANSITIONS } from '../domain/order.ts'
import { mayShip } from '../domain/status.ts'
import type { Audience } from './audience.ts'
import { moneyChoices } from './money-choices.ts'
import type { Surroundings } from './order-surroundings.ts'

const EDITS: readonly OrderCommandKind[] = [
  'add-line',
  'set-quantity',
  'set-product',
  'remove-line',
  'choose-shortage',
  'set-delivery',
  'set-legal-entity',
  'set-comment',
]

/** What the person may do with the order now: the screens show exactly this. */
export function allowedCommands(order: Order, around: Surroundings, audience: Audience): ReadonlySet<OrderCommandKind> {
  const allowed = new Set<OrderCommandKind>()
  const transitions = TRANSITIONS[order.state]
  const isBeingPicked =
    around.pickingState === 'picking' || around.pickingState === 'picked' || around.shipments.length > 0 || isPastCutOff(order, around)
  if (audience.kind === 'contact') {
    if (transitions.confirm !== undefined && audience.mayConfirm) allowed.add('confirm')
    return allowed
  }
  if (audience.may('orders.edit')) {
    if (transitions.edit !== undefined && !isBeingPicked) for (const command of EDITS) allowed.add(command)
    if (order.state === 'confirmed' && !isBeingPicked) allowed.add('change')
    if (order.state === 'confirmed' && around.invoice !== null && around.progress.paidMinor < owedMinor(order))
      allowed.add('reissue-invoice')
    if (transitions.edit !== undefined && !isBeingPicked && audience.may('orders.price')) allowed.add('set-price')
    if (transitions.propose !== undefined && order.threadId !== null) allowed.add('propose')
    if (transitions.confirm !== undefined && openLines(order).length > 0) allowed.add('confirm')
    if (transitions.cancel !== undefined && around.shipments.length === 0) allowed.add('cancel')
  }
  if (audience.may('orders.edit') && around.shipments.length > 0 && order.state !== 'cancelled') allowed.add('return')
  if ((audience.may('orders.edit') || audience.may('payments')) && moneyChoices(order, around).length > 0) allowed.add('settle-shortfall')
  if (order.state === 'confirmed') addProgress(allowed, order, around, audience)
  return allowed
}

/** Something is neither picked nor shipped; services go with the goods and are no rest. */
const hasOpenRest = (order: Order, around: Surroundings): boolean =>
  openLines(order).some((line) => {
    const done = around.lines.get(line.id)
    return keptBase(line) > Math.max(done?.pickedBase ?? 0, done?.shippedBase ?? 0)
  })

const isPastCutOff = (order: Order, around: Surroundings): boolean =>
  order.releasedAt !== null && order.cutOffAt !== null && around.now > order.cutOffAt

function addProgress(
  allowed: Set<OrderCommandKind>,
  order: Order,
  around: Surroundings,
  audience: Extract<Audience, { kind: 'staff' }>,
): void {
  const { progress } = around
  const mayHandleGoods = audience.may('picking') || audience.may('orders.edit')
  const isShipped = progress.orderedBase > 0 && progress.shippedBase >= progress.orderedBase
  const isReady = around.pickingState === 'picked' && [...around.lines.values()].some((line) => line.pickedBase > line.shippedBase)
  const isPartlyDone = around.shipments.length > 0 || around.pickingState === 'picked'
  if (audience.may('orders.edit') && isPartlyDone && hasOpenRest(order, around)) allowed.add('cancel-rest')
  if (mayHandleGoods && isReady && !isShipped && mayShip(order, progress.paidMinor)) allowed.add('ship')
  if (mayHandleGoods && around.shipments.some((shipment) => shipment.deliveredAt === null)) allowed.add('deliver')
  if (audience.may('payments') && progress.paidMinor < owedMinor(order)) allowed.add('record-payment')
  if (audience.may('orders.edit') && isShipped && progress.paidMinor >= owedMinor(order)) allowed.add('close')
}
