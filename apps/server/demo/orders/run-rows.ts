import { type TableRows, tableRows } from '../copy-rows.ts'
import type { RouteRef } from '../rows/company-rows.ts'
import { departureOf } from './departure-of.ts'
import type { OrderRecord } from './order-record.ts'
import type { Writing } from './order-rows.ts'

interface Booked {
  readonly record: OrderRecord
  readonly route: RouteRef
  readonly windowId: string
  readonly day: string
}

/** Runs of orders that are under way, with a stop for each released one. */
export function runTables(records: readonly OrderRecord[], writing: Writing): TableRows[] {
  const runs = new Map<string, { readonly id: string; readonly stops: Booked[] }>()
  for (const booked of records.flatMap((record) => bookedStop(record, writing))) {
    const key = `${booked.day} ${booked.route.id}`
    const run = runs.get(key) ?? { id: writing.id('run', booked.record.timeline.confirmedAt), stops: [] }
    run.stops.push(booked)
    runs.set(key, run)
  }
  const all = [...runs.values()]
  return [
    tableRows(
      'delivery_run',
      all.flatMap(({ id, stops }) => runRow(id, stops)),
    ),
    tableRows(
      'run_stop',
      all.flatMap(({ id, stops }) => stopRows(id, stops)),
    ),
  ]
}

function bookedStop(record: OrderRecord, { company }: Writing): Booked[] {
  if (record.open === null || record.timeline.releasedAt === null) return []
  const { stop, shipOn } = departureOf(record, company)
  return stop === null ? [] : [{ record, ...stop, day: shipOn }]
}

function runRow(id: string, stops: readonly Booked[]) {
  const [first] = stops
  if (first === undefined) return []
  const { route, day, record } = first
  const isOut = stops.every((stop) => stop.record.timeline.shippedAt !== null)
  const isDone = stops.every((stop) => stop.record.timeline.deliveredAt !== null)
  return [
    {
      id,
      route_id: route.id,
      warehouse_id: record.planned.customer.warehouseId,
      day,
      vehicle: route.seed.vehicle,
      driver: '',
      capacity_stops: route.seed.capacity_stops,
      capacity_kg: route.seed.capacity_kg,
      state: isDone ? ('done' as const) : isOut ? ('out' as const) : ('planned' as const),
      out_at: isOut ? record.timeline.shippedAt : null,
    },
  ]
}

/** By window, then as they were released. */
const stopRows = (runId: string, stops: readonly Booked[]) =>
  stops
    .toSorted((a, b) => windowFrom(a) - windowFrom(b))
    .map(({ record, windowId }, i) => ({
      run_id: runId,
      order_id: record.id,
      window_id: windowId,
      position: i + 1,
      weight_grams: Math.round(
        record.lines.reduce((sum, line) => sum + ((line.product.seed.kg ?? 0) * line.baseThousandths) / 1000, 0) * 1000,
      ),
      volume_cm3: Math.round(
        record.lines.reduce((sum, line) => sum + ((line.product.seed.litres ?? 0) * line.baseThousandths) / 1000, 0) * 1000,
      ),
      booked_by: 'system:plan',
      booked_at: record.timeline.releasedAt ?? record.timeline.confirmedAt,
    }))

const windowFrom = ({ route, windowId }: Booked): number => route.windows.find((window) => window.id === windowId)?.from ?? 0
