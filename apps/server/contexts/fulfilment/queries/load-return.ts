import type { Db } from '../../../db/types.ts'
import { shippedDocuments } from './shipped-parts.ts'

/** An accepted return as its correction document needs it: each line as it stood before this return. */
export interface ReturnRecord {
  readonly id: string
  readonly number: string
  readonly acceptedOn: string
  readonly orderId: string
  readonly shipmentId: string
  readonly organisationId: string
  readonly partnerId: string
  readonly legalEntityId: string
  readonly currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  readonly reason: string
  readonly acceptedBy: string
  readonly totalMinor: number
  readonly vatMinor: number
  readonly lines: readonly ReturnRecordLine[]
}

export interface ReturnRecordLine {
  readonly lineId: string
  readonly productId: string
  /** Base thousandths shipped less what had come back earlier. */
  readonly before: number
  readonly accepted: number
  readonly beforeMinor: number
  readonly beforeVatMinor: number
  readonly amountMinor: number
  readonly vatMinor: number
  readonly vatRateBp: number | null
  readonly vatIncluded: boolean
}

/** A return the warehouse accepted, or null. */
export async function loadReturn(db: Db, returnId: string): Promise<ReturnRecord | null> {
  const row = await db.selectFrom('goods_return').selectAll().where('id', '=', returnId).where('state', '=', 'accepted').executeTakeFirst()
  if (row === undefined) return null
  const lines = await db
    .selectFrom('return_line')
    .selectAll()
    .where('return_id', '=', returnId)
    .where('accepted_thousandths', '>', 0)
    .orderBy('position')
    .execute()
  const earlier = await earlierMoney(db, row)
  const shipment = (await shippedDocuments(db, { orderId: row.order_id, exceptReturnId: returnId })).find(
    ({ id }) => id === row.shipment_id,
  )
  return {
    id: row.id,
    number: row.number,
    acceptedOn: row.accepted_on ?? '',
    orderId: row.order_id,
    shipmentId: row.shipment_id,
    organisationId: row.organisation_id,
    partnerId: row.partner_id,
    legalEntityId: row.legal_entity_id,
    currency: row.currency,
    reason: row.reason,
    acceptedBy: row.accepted_by ?? '',
    totalMinor: row.total_minor,
    vatMinor: row.vat_minor,
    lines: lines.map((line) => {
      const part = shipment?.parts.find(({ lineId }) => lineId === line.line_id)
      if (part === undefined) throw new Error(`Line ${line.line_id} of return ${returnId} was never shipped`)
      const before = earlier.get(line.line_id) ?? { thousandths: 0, amountMinor: 0, vatMinor: 0 }
      return {
        lineId: line.line_id,
        productId: line.product_id,
        before: part.shipped - before.thousandths,
        accepted: line.accepted_thousandths ?? 0,
        beforeMinor: part.amountMinor - before.amountMinor,
        beforeVatMinor: part.vatMinor - before.vatMinor,
        amountMinor: line.amount_minor,
        vatMinor: line.vat_minor,
        vatRateBp: line.vat_rate_bp,
        vatIncluded: part.vatIncluded,
      }
    }),
  }
}

/** What had come back of the same shipment before: the document says what it changes, however late it is printed. */
async function earlierMoney(db: Db, row: { readonly id: string; readonly shipment_id: string; readonly accepted_at: Date | null }) {
  const rows = await db
    .selectFrom('return_line as b')
    .innerJoin('goods_return as g', 'g.id', 'b.return_id')
    .select((eb) => [
      'b.line_id',
      eb.fn.sum<number>('b.accepted_thousandths').as('thousandths'),
      eb.fn.sum<number>('b.amount_minor').as('amount'),
      eb.fn.sum<number>('b.vat_minor').as('vat'),
    ])
    .where('g.shipment_id', '=', row.shipment_id)
    .where('g.state', '=', 'accepted')
    .where('g.id', '<>', row.id)
    .where('g.accepted_at', '<', row.accepted_at)
    .groupBy('b.line_id')
    .execute()
  return new Map(
    rows.map((line) => [
      line.line_id,
      { thousandths: Number(line.thousandths), amountMinor: Number(line.amount), vatMinor: Number(line.vat) },
    ]),
  )
}
