import type { BasketLine, MatchedLine } from '@skladno/matching'
import type { Db, Tx } from '../../../db/types.ts'
import { type CatalogIndex, loadProducts } from '../../catalog/index.ts'
import { type AmountsOf, type CartLine, type Recognised, toOperations } from '../domain/to-operations.ts'
import { usualAmounts } from '../domain/usual-amounts.ts'
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
  const lines = read.lines.map(({ decided }) => decided)
  return toOperations({ ...read, lines }, query.cart, await amountsFor(db, query, lines))
}

/** «Побольше» in this customer's own amounts of the product; a product that is gone has none. */
async function amountsFor(db: Db, { history }: Recognise, lines: readonly MatchedLine[]): Promise<AmountsOf> {
  const asked = lines.flatMap(({ howMuch }) => howMuch?.itemId ?? [])
  if (asked.length === 0) return () => []
  const products = await loadProducts(db, [...new Set(asked)])
  return (howMuch) => {
    const product = products.get(howMuch.itemId)
    const past = history.flatMap((order) =>
      order.lines.flatMap(({ itemId, qty, unit }) => (itemId === howMuch.itemId ? [{ amount: qty, unit }] : [])),
    )
    return product === undefined ? [] : usualAmounts({ howMuch, product, past })
  }
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
