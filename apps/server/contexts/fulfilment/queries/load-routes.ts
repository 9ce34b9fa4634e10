import { addDays, type CalendarDate } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { listWarehouses } from '../../catalog/index.ts'
import { listOrganisations } from '../../parties/index.ts'
import { type Booking, cutOffOf, HORIZON_DAYS, NO_LIMIT, type Route, type RouteWindow, type RunException } from '../domain/departure.ts'

/** A route as the weekly template has it. */
export interface DeliveryRoute extends Route {
  readonly warehouseId: string
  /** Null: any address. */
  readonly zoneId: string | null
  readonly zoneName: string | null
  readonly name: string
  readonly vehicle: string
}

/** Routes of a warehouse in use, with the windows in use, in the order of their first window. */
export async function deliveryRoutes(db: Db, warehouseId: string): Promise<readonly DeliveryRoute[]> {
  const { rows } = await sql<DeliveryRoute>`
    SELECT r.id, r.warehouse_id AS "warehouseId", r.zone_id AS "zoneId", z.name AS "zoneName", r.name, r.vehicle, r.weekdays,
      r.cut_off_minutes AS "cutOffMinutes", r.cut_off_days_before AS "cutOffDaysBefore",
      json_build_object('stops', r.capacity_stops, 'kg', r.capacity_kg, 'litres', r.capacity_litres) AS capacity,
      coalesce(json_agg(json_build_object('id', w.id, 'fromMinutes', w.from_minutes, 'toMinutes', w.to_minutes, 'capacityStops', w.capacity_stops)
        ORDER BY w.from_minutes, w.id) FILTER (WHERE w.id IS NOT NULL), '[]') AS windows
    FROM delivery_route r LEFT JOIN delivery_zone z ON z.id = r.zone_id LEFT JOIN route_window w ON w.route_id = r.id AND w.is_active
    WHERE r.warehouse_id = ${warehouseId} AND r.is_active GROUP BY r.id, z.name ORDER BY min(w.from_minutes), r.name, r.id`.execute(db)
  return rows
}

/** Routes that go to a zone: its own, or those for any address where it has none. */
export function routesTo(zoneId: string | null, routes: readonly DeliveryRoute[]): readonly DeliveryRoute[] {
  const own = routes.filter((route) => route.zoneId !== null && route.zoneId === zoneId)
  return own.length > 0 ? own : routes.filter((route) => route.zoneId === null)
}

/** Hours of pickup, each a route of one window. */
export async function pickupHours(db: Db, warehouseId: string): Promise<readonly Route[]> {
  const rows = await db
    .selectFrom('pickup_window')
    .selectAll()
    .where('warehouse_id', '=', warehouseId)
    .where('is_active', '=', true)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    weekdays: row.weekdays,
    cutOffMinutes: row.cut_off_minutes,
    cutOffDaysBefore: row.cut_off_days_before,
    capacity: { ...NO_LIMIT, stops: row.capacity_stops, kg: row.capacity_kg },
    windows: [{ id: row.id, fromMinutes: row.from_minutes, toMinutes: row.to_minutes, capacityStops: null } satisfies RouteWindow],
  }))
}

/** Exceptions of the country whose seller works in the warehouse's time zone, else of the first seller's. */
export async function productionCalendar(db: Db, timeZone: string, from: CalendarDate): Promise<ReadonlyMap<string, boolean>> {
  const sellers = await listOrganisations(db)
  const country = (sellers.find((seller) => seller.timeZone === timeZone) ?? sellers[0])?.country
  if (country === undefined) return new Map()
  const rows = await db
    .selectFrom('holiday')
    .select(['day', 'is_working'])
    .where('country', '=', country)
    .where('day', '>=', addDays(from, -30))
    .where('day', '<=', addDays(from, HORIZON_DAYS * 2))
    .execute()
  return new Map(rows.map((row) => [row.day, row.is_working]))
}

/** What is booked on runs from a day on, and which runs of those days differ from their routes. */
export async function runBookings(
  db: Db,
  question: { readonly warehouseId: string; readonly from: CalendarDate; readonly exceptOrderId?: string },
): Promise<{ readonly bookings: readonly Booking[]; readonly exceptions: readonly RunException[] }> {
  const { rows: bookings } = await sql<Booking>`
    SELECT d.day, d.route_id AS "routeId", s.window_id AS "windowId", count(*)::int AS stops, (sum(s.weight_grams) / 1000)::float8 AS kg,
      (sum(s.volume_cm3) / 1000)::float8 AS litres
    FROM run_stop s JOIN delivery_run d ON d.id = s.run_id
    WHERE d.warehouse_id = ${question.warehouseId} AND d.day >= ${question.from}::date AND s.order_id <> ${question.exceptOrderId ?? ''}
    GROUP BY 1, 2, 3`.execute(db)
  const { rows: exceptions } = await sql<RunException>`
    SELECT day, route_id AS "routeId", state = 'planned' AS "isOpen",
      json_build_object('stops', capacity_stops, 'kg', capacity_kg, 'litres', capacity_litres) AS capacity
    FROM delivery_run WHERE warehouse_id = ${question.warehouseId} AND day >= ${question.from}::date`.execute(db)
  return { bookings, exceptions }
}

/** Released orders that will be fetched, by their hours. */
export async function pickupBookings(
  db: Db,
  question: { readonly warehouseId: string; readonly from: CalendarDate; readonly exceptOrderId?: string },
): Promise<readonly Booking[]> {
  const { rows } = await sql<Booking>`
    SELECT o.ship_on AS day, w.id AS "routeId", w.id AS "windowId", count(*)::int AS stops, 0::float8 AS litres,
      coalesce(sum((SELECT sum(l.base_thousandths::numeric * p.weight_grams) FROM order_line l JOIN product p ON p.id = l.product_id
        WHERE l.order_id = o.id AND l.state = 'open')) / 1000000, 0)::float8 AS kg
    FROM customer_order o JOIN pickup_window w ON w.warehouse_id = o.warehouse_id AND w.from_minutes = o.window_from_minutes
    WHERE o.state = 'confirmed' AND o.released_at IS NOT NULL AND o.warehouse_id = ${question.warehouseId} AND o.delivery_mode = 'pickup'
      AND o.ship_on >= ${question.from}::date AND o.id <> ${question.exceptOrderId ?? ''} GROUP BY 1, 2`.execute(db)
  return rows
}

/** The clock departures of a warehouse go by. */
export const timeZoneOf = async (db: Db, warehouseId: string): Promise<string> =>
  (await listWarehouses(db)).find(({ id }) => id === warehouseId)?.timeZone ?? 'UTC'

/** The cut-off of a route's departure on a day. */
export async function cutOffAtOf(db: Db, route: DeliveryRoute, day: CalendarDate): Promise<Date> {
  const timeZone = await timeZoneOf(db, route.warehouseId)
  return cutOffOf(route, day, { timeZone, calendar: await productionCalendar(db, timeZone, day) })
}
