import { addDays, type CalendarDate } from '@skladno/kernel'
import { type DemoCompany, seedOfKey } from '../demo-company.ts'
import { type Draws, draws, seedOf } from '../draws.ts'
import type { DemoProduct } from '../rows/catalog-rows.ts'
import type { Customer } from '../rows/customer-rows.ts'

/** What was ordered, before prices. */
export interface PlannedLine {
  readonly product: DemoProduct
  readonly packs: number
}

export type Channel = 'whatsapp' | 'staff' | 'web' | 'portal' | 'email'

/** One order of a customer as agreed. */
export interface PlannedOrder {
  readonly customer: Customer
  readonly confirmedAt: Date
  readonly entity: Customer['entities'][number]
  readonly contactId: string | null
  readonly channel: Channel
  readonly site: Customer['sites'][number] | null
  readonly lines: readonly PlannedLine[]
  readonly isCancelled: boolean
}

export interface PlanContext {
  readonly company: Pick<DemoCompany, 'trades' | 'lastOrderDaysAgo'>
  readonly byName: (name: string) => DemoProduct
  /** What shops fill their shelves with. */
  readonly shelf: readonly DemoProduct[]
  readonly now: Date
}

/** Days of history. */
export const HISTORY_DAYS = 183

/** The orders of one customer over half a year, until the end of yesterday, oldest first. */
export function planOrders(customer: Customer, context: PlanContext): PlannedOrder[] {
  const draw = draws(`orders ${customer.seed.key}`)
  const { time } = customer.organisation
  const today = time.day(context.now)
  const orders: PlannedOrder[] = []
  let day = addDays(today, -HISTORY_DAYS + draw.int(0, Math.min(HISTORY_DAYS - 5, customer.seed.everyDays)))
  while (day < today) {
    const workday = time.isWorking(day) ? day : time.workingDayAfter(day, 1)
    if (workday >= today) break
    orders.push(planOrder(customer, workday, { draw, context }))
    day = addDays(workday, Math.max(1, Math.round(customer.seed.everyDays * (0.6 + draw.next() * 0.8))))
  }
  return withLastOrder(orders, context)
}

/** The newest order a visitor may refer to is told, not drawn. It is old enough to be finished. */
function withLastOrder(orders: readonly PlannedOrder[], { company, byName, now }: PlanContext): PlannedOrder[] {
  const last = orders.at(-1)
  const lines = last?.customer.seed.lastOrder
  if (last === undefined || lines === undefined) return [...orders]
  const { time } = last.customer.organisation
  const day = addDays(time.day(now), -company.lastOrderDaysAgo)
  const confirmedAt = time.at(time.isWorking(day) ? day : time.workingDayAfter(day, 1), 10 * 60 + (seedOf(last.customer.seed.key) % 97))
  const told = { ...last, confirmedAt, isCancelled: false, lines: lines.map(([name, packs]) => ({ product: byName(name), packs })) }
  return [...orders.filter((order) => order.confirmedAt < confirmedAt), told]
}

function planOrder(
  customer: Customer,
  day: CalendarDate,
  { draw, context }: { readonly draw: Draws; readonly context: PlanContext },
): PlannedOrder {
  const { seed, organisation } = customer
  const buyer =
    customer.buyers.length > 0 && draw.chance(0.85) ? (customer.buyers[draw.chance(0.8) ? 0 : customer.buyers.length - 1] ?? null) : null
  const isRecent = context.now.getTime() - organisation.time.at(day, 0).getTime() < 60 * 86_400_000
  const channel: Channel =
    buyer === null
      ? 'staff'
      : isRecent
        ? draw.pick(['whatsapp', 'whatsapp', 'whatsapp', 'staff', 'web'] as const)
        : draw.pick(['staff', 'staff', 'email'] as const)
  return {
    customer,
    confirmedAt: new Date(organisation.time.at(day, draw.int(8 * 60 + 30, 17 * 60 + 30)).getTime() + draw.int(0, 59_999)),
    entity: customer.entities[draw.chance(0.75) ? 0 : draw.int(0, customer.entities.length - 1)] ?? missing(seed.key),
    contactId: buyer?.id ?? null,
    channel,
    site: customer.sites.length > 0 && (seed.delivery === 'delivery' || draw.chance(0.6)) ? draw.pick(customer.sites) : null,
    lines: seed.isShop ? shelfLines(customer, draw, context) : habitLines(customer, draw, context),
    isCancelled: draw.chance(0.015),
  }
}

function missing(key: string): never {
  throw new Error(`Customer «${key}» has no legal entity`)
}

/** Whole packs; large amounts as people say them: 47 → 45, 212 → 210. */
function said(amount: number): number {
  const step = amount >= 100 ? 10 : amount >= 20 ? 5 : 1
  return Math.max(1, Math.round(amount / step) * step)
}

/** What it always takes nearly always, the rest of its trade now and then. */
function habitLines({ seed }: Customer, draw: Draws, { company, byName }: PlanContext): PlannedLine[] {
  const lines = seed.trades.flatMap((trade) =>
    seedOfKey(company.trades, trade).flatMap(([name, from, to], i) => {
      const often = i < 3 ? 0.88 : i < 7 ? 0.5 : 0.25
      if (!draw.chance(seed.trades.length > 1 ? often * 0.75 : often)) return []
      return [{ product: byName(name), packs: said((from + draw.next() * (to - from)) * seed.size) }]
    }),
  )
  if (lines.length > 0) return unique(lines)
  const [name, from] = seedOfKey(company.trades, seed.trades[0] ?? '')[0] ?? missing(seed.key)
  return [{ product: byName(name), packs: said(from * seed.size) }]
}

const unique = (lines: readonly PlannedLine[]): PlannedLine[] => [...new Map(lines.map((line) => [line.product.id, line])).values()]

function shelfLines(customer: Customer, draw: Draws, context: PlanContext): PlannedLine[] {
  const own = habitLines(customer, draw, context)
  const shelf = draw.some(context.shelf, draw.int(4, 14)).map((product) => ({
    product,
    packs: Math.max(1, Math.round((draw.int(4000, 26_000) / product.seed.price) * (1 + customer.seed.size))),
  }))
  return unique([...own, ...shelf])
}
