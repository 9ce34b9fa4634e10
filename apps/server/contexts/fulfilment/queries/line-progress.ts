import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import type { LineCoverage } from '../domain/picking-plan.ts'
import type { LineProgress } from '../domain/shipment.ts'

type Row = LineProgress & LineCoverage & { readonly lineId: string }

/** How far each line of an order has come, from tasks and shipments. */
export async function lineProgress(db: Db, orderId: string): Promise<ReadonlyMap<string, LineProgress & LineCoverage>> {
  const { rows } = await sql<Row>`
    SELECT l.id AS "lineId",
      coalesce(p.picked, 0)::bigint AS picked, coalesce(p.covered, 0)::bigint AS covered, coalesce(p.was_short, false) AS "wasShort",
      coalesce(s.shipped, 0)::bigint AS shipped, coalesce(s.amount, 0)::bigint AS "shippedAmountMinor", coalesce(s.vat, 0)::bigint AS "shippedVatMinor"
    FROM order_line l
    LEFT JOIN (
      SELECT k.line_id, sum(k.picked_thousandths) FILTER (WHERE t.state = 'picked') AS picked,
        sum(CASE t.state WHEN 'picked' THEN k.picked_thousandths WHEN 'picking' THEN k.to_pick_thousandths ELSE 0 END) AS covered,
        bool_or(t.state = 'picked' AND k.picked_thousandths < k.to_pick_thousandths) AS was_short
      FROM picking_line k JOIN picking_task t ON t.id = k.task_id
      WHERE t.order_id = ${orderId} AND t.state <> 'cancelled' GROUP BY 1) p ON p.line_id = l.id
    LEFT JOIN (
      SELECT k.line_id, sum(k.base_thousandths) AS shipped, sum(k.amount_minor) AS amount, sum(k.vat_minor) AS vat
      FROM shipment_line k JOIN shipment h ON h.id = k.shipment_id WHERE h.order_id = ${orderId} GROUP BY 1) s ON s.line_id = l.id
    WHERE l.order_id = ${orderId}`.execute(db)
  return new Map(rows.map(({ lineId, ...progress }) => [lineId, progress]))
}
