import type { CatalogIndex, CatalogPorts } from './contexts/catalog/index.ts'
import { sufferingOrders, waitingLines, waitingOrderView } from './contexts/ordering/index.ts'
import { giveAlias, productAliases, revokeAliasOf } from './contexts/recognition/index.ts'
import { productPriceList, productPrices } from './contexts/terms/index.ts'
import type { Db } from './db/types.ts'

/** What the catalog's screens are told by others: prices, names, orders. `today` is a calendar day. */
export const catalogPorts = (today: () => string, index: CatalogIndex): CatalogPorts => ({
  productPrices: (db, question) => productPrices(db, { ...question, on: today() }),
  priceList: productPriceList,
  aliases: productAliases,
  addAlias: (tx, { productId, text, partnerId, by }) =>
    giveAlias(tx, index, { phrase: text, productId, level: partnerId === null ? 'company' : 'customer', ownerId: partnerId ?? '', by }),
  removeAlias: revokeAliasOf,
  waitingOrders: async (db, question) => {
    const units = await unitsOf(db, question.productIds)
    return (await waitingLines(db, question)).map((order) => waitingOrderView(order, units))
  },
  sufferingOrders: async (db, { unitOf, ...question }) =>
    (await sufferingOrders(db, question)).map((order) => waitingOrderView(order, unitOf)),
})

async function unitsOf(db: Db, productIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('product')
    .select(['id', 'base_unit'])
    .where('id', 'in', [...productIds])
    .execute()
  return new Map(rows.map(({ id, base_unit }) => [id, base_unit]))
}
