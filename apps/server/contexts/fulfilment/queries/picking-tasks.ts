import type { PickingTaskRow, PickingTaskView } from '@skladno/contracts'
import { toPacks } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { loadProducts, type Product } from '../../catalog/index.ts'
import { allowedPickingCommands } from '../domain/picking.ts'
import { fulfilmentTexts, type Locale } from '../messages/index.ts'

interface Row {
  readonly id: string
  readonly orderId: string
  readonly orderNumber: string
  readonly partnerName: string
  readonly warehouseId: string
  readonly warehouseName: string
  readonly state: PickingTaskRow['state']
  readonly dueAt: Date | null
  readonly timeZone: string
  readonly deliveryMode: PickingTaskRow['deliveryMode']
  readonly lineCount: number
  readonly doneCount: number
  readonly assignedId: string | null
  readonly assignedName: string | null
  readonly version: number
  readonly isReleased: boolean
  readonly isPaid: boolean
  readonly comment: string | null
}

export interface TaskListQuery {
  readonly warehouseId?: string | undefined
  readonly states?: readonly string[] | undefined
  readonly limit?: number
  readonly locale: Locale
}

/** Tasks in the order in which they are due; finished and cancelled ones only when asked for. */
export async function listPickingTasks(db: Db, query: TaskListQuery): Promise<PickingTaskRow[]> {
  const states = query.states === undefined || query.states.length === 0 ? ['waiting', 'open', 'picking'] : [...query.states]
  const { rows } = await sql<Row>`${SELECT} WHERE t.state = ANY (${states}::text[])
    AND (${query.warehouseId ?? null}::text IS NULL OR t.warehouse_id = ${query.warehouseId ?? null})
    ORDER BY CASE t.state WHEN 'picking' THEN 0 WHEN 'open' THEN 1 WHEN 'waiting' THEN 2 ELSE 3 END, t.due_at NULLS LAST, t.created_at, t.id
    LIMIT ${query.limit ?? 300}`.execute(db)
  return rows.map((row) => rowView(row, query.locale))
}

/** A percentage of the total counts as paid when the money covers advance and prepayment: the «отгрузка» gate. */
const SELECT = sql`
  SELECT t.id, t.order_id AS "orderId", coalesce(o.number, '') AS "orderNumber", p.name AS "partnerName", t.warehouse_id AS "warehouseId",
    w.name AS "warehouseName", t.state, t.due_at AS "dueAt", w.time_zone AS "timeZone", o.delivery_mode AS "deliveryMode", t.assigned_to AS "assignedId", e.name AS "assignedName",
    t.version, o.released_at IS NOT NULL AS "isReleased", o.comment,
    coalesce((SELECT sum(a.amount_minor) FROM payment_allocation a WHERE a.order_id = o.id), 0) * 100
      >= o.total_minor * (o.advance_percent + o.prepayment_percent) AS "isPaid",
    (SELECT count(*)::int FROM picking_line k WHERE k.task_id = t.id) AS "lineCount",
    (SELECT count(*)::int FROM picking_line k WHERE k.task_id = t.id AND k.outcome IS NOT NULL) AS "doneCount"
  FROM picking_task t JOIN customer_order o ON o.id = t.order_id JOIN partner p ON p.id = o.partner_id JOIN warehouse w ON w.id = t.warehouse_id
  LEFT JOIN employee e ON e.id = t.assigned_to`

function rowView(row: Row, locale: Locale): PickingTaskRow {
  return {
    id: row.id,
    orderId: row.orderId,
    orderNumber: row.orderNumber,
    partnerName: row.partnerName,
    warehouse: { id: row.warehouseId, name: row.warehouseName },
    state: row.state,
    waitsFor: row.state === 'waiting' ? fulfilmentTexts(locale, waitsFor(row)) : null,
    dueAt: row.dueAt?.toISOString() ?? null,
    timeZone: row.timeZone,
    deliveryMode: row.deliveryMode,
    lineCount: row.lineCount,
    doneCount: row.doneCount,
    assignedTo: row.assignedId === null ? null : { id: row.assignedId, name: row.assignedName ?? '' },
    version: row.version,
  }
}

/** Money first: an unpaid order waits for it whatever the stock. */
const waitsFor = (row: Row): 'waitsForStock' | 'waitsForPayment' | 'waitsForCredit' =>
  row.isReleased ? 'waitsForStock' : row.isPaid ? 'waitsForCredit' : 'waitsForPayment'

interface LineRow {
  readonly lineId: string
  readonly position: number
  readonly productId: string
  readonly cell: string | null
  readonly toPick: number
  readonly picked: number
  readonly outcome: PickingTaskView['lines'][number]['outcome']
  readonly note: string | null
  readonly photoFileId: string | null
}

/** One task with its lines in the order of the shelves, or null. */
export async function pickingTask(db: Db, taskId: string, locale: Locale): Promise<PickingTaskView | null> {
  const { rows } = await sql<Row>`${SELECT} WHERE t.id = ${taskId}`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  const lines = await sql<LineRow>`
    SELECT k.line_id AS "lineId", k.position, k.product_id AS "productId", k.cell, k.to_pick_thousandths AS "toPick",
      k.picked_thousandths AS picked, k.outcome, k.note, p.photo_file_id AS "photoFileId"
    FROM picking_line k JOIN product p ON p.id = k.product_id
    WHERE k.task_id = ${taskId} ORDER BY k.cell NULLS LAST, k.position, k.line_id`.execute(db)
  const products = await loadProducts(db, [...new Set(lines.rows.map((line) => line.productId))])
  return {
    ...rowView(row, locale),
    comment: row.comment,
    lines: lines.rows.map((line) => lineView(line, products.get(line.productId))),
    allowedCommands: [...allowedPickingCommands(row)],
  }
}

function lineView(line: LineRow, product: Product | undefined): PickingTaskView['lines'][number] {
  const unit = product?.baseUnit ?? ''
  return {
    lineId: line.lineId,
    position: line.position,
    sku: product?.sku ?? '',
    name: product?.name ?? '',
    photoUrl: line.photoFileId === null ? null : `/api/v1/products/${line.productId}/photo`,
    cell: line.cell,
    toPick: { amount: line.toPick / 1000, unit },
    inPacks: product === undefined ? null : inPacks(product, line.toPick),
    picked: { amount: line.picked / 1000, unit },
    outcome: line.outcome,
    note: line.note,
  }
}

/** «10 уп» of «10 уп (5 000 шт)»: only whole sale packs of more than one unit read better. */
function inPacks(product: Product, base: number): PickingTaskView['lines'][number]['inPacks'] {
  const { sale } = product
  if (sale.unit === product.baseUnit || sale.numerator <= sale.denominator) return null
  const packs = toPacks(base, { unit: 'шт', numerator: sale.numerator, denominator: sale.denominator })
  return packs === null || packs % 1000 !== 0 ? null : { amount: packs / 1000, unit: sale.unit }
}
