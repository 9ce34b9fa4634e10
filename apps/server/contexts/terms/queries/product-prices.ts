import type { CustomerView, UnitPriceView } from '@skladno/contracts'
import { formatMicros } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { getOrganisation } from '../../parties/index.ts'
import type { Quote } from '../domain/quote.ts'
import { type Locale, paymentTermsText } from '../messages/index.ts'
import { creditDecision } from './credit-decision.ts'
import { findAgreement } from './find-agreement.ts'
import { quotePrices } from './quote-prices.ts'

/** A price as it travels: per one sale pack. */
export const unitPriceView = (quote: Pick<Quote, 'micros' | 'currency' | 'unit' | 'vatIncluded'>): UnitPriceView => ({
  amount: formatMicros(quote.micros),
  currency: quote.currency,
  unit: quote.unit,
  vatIncluded: quote.vatIncluded,
})

/** Prices of one pack for lists: the partner's own, or for staff without a partner the first price type's. Absent = «цена по запросу». */
export async function productPrices(
  db: Db,
  question: { readonly partnerId: string | null; readonly productIds: readonly string[]; readonly on: string },
): Promise<ReadonlyMap<string, UnitPriceView>> {
  const { partnerId, productIds, on } = question
  if (productIds.length === 0) return new Map()
  if (partnerId === null) return firstTypePrices(db, productIds)
  const agreement = await findAgreement(db, { partnerId, on })
  if (agreement === null) return new Map()
  const lines = productIds.map((productId) => ({ key: productId, productId, packThousandths: 1000 }))
  const quotes = await quotePrices(db, { partnerId, agreement, lines, on })
  return new Map([...quotes].flatMap(([id, quote]) => (quote === 'on-request' ? [] : [[id, unitPriceView(quote)] as const])))
}

async function firstTypePrices(db: Db, productIds: readonly string[]): Promise<ReadonlyMap<string, UnitPriceView>> {
  const { rows } = await sql<{ id: string; micros: number; currency: UnitPriceView['currency']; unit: string; vatIncluded: boolean }>`
    SELECT p.product_id AS id, p.micros, t.currency, p.unit, t.vat_included AS "vatIncluded"
    FROM price p JOIN (SELECT * FROM price_type ORDER BY position, name, id LIMIT 1) t ON t.id = p.price_type_id
    WHERE p.product_id = ANY (${[...productIds]}::text[]) AND p.variant_id IS NULL AND p.from_thousandths = 0`.execute(db)
  return new Map(rows.map(({ id, ...price }) => [id, unitPriceView(price)]))
}

/** The terms in force as the customer's card shows them, or null. */
export async function describeAgreement(
  db: Db,
  question: { readonly partnerId: string; readonly on: string; readonly locale: Locale },
): Promise<CustomerView['agreement']> {
  const { partnerId, on, locale } = question
  const agreement = await findAgreement(db, { partnerId, on })
  if (agreement === null) return null
  const organisation = await getOrganisation(db, agreement.organisationId)
  const { limit, used } = await creditDecision(db, {
    partnerId,
    organisationId: agreement.organisationId,
    agreement,
    orderTotal: { minor: 0, currency: agreement.currency },
    on,
  })
  const warehouse = await db.selectFrom('warehouse').select(['id', 'name']).where('id', '=', agreement.warehouseId).executeTakeFirst()
  return {
    name: agreement.name,
    organisation: { id: organisation.id, name: organisation.name },
    priceType: agreement.priceTypeName,
    discountBp: agreement.discountBp,
    paymentText: paymentTermsText(agreement.schedule, locale),
    creditLimit: limit,
    creditUsed: used,
    warehouse: warehouse ?? null,
  }
}
