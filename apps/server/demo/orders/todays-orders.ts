import type { DemoCompany, Scene } from '../demo-company.ts'
import type { DemoProduct } from '../rows/catalog-rows.ts'
import type { Customer } from '../rows/customer-rows.ts'
import type { OpenState } from './order-record.ts'
import { type PlanContext, type PlannedOrder, planOrders } from './plan-orders.ts'
import type { Timeline } from './timeline.ts'

/** An order that is under way as the visitor comes in. */
export interface OpenOrder {
  readonly planned: PlannedOrder
  readonly timeline: Timeline
  readonly open: OpenState
}

/** Minutes before now; a stage not named has not come. */
export interface Stages {
  readonly confirmed: number
  readonly paid?: readonly (readonly [minutes: number, percent: number])[]
  readonly released?: number
  readonly picking?: number
  readonly picked?: number
  readonly shipped?: number
  readonly delivered?: number
}

/** The orders under way that the company tells of. */
export function todaysOrders(
  customers: { readonly all: readonly Customer[]; readonly byKey: (key: string) => Customer },
  context: PlanContext & { readonly company: DemoCompany },
): OpenOrder[] {
  return context.company.scenes.map((scene) => openOrder(scene, customerOf(scene, customers, context.company), context))
}

function customerOf(
  { who }: Scene,
  { all, byKey }: { readonly all: readonly Customer[]; readonly byKey: (key: string) => Customer },
  { typical }: DemoCompany,
): Customer {
  if (typeof who === 'string') return byKey(who)
  const fitting = all.filter(
    ({ seed }) =>
      seed.key.startsWith('generated') && seed.warehouse === typical.warehouse && seed.payment.kind === who.pays && seed.hasOwnAgreement,
  )
  const found = fitting[who.n]
  if (found === undefined) throw new Error(`The demo needs ${who.n + 1} generated customers who pay by ${who.pays}`)
  return found
}

function openOrder(
  { channel, open, ...stages }: Scene,
  customer: Customer,
  context: PlanContext & { readonly company: DemoCompany },
): OpenOrder {
  // Goods whose stock is told stay as they are.
  const isFree = (product: DemoProduct): boolean => context.company.fixedStock[product.seed.name] === undefined
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
      deliveredAt: maybe(stages.delivered),
      closedAt: null,
      cancelledAt: null,
      paid: (stages.paid ?? []).map(([minutes, percent]) => ({ at: at(minutes), percent })),
    },
  }
}
