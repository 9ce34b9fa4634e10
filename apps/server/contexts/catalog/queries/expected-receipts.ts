import type { ExpectedReceipt } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

export interface ExpectedReceiptQuery {
  readonly warehouseId?: string | undefined
  readonly productIds?: readonly string[] | undefined
  readonly receiptId?: string | undefined
  /** `late`: open ones whose day has passed. */
  readonly state: 'open' | 'late' | 'all'
  /** The seller's calendar day. */
  readonly today: string
  readonly limit: number
}

interface Row {
  readonly id: string
  readonly productId: string
  readonly sku: string
  readonly name: string
  readonly unit: string
  readonly warehouseId: string
  readonly warehouseName: string
  readonly quantity: number
  readonly received: number
  readonly on: string
  readonly supplier: string
  readonly note: string
  readonly state: ExpectedReceipt['state']
  readonly cancelReason: string | null
  readonly enteredBy: string | null
  readonly asOf: Date
  readonly awaited: number
  readonly version: number
}

/** Goods on their way, the nearest first, with what is promised out of them; and how many are late. */
export async function expectedReceipts(
  db: Db,
  query: ExpectedReceiptQuery,
): Promise<{ readonly receipts: readonly ExpectedReceipt[]; readonly lateCount: number }> {
  const { warehouseId = null, productIds, receiptId = null, state, today, limit } = query
  const ids = productIds === undefined ? null : [...productIds]
  const { rows } = await sql<Row>`
    SELECT e.id, p.id AS "productId", p.sku, p.name, p.base_unit AS unit, w.id AS "warehouseId", w.name AS "warehouseName",
      e.quantity_thousandths AS quantity, e.received_thousandths AS received, e.expected_on AS "on", e.supplier, e.note, e.state,
      e.cancel_reason AS "cancelReason", m.name AS "enteredBy", e.as_of AS "asOf", coalesce(a.quantity_thousandths, 0)::bigint AS awaited, e.version
    FROM expected_receipt e JOIN product p ON p.id = e.product_id JOIN warehouse w ON w.id = e.warehouse_id
      LEFT JOIN employee m ON 'employee:' || m.id = e.entered_by
      LEFT JOIN awaited_stock a ON a.product_id = e.product_id AND a.warehouse_id = e.warehouse_id
    WHERE (${warehouseId}::text IS NULL OR e.warehouse_id = ${warehouseId}) AND (${ids}::text[] IS NULL OR e.product_id = ANY (${ids}::text[]))
      AND (${receiptId}::text IS NULL OR e.id = ${receiptId})
      AND (${state} = 'all' OR e.state = 'open') AND (${state} <> 'late' OR e.expected_on < ${today}::date)
    ORDER BY (e.state = 'open') DESC, e.expected_on, p.name, e.id LIMIT ${limit}`.execute(db)
  const { rows: counted } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM expected_receipt e WHERE e.state = 'open' AND e.expected_on < ${today}::date
      AND (${warehouseId}::text IS NULL OR e.warehouse_id = ${warehouseId})`.execute(db)
  return { receipts: rows.map((row) => viewOf(row, today)), lateCount: counted[0]?.count ?? 0 }
}

function viewOf(row: Row, today: string): ExpectedReceipt {
  const amount = (thousandths: number) => ({ amount: thousandths / 1000, unit: row.unit })
  return {
    id: row.id,
    product: { id: row.productId, sku: row.sku, name: row.name, unit: row.unit },
    warehouse: { id: row.warehouseId, name: row.warehouseName },
    quantity: amount(row.quantity),
    received: amount(row.received),
    rest: amount(row.state === 'open' ? Math.max(0, row.quantity - row.received) : 0),
    on: row.on,
    isLate: row.state === 'open' && row.on < today,
    supplier: row.supplier,
    note: row.note,
    state: row.state,
    cancelReason: row.cancelReason,
    enteredBy: row.enteredBy,
    asOf: row.asOf.toISOString(),
    awaited: amount(row.awaited),
    version: row.version,
  }
}
