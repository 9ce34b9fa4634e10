import { type Currency, discounted, unitPrice } from '@skladno/kernel'
import type { TraceWords } from '../messages/index.ts'
import { discountOf } from './manual-price.ts'
import type { PriceRule, Quote } from './quote.ts'
import { traceFigures } from './trace.ts'

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
  readonly words: TraceWords
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
  const isComparable = list !== null && list.unit === agreed.unit && facts.vatIncluded === agreed.vatIncluded
  const figures = figuresOf(facts)
  const since = agreed.validFrom === null ? null : figures.day(agreed.validFrom)
  const hasDiscounts = facts.agreementDiscountBp > 0 || facts.discounts.length > 0
  const trace: PriceRule[] = [
    { rule: 'individual-price', detail: facts.words.individualPrice(figures.price(agreed.micros), since, agreed.note) },
    ...bandRule(facts, agreed),
    ...(hasDiscounts ? [{ rule: 'discount-skipped' as const, detail: facts.words.noDiscountOnIndividual }] : []),
  ]
  const listMicros = isComparable ? list.micros : agreed.micros
  return quote(facts, { micros: agreed.micros, listMicros, vatIncluded: agreed.vatIncluded, asOf: agreed.asOf, trace })
}

function listQuote(facts: PricingFacts, list: PriceBand): Quote | 'on-request' {
  const figures = figuresOf(facts)
  const applied = applyDiscounts(facts)
  const reduced = lessDiscount(list.micros, applied.totalBp, facts.currency)
  if (reduced <= 0) return 'on-request'
  const micros = Math.max(reduced, facts.floorMicros ?? 0)
  const trace: PriceRule[] = [
    { rule: 'price-type', detail: facts.words.priceType(facts.priceTypeName, figures.price(list.micros)) },
    ...bandRule(facts, list),
    ...applied.trace,
    ...(micros > reduced ? [{ rule: 'floor' as const, detail: facts.words.floor(figures.price(micros)) }] : []),
  ]
  return quote(facts, { micros, listMicros: list.micros, vatIncluded: facts.vatIncluded, asOf: list.asOf, trace })
}

/** Of the exclusive discounts only the largest counts; those marked as stacking are added to it. Never more than 100 %. */
export function applyDiscounts(facts: PricingFacts): { readonly totalBp: number; readonly trace: readonly PriceRule[] } {
  const { words } = facts
  const agreement: Discount = { name: words.agreementDiscount, rateBp: facts.agreementDiscountBp, stacks: false, fromThousandths: 0 }
  const reached = [agreement, ...facts.discounts].filter((d) => d.rateBp > 0 && d.fromThousandths <= facts.packThousandths)
  const exclusive = reached.filter((discount) => !discount.stacks)
  const stacking = reached.filter((discount) => discount.stacks)
  const largest = exclusive.reduce<Discount | null>((best, d) => (best === null || d.rateBp > best.rateBp ? d : best), null)
  const say = (rule: PriceRule['rule'], discounts: readonly Discount[], text: (name: string, percent: string) => string): PriceRule[] =>
    discounts.map((d) => ({ rule, detail: text(d.name, figuresOf(facts).percent(d.rateBp)) }))
  return {
    totalBp: Math.min(
      10_000,
      stacking.reduce((total, discount) => total + discount.rateBp, largest?.rateBp ?? 0),
    ),
    trace: [
      ...say('discount', largest === null ? [] : [largest], words.discount),
      ...say('discount', stacking, words.stackingDiscount),
      ...say(
        'discount-skipped',
        exclusive.filter((discount) => discount !== largest),
        words.smallerDiscount,
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
    trace: [...price.trace, vatRule(facts, price.vatIncluded)],
    asOf: price.asOf,
    floorMicros: facts.floorMicros,
  }
}

function vatRule(facts: PricingFacts, isIncluded: boolean): PriceRule {
  if (facts.vatRateBp === null) return { rule: 'vat', detail: facts.words.noVat }
  const percent = figuresOf(facts).percent(facts.vatRateBp)
  return { rule: 'vat', detail: isIncluded ? facts.words.vatIncluded(percent) : facts.words.vatOnTop(percent) }
}

const bandRule = (facts: PricingFacts, band: PriceBand): PriceRule[] =>
  band.fromThousandths > 0 ? [{ rule: 'band', detail: facts.words.band(figuresOf(facts).quantity(band.fromThousandths)) }] : []

const figuresOf = (facts: PricingFacts) => traceFigures(facts.words, facts.saleUnit, facts.currency)
