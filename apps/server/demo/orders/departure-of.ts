import type { CalendarDate } from '@skladno/kernel'
import { seedOf } from '../draws.ts'
import type { Company, RouteRef } from '../rows/company-rows.ts'
import type { OrderRecord } from './order-record.ts'

export interface PlannedDeparture {
  readonly shipOn: CalendarDate
  readonly from: number
  readonly to: number
  /** Null: fetched. */
  readonly stop: { readonly route: RouteRef; readonly windowId: string } | null
}

/** The day and the window an order left or will leave by: the next working day; its customer always takes the same window of its zone's route. */
export function departureOf({ planned, timeline }: Pick<OrderRecord, 'planned' | 'timeline'>, company: Company): PlannedDeparture {
  const { customer, site } = planned
  const { time } = customer.organisation
  const shipOn =
    timeline.shippedAt === null
      ? time.workingDayAfter(time.day(timeline.releasedAt ?? planned.confirmedAt), 1)
      : time.day(timeline.shippedAt)
  const { from_minutes, to_minutes } = company.seed.delivery.pickup
  if (site === null) return { shipOn, from: from_minutes, to: to_minutes, stop: null }
  const routes = company.routes(customer.seed.warehouse, site.zone)
  const usual = site.zone === null ? 0 : seedOf(`window ${customer.seed.key}`)
  const route = routes[usual % Math.max(1, routes.length)]
  const window = route?.windows[usual % Math.max(1, route.windows.length)]
  if (route === undefined || window === undefined) throw new Error(`No route goes to «${customer.seed.key}»`)
  return { shipOn, from: window.from, to: window.to, stop: { route, windowId: window.id } }
}
