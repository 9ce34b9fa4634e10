import type { DemoProduct } from '../rows/catalog-rows.ts'
import type { Customer } from '../rows/customer-rows.ts'
import { PAROC_50, ROCKWOOL_50 } from '../trades.ts'
import type { OpenState } from './order-record.ts'
import { type Channel, type PlanContext, type PlannedOrder, planOrders } from './plan-orders.ts'
import type { Timeline } from './timeline.ts'

/** An order that is under way as the visitor comes in. */
export interface OpenOrder {
  readonly planned: PlannedOrder
  readonly timeline: Timeline
  readonly open: OpenState
}

/** Minutes before now; a stage not named has not come. */
interface Stages {
  readonly confirmed: number
  readonly paid?: readonly (readonly [minutes: number, percent: number])[]
  readonly released?: number
  readonly picking?: number
  readonly picked?: number
  readonly shipped?: number
}

interface Scene extends Stages {
  readonly customer: Customer
  readonly channel: Channel
  readonly open: OpenState
}

const DAY = 24 * 60

/** A board with an order in every state, none of a customer the case's dialogue is tried with. */
export function todaysOrders(
  customers: { readonly all: readonly Customer[]; readonly byKey: (key: string) => Customer },
  context: PlanContext,
): OpenOrder[] {
  return scenes(customers).map((scene) => openOrder(scene, context))
}

function scenes({ all, byKey }: { readonly all: readonly Customer[]; readonly byKey: (key: string) => Customer }): Scene[] {
  const nth = (kind: Customer['seed']['payment']['kind'], n: number): Customer => {
    const found = all.filter(
      ({ seed }) => seed.key.startsWith('generated') && seed.warehouse === 'almaty' && seed.payment.kind === kind && seed.hasOwnAgreement,
    )[n]
    if (found === undefined) throw new Error(`The demo needs ${n + 1} generated customers who pay by ${kind}`)
    return found
  }
  return [
    { customer: nth('prepaid', 0), channel: 'staff', confirmed: 8 * DAY, open: { isExpired: true } },
    { customer: byKey('nomad'), channel: 'web', confirmed: 19 * 60, paid: [[17 * 60, 30]], open: {} },
    {
      customer: byKey('gorstroy'),
      channel: 'staff',
      confirmed: 26 * 60,
      released: 26 * 60,
      picking: 22 * 60,
      picked: 21 * 60,
      shipped: 95,
      open: {},
    },
    {
      customer: nth('credit', 0),
      channel: 'whatsapp',
      confirmed: 27 * 60,
      released: 27 * 60,
      picking: 24 * 60,
      picked: 23 * 60,
      shipped: 130,
      open: { shippedLines: 2 },
    },
    { customer: byKey('teply-dom'), channel: 'whatsapp', confirmed: 210, released: 209, picking: 120, picked: 70, open: {} },
    {
      customer: byKey('sary-arka'),
      channel: 'whatsapp',
      confirmed: 190,
      paid: [[150, 100]],
      released: 149,
      picking: 25,
      open: { pickedLines: 2 },
    },
    {
      customer: nth('prepaid', 1),
      channel: 'web',
      confirmed: 170,
      paid: [[110, 100]],
      released: 109,
      picking: 15,
      open: { pickedLines: 1 },
    },
    { customer: byKey('irtysh'), channel: 'whatsapp', confirmed: 100, released: 99, open: {} },
    { customer: nth('prepaid', 2), channel: 'whatsapp', confirmed: 80, paid: [[35, 100]], released: 34, open: {} },
    { customer: nth('advance', 0), channel: 'staff', confirmed: 75, open: {} },
    { customer: byKey('kuznetsov'), channel: 'whatsapp', confirmed: 55, open: {} },
    { customer: nth('prepaid', 3), channel: 'whatsapp', confirmed: 30, open: {} },
    { customer: nth('prepaid', 4), channel: 'staff', confirmed: 12, open: { isProposed: true } },
  ]
}

/** Goods of the case's shortage stay as they are. */
const isFree = (product: DemoProduct): boolean => product.seed.name !== ROCKWOOL_50 && product.seed.name !== PAROC_50

function openOrder({ customer, channel, open, ...stages }: Scene, context: PlanContext): OpenOrder {
  const at = (minutes: number): Date => new Date(context.now.getTime() - minutes * 60_000)
  const maybe = (minutes: number | undefined): Date | null => (minutes === undefined ? null : at(minutes))
  const habit = planOrders(customer, context)
  const last = habit.toReversed().find((order) => order.lines.filter((line) => isFree(line.product)).length > 2) ?? habit.at(-1)
  if (last === undefined) throw new Error(`Customer «${customer.seed.key}» has no habits`)
  const confirmedAt = at(stages.confirmed)
  return {
    planned: { ...last, confirmedAt, channel, isCancelled: false, lines: last.lines.filter((line) => isFree(line.product)) },
    open,
    timeline: {
      createdAt: at(stages.confirmed + 9),
      confirmedAt,
      invoicedAt: at(stages.confirmed - 1),
      releasedAt: maybe(stages.released),
      pickingStartedAt: maybe(stages.picking),
      pickedAt: maybe(stages.picked),
      shippedAt: maybe(stages.shipped),
      deliveredAt: null,
      closedAt: null,
      cancelledAt: null,
      paid: (stages.paid ?? []).map(([minutes, percent]) => ({ at: at(minutes), percent })),
    },
  }
}
