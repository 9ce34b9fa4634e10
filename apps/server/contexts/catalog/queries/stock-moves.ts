import type { StockMove } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

interface Row {
  readonly seq: number
  readonly at: Date
  readonly warehouseId: string
  readonly warehouseName: string
  readonly before: number
  readonly after: number
  readonly cause: string | null
  readonly documentKind: 'receipt' | 'correction' | null
  readonly isCounter: boolean
  readonly number: string | null
  readonly orderId: string | null
  readonly by: string | null
}

/** How a product's stock became what it is, latest change first. */
export async function stockMoves(
  db: Db,
  query: { readonly productId: string; readonly beforeSeq?: number | undefined; readonly limit: number },
): Promise<{ readonly moves: StockMove[]; readonly nextSeq: number | null }> {
  const { rows } = await sql<Row>`
    SELECT m.seq, m.at, w.id AS "warehouseId", w.name AS "warehouseName", m.before_thousandths AS before, m.after_thousandths AS after, m.cause,
      d.kind AS "documentKind", d.reverses_id IS NOT NULL AS "isCounter", coalesce(d.number::text, s.number) AS number, s.order_id AS "orderId",
      e.name AS by
    FROM stock_move m JOIN warehouse w ON w.id = m.warehouse_id
      LEFT JOIN stock_document d ON m.cause = 'document:' || d.id LEFT JOIN shipment s ON m.cause = 'shipment:' || s.id
      LEFT JOIN employee e ON 'employee:' || e.id = d.entered_by
    WHERE m.product_id = ${query.productId} AND (${query.beforeSeq ?? null}::bigint IS NULL OR m.seq < ${query.beforeSeq ?? null})
    ORDER BY m.seq DESC LIMIT ${query.limit + 1}`.execute(db)
  const page = rows.slice(0, query.limit)
  return { moves: page.map(viewOf), nextSeq: rows.length > query.limit ? (page.at(-1)?.seq ?? null) : null }
}

function viewOf(row: Row): StockMove {
  const [, id = ''] = row.cause?.split(/:(.*)/s) ?? []
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    warehouse: { id: row.warehouseId, name: row.warehouseName },
    difference: (row.after - row.before) / 1000,
    after: row.after / 1000,
    kind: kindOf(row),
    document: row.number === null ? null : { id, number: row.number },
    orderId: row.orderId,
    by: row.by,
  }
}

function kindOf({ cause, documentKind, isCounter }: Row): StockMove['kind'] {
  if (documentKind !== null) return isCounter ? 'reversal' : documentKind
  const [kind = ''] = cause?.split(':') ?? []
  return kind === 'shipment' || kind === 'return' ? kind : 'taken-over'
}
