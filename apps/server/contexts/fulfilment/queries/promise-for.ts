import { addDays, type CalendarDate, calendarDate } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { listWarehouses } from '../../catalog/index.ts'
import { listOrganisations } from '../../parties/index.ts'
import { type Booking, type DeliveryWindow, type Departure, findDeparture, HORIZON_DAYS } from '../domain/departure.ts'

export interface PromiseQuestion {
  readonly warehouseId: string
  readonly mode: 'pickup' | 'delivery' | 'carrier'
  /** When the order is (or would be) released: the cut-off tests that. */
  readonly at: Date
  readonly weightKg?: number
  /** A day the customer asked for. */
  readonly notBefore?: string | null
  /** The order asked about does not take room from itself. */
  readonly exceptOrderId?: string
}

/** The first departure with room for goods released at `at`, or null: no window of the warehouse fits, so no day may be promised. */
export async function promiseFor(db: Db, question: PromiseQuestion): Promise<Departure | null> {
  if (question.mode === 'carrier') return null
  const warehouse = (await listWarehouses(db)).find((candidate) => candidate.id === question.warehouseId)
  if (warehouse === undefined) return null
  const windows = await windowsOf(db, question.warehouseId, question.mode)
  if (windows.length === 0) return null
  const today = calendarDate(question.at, warehouse.timeZone)
  const [calendar, bookings] = await Promise.all([productionCalendar(db, warehouse.timeZone, today), bookingsFrom(db, question, today)])
  return findDeparture({
    at: question.at,
    timeZone: warehouse.timeZone,
    windows,
    calendar,
    bookings,
    weightKg: question.weightKg ?? 0,
    notBefore: (question.notBefore ?? null) as CalendarDate | null,
  })
}

async function windowsOf(db: Db, warehouseId: string, mode: 'pickup' | 'delivery'): Promise<readonly DeliveryWindow[]> {
  const rows = await db
    .selectFrom('delivery_window')
    .selectAll()
    .where('warehouse_id', '=', warehouseId)
    .where('mode', '=', mode)
    .where('is_active', '=', true)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    weekdays: row.weekdays,
    fromMinutes: row.from_minutes,
    toMinutes: row.to_minutes,
    cutOffMinutes: row.cut_off_minutes,
    cutOffDaysBefore: row.cut_off_days_before,
    capacityStops: row.capacity_stops,
    capacityKg: row.capacity_kg,
  }))
}

/** Exceptions of the country whose seller works in the warehouse's time zone, else of the first seller's. */
async function productionCalendar(db: Db, timeZone: string, from: CalendarDate): Promise<ReadonlyMap<string, boolean>> {
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

/** Only released orders take room: an unpaid promise is not a booked stop. */
async function bookingsFrom(db: Db, question: PromiseQuestion, from: CalendarDate): Promise<readonly Booking[]> {
  const { rows } = await sql<Booking>`
    SELECT o.ship_on AS day, o.window_from_minutes AS "fromMinutes", count(*)::int AS stops,
      coalesce(sum((SELECT sum(l.base_thousandths::numeric * p.weight_grams) FROM order_line l JOIN product p ON p.id = l.product_id
        WHERE l.order_id = o.id AND l.state = 'open')) / 1000000, 0)::float8 AS kg
    FROM customer_order o
    WHERE o.state = 'confirmed' AND o.released_at IS NOT NULL AND o.warehouse_id = ${question.warehouseId} AND o.delivery_mode = ${question.mode}
      AND o.ship_on >= ${from}::date AND o.window_from_minutes IS NOT NULL AND o.id <> ${question.exceptOrderId ?? ''}
    GROUP BY 1, 2`.execute(db)
  return rows
}
