import { addDays, weekday } from '@skladno/kernel'
import { type Draws, draws, seedOf } from '../draws.ts'
import type { PlannedOrder } from './plan-orders.ts'

/** When an order went through each of its stages; a stage that has not come is null. */
export interface Timeline {
  readonly createdAt: Date
  readonly confirmedAt: Date
  readonly invoicedAt: Date
  readonly releasedAt: Date | null
  readonly pickingStartedAt: Date | null
  readonly pickedAt: Date | null
  readonly shippedAt: Date | null
  readonly deliveredAt: Date | null
  readonly closedAt: Date | null
  readonly cancelledAt: Date | null
  /** Of the whole sum, per cent, oldest first. */
  readonly paid: readonly { readonly at: Date; readonly percent: number }[]
}

const MINUTE = 60_000

/**
 * The life of an order of the past. Null when it would still be under way: history ends yesterday, and only what is shipped and unpaid
 * reaches into today.
 */
export function pastTimeline(order: PlannedOrder, key: string, startOfToday: Date): Timeline | null {
  const draw = draws(`timeline ${key}`)
  const { confirmedAt } = order
  const at = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * MINUTE)
  const begin = { createdAt: at(confirmedAt, -draw.int(2, 25)), confirmedAt, invoicedAt: at(confirmedAt, draw.int(1, 3)) }
  if (order.isCancelled) return cancelled(begin, at(confirmedAt, draw.int(60, 1500)), startOfToday)
  const { payment } = order.customer.seed
  const firstPaid = payment.kind === 'credit' ? null : paidAfter(order, confirmedAt, draw)
  const lastPaid = payment.kind === 'advance' && firstPaid !== null ? at(firstPaid, 180) : firstPaid
  const releasedAt = at(lastPaid ?? confirmedAt, 1)
  const moves = movesAfter(order, releasedAt, draw)
  if (moves.shippedAt >= startOfToday || moves.deliveredAt >= startOfToday) return null
  const paid = payments(order, { firstPaid, lastPaid, shippedAt: moves.shippedAt, draw }).filter((part) => part.at < startOfToday)
  const isPaid = paid.reduce((sum, part) => sum + part.percent, 0) >= 100
  const last = Math.max(moves.deliveredAt.getTime(), ...paid.map((part) => part.at.getTime()))
  const closedAt = isPaid && last + 40 * MINUTE < startOfToday.getTime() ? new Date(last + 40 * MINUTE) : null
  if (isPaid && closedAt === null) return null
  return { ...begin, ...moves, releasedAt, closedAt, cancelledAt: null, paid }
}

function cancelled(
  begin: Pick<Timeline, 'createdAt' | 'confirmedAt' | 'invoicedAt'>,
  cancelledAt: Date,
  startOfToday: Date,
): Timeline | null {
  if (cancelledAt >= startOfToday) return null
  const never = { releasedAt: null, pickingStartedAt: null, pickedAt: null, shippedAt: null, deliveredAt: null, closedAt: null }
  return { ...begin, ...never, cancelledAt, paid: [] }
}

/** The same day when there is time, else one of the next banking days. */
function paidAfter({ customer }: PlannedOrder, from: Date, draw: Draws): Date {
  const { time } = customer.organisation
  const day = time.day(from)
  if (time.minutes(from) < 15 * 60 && draw.chance(0.6)) return new Date(from.getTime() + draw.int(25, 110) * MINUTE)
  return new Date(
    time.at(time.workingDayAfter(day, draw.chance(0.8) ? 1 : 2), draw.int(9 * 60 + 30, 16 * 60)).getTime() + draw.int(0, 59_999),
  )
}

/** Picked the same or the next working day, leaves with the next run. */
function movesAfter({ customer, site }: PlannedOrder, releasedAt: Date, draw: Draws) {
  const { time } = customer.organisation
  const day = time.day(releasedAt)
  const isLate = time.minutes(releasedAt) > 16 * 60
  const pickDay = isLate || !time.isWorking(day) ? time.workingDayAfter(day, 1) : day
  const pickFrom = pickDay === day ? Math.max(9 * 60, time.minutes(releasedAt) + draw.int(5, 40)) : 9 * 60 + draw.int(0, 60)
  const pickingStartedAt = time.at(pickDay, pickFrom)
  const pickedAt = new Date(pickingStartedAt.getTime() + draw.int(12, 70) * MINUTE)
  const shippedAt = new Date(time.at(time.workingDayAfter(pickDay, 1), draw.int(9 * 60 + 5, 11 * 60 + 40)).getTime() + draw.int(0, 59_999))
  const deliveredAt = site === null ? shippedAt : new Date(shippedAt.getTime() + draw.int(40, 200) * MINUTE)
  return { pickingStartedAt, pickedAt, shippedAt, deliveredAt }
}

/** A third of the customers on credit settle once a week, several orders at once. */
const paysOnFridays = (key: string): boolean => seedOf(key) % 3 === 0

function payments(
  { customer }: PlannedOrder,
  {
    firstPaid,
    lastPaid,
    shippedAt,
    draw,
  }: { readonly firstPaid: Date | null; readonly lastPaid: Date | null; readonly shippedAt: Date; readonly draw: Draws },
): Timeline['paid'] {
  const { seed, organisation } = customer
  const { payment } = seed
  if (payment.kind === 'prepaid' && firstPaid !== null) return [{ at: firstPaid, percent: 100 }]
  if (payment.kind === 'advance' && firstPaid !== null && lastPaid !== null) {
    return [
      { at: firstPaid, percent: payment.percent },
      { at: lastPaid, percent: 100 - payment.percent },
    ]
  }
  const days = payment.kind === 'credit' ? payment.days : 0
  const late = seed.debt === 'overdue' ? draw.int(16, 34) : seed.debt === 'near-limit' ? draw.int(-1, 2) : draw.int(-4, 2)
  const due = addDays(organisation.time.day(shippedAt), Math.max(1, days + late))
  const payDay = paysOnFridays(seed.key) ? addDays(due, (12 - weekday(due)) % 7) : due
  const day = organisation.time.isWorking(payDay) ? payDay : organisation.time.workingDayAfter(payDay, 1)
  // One hour for all its payments of a day: what comes together is one payment order.
  return [{ at: organisation.time.at(day, draws(`pays ${seed.key} ${day}`).int(9 * 60 + 30, 16 * 60)), percent: 100 }]
}
