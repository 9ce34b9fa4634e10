import type { ProductAlias, ProductCard, ProductRow, WaitingOrder } from '@skladno/contracts'
import type { Result } from '@skladno/kernel'
import type { Db, Tx } from '../../../db/types.ts'

/** Given by the composition: what goods cost is known to terms, what people call them to recognition, who waits for them to ordering. */
export interface CatalogPorts extends StockPorts {
  /** Prices per sale pack: the partner's own, or the first price type's without a partner. Absent = «цена по запросу». */
  productPrices(
    db: Db,
    question: { readonly partnerId: string | null; readonly productIds: readonly string[] },
  ): Promise<ReadonlyMap<string, ProductRow['price']>>
  /** By every type of price. */
  priceList(db: Db, productId: string): Promise<ProductCard['prices']>
  aliases(db: Db, productId: string): Promise<readonly ProductAlias[]>
  /** Refused where the name is too short, states another size or means another product there. */
  addAlias(
    tx: Tx,
    command: { readonly productId: string; readonly text: string; readonly partnerId: string | null; readonly by: string },
  ): Promise<Result<unknown>>
  removeAlias(tx: Tx, command: { readonly productId: string; readonly aliasId: string; readonly by: string }): Promise<Result<unknown>>
}

export interface StockPorts {
  /** Confirmed orders that wait for receipts of these products; of all warehouses when null. */
  waitingOrders(db: Db, question: { readonly productIds: readonly string[]; readonly warehouseId: string | null }): Promise<WaitingOrder[]>
  /** Orders that lose reserved goods when so much of each product is missing, base thousandths. */
  sufferingOrders(
    db: Db,
    question: {
      readonly warehouseId: string
      readonly missing: ReadonlyMap<string, number>
      readonly unitOf: ReadonlyMap<string, string>
    },
  ): Promise<WaitingOrder[]>
}
