import { type BusinessError, fail, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import type { Actor } from '../../parties/index.ts'
import { runOf } from './book-stop.ts'
import { deliverShipment } from './deliver-shipment.ts'
import { shipOrder } from './ship-order.ts'

/** A route on a day. */
export interface RunOfDay {
  readonly routeId: string
  readonly day: string
}

async function lockedRun(
  tx: Tx,
  { routeId, day }: RunOfDay,
): Promise<{ readonly id: string; readonly state: 'planned' | 'out' | 'done' } | null> {
  const runs = tx.db.selectFrom('delivery_run').select(['id', 'state']).where('route_id', '=', routeId).where('day', '=', day)
  return (await runs.forUpdate().executeTakeFirst()) ?? null
}

/** The order of the stops as the driver goes. Orders not named stay behind those named, in their order. */
export async function arrangeStops(tx: Tx, command: RunOfDay & { readonly orderIds: readonly string[] }): Promise<Result<null>> {
  const run = await lockedRun(tx, command)
  if (run === null) return fail('fulfilment.unknown-run', { ...command })
  if (run.state !== 'planned') return fail('fulfilment.run-left', { ...command })
  await sql`
    UPDATE run_stop s SET position = o.place FROM (
      SELECT order_id, row_number() OVER (ORDER BY array_position(${[...command.orderIds]}::text[], order_id::text) NULLS LAST, position, order_id) AS place
      FROM run_stop WHERE run_id = ${run.id}) o
    WHERE s.run_id = ${run.id} AND s.order_id = o.order_id`.execute(tx.db)
  tx.touch('run', run.id)
  return ok(null)
}

/** Vehicle and driver of the day. */
export async function assignRun(tx: Tx, command: RunOfDay & { readonly vehicle: string; readonly driver: string }): Promise<Result<null>> {
  const route = await tx.db.selectFrom('delivery_route').select('id').where('id', '=', command.routeId).executeTakeFirst()
  if (route === undefined) return fail('fulfilment.unknown-run', { routeId: command.routeId, day: command.day })
  const id = await runOf(tx, command.routeId, command.day)
  const { vehicle, driver } = command
  await tx.db.updateTable('delivery_run').set({ vehicle, driver, version: sql`version + 1` }).where('id', '=', id).execute()
  tx.touch('run', id)
  return ok(null)
}

export interface LeftBehind {
  readonly orderId: string
  readonly orderNumber: string
  readonly error: BusinessError
}

/**
 * The vehicle leaves: every order on it that may leave is shipped with its own document. One that may not (not picked, not paid) stays behind
 * and loses its place, so that a person finds it another run. Nothing to ship: the run does not leave.
 */
export async function departRun(
  tx: Tx,
  command: RunOfDay & { readonly actor: Actor },
): Promise<Result<{ readonly leftBehind: readonly LeftBehind[] }>> {
  const run = await lockedRun(tx, command)
  if (run === null) return fail('fulfilment.run-empty', { routeId: command.routeId, day: command.day })
  if (run.state !== 'planned') return fail('fulfilment.run-left', { routeId: command.routeId, day: command.day })
  const { rows: stops } = await sql<{ orderId: string; orderNumber: string; isShipped: boolean }>`
    SELECT s.order_id AS "orderId", coalesce(o.number, '') AS "orderNumber", EXISTS (SELECT FROM shipment h WHERE h.order_id = o.id) AS "isShipped"
    FROM run_stop s JOIN customer_order o ON o.id = s.order_id WHERE s.run_id = ${run.id} ORDER BY s.position`.execute(tx.db)
  const leftBehind: LeftBehind[] = []
  for (const { orderId, orderNumber, isShipped } of stops) {
    const shipped = await shipOrder(tx, { orderId, actor: command.actor })
    if (!shipped.ok && !isShipped) leftBehind.push({ orderId, orderNumber, error: shipped.error })
  }
  if (leftBehind.length === stops.length) return fail('fulfilment.run-empty', { routeId: command.routeId, day: command.day })
  const ids = leftBehind.map(({ orderId }) => orderId)
  await sql`DELETE FROM run_stop WHERE run_id = ${run.id} AND order_id = ANY (${ids}::text[])`.execute(tx.db)
  await tx.db
    .updateTable('delivery_run')
    .set({ state: 'out', out_at: tx.now, version: sql`version + 1` })
    .where('id', '=', run.id)
    .execute()
  tx.touch('run', run.id)
  return ok({ leftBehind })
}

/** The driver handed the goods over: every shipment of the order is delivered. */
export async function deliverStop(
  tx: Tx,
  command: RunOfDay & { readonly orderId: string; readonly receivedBy: string | null; readonly actor: Actor },
): Promise<Result<null>> {
  const { rows } = await sql<{ id: string; isDelivered: boolean }>`
    SELECT h.id, h.delivered_at IS NOT NULL AS "isDelivered" FROM shipment h JOIN run_stop s ON s.order_id = h.order_id JOIN delivery_run d ON d.id = s.run_id
    WHERE s.order_id = ${command.orderId} AND d.route_id = ${command.routeId} AND d.day = ${command.day}::date ORDER BY h.id`.execute(tx.db)
  if (rows.length === 0) return fail('fulfilment.not-gone', { orderId: command.orderId })
  for (const { id, isDelivered } of rows) {
    if (isDelivered) continue
    const delivered = await deliverShipment(tx, { shipmentId: id, receivedBy: command.receivedBy, actor: command.actor })
    if (!delivered.ok) return delivered
  }
  return ok(null)
}
