import type { StockDocument } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

export interface StockDocumentQuery {
  readonly documentId?: string | undefined
  readonly warehouseId?: string | undefined
  readonly kind?: 'receipt' | 'correction' | undefined
  readonly after?: string | undefined
  readonly limit: number
}

interface Row extends Omit<StockDocument, 'warehouse' | 'enteredAt' | 'lines' | 'allowedCommands'> {
  readonly warehouseId: string
  readonly warehouseName: string
  readonly enteredAt: Date
  readonly lines: readonly {
    readonly id: string
    readonly sku: string
    readonly name: string
    readonly unit: string
    readonly before: number
    readonly delta: number
    readonly expectedReceiptId: string | null
  }[]
}

/** Receipts and corrections, latest first, with who made them and what took them back. */
export async function stockDocuments(
  db: Db,
  query: StockDocumentQuery,
): Promise<{ readonly documents: StockDocument[]; readonly nextCursor: string | null }> {
  const { documentId = null, warehouseId = null, kind = null, after = null, limit } = query
  const { rows } = await sql<Row>`
    SELECT d.id, d.number, d.kind, w.id AS "warehouseId", w.name AS "warehouseName", d.reason, d.supplier, e.name AS "enteredBy", d.entered_at AS "enteredAt",
      CASE WHEN r.id IS NULL THEN NULL ELSE json_build_object('id', r.id, 'number', r.number) END AS reverses,
      CASE WHEN c.id IS NULL THEN NULL ELSE json_build_object('id', c.id, 'number', c.number) END AS "reversedBy",
      (SELECT coalesce(json_agg(json_build_object('id', p.id, 'sku', p.sku, 'name', p.name, 'unit', p.base_unit, 'before', l.before_thousandths,
          'delta', l.delta_thousandths, 'expectedReceiptId', l.expected_receipt_id) ORDER BY l.position), '[]')
        FROM stock_document_line l JOIN product p ON p.id = l.product_id WHERE l.document_id = d.id) AS lines
    FROM stock_document d JOIN warehouse w ON w.id = d.warehouse_id LEFT JOIN employee e ON 'employee:' || e.id = d.entered_by
      LEFT JOIN stock_document r ON r.id = d.reverses_id LEFT JOIN stock_document c ON c.reverses_id = d.id
    WHERE (${documentId}::text IS NULL OR d.id = ${documentId}) AND (${warehouseId}::text IS NULL OR d.warehouse_id = ${warehouseId})
      AND (${kind}::text IS NULL OR d.kind = ${kind}) AND (${after}::text IS NULL OR d.id < ${after})
    ORDER BY d.id DESC LIMIT ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  return { documents: page.map(viewOf), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

function viewOf({ warehouseId, warehouseName, enteredAt, lines, ...row }: Row): StockDocument {
  return {
    ...row,
    warehouse: { id: warehouseId, name: warehouseName },
    enteredAt: enteredAt.toISOString(),
    lines: lines.map(({ before, delta, expectedReceiptId, ...product }) => ({
      product,
      before: before / 1000,
      difference: delta / 1000,
      after: (before + delta) / 1000,
      expectedReceiptId,
    })),
    allowedCommands: row.reverses === null && row.reversedBy === null ? ['reverse'] : [],
  }
}
