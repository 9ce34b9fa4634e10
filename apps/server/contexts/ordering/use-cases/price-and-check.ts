import { calendarDate, sum } from '@skladno/kernel'
import type { Db } from '../../../db/types.ts'
import { type Availability, analoguesOf, availability, type Product } from '../../catalog/index.ts'
import { getOrganisation } from '../../parties/index.ts'
import { type Agreement, priceLine, type Quote, quotePrices } from '../../terms/index.ts'
import { type Order, type OrderLine, openLines } from '../domain/order.ts'
import { type Analogue, findShortage } from '../domain/shortage.ts'

export interface PricingContext {
  readonly agreement: Agreement
  readonly products: ReadonlyMap<string, Product>
  readonly now: Date
}

/** The order with fresh personal prices, sums and shortages. Reads only; every number comes from the customer's own terms and the stock. */
export async function priceAndCheck(db: Db, order: Order, context: PricingContext): Promise<Order> {
  const goods = openLines(order)
  const organisation = await getOrganisation(db, order.organisationId)
  const on = calendarDate(context.now, organisation.timeZone)
  const productIds = [...new Set(goods.flatMap((line) => line.productId ?? []))]
  const analogues = productIds.length === 0 ? new Map<string, readonly string[]>() : await analoguesOf(db, productIds)
  const stockIds = [...new Set([...productIds, ...[...analogues.values()].flat()])]
  const [quotes, stock] = await Promise.all([
    quoteLines(db, order, goods, analogues, { ...context, on }),
    availability(db, { productIds: stockIds }),
  ])
  const own = await ownHolds(db, order)
  const taken = new Map<string, number>()
  const lines = order.lines.map((line) => {
    const product = line.productId === null ? undefined : context.products.get(line.productId)
    if (line.state !== 'open' || product === undefined) return line
    const priced = pricedLine(line, quotes.get(line.id))
    return { ...priced, shortage: shortageOf(order, priced, product, { stock, taken, own, analogues, quotes, on }) }
  })
  return withTotals({ ...order, lines })
}

type Quotes = ReadonlyMap<string, Quote | 'on-request'>

/** Quotes of the order's lines by line id and of their analogues by `analogue:<product id>`. */
async function quoteLines(
  db: Db,
  order: Order,
  goods: readonly OrderLine[],
  analogues: ReadonlyMap<string, readonly string[]>,
  context: PricingContext & { readonly on: string },
): Promise<Quotes> {
  const lines = [
    ...goods.map((line) => ({ key: line.id, productId: line.productId ?? '', packThousandths: line.packThousandths ?? 0 })),
    ...[...new Set([...analogues.values()].flat())].map((productId) => ({
      key: `analogue:${productId}`,
      productId,
      packThousandths: 1000,
    })),
  ]
  if (lines.length === 0) return new Map()
  return quotePrices(db, { partnerId: order.partnerId, agreement: context.agreement, lines, on: context.on })
}

function pricedLine(line: OrderLine, quote: Quote | 'on-request' | undefined): OrderLine {
  if (quote === undefined || quote === 'on-request') {
    if (line.manualPrice === null || line.quote === null) return { ...line, quote: null, amountMinor: null, vatMinor: null }
    return line
  }
  const effective = line.manualPrice === null ? quote : { ...quote, micros: line.manualPrice.micros }
  const { amount, vat } = priceLine(effective, line.packThousandths ?? 0)
  return { ...line, quote, amountMinor: amount.minor, vatMinor: vat.minor }
}

interface StockContext {
  readonly stock: ReadonlyMap<string, readonly Availability[]>
  /** What earlier lines of this order take, by `warehouse product`. */
  readonly taken: Map<string, number>
  /** What this order already holds, which counts as free for itself. */
  readonly own: ReadonlyMap<string, number>
  readonly analogues: ReadonlyMap<string, readonly string[]>
  readonly quotes: Quotes
  /** Today: a receipt that is late promises no day. */
  readonly on: string
}

function shortageOf(order: Order, line: OrderLine, product: Product, context: StockContext) {
  const warehouseId = line.warehouseId ?? order.warehouseId
  const key = `${warehouseId} ${product.id}`
  const places = (context.stock.get(product.id) ?? []).map((place) => ({
    ...place,
    expected: place.expected.filter((receipt) => receipt.on >= context.on),
    freeThousandths: place.freeThousandths + (context.own.get(`${place.warehouseId} ${product.id}`) ?? 0),
  }))
  const free = (places.find((a) => a.warehouseId === warehouseId)?.freeThousandths ?? 0) - (context.taken.get(key) ?? 0)
  if (line.expectedOn === null) context.taken.set(key, (context.taken.get(key) ?? 0) + (line.baseThousandths ?? 0))
  const replacements: Analogue[] = (context.analogues.get(product.id) ?? []).map((productId) => {
    const quote = context.quotes.get(`analogue:${productId}`)
    return {
      productId,
      freeBase: context.stock.get(productId)?.find((a) => a.warehouseId === warehouseId)?.freeThousandths ?? 0,
      priceMicros: quote === undefined || quote === 'on-request' ? null : quote.micros,
    }
  })
  return findShortage({ line, product, warehouseId, freeBase: free, availability: places, analogues: replacements })
}

async function ownHolds(db: Db, order: Order): Promise<ReadonlyMap<string, number>> {
  if (order.state !== 'confirmed') return new Map()
  const rows = await db
    .selectFrom('reservation')
    .select(['warehouse_id', 'product_id', 'quantity_thousandths'])
    .where('order_id', '=', order.id)
    .where('state', 'in', ['pending', 'held'])
    .execute()
  const held = new Map<string, number>()
  for (const row of rows) {
    const key = `${row.warehouse_id} ${row.product_id}`
    held.set(key, (held.get(key) ?? 0) + row.quantity_thousandths)
  }
  return held
}

/** Totals are sums of lines (TRADE: never the VAT of a sum). VAT on top is part of what the customer pays. */
export function withTotals(order: Order): Order {
  const goods = openLines(order)
  const vat = sum(
    goods.map((line) => ({ minor: line.vatMinor ?? 0, currency: order.currency })),
    order.currency,
  )
  const net = sum(
    goods.map((line) => ({ minor: line.amountMinor ?? 0, currency: order.currency })),
    order.currency,
  )
  const onTop = sum(
    goods.filter((line) => line.quote?.vatIncluded === false).map((line) => ({ minor: line.vatMinor ?? 0, currency: order.currency })),
    order.currency,
  )
  return { ...order, totalMinor: net.minor + onTop.minor, vatMinor: vat.minor }
}
