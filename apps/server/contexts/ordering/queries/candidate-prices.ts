import type { Db } from '../../../db/types.ts'
import { type Agreement, type Quote, quotePrices } from '../../terms/index.ts'
import type { Order } from '../domain/order.ts'

/** What each product the words may mean would cost this customer, by product id, while the order may still be edited; «по запросу» is absent. */
export async function candidatePrices(db: Db, order: Order, agreement: Agreement, on: string): Promise<ReadonlyMap<string, Quote>> {
  if (order.state !== 'draft' && order.state !== 'proposed') return new Map()
  const candidates = order.lines
    .filter(({ state }) => state !== 'removed' && state !== 'cancelled')
    .flatMap((line) => {
      const offered = (line.recognition.candidates ?? []).slice(0, 5)
      // a choice of one is no choice: its price stands on the line itself
      return offered.length > 1 || line.productId === null ? offered : []
    })
  const productIds = [...new Set(candidates.map(({ productId }) => productId))]
  if (productIds.length === 0) return new Map()
  const lines = productIds.map((productId) => ({ key: productId, productId, packThousandths: 1000 }))
  const quotes = await quotePrices(db, { partnerId: order.partnerId, agreement, lines, on })
  return new Map([...quotes].flatMap(([productId, quote]) => (quote === 'on-request' ? [] : [[productId, quote] as const])))
}
