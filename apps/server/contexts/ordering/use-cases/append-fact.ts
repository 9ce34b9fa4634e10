import type { JsonObject } from '@skladno/platform'
import type { Tx } from '../../../db/types.ts'

export interface AppendFact {
  readonly orderId: string
  readonly lineId?: string
  readonly axis: 'order' | 'erp' | 'payment' | 'picking' | 'shipment' | 'delivery' | 'document' | 'return' | 'marketplace' | 'supplier'
  readonly kind: string
  readonly data?: JsonObject
  readonly source?: string
  /** Unique within source, order, axis and kind: an echo of the same event adds nothing. */
  readonly key: string
  /** When it happened outside; now when it happens here. */
  readonly at?: Date
}

/** Adds a fact to the order's history. False when it was there already. */
export async function appendFact(tx: Tx, fact: AppendFact): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('fact')
    .values({
      id: tx.newId('fact'),
      order_id: fact.orderId,
      line_id: fact.lineId ?? null,
      axis: fact.axis,
      kind: fact.kind,
      data: JSON.stringify(fact.data ?? {}),
      source: fact.source ?? 'hub',
      source_event_id: `${fact.orderId}:${fact.axis}:${fact.kind}:${fact.key}`,
      at: fact.at ?? tx.now,
      recorded_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['source', 'source_event_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted !== undefined) tx.touch('order', fact.orderId)
  return inserted !== undefined
}
