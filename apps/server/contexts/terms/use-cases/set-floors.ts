import type { Currency } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'

export interface FloorInput {
  readonly productId: string
  readonly currency: Currency
  /** The lowest price and the cost, per sale pack, millionths; null leaves what there is. */
  readonly floorMicros: number | null
  readonly costMicros: number | null
}

/** Sets lowest prices and costs in bulk. */
export async function setFloors(tx: Tx, rows: readonly FloorInput[]): Promise<void> {
  const pick = (key: keyof FloorInput) => rows.map((row) => row[key])
  await sql`
    INSERT INTO floor_price AS f (product_id, currency, micros, cost_micros)
    SELECT * FROM unnest(${pick('productId')}::text[], ${pick('currency')}::text[], ${pick('floorMicros')}::bigint[], ${pick('costMicros')}::bigint[])
    ON CONFLICT (product_id, currency) DO UPDATE SET micros = coalesce(excluded.micros, f.micros),
      cost_micros = coalesce(excluded.cost_micros, f.cost_micros)`.execute(tx.db)
}
