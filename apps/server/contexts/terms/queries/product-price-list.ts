import type { ProductCard } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { unitPriceView } from './product-prices.ts'

type PriceRow = ProductCard['prices'][number]

interface Row {
  readonly priceType: string
  readonly micros: number
  readonly currency: PriceRow['price']['currency']
  readonly unit: string
  readonly vatIncluded: boolean
  readonly from: number
  readonly asOf: Date
}

/** What a product costs by each type of price, price lists in their own order; bands by quantity after each other. */
export async function productPriceList(db: Db, productId: string): Promise<PriceRow[]> {
  const { rows } = await sql<Row>`
    SELECT t.name AS "priceType", p.micros, t.currency, p.unit, t.vat_included AS "vatIncluded", p.from_thousandths AS "from", p.as_of AS "asOf"
    FROM price p JOIN price_type t ON t.id = p.price_type_id
    WHERE p.product_id = ${productId} AND p.variant_id IS NULL ORDER BY t.position, t.name, t.id, p.from_thousandths`.execute(db)
  return rows.map(({ priceType, from, asOf, ...price }) => ({
    priceType,
    price: unitPriceView(price),
    from: from === 0 ? null : { amount: from / 1000, unit: price.unit },
    asOf: asOf.toISOString(),
  }))
}
