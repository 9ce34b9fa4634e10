import { type Currency, discounted, formatMicros, unitPrice } from '@skladno/kernel'
import { discountOf } from './manual-price.ts'
import type { PriceRule, Quote } from './quote.ts'

/** A price per sale pack from a quantity on. Variant null: any variant. */
export interface PriceBand {
  readonly variantId: string | null
  readonly fromThousandths: number
  readonly micros: number
  readonly unit: string
  /** A time or a day. */
  readonly asOf: string
}

/** A band agreed with one partner. */
export interface PartnerPriceBand extends PriceBand {
  readonly currency: Currency
  readonly vatIncluded: boolean
  readonly validFrom: string | null
  readonly note: string | null
}

export interface Discount {
  readonly name: string
  readonly rateBp: number
  readonly stacks: boolean
  readonly fromThousandths: number
}

/** Everything known about one line's price. Bands and discounts are already those of the date, the partner and the product. */
export interface PricingFacts {
  readonly partnerId: string
  readonly productId: string
  readonly variantId: string | null
  readonly packThousandths: number
  readonly saleUnit: string
  readonly priceTypeName: string
  readonly currency: Currency
  readonly vatIncluded: boolean
  /** Null: «без НДС». */
  readonly vatRateBp: number | null
  readonly listBands: readonly PriceBand[]
  readonly partnerBands: readonly PartnerPriceBand[]
  readonly agreementDiscountBp: number
  readonly discounts: readonly Discount[]
  readonly floorMicros: number | null
}

/**
 * The personal price of a line, or «цена по запросу». An individual price is final; otherwise the agreement's price type with the
 * discounts. No row of that type, another unit or currency, a price below the floor → on request: never zero, never another type.
 */
export function quoteLine(facts: PricingFacts): Quote | 'on-request' {
  const list = bandFor(facts.listBands, facts)
  const agreed = bandFor(facts.partnerBands, facts)
  if (agreed !== null) return agreedQuote(facts, agreed, list)
  if (list === null || list.unit !== facts.saleUnit || isBelow(list.micros, facts.floorMicros)) return 'on-request'
  return listQuote(facts, list)
}

/** The band for the quantity: one of the very variant before a general one, then the highest reached, then the newest. */
function bandFor<B extends PriceBand & { readonly validFrom?: string | null }>(bands: readonly B[], facts: PricingFacts): B | null {
  const reached = bands.filter(
    (band) => band.fromThousandths <= facts.packThousandths && (band.variantId === null || band.variantId === facts.variantId),
  )
  const rank = (band: B): readonly [number, string, number] => [band.variantId === null ? 0 : 1, band.validFrom ?? '', band.fromThousandths]
  return reached.reduce<B | null>((best, band) => (best === null || isHigher(rank(band), rank(best)) ? band : best), null)
}

function isHigher(a: readonly (number | string)[], b: readonly (number | string)[]): boolean {
  for (const [i, value] of a.entries()) {
    const other = b[i]
    if (other !== undefined && value !== other) return value > other
  }
  return false
}

const isBelow = (micros: number, floorMicros: number | null): boolean => floorMicros !== null && micros < floorMicros

function agreedQuote(facts: PricingFacts, agreed: PartnerPriceBand, list: PriceBand | null): Quote | 'on-request' {
  if (agreed.unit !== facts.saleUnit || agreed.currency !== facts.currency || isBelow(agreed.micros, facts.floorMicros)) return 'on-request'
  const listMicros = list !== null && list.unit === agreed.unit && facts.vatIncluded === agreed.vatIncluded ? list.micros : agreed.micros
  const since = agreed.validFrom === null ? '' : ` с ${dayText(agreed.validFrom)}`
  const note = agreed.note === null ? '' : ` (${agreed.note})`
  const trace: PriceRule[] = [
    { rule: 'individual-price', detail: `Цена, согласованная с клиентом${since}: ${priceText(agreed.micros, facts)}${note}` },
    ...bandRule(agreed),
  ]
  if (facts.agreementDiscountBp > 0 || facts.discounts.length > 0) {
    trace.push({ rule: 'discount-skipped', detail: 'К согласованной цене скидки не применяются' })
  }
  return quote(facts, { micros: agreed.micros, listMicros, vatIncluded: agreed.vatIncluded, asOf: agreed.asOf, trace })
}

function listQuote(facts: PricingFacts, list: PriceBand): Quote | 'on-request' {
  const trace: PriceRule[] = [
    { rule: 'price-type', detail: `Вид цены «${facts.priceTypeName}»: ${priceText(list.micros, facts)}` },
    ...bandRule(list),
  ]
  const applied = applyDiscounts(facts)
  trace.push(...applied.trace)
  const reduced = lessDiscount(list.micros, applied.totalBp, facts.currency)
  if (reduced <= 0) return 'on-request'
  const micros = Math.max(reduced, facts.floorMicros ?? 0)
  if (micros > reduced) trace.push({ rule: 'floor', detail: `Скидка ограничена минимальной ценой ${priceText(micros, facts)}` })
  return quote(facts, { micros, listMicros: list.micros, vatIncluded: facts.vatIncluded, asOf: list.asOf, trace })
}

/** Of the exclusive discounts only the largest counts; those marked as stacking are added to it. */
export function applyDiscounts(facts: Pick<PricingFacts, 'agreementDiscountBp' | 'discounts' | 'packThousandths'>): {
  readonly totalBp: number
  readonly trace: readonly PriceRule[]
} {
  const agreement: Discount = { name: 'по соглашению', rateBp: facts.agreementDiscountBp, stacks: false, fromThousandths: 0 }
  const all = [agreement, ...facts.discounts].filter((d) => d.rateBp > 0 && d.fromThousandths <= facts.packThousandths)
  const exclusive = all.filter((discount) => !discount.stacks)
  const largest = exclusive.reduce<Discount | null>((best, d) => (best === null || d.rateBp > best.rateBp ? d : best), null)
  const applied = [...(largest === null ? [] : [largest]), ...all.filter((discount) => discount.stacks)]
  const skipped = exclusive.filter((discount) => discount !== largest)
  return {
    totalBp: Math.min(
      10_000,
      applied.reduce((total, discount) => total + discount.rateBp, 0),
    ),
    trace: [
      ...applied.map(
        (d): PriceRule => ({ rule: 'discount', detail: `Скидка ${d.name}: −${percentText(d.rateBp)}${d.stacks ? ', складывается' : ''}` }),
      ),
      ...skipped.map(
        (d): PriceRule => ({
          rule: 'discount-skipped',
          detail: `Скидка ${d.name} ${percentText(d.rateBp)} не применена: действует большая`,
        }),
      ),
    ],
  }
}

/** To whole minor units, as 1C prints a discounted price; an undiscounted price keeps all its places. */
function lessDiscount(micros: number, discountBp: number, currency: Currency): number {
  return discountBp === 0 ? micros : discounted(unitPrice(micros, currency, 'уп', { included: true, rate: 'none' }), discountBp).micros
}

function quote(facts: PricingFacts, price: Pick<Quote, 'micros' | 'listMicros' | 'vatIncluded' | 'asOf' | 'trace'>): Quote {
  return {
    partnerId: facts.partnerId,
    productId: facts.productId,
    micros: price.micros,
    listMicros: price.listMicros,
    discountBp: discountOf(price.listMicros, price.micros),
    unit: facts.saleUnit,
    currency: facts.currency,
    vatIncluded: price.vatIncluded,
    vatRateBp: facts.vatRateBp,
    trace: [...price.trace, vatRule(facts.vatRateBp, price.vatIncluded)],
    asOf: price.asOf,
    floorMicros: facts.floorMicros,
  }
}

function vatRule(rateBp: number | null, isIncluded: boolean): PriceRule {
  if (rateBp === null) return { rule: 'vat', detail: 'Без НДС' }
  return { rule: 'vat', detail: `НДС ${percentText(rateBp)} ${isIncluded ? 'в цене' : 'сверху'}` }
}

const bandRule = (band: PriceBand): PriceRule[] =>
  band.fromThousandths > 0
    ? [{ rule: 'band', detail: `Цена за количество от ${numberText(band.fromThousandths / 1000)} ${band.unit}` }]
    : []

const SIGNS: Readonly<Record<Currency, string>> = { RUB: '₽', KZT: '₸', CNY: '¥', USD: '$' }

function priceText(micros: number, facts: Pick<PricingFacts, 'currency' | 'saleUnit'>): string {
  const [whole = '0', cents = ''] = formatMicros(micros).split('.')
  return `${grouped(whole)},${cents.padEnd(2, '0')}\u00a0${SIGNS[facts.currency]} за ${facts.saleUnit}`
}

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, '\u00a0')
const numberText = (value: number): string => String(value).replace('.', ',').replace(/^\d+/, grouped)
const percentText = (basisPoints: number): string => `${numberText(basisPoints / 100)}\u00a0%`
const dayText = (day: string): string => day.split('-').reverse().join('.')
