import type { DeliveryBoard, DeliveryRunRow, DeliveryRunView, RunStopView } from '@skladno/contracts'
import { addDays, type CalendarDate, calendarDate } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { listWarehouses } from '../../catalog/index.ts'
import { type Booking, cutOffOf, type RunException, runsOn, totalLoad } from '../domain/departure.ts'
import { type DeliveryRoute, deliveryRoutes, productionCalendar, runBookings } from './load-routes.ts'

const BOARD_DAYS = 7

interface StoredRun extends RunException {
  readonly id: string
  readonly vehicle: string
  readonly driver: string
  readonly state: DeliveryRunRow['state']
  readonly delivered: number
}

/** Runs of a warehouse by day with what is booked on them, and released orders no run carries. `warehouse` is null where there is none. */
export async function deliveryBoard(
  db: Db,
  query: {
    readonly warehouseId?: string | undefined
    readonly from?: string | undefined
    readonly days?: number | undefined
    readonly now: Date
  },
): Promise<DeliveryBoard> {
  const all = await listWarehouses(db)
  const warehouse = all.find(({ id }) => id === query.warehouseId) ?? all[0]
  const warehouses = all.map(({ id, name }) => ({ id, name }))
  if (warehouse === undefined) {
    const today = calendarDate(query.now, 'UTC')
    return { warehouse: null, warehouses, timeZone: 'UTC', today, from: today, days: [], unplaced: [] }
  }
  const today = calendarDate(query.now, warehouse.timeZone)
  const from = (query.from ?? today) as CalendarDate
  const dates = Array.from({ length: query.days ?? BOARD_DAYS }, (_, i) => addDays(from, i))
  const board = await loadDays(db, { warehouseId: warehouse.id, timeZone: warehouse.timeZone, from, now: query.now })
  const days = dates
    .map((day) => ({ day, runs: board.routes.flatMap((route) => runOn(route, day, board) ?? []) }))
    .filter(({ runs }) => runs.length > 0)
  return {
    warehouse: { id: warehouse.id, name: warehouse.name },
    warehouses,
    timeZone: warehouse.timeZone,
    today,
    from,
    days,
    unplaced: await unplacedOrders(db, warehouse.id),
  }
}

interface Days {
  readonly timeZone: string
  readonly now: Date
  readonly routes: readonly DeliveryRoute[]
  readonly calendar: ReadonlyMap<string, boolean>
  readonly bookings: readonly Booking[]
  readonly stored: readonly StoredRun[]
}

async function loadDays(
  db: Db,
  {
    warehouseId,
    timeZone,
    from,
    now,
  }: { readonly warehouseId: string; readonly timeZone: string; readonly from: CalendarDate; readonly now: Date },
): Promise<Days> {
  const [routes, calendar, { bookings }, stored] = await Promise.all([
    deliveryRoutes(db, warehouseId),
    productionCalendar(db, timeZone, from),
    runBookings(db, { warehouseId, from }),
    storedRuns(db, warehouseId, from),
  ])
  return { timeZone, now, routes, calendar, bookings, stored }
}

async function storedRuns(db: Db, warehouseId: string, from: CalendarDate): Promise<readonly StoredRun[]> {
  const { rows } = await sql<StoredRun>`
    SELECT d.id, d.day, d.route_id AS "routeId", d.vehicle, d.driver, d.state, d.state = 'planned' AS "isOpen",
      json_build_object('stops', d.capacity_stops, 'kg', d.capacity_kg, 'litres', d.capacity_litres) AS capacity,
      (SELECT count(*)::int FROM run_stop s WHERE s.run_id = d.id
        AND EXISTS (SELECT FROM shipment h WHERE h.order_id = s.order_id AND h.delivered_at IS NOT NULL)
        AND NOT EXISTS (SELECT FROM shipment h WHERE h.order_id = s.order_id AND h.delivered_at IS NULL)) AS delivered
    FROM delivery_run d WHERE d.warehouse_id = ${warehouseId} AND d.day >= ${from}::date`.execute(db)
  return rows
}

/** A route on a day: when it runs by its template, or when something was booked on it anyway. */
function runOn(route: DeliveryRoute, day: CalendarDate, { timeZone, now, calendar, bookings, stored }: Days): DeliveryRunRow | null {
  const run = stored.find((one) => one.routeId === route.id && one.day === day)
  const booked = bookings.filter((one) => one.routeId === route.id && one.day === day)
  if (booked.length === 0 && !runsOn(route, day, calendar)) return null
  const cutOffAt = cutOffOf(route, day, { calendar, timeZone })
  const stopsOf = (windowId: string): number => booked.filter((one) => one.windowId === windowId).reduce((sum, { stops }) => sum + stops, 0)
  return {
    routeId: route.id,
    runId: run?.id ?? null,
    day,
    name: route.name,
    zoneName: route.zoneName,
    vehicle: run?.vehicle ?? route.vehicle,
    driver: run?.driver ?? '',
    state: run?.state ?? 'planned',
    cutOffAt: cutOffAt.toISOString(),
    isPastCutOff: now > cutOffAt,
    windows: route.windows.map(({ id, fromMinutes, toMinutes, capacityStops }) => ({
      id,
      fromMinutes,
      toMinutes,
      capacityStops,
      stops: stopsOf(id),
    })),
    load: totalLoad(booked),
    capacity: run?.capacity ?? route.capacity,
    deliveredStops: run?.delivered ?? 0,
  }
}

/** Released, to be delivered, not gone whole, and on no run that is still to leave. */
async function unplacedOrders(db: Db, warehouseId: string): Promise<DeliveryBoard['unplaced']> {
  const { rows } = await sql<DeliveryBoard['unplaced'][number]>`
    SELECT o.id AS "orderId", coalesce(o.number, '') AS "orderNumber", p.name AS "partnerName", o.delivery_address AS address, o.ship_on AS "shipOn",
      round(coalesce((SELECT sum(l.base_thousandths * coalesce(g.weight_grams, 0)) FROM order_line l JOIN product g ON g.id = l.product_id
        WHERE l.order_id = o.id AND l.state = 'open'), 0) / 1000000, 1)::float8 AS kg
    FROM customer_order o JOIN partner p ON p.id = o.partner_id
    WHERE o.state = 'confirmed' AND o.released_at IS NOT NULL AND o.delivery_mode = 'delivery' AND o.warehouse_id = ${warehouseId}
      AND NOT EXISTS (SELECT FROM run_stop s JOIN delivery_run d ON d.id = s.run_id WHERE s.order_id = o.id AND d.state = 'planned')
      AND EXISTS (SELECT FROM order_line l JOIN product g ON g.id = l.product_id AND g.kind <> 'service' WHERE l.order_id = o.id AND l.state = 'open'
        AND l.base_thousandths - l.cancelled_thousandths > coalesce((SELECT sum(k.base_thousandths) FROM shipment_line k WHERE k.line_id = l.id), 0))
    ORDER BY o.ship_on NULLS FIRST, o.released_at, o.id LIMIT 200`.execute(db)
  return rows
}

/** One run with its stops in order, or null: the route is not known, or does not run that day and carries nothing. */
export async function deliveryRun(
  db: Db,
  query: { readonly routeId: string; readonly day: string; readonly now: Date; readonly may: DeliveryRunView['allowedCommands'] },
): Promise<DeliveryRunView | null> {
  const route = await db.selectFrom('delivery_route').select('warehouse_id').where('id', '=', query.routeId).executeTakeFirst()
  const warehouse = (await listWarehouses(db)).find(({ id }) => id === route?.warehouse_id)
  if (warehouse === undefined) return null
  const day = query.day as CalendarDate
  const days = await loadDays(db, { warehouseId: warehouse.id, timeZone: warehouse.timeZone, from: day, now: query.now })
  const found = days.routes.find(({ id }) => id === query.routeId)
  const row = found === undefined ? null : runOn(found, day, days)
  if (row === null) return null
  const allowed = row.state === 'planned' ? query.may : query.may.filter((command) => command === 'deliver' || command === 'assign')
  return {
    ...row,
    warehouse: { id: warehouse.id, name: warehouse.name },
    timeZone: warehouse.timeZone,
    stops: row.runId === null ? [] : await stopsOf(db, row.runId),
    allowedCommands: allowed,
    leftBehind: [],
  }
}

type StopRow = Omit<RunStopView, 'total'> & {
  readonly totalMinor: number
  readonly currency: NonNullable<RunStopView['total']>['currency']
}

async function stopsOf(db: Db, runId: string): Promise<RunStopView[]> {
  const { rows } = await sql<StopRow>`
    SELECT s.order_id AS "orderId", coalesce(o.number, '') AS "orderNumber", p.name AS "partnerName", o.delivery_address AS address,
      o.delivery_contact AS contact, o.comment, s.window_id AS "windowId", s.position, (s.weight_grams / 1000.0)::float8 AS kg,
      (s.volume_cm3 / 1000.0)::float8 AS litres, o.total_minor AS "totalMinor", o.currency,
      (SELECT count(*)::int FROM order_line l WHERE l.order_id = o.id AND l.state = 'open') AS "lineCount",
      CASE WHEN h.all_delivered THEN 'delivered' WHEN h.any_shipped THEN 'shipped' WHEN t.is_picked THEN 'picked' WHEN t.is_begun THEN 'picking'
        ELSE 'waiting' END AS state, h.received_by AS "receivedBy"
    FROM run_stop s JOIN customer_order o ON o.id = s.order_id JOIN partner p ON p.id = o.partner_id
    CROSS JOIN LATERAL (SELECT count(*) > 0 AS any_shipped, count(*) > 0 AND bool_and(delivered_at IS NOT NULL) AS all_delivered,
      max(received_by) AS received_by FROM shipment WHERE order_id = o.id) h
    CROSS JOIN LATERAL (SELECT count(*) > 0 AND bool_and(state = 'picked') AS is_picked, coalesce(bool_or(state IN ('picking', 'picked')), false) AS is_begun
      FROM picking_task WHERE order_id = o.id AND state <> 'cancelled') t
    WHERE s.run_id = ${runId} ORDER BY s.position, s.booked_at, s.order_id`.execute(db)
  return rows.map(({ totalMinor, currency, ...stop }) => ({ ...stop, total: { minor: totalMinor, currency } }))
}
