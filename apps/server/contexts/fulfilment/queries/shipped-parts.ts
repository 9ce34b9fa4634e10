import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import type { ShippedPart } from '../domain/goods-return.ts'

export interface ShippedDocument {
  readonly id: string
  readonly orderId: string
  readonly number: string
  readonly shippedOn: string
  readonly parts: readonly (ShippedPart & SoldAs)[]
}

/** How the line was sold: its base quantity in sale packs. */
export interface SoldAs {
  readonly packThousandths: number
  readonly packUnit: string
}

/** A base quantity in the unit the line was sold in, or in base units where that leaves a fraction no scale shows. */
export function asSold(
  line: SoldAs & { readonly shipped: number },
  base: number,
  baseUnit: string,
): { readonly amount: number; readonly unit: string } {
  const whole = BigInt(line.packThousandths) * BigInt(base)
  return whole % BigInt(line.shipped) === 0n
    ? { amount: Number(whole / BigInt(line.shipped)) / 1000, unit: line.packUnit }
    : { amount: base / 1000, unit: baseUnit }
}

/** Shipments of an order, each line with what came back of it and what is asked back; `exceptReturnId` leaves one return out. */
export async function shippedDocuments(
  db: Db,
  query: { readonly orderId: string; readonly exceptReturnId?: string },
): Promise<readonly ShippedDocument[]> {
  const { rows } = await sql<ShippedPart & SoldAs & { readonly shipmentId: string; readonly number: string; readonly shippedOn: string }>`
    SELECT h.id AS "shipmentId", h.number, h.shipped_on AS "shippedOn", k.line_id AS "lineId", k.position, k.product_id AS "productId",
      k.base_thousandths AS shipped, k.pack_thousandths AS "packThousandths", k.pack_unit AS "packUnit", k.amount_minor AS "amountMinor", k.vat_minor AS "vatMinor", k.vat_rate_bp AS "vatRateBp",
      coalesce(l.vat_included, true) AS "vatIncluded", coalesce(r.returned, 0)::bigint AS returned, coalesce(r.asked, 0)::bigint AS asked
    FROM shipment h JOIN shipment_line k ON k.shipment_id = h.id JOIN order_line l ON l.id = k.line_id
    LEFT JOIN LATERAL (
      SELECT sum(b.accepted_thousandths) FILTER (WHERE g.state = 'accepted') AS returned,
        sum(b.asked_thousandths) FILTER (WHERE g.state IN ('requested', 'approved')) AS asked
      FROM return_line b JOIN goods_return g ON g.id = b.return_id
      WHERE g.shipment_id = h.id AND b.line_id = k.line_id AND g.id <> ${query.exceptReturnId ?? ''}) r ON true
    WHERE h.order_id = ${query.orderId} ORDER BY h.shipped_at, h.id, k.position`.execute(db)
  const documents = new Map<string, { id: string; orderId: string; number: string; shippedOn: string; parts: (ShippedPart & SoldAs)[] }>()
  for (const { shipmentId, number, shippedOn, ...part } of rows) {
    const document = documents.get(shipmentId) ?? { id: shipmentId, orderId: query.orderId, number, shippedOn, parts: [] }
    document.parts.push(part)
    documents.set(shipmentId, document)
  }
  return [...documents.values()]
}

/** Products that are not taken back: marked so themselves, or in a group of the table, at any depth. Reason by product, empty when none was written. */
export async function notReturnable(db: Db, productIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (productIds.length === 0) return new Map()
  const { rows } = await sql<{ productId: string; reason: string }>`
    WITH RECURSIVE up AS (
      SELECT p.id AS product_id, p.group_id FROM product p WHERE p.id = ANY (${productIds}::text[])
      UNION SELECT up.product_id, g.parent_id FROM up JOIN product_group g ON g.id = up.group_id)
    SELECT up.product_id AS "productId", n.reason FROM up JOIN non_returnable_group n ON n.group_id = up.group_id
    UNION ALL SELECT p.id, '' FROM product p WHERE p.id = ANY (${productIds}::text[]) AND NOT p.is_returnable`.execute(db)
  return new Map(rows.map(({ productId, reason }) => [productId, reason]))
}
