import type { CalendarDate } from '@skladno/kernel'
import { type Discount, lineVatRate, type Quote, quoteLine, termsMessages } from '../../contexts/terms/index.ts'
import { type TableRows, tableRows } from '../copy-rows.ts'
import type { Payment } from '../customers/customer-seed.ts'
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

interface DiscountSeed extends Discount {
  readonly segment?: string
  readonly group?: readonly [department: string, group?: string]
}

/** For everybody or a segment; the largest wins, those that stack are added. */
const DISCOUNTS: readonly DiscountSeed[] = [
  { name: 'Фасадчикам на теплоизоляцию', segment: 'фасадчики', group: ['Теплоизоляция'], rateBp: 300, stacks: false, fromThousandths: 0 },
  {
    name: 'Магазинам на инструмент',
    segment: 'магазины',
    group: ['Инструмент и расходники'],
    rateBp: 500,
    stacks: false,
    fromThousandths: 0,
  },
  {
    name: 'Магазинам на лакокраску',
    segment: 'магазины',
    group: ['Лакокрасочные материалы'],
    rateBp: 300,
    stacks: false,
    fromThousandths: 0,
  },
  { name: 'Саморезы от 20 упаковок', group: ['Саморезы'], rateBp: 200, stacks: true, fromThousandths: 20_000 },
  { name: 'Сухие смеси от 50 мешков', group: ['Сухие смеси'], rateBp: 150, stacks: true, fromThousandths: 50_000 },
  {
    name: 'Профиль от 300 штук',
    group: ['Профиль и подвесные системы', 'Профиль потолочный'],
    rateBp: 150,
    stacks: true,
    fromThousandths: 300_000,
  },
]

export function discountRows(id: MakeId, catalog: Catalog, createdAt: Date): TableRows {
  return tableRows(
    'discount',
    DISCOUNTS.map(({ name, segment, group, rateBp, stacks, fromThousandths }) => ({
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
  const typical = {
    partner_id: null,
    organisation_id: company.organisation.kz.id,
    name: 'Типовое: опт, предоплата',
    price_type_id: company.priceType('kz', 'opt1').id,
    warehouse_id: company.warehouse.almaty,
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
    discount_bp: seed.discountBp,
    ...scheduleOf(seed.payment),
    credit_limit_minor: limit === null ? null : limit * 100,
    overdue_block_days: seed.payment.kind === 'credit' ? 3 : 0,
    price_tolerance_bp: 100,
    reserve_bank_days: seed.payment.kind === 'credit' ? 5 : 3,
  }
}

/** How much a list price was higher (basis points) before a day: what «цена изменилась» is about. */
const PRICE_MOVES: readonly { readonly department: string; readonly daysAgo: number; readonly lowerBp: number }[] = [
  { department: 'Теплоизоляция', daysAgo: 40, lowerBp: 400 },
  { department: 'Металлопрокат', daysAgo: 75, lowerBp: 250 },
  { department: 'Сухие смеси', daysAgo: 100, lowerBp: 300 },
]

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
  const list = listMicros(product, { organisation: seed.organisation, level: seed.level }, { at, now: known.now })
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
    discounts: DISCOUNTS.filter(
      ({ segment, group }) =>
        (segment === undefined || segment === seed.segment) &&
        (group === undefined || product.groupIds.includes(known.catalog.groupId(...group))),
    ),
    floorMicros: product.seed.kind === undefined ? product.floor(seed.organisation) : null,
    words: termsMessages.ru.trace,
  })
}

function listMicros(
  product: DemoProduct,
  type: { readonly organisation: 'kz' | 'ru'; readonly level: Customer['seed']['level'] },
  { at, now }: { readonly at: Date; readonly now: Date },
): number | null {
  const price = product.price(type.organisation, type.level)
  const move = PRICE_MOVES.find(({ department }) => department === product.seed.group[0])
  if (price === null || move === undefined || now.getTime() - at.getTime() < move.daysAgo * 86_400_000) return price
  return Math.max(lessDiscount(price, move.lowerBp), product.floor(type.organisation))
}

/** The VAT rate of a seller on a day, basis points or null. */
export const vatRateOf = (organisation: Customer['organisation'], day: CalendarDate): number | null =>
  lineVatRate(organisation.vat, null, day)
