import type { Currency } from '@skladno/kernel'
import type { Db } from '../../../db/types.ts'

export interface PriceType {
  readonly id: string
  readonly name: string
  readonly currency: Currency
}

/** Every price type, in its own order. */
export async function listPriceTypes(db: Db): Promise<readonly PriceType[]> {
  return db.selectFrom('price_type').select(['id', 'name', 'currency']).orderBy('position').orderBy('name').execute()
}
