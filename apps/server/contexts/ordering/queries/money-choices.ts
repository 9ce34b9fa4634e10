import type { OrderView } from '@skladno/contracts'
import { type Order, owedMinor } from '../domain/order.ts'
import type { Surroundings } from './order-surroundings.ts'

/** Money that belongs to no part of the order any more; of a cancelled one what was freed and nobody has decided about. */
export function overMinor(order: Order, { progress, facts }: Pick<Surroundings, 'progress' | 'facts'>): number {
  if (order.state === 'confirmed' || order.state === 'closed') return Math.max(0, progress.paidMinor - owedMinor(order))
  if (order.state !== 'cancelled') return 0
  const sumOf = (...kinds: readonly string[]): number =>
    facts
      .filter(({ axis, kind }) => axis === 'payment' && kinds.includes(kind))
      .reduce((total, { data }) => total + (typeof data.amountMinor === 'number' ? data.amountMinor : 0), 0)
  return Math.max(0, progress.paidMinor + sumOf('freed') - sumOf('offset', 'refund-asked'))
}

/** Goods that were paid for and are missing may come later; money that is over may count towards the next order or go back. */
export function moneyChoices(order: Order, around: Surroundings): OrderView['moneyChoices'] {
  const isShort = order.state === 'confirmed' && around.hasShortfall && around.progress.paidMinor > around.progress.shippedMinor
  if (isShort) return ['send-later', 'offset', 'refund']
  return overMinor(order, around) > 0 ? ['offset', 'refund'] : []
}
