import type { BasketLine } from '@skladno/matching'
import type { Db } from '../../../db/types.ts'
import type { CatalogIndex } from '../../catalog/index.ts'
import { type CartLine, type Recognised, toOperations } from '../domain/to-operations.ts'
import { knownAliases } from '../queries/known-aliases.ts'

export interface Recognise {
  readonly text: string
  readonly partnerId: string
  readonly contactId: string | null
  readonly segment: string | null
  readonly cart: readonly CartLine[]
  /** Earlier orders of this customer, newest first. */
  readonly history: readonly { readonly lines: readonly BasketLine[] }[]
}

/** Words of one customer → operations on his draft and everything else he said. Changes nothing. */
export async function recognise(db: Db, index: CatalogIndex, query: Recognise): Promise<Recognised> {
  const aliases = await knownAliases(db, query)
  const cart = query.cart.map((line) => ({ itemId: line.productId, qty: line.amount, unit: line.unit }))
  const understanding = index.understand(query.text, { history: query.history, aliases, ...(cart.length > 0 ? { cart } : {}) })
  return toOperations(understanding, query.cart)
}
