import type { Currency } from '@skladno/kernel'
import type { Db } from '../../../db/types.ts'

/** The lowest price and the cost of a product, per sale pack, in one currency. */
export interface Floor {
  readonly productId: string
  readonly currency: Currency
  readonly floorMicros: number | null
  readonly costMicros: number | null
}

/** Every lowest price and cost there is. For employees only: the customer's role reads no cost. */
export async function listFloors(db: Db): Promise<readonly Floor[]> {
  return db
    .selectFrom('floor_price')
    .select(['product_id as productId', 'currency', 'micros as floorMicros', 'cost_micros as costMicros'])
    .execute()
}
