import type { BasketLine } from '@skladno/matching'
import type { Db, Tx } from '../../../db/types.ts'
import type { CatalogIndex } from '../../catalog/index.ts'
import { type CartLine, type Recognised, toOperations } from '../domain/to-operations.ts'
import { groupPaths, recognitionFacts } from '../queries/recognition-facts.ts'
import { readWords } from './read-words.ts'

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
  const facts = await recognitionFacts(db, query)
  const cart = query.cart.map((line) => ({ itemId: line.productId, qty: line.amount, unit: line.unit }))
  const read = await readWords(index, { ...query, cart, facts, groupsOf: (ids) => groupPaths(db, ids) })
  return toOperations({ ...read, lines: read.lines.map(({ decided }) => decided) }, query.cart)
}

/** Names that decided lines are counted as used: a name nobody says any more is seen by its date. */
export async function noteUse(tx: Tx, { operations }: Recognised): Promise<void> {
  const aliasIds = operations.flatMap((operation) => ('line' in operation ? (operation.line.aliasId ?? []) : []))
  if (aliasIds.length === 0) return
  await tx.db
    .updateTable('alias')
    .set((eb) => ({ uses: eb('uses', '+', 1), last_used_at: tx.now }))
    .where('id', 'in', [...new Set(aliasIds)])
    .execute()
}
