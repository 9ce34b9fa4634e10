import type { Currency } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'

export interface ExposureEntry {
  /** Unique for ever: the same key again changes nothing. E.g. `shipment:shp_…`. */
  readonly key: string
  readonly kind: 'order-open' | 'order-released' | 'shipment' | 'payment' | 'return' | 'opening'
  readonly partnerId: string
  readonly legalEntityId: string
  readonly organisationId: string
  /** Signed: what the customer owes more is positive, payments, returns and releases are negative. */
  readonly amountMinor: number
  readonly currency: Currency
  readonly orderId?: string | null
  /** The day the debt is due; for shipments on credit. */
  readonly dueOn?: string | null
}

/** Adds to the exposure of a credit scope in the caller's transaction. False when the key was already recorded. */
export async function recordExposure(tx: Tx, entry: ExposureEntry): Promise<boolean> {
  const row = await tx.db
    .insertInto('exposure_entry')
    .values({
      id: tx.newId('exposure'),
      key: entry.key,
      kind: entry.kind,
      partner_id: entry.partnerId,
      legal_entity_id: entry.legalEntityId,
      organisation_id: entry.organisationId,
      amount_minor: entry.amountMinor,
      currency: entry.currency,
      order_id: entry.orderId ?? null,
      due_on: entry.dueOn ?? null,
      at: tx.now,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
