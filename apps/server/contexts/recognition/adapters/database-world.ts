import type { UnitOfWork } from '../../../db/types.ts'
import { loadProducts } from '../../catalog/index.ts'
import type { PastOrder } from '../domain/past-order.ts'
import type { ReplayWorld } from '../ports/replay-world.ts'
import { goodsNames, loadPastOrders } from '../queries/past-orders.ts'
import { groupPaths, recognitionFacts } from '../queries/recognition-facts.ts'

/** What a replay knows from the company's own database. */
export const databaseWorld = (uow: Pick<UnitOfWork, 'read'>): ReplayWorld => ({
  factsBefore: (past, without) =>
    uow.read((db) => recognitionFacts(db, past, { asOf: past.at, ...(without === undefined ? {} : { without }) })),
  groupsOf: (ids) => uow.read((db) => groupPaths(db, ids)),
  goods: (ids) =>
    uow.read(async (db) => {
      const [names, products] = [await goodsNames(db, ids), await loadProducts(db, ids)]
      return new Map([...names].map(([id, names]) => [id, { ...names, product: products.get(id) ?? null }]))
    }),
})

const AT_ONCE = 40

/** Past orders a few at a time, so that no read is long. */
export async function* pastOrdersOf(
  uow: Pick<UnitOfWork, 'read'>,
  orderIds: readonly string[],
): AsyncGenerator<PastOrder | { readonly skipped: string }> {
  for (let at = 0; at < orderIds.length; at += AT_ONCE) yield* await uow.read((db) => loadPastOrders(db, orderIds.slice(at, at + AT_ONCE)))
}
