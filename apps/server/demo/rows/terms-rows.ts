import type { CalendarDate } from '@skladno/kernel'
import { lineVatRate, type Quote, quoteLine, termsMessages } from '../../contexts/terms/index.ts'
import { type TableRows, tableRows } from '../copy-rows.ts'
import type { Payment } from '../customer-seed.ts'
import type { MakeId } from '../demo-ids.ts'
import { type Catalog, type DemoProduct, lessDiscount } from './catalog-rows.ts'
import type { Company } from './company-rows.ts'
import { type Customer, INDIVIDUAL_NOTE } from './customer-rows.ts'

/** Percentages of a payment schedule as the tables keep them. */
export const scheduleOf = (payment: Payment) => ({
  advance_percent: payment.kind === 'advance' ? payment.percent : 0,
  prepayment_percent: payment.kind === 'credit' ? 0 : payment.kind === 'advance' ? 100 - payment.percent : 100,
  credit_percent: payment.kind === 'credit' ? 100 : 0,
  credit_days: payment.kind === 'credit' ? payment.days : 0,
})

export function discountRows(
  { id, company, createdAt }: { readonly id: MakeId; readonly company: Company; readonly createdAt: Date },
  catalog: Catalog,
): TableRows {
  return tableRows(
    'discount',
    company.seed.discounts.map(({ name, segment, group, rateBp, stacks, fromThousandths }) => ({
      id: id('discount', createdAt),
      name,
      segment: segment ?? null,
      group_id: group === undefined ? null : catalog.groupId(...group),
      rate_bp: rateBp,
      stacks,
      from_thousandths: fromThousandths,
    })),
  )
}

/** Agreements: the typical one and the customers' own. `limits`: whole currency units that differ from the seed, by partner. */
export function agreementRows(company: Company, customers: readonly Customer[], limits: ReadonlyMap<string, number>): TableRows {
  const typicalId = customers.find((one) => !one.seed.hasOwnAgreement)?.agreementId
  const typicalTerms = company.seed.typical
  const typical = {
    partner_id: null,
    organisation_id: company.organisation(typicalTerms.organisation).id,
    name: 'Типовое: опт, предоплата',
    price_type_id: company.priceType(typicalTerms.organisation, typicalTerms.level).id,
    warehouse_id: company.warehouse(typicalTerms.warehouse),
    delivery_mode: 'pickup' as const,
    discount_bp: 0,
    ...scheduleOf({ kind: 'prepaid' }),
    credit_limit_minor: null,
    overdue_block_days: 0,
    price_tolerance_bp: 100,
    reserve_bank_days: 3,
  }
  const own = customers
    .filter((one) => one.seed.hasOwnAgreement)
    .map((one) => ({ id: one.agreementId, ...ownAgreement(one, company, limits) }))
  return tableRows('agreement', [...(typicalId === undefined ? [] : [{ id: typicalId, ...typical }]), ...own])
}

function ownAgreement(one: Customer, company: Company, limits: ReadonlyMap<string, number>) {
  const { seed } = one
  const limit = seed.payment.kind === 'credit' ? (limits.get(one.id) ?? seed.payment.limit) : null
  return {
    partner_id: one.id,
    organisation_id: one.organisation.id,
    name: `Соглашение с «${seed.name}»`.replace('««', '«').replace('»»', '»'),
    price_type_id: company.priceType(seed.organisation, seed.level).id,
    warehouse_id: one.warehouseId,
    delivery_mode: seed.delivery ?? ('pickup' as const),
    discount_bp: seed.discountBp,
    ...scheduleOf(seed.payment),
    credit_limit_minor: limit === null ? null : limit * 100,
    overdue_block_days: seed.payment.kind === 'credit' ? 3 : 0,
    price_tolerance_bp: 100,
    reserve_bank_days: seed.payment.kind === 'credit' ? 5 : 3,
  }
}

export interface PricingNow {
  readonly company: Company
  readonly catalog: Catalog
  readonly now: Date
}

/** The personal price a customer got on a day, by the product's own rules of pricing; list prices were lower before they rose. */
export function demoQuote(
  one: Customer,
  order: { readonly product: DemoProduct; readonly packThousandths: number; readonly at: Date },
  known: PricingNow,
): Quote | 'on-request' {
  const { product, at } = order
  const { seed, organisation } = one
  const on = organisation.time.day(at)
  const list = listMicros(product, seed, { at, known })
  const agreed = on >= one.individualSince ? one.individualPrices.get(product.id) : undefined
  return quoteLine({
    partnerId: one.id,
    productId: product.id,
    variantId: null,
    packThousandths: order.packThousandths,
    saleUnit: product.saleUnit,
    priceTypeName: known.company.priceType(seed.organisation, seed.level).name,
    currency: organisation.currency,
    vatIncluded: true,
    vatRateBp: lineVatRate(organisation.vat, null, on),
    listBands:
      list === null ? [] : [{ variantId: null, fromThousandths: 0, micros: list, unit: product.saleUnit, asOf: `${on}T00:00:00.000Z` }],
    partnerBands:
      agreed === undefined
        ? []
        : [
            {
              variantId: null,
              fromThousandths: 0,
              micros: agreed,
              unit: product.saleUnit,
              asOf: one.individualSince,
              currency: organisation.currency,
              vatIncluded: true,
              validFrom: one.individualSince,
              note: INDIVIDUAL_NOTE,
            },
          ],
    agreementDiscountBp: seed.discountBp,
    discounts: known.company.seed.discounts.filter(
      ({ segment, group }) =>
        (segment === undefined || segment === seed.segment) &&
        (group === undefined || product.groupIds.includes(known.catalog.groupId(...group))),
    ),
    floorMicros: product.seed.kind === undefined ? product.floor(seed.organisation) : null,
    words: termsMessages.ru.trace,
  })
}

/** The list price of a day: lower before it rose. */
function listMicros(
  product: DemoProduct,
  { organisation, level }: Customer['seed'],
  { at, known }: { readonly at: Date; readonly known: PricingNow },
): number | null {
  const price = product.price(organisation, level)
  const { name, group } = product.seed
  const move = known.company.seed.priceMoves.find(
    (one) => one.product === name || (one.product === undefined && one.department === group[0]),
  )
  if (price === null || move === undefined || known.now.getTime() - at.getTime() < move.daysAgo * 86_400_000) return price
  return Math.max(lessDiscount(price, move.lowerBp), product.floor(organisation))
}

/** The VAT rate of a seller on a day, basis points or null. */
export const vatRateOf = (organisation: Customer['organisation'], day: CalendarDate): number | null =>
  lineVatRate(organisation.vat, null, day)
