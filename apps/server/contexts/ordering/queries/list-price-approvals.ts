import type { PriceApproval } from '@skladno/contracts'
import { type Currency, formatMicros } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

interface Row {
  readonly id: string
  readonly state: PriceApproval['state']
  readonly orderId: string
  readonly orderNumber: string | null
  readonly lineId: string
  readonly partnerId: string
  readonly partnerName: string
  readonly productName: string
  readonly sku: string
  readonly currency: Currency
  readonly unit: string
  readonly vatIncluded: boolean
  readonly packThousandths: number
  readonly micros: number
  readonly listMicros: number | null
  readonly usualMicros: number | null
  readonly floorMicros: number | null
  readonly costMicros: number | null
  readonly discountBp: number
  readonly reason: string
  readonly askedBy: string
  readonly askedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly note: string | null
}

/** Prices asked for, those that wait first and longest first. With what the goods cost: for staff only. */
export async function listPriceApprovals(
  db: Db,
  query: { readonly isWaiting: boolean; readonly orderId?: string | undefined; readonly mayDecide: boolean; readonly limit?: number },
): Promise<PriceApproval[]> {
  const { rows } = await sql<Row>`
    SELECT a.id, a.state, a.order_id AS "orderId", o.number AS "orderNumber", a.line_id AS "lineId", a.partner_id AS "partnerId", p.name AS "partnerName",
      t.name AS "productName", t.sku, o.currency, coalesce(l.pack_unit, t.base_unit) AS unit, coalesce(l.vat_included, true) AS "vatIncluded",
      coalesce(l.pack_thousandths, 0) AS "packThousandths", a.micros, a.list_micros AS "listMicros", (l.quote->>'micros')::bigint AS "usualMicros",
      f.micros AS "floorMicros", f.cost_micros AS "costMicros", a.discount_bp AS "discountBp", a.reason, a.asked_by_name AS "askedBy",
      a.asked_at AS "askedAt", a.decided_by_name AS "decidedBy", a.decided_at AS "decidedAt", a.note
    FROM price_approval a JOIN customer_order o ON o.id = a.order_id JOIN order_line l ON l.id = a.line_id JOIN partner p ON p.id = a.partner_id
      JOIN product t ON t.id = a.product_id LEFT JOIN floor_price f ON f.product_id = a.product_id AND f.currency = o.currency
    WHERE (${query.orderId ?? null}::text IS NULL OR a.order_id = ${query.orderId ?? null})
      AND CASE WHEN ${query.isWaiting} THEN a.state = 'waiting' AND o.state IN ('draft', 'proposed', 'confirmed') ELSE a.state IN ('approved', 'rejected') END
    ORDER BY CASE WHEN ${query.isWaiting} THEN a.asked_at END, a.decided_at DESC, a.id LIMIT ${query.limit ?? 200}`.execute(db)
  return rows.map((row) => viewOf(row, query.mayDecide))
}

function viewOf(row: Row, mayDecide: boolean): PriceApproval {
  const price = (micros: number | null) =>
    micros === null ? null : { amount: formatMicros(micros), currency: row.currency, unit: row.unit, vatIncluded: row.vatIncluded }
  return {
    id: row.id,
    state: row.state,
    order: { id: row.orderId, number: row.orderNumber },
    lineId: row.lineId,
    partner: { id: row.partnerId, name: row.partnerName },
    product: { sku: row.sku, name: row.productName },
    quantity: { amount: row.packThousandths / 1000, unit: row.unit },
    price: { amount: formatMicros(row.micros), currency: row.currency, unit: row.unit, vatIncluded: row.vatIncluded },
    list: price(row.listMicros),
    usual: price(row.usualMicros),
    floor: price(row.floorMicros),
    discountBp: row.discountBp,
    marginBp: marginOf(row.micros, row.costMicros),
    reason: row.reason,
    askedBy: row.askedBy,
    askedAt: row.askedAt.toISOString(),
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    note: row.note,
    mayDecide: mayDecide && row.state === 'waiting',
  }
}

/** What of a price is left above the cost, basis points of the price; null where the cost is not known. Both as they are kept, with or without VAT alike. */
export const marginOf = (micros: number, costMicros: number | null): number | null =>
  costMicros === null ? null : Math.round(((micros - costMicros) * 10_000) / micros)
