import type { OrderStatus } from '@skladno/contracts'
import { type Order, owedMinor } from './order.ts'

/** What has happened around the order, summed up from facts and settlements. Quantities in base thousandths over all open lines. */
export interface Progress {
  readonly paidMinor: number
  readonly shippedMinor: number
  readonly orderedBase: number
  readonly shippedBase: number
  readonly pickedBase: number
  readonly isPicking: boolean
  readonly isPicked: boolean
  readonly hasHeldReply: boolean
  readonly reserveExpired: boolean
}

/**
 * The one visible status, computed: payment may come before picking or after delivery, and any order of events gives a true answer.
 * Follows the states of УТ 11 (согласование → аванс → обеспечение → предоплата → отгрузка → оплата → закрытие).
 */
export function orderStatus(
  order: Pick<Order, 'state' | 'totalMinor' | 'returnedMinor' | 'schedule' | 'securedAt'>,
  progress: Progress,
): OrderStatus {
  if (order.state === 'draft') return progress.hasHeldReply ? 'awaiting-approval' : 'draft'
  if (order.state === 'proposed') return progress.hasHeldReply ? 'awaiting-approval' : 'awaiting-customer'
  if (order.state !== 'confirmed') return order.state
  return confirmedStatus(order, progress)
}

function confirmedStatus(order: Pick<Order, 'totalMinor' | 'returnedMinor' | 'schedule' | 'securedAt'>, progress: Progress): OrderStatus {
  const isPaid = progress.paidMinor >= owedMinor(order)
  if (progress.orderedBase > 0 && progress.shippedBase >= progress.orderedBase) return isPaid ? 'ready-to-close' : 'awaiting-payment'
  if (progress.shippedBase > 0) return 'partly-shipped'
  if (progress.isPicked) return mayShip(order, progress.paidMinor) ? 'picked' : 'awaiting-prepayment'
  if (progress.isPicking) return 'picking'
  if (progress.reserveExpired) return 'expired'
  if (!maySecure(order, progress.paidMinor)) return 'awaiting-advance'
  if (order.securedAt === null) return 'awaiting-securing'
  return mayShip(order, progress.paidMinor) ? 'ready-to-ship' : 'awaiting-prepayment'
}

type Terms = Pick<Order, 'totalMinor' | 'returnedMinor' | 'schedule'>

const isCovered = (order: Terms, paidMinor: number, percent: number): boolean => paidMinor * 100 >= owedMinor(order) * percent

/** Gate «обеспечение»: the advance must be in before goods are secured beyond the first reserve. */
export const maySecure = (order: Terms, paidMinor: number): boolean => isCovered(order, paidMinor, order.schedule.advancePercent)

/** Gate «отгрузка»: advance and prepayment are in; the credit part comes after. */
export const mayShip = (order: Terms, paidMinor: number): boolean =>
  isCovered(order, paidMinor, order.schedule.advancePercent + order.schedule.prepaymentPercent)
