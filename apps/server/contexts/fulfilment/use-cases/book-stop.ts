import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import type { Load } from '../domain/departure.ts'

/** Bookings of a warehouse go one after another: two orders never take the last place together. */
export async function lockRuns(tx: Tx, warehouseId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`windows ${warehouseId}`}, 0))`.execute(tx.db)
}

export interface BookStop {
  readonly orderId: string
  readonly routeId: string
  readonly windowId: string
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly load: Load
  readonly by: string
}

/**
 * Gives the order its place at the end of a run, made from the route if nothing was on it yet; a place on another run that has not left
 * is given up. Called with `lockRuns` held and the room checked.
 */
export async function bookStop(tx: Tx, command: BookStop): Promise<void> {
  const runId = await runOf(tx, command.routeId, command.day)
  await freeStop(tx, command.orderId, runId)
  const weightGrams = Math.round(command.load.kg * 1000)
  const volumeCm3 = Math.round(command.load.litres * 1000)
  await sql`
    INSERT INTO run_stop (run_id, order_id, window_id, position, weight_grams, volume_cm3, booked_by, booked_at)
    SELECT ${runId}, ${command.orderId}, ${command.windowId}, coalesce(max(position), 0) + 1, ${weightGrams}, ${volumeCm3}, ${command.by}, ${tx.now}
    FROM run_stop WHERE run_id = ${runId}
    ON CONFLICT (run_id, order_id) DO UPDATE SET window_id = excluded.window_id, weight_grams = excluded.weight_grams,
      volume_cm3 = excluded.volume_cm3`.execute(tx.db)
  tx.touch('run', runId)
}

/** The run of a route on a day, locked; made with the route's vehicle and capacity when it is not there yet. */
export async function runOf(tx: Tx, routeId: string, day: string): Promise<string> {
  await sql`
    INSERT INTO delivery_run (id, route_id, warehouse_id, day, vehicle, capacity_stops, capacity_kg, capacity_litres)
    SELECT ${tx.newId('run')}, id, warehouse_id, ${day}::date, vehicle, capacity_stops, capacity_kg, capacity_litres FROM delivery_route WHERE id = ${routeId}
    ON CONFLICT (route_id, day) DO NOTHING`.execute(tx.db)
  const row = await tx.db
    .selectFrom('delivery_run')
    .select('id')
    .where('route_id', '=', routeId)
    .where('day', '=', day)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return row.id
}

/** Gives up the order's place on runs that have not left, but on `exceptRunId`. */
export async function freeStop(tx: Tx, orderId: string, exceptRunId = ''): Promise<void> {
  const { rows } = await sql<{ run_id: string }>`
    DELETE FROM run_stop s USING delivery_run d
    WHERE d.id = s.run_id AND d.state = 'planned' AND s.order_id = ${orderId} AND s.run_id <> ${exceptRunId} RETURNING s.run_id`.execute(
    tx.db,
  )
  for (const row of rows) tx.touch('run', row.run_id)
}
