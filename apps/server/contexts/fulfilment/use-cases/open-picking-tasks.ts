import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { listWarehouses, loadProducts } from '../../catalog/index.ts'
import { lockOrder, type Order } from '../../ordering/index.ts'
import { instantOf } from '../domain/departure.ts'
import { type PlannedTask, planPicking } from '../domain/picking-plan.ts'
import { FULFILMENT_EVENTS } from '../events.ts'
import { lineProgress } from '../queries/line-progress.ts'
import { freeStop } from './book-stop.ts'
import { planDeparture } from './plan-departure.ts'

/**
 * Brings the picking tasks of an order in line with the order as it is now: made when it is confirmed (state `waiting`), re-made when it
 * is changed, opened when it is released, ended when it is cancelled. Tasks that somebody has started are never changed. Safe to run at
 * any time and any number of times.
 */
export async function openPickingTasks(tx: Tx, orderId: string): Promise<void> {
  const locked = await lockOrder(tx, orderId)
  if (locked === null) return
  if (locked.state === 'cancelled') {
    await freeStop(tx, orderId)
    return cancelPickingTasks(tx, locked)
  }
  if (locked.state !== 'confirmed') return
  await planDeparture(tx, locked)
  const order = (await lockOrder(tx, orderId)) ?? locked
  await arrangeTasks(tx, order)
}

/** The unstarted tasks as planned. Called with the order locked. */
export async function arrangeTasks(tx: Tx, order: Order): Promise<void> {
  const [progress, products, warehouses] = [
    await lineProgress(tx.db, order.id),
    await loadProducts(tx.db, [...new Set(order.lines.flatMap((line) => line.productId ?? []))]),
    await listWarehouses(tx.db),
  ]
  const pickedHere = new Set(warehouses.filter((warehouse) => warehouse.pickingSource === 'hub').map((warehouse) => warehouse.id))
  const planned = planPicking(order, progress, (id) => products.get(id)?.kind !== 'service').filter((task) =>
    pickedHere.has(task.warehouseId),
  )
  const existing = await unstartedTasks(tx, order.id)
  for (const task of planned) {
    const found = existing.find((candidate) => candidate.warehouse_id === task.warehouseId && candidate.waits === task.waitsForStock)
    const zone = warehouses.find((warehouse) => warehouse.id === task.warehouseId)?.timeZone ?? 'UTC'
    await writeTask(tx, order, { task, found, dueAt: dueAt(order, zone) })
  }
  const kept = new Set(planned.map((task) => `${task.warehouseId} ${task.waitsForStock}`))
  for (const task of existing) if (!kept.has(`${task.warehouse_id} ${task.waits}`)) await endTask(tx, task.id)
}

interface UnstartedTask {
  readonly id: string
  readonly warehouse_id: string
  readonly state: 'waiting' | 'open'
  readonly waits: boolean
}

/** A task waits for stock when its lines do: all of one task are alike. */
async function unstartedTasks(tx: Tx, orderId: string): Promise<readonly UnstartedTask[]> {
  const { rows } = await sql<UnstartedTask>`
    SELECT t.id, t.warehouse_id, t.state, coalesce(bool_or(l.expected_on IS NOT NULL OR EXISTS (
        SELECT FROM picking_line e JOIN picking_task d ON d.id = e.task_id
        WHERE e.line_id = k.line_id AND d.state = 'picked' AND e.picked_thousandths < e.to_pick_thousandths)), false) AS waits
    FROM picking_task t LEFT JOIN picking_line k ON k.task_id = t.id LEFT JOIN order_line l ON l.id = k.line_id
    WHERE t.order_id = ${orderId} AND t.state IN ('waiting', 'open') GROUP BY t.id ORDER BY t.created_at, t.id`.execute(tx.db)
  return rows
}

/** Ready by the beginning of the window it leaves in. */
function dueAt({ delivery }: Order, timeZone: string): Date | null {
  if (delivery.shipOn === null || delivery.fromMinutes === null) return null
  const day = delivery.shipOn as Parameters<typeof instantOf>[0]
  return instantOf(day, delivery.mode === 'pickup' ? (delivery.toMinutes ?? delivery.fromMinutes) : delivery.fromMinutes, timeZone)
}

interface TaskWriting {
  readonly task: PlannedTask
  readonly found: UnstartedTask | undefined
  readonly dueAt: Date | null
}

async function writeTask(tx: Tx, order: Order, { task, found, dueAt }: TaskWriting): Promise<void> {
  const state = order.releasedAt !== null && !task.waitsForStock ? 'open' : 'waiting'
  const id = found?.id ?? tx.newId('task')
  if (found === undefined) {
    await tx.db
      .insertInto('picking_task')
      .values({ id, order_id: order.id, warehouse_id: task.warehouseId, state, due_at: dueAt, created_at: tx.now })
      .execute()
  } else {
    await tx.db.updateTable('picking_task').set({ state, due_at: dueAt, version: sql`version + 1` }).where('id', '=', id).execute()
    await tx.db.deleteFrom('picking_line').where('task_id', '=', id).execute()
  }
  const cells = await cellsOf(tx, task)
  await tx.db
    .insertInto('picking_line')
    .values(
      task.lines.map((line) => ({
        task_id: id,
        line_id: line.lineId,
        position: line.position,
        product_id: line.productId,
        cell: cells.get(line.productId) ?? null,
        to_pick_thousandths: line.toPick,
      })),
    )
    .execute()
  tx.touch('picking', id)
  if (state === 'open' && found?.state !== 'open') announce(tx, order, { type: FULFILMENT_EVENTS.pickingOpened, id, task })
}

function announce(
  tx: Tx,
  order: Order,
  { type, id, task }: { type: `${string}.${string}`; id: string; task: Pick<PlannedTask, 'warehouseId'> },
): void {
  tx.append({
    type,
    version: 1,
    subject: order.id,
    partyId: order.partnerId,
    data: { number: order.number, taskId: id, warehouseId: task.warehouseId },
  })
}

async function cellsOf(tx: Tx, task: PlannedTask): Promise<ReadonlyMap<string, string | null>> {
  const rows = await tx.db
    .selectFrom('stock')
    .select(['product_id', 'cell'])
    .where('warehouse_id', '=', task.warehouseId)
    .where(
      'product_id',
      'in',
      task.lines.map((line) => line.productId),
    )
    .where('cell', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.product_id, row.cell]))
}

async function endTask(tx: Tx, taskId: string): Promise<void> {
  await tx.db.updateTable('picking_task').set({ state: 'cancelled', version: sql`version + 1` }).where('id', '=', taskId).execute()
  tx.touch('picking', taskId)
}

/** Nothing is picked for a cancelled order; what was taken from the shelves goes back. */
async function cancelPickingTasks(tx: Tx, order: Order): Promise<void> {
  const tasks = await tx.db
    .selectFrom('picking_task')
    .select(['id', 'state', 'warehouse_id'])
    .where('order_id', '=', order.id)
    .where('state', '<>', 'cancelled')
    .forUpdate()
    .execute()
  for (const task of tasks) {
    await endTask(tx, task.id)
    if (task.state === 'picking' || task.state === 'picked')
      announce(tx, order, { type: FULFILMENT_EVENTS.pickingCancelled, id: task.id, task: { warehouseId: task.warehouse_id } })
  }
}
