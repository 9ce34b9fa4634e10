import type { Db } from '../../../db/types.ts'

/** A shipment document as it left: its lines never change with the order. */
export interface ShipmentRecord {
  readonly id: string
  readonly orderId: string
  readonly organisationId: string
  readonly warehouseId: string
  readonly partnerId: string
  readonly legalEntityId: string
  readonly number: string
  readonly shippedOn: string
  readonly mode: 'pickup' | 'delivery' | 'carrier'
  readonly currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  readonly totalMinor: number
  readonly vatMinor: number
  readonly lines: readonly {
    readonly lineId: string
    readonly productId: string
    readonly baseThousandths: number
    readonly packThousandths: number
    readonly packUnit: string
    readonly priceMicros: number
    readonly amountMinor: number
    readonly vatMinor: number
    readonly vatRateBp: number | null
  }[]
}

/** A shipment by id, or null. */
export async function loadShipment(db: Db, shipmentId: string): Promise<ShipmentRecord | null> {
  const row = await db.selectFrom('shipment').selectAll().where('id', '=', shipmentId).executeTakeFirst()
  if (row === undefined) return null
  const lines = await db.selectFrom('shipment_line').selectAll().where('shipment_id', '=', shipmentId).orderBy('position').execute()
  return {
    id: row.id,
    orderId: row.order_id,
    organisationId: row.organisation_id,
    warehouseId: row.warehouse_id,
    partnerId: row.partner_id,
    legalEntityId: row.legal_entity_id,
    number: row.number,
    shippedOn: row.shipped_on,
    mode: row.mode,
    currency: row.currency,
    totalMinor: row.total_minor,
    vatMinor: row.vat_minor,
    lines: lines.map((line) => ({
      lineId: line.line_id,
      productId: line.product_id,
      baseThousandths: line.base_thousandths,
      packThousandths: line.pack_thousandths,
      packUnit: line.pack_unit,
      priceMicros: line.price_micros,
      amountMinor: line.amount_minor,
      vatMinor: line.vat_minor,
      vatRateBp: line.vat_rate_bp,
    })),
  }
}
