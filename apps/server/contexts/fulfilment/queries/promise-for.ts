import { type CalendarDate, calendarDate } from '@skladno/kernel'
import type { Db } from '../../../db/types.ts'
import { listWarehouses } from '../../catalog/index.ts'
import type { Order } from '../../ordering/index.ts'
import { zoneOf } from '../../terms/index.ts'
import { type Departure, type DepartureQuestion, findDeparture, type Load, type Route } from '../domain/departure.ts'
import { deliveryRoutes, pickupBookings, pickupHours, productionCalendar, routesTo, runBookings } from './load-routes.ts'
import { loadOf } from './order-load.ts'

export interface PromiseQuestion {
  readonly warehouseId: string
  readonly mode: 'pickup' | 'delivery' | 'carrier'
  /** When the order is (or would be) released: the cut-off tests that. */
  readonly at: Date
  readonly load?: Load
  /** Where to: decides which routes go there. */
  readonly siteId?: string | null
  readonly address?: string | null
  /** A day the customer asked for. */
  readonly notBefore?: string | null
  readonly within?: DepartureQuestion['within']
  /** The order asked about does not take room from itself. */
  readonly exceptOrderId?: string
}

const ONE_STOP: Load = { stops: 1, kg: 0, litres: 0 }

/** The first departure with room for goods released at `at`, or null: nothing of the warehouse goes there, so no day may be promised. */
export async function promiseFor(db: Db, question: PromiseQuestion): Promise<Departure | null> {
  if (question.mode === 'carrier') return null
  const warehouse = (await listWarehouses(db)).find((candidate) => candidate.id === question.warehouseId)
  if (warehouse === undefined) return null
  const routes = await routesFor(db, question)
  if (routes.length === 0) return null
  const today = calendarDate(question.at, warehouse.timeZone)
  const booked = {
    warehouseId: question.warehouseId,
    from: today,
    ...(question.exceptOrderId === undefined ? {} : { exceptOrderId: question.exceptOrderId }),
  }
  const [calendar, taken] = await Promise.all([
    productionCalendar(db, warehouse.timeZone, today),
    question.mode === 'pickup' ? { bookings: await pickupBookings(db, booked), exceptions: [] } : runBookings(db, booked),
  ])
  return findDeparture({
    at: question.at,
    timeZone: warehouse.timeZone,
    routes,
    calendar,
    ...taken,
    load: question.load ?? ONE_STOP,
    notBefore: (question.notBefore ?? null) as CalendarDate | null,
    within: question.within ?? null,
  })
}

async function routesFor(db: Db, { mode, warehouseId, siteId = null, address = null }: PromiseQuestion): Promise<readonly Route[]> {
  if (mode === 'pickup') return pickupHours(db, warehouseId)
  const [zone, routes] = await Promise.all([zoneOf(db, { warehouseId, siteId, address }), deliveryRoutes(db, warehouseId)])
  return routesTo(zone?.id ?? null, routes)
}

/** What an order could be promised if it were released at `at`: with its weight, place and the day and hours asked for. */
export async function promiseForOrder(db: Db, order: Order, at: Date): Promise<Departure | null> {
  const { mode, siteId, address, shipOn, fromMinutes, toMinutes } = order.delivery
  const within = fromMinutes === null || toMinutes === null ? null : { fromMinutes, toMinutes }
  const load = await loadOf(db, order)
  return promiseFor(db, {
    warehouseId: order.warehouseId,
    mode,
    at,
    load,
    siteId,
    address,
    notBefore: shipOn,
    within,
    exceptOrderId: order.id,
  })
}
