import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { termsMessages } from '../messages/index.ts'
import { type Discount, type PartnerPriceBand, type PriceBand, type PricingFacts, quoteLine } from './pricing.ts'
import { priceLine, type Quote } from './quote.ts'

const band = (micros: number, more: Partial<PriceBand> = {}): PriceBand => ({
  variantId: null,
  fromThousandths: 0,
  micros,
  unit: 'уп',
  asOf: '2026-03-02T04:00:00Z',
  ...more,
})
const agreed = (micros: number, more: Partial<PartnerPriceBand> = {}): PartnerPriceBand => ({
  ...band(micros),
  currency: 'RUB',
  vatIncluded: true,
  validFrom: null,
  note: null,
  ...more,
})
const discount = (rateBp: number, more: Partial<Discount> = {}): Discount => ({
  name: `${rateBp}`,
  rateBp,
  stacks: false,
  fromThousandths: 0,
  ...more,
})
const facts = (more: Partial<PricingFacts> = {}): PricingFacts => ({
  partnerId: 'ptn_a',
  productId: 'prd_1',
  variantId: null,
  packThousandths: 10_000,
  saleUnit: 'уп',
  priceTypeName: 'Оптовая',
  currency: 'RUB',
  vatIncluded: true,
  vatRateBp: 2200,
  listBands: [band(100_000_000)],
  partnerBands: [],
  agreementDiscountBp: 0,
  discounts: [],
  floorMicros: null,
  words: termsMessages.ru.trace,
  ...more,
})
const quoteOf = (more: Partial<PricingFacts>): Quote => {
  const quote = quoteLine(facts(more))
  if (quote === 'on-request') throw new Error('Expected a price')
  return quote
}

describe('a personal price', () => {
  it('is the price of the agreement’s type, with its owner and reasons', () => {
    const quote = quoteOf({})
    expect(quote).toMatchObject({ partnerId: 'ptn_a', micros: 100_000_000, listMicros: 100_000_000, discountBp: 0, vatRateBp: 2200 })
    expect(quote.trace.map(({ detail }) => detail)).toEqual(['Вид цены «Оптовая»: 100,00\u00a0₽ за уп', 'НДС 22\u00a0% в цене'])
  })

  it('is on request without a row of that type, whatever else is known', () => {
    expect(quoteLine(facts({ listBands: [], discounts: [discount(500)] }))).toBe('on-request')
  })

  it('is on request below the first quantity band, and follows the bands above it', () => {
    const listBands = [band(100_000_000, { fromThousandths: 10_000 }), band(90_000_000, { fromThousandths: 50_000 })]
    expect(quoteLine(facts({ listBands, packThousandths: 9_000 }))).toBe('on-request')
    expect(quoteOf({ listBands, packThousandths: 10_000 }).micros).toBe(100_000_000)
    expect(quoteOf({ listBands, packThousandths: 50_000 }).micros).toBe(90_000_000)
  })

  it('is on request when the price is for another unit than the product is sold in', () => {
    expect(quoteLine(facts({ listBands: [band(100_000_000, { unit: 'шт' })] }))).toBe('on-request')
  })

  it('of a variant goes before the general one, and another variant’s price is never taken', () => {
    const listBands = [band(100_000_000), band(120_000_000, { variantId: 'var_red' })]
    expect(quoteOf({ listBands, variantId: 'var_red' }).micros).toBe(120_000_000)
    expect(quoteOf({ listBands, variantId: 'var_blue' }).micros).toBe(100_000_000)
    expect(quoteLine(facts({ listBands: [band(1_000_000, { variantId: 'var_red' })], variantId: 'var_blue' }))).toBe('on-request')
  })
})

describe('discounts', () => {
  it('of the exclusive ones only the largest counts, and the others are named as skipped', () => {
    const quote = quoteOf({ agreementDiscountBp: 500, discounts: [discount(700, { name: 'Весна' })] })
    expect(quote).toMatchObject({ micros: 93_000_000, discountBp: 700 })
    expect(quote.trace).toContainEqual({ rule: 'discount', detail: 'Скидка «Весна»: −7\u00a0%' })
    expect(quote.trace).toContainEqual({
      rule: 'discount-skipped',
      detail: 'Скидка «по соглашению» 5\u00a0% не применена: действует бо́льшая',
    })
  })

  it('add up only where they are marked to', () => {
    expect(quoteOf({ discounts: [discount(700), discount(200, { stacks: true }), discount(100, { stacks: true })] }).micros).toBe(
      90_000_000,
    )
  })

  it('wait for their quantity', () => {
    const discounts = [discount(1000, { fromThousandths: 10_001 })]
    expect(quoteOf({ discounts }).micros).toBe(100_000_000)
  })

  it('stop at the floor', () => {
    const quote = quoteOf({ agreementDiscountBp: 2000, floorMicros: 85_000_000 })
    expect(quote).toMatchObject({ micros: 85_000_000, discountBp: 1500, floorMicros: 85_000_000 })
    expect(quote.trace.map(({ rule }) => rule)).toContain('floor')
  })

  it('never make a price of zero', () => {
    expect(quoteLine(facts({ discounts: [discount(6000, { stacks: true }), discount(6000, { stacks: true })] }))).toBe('on-request')
    expect(quoteLine(facts({ listBands: [band(10_000)], agreementDiscountBp: 6000 }))).toBe('on-request')
  })
})

describe('an individual price', () => {
  it('is final: discounts do not apply, and the list price is shown beside it', () => {
    const quote = quoteOf({ partnerBands: [agreed(80_000_000, { validFrom: '2026-01-15' })], agreementDiscountBp: 1000 })
    expect(quote).toMatchObject({ micros: 80_000_000, listMicros: 100_000_000, discountBp: 2000 })
    expect(quote.trace[0]).toEqual({ rule: 'individual-price', detail: 'Цена, согласованная с клиентом с 15.01.2026: 80,00\u00a0₽ за уп' })
    expect(quote.trace.map(({ rule }) => rule)).toContain('discount-skipped')
  })

  it('stands without any list price', () => {
    expect(quoteOf({ listBands: [], partnerBands: [agreed(80_000_000)] }).micros).toBe(80_000_000)
  })

  it('in another currency or below the floor is for a person to decide, never replaced by the list price', () => {
    expect(quoteLine(facts({ partnerBands: [agreed(80_000_000, { currency: 'USD' })] }))).toBe('on-request')
    expect(quoteLine(facts({ partnerBands: [agreed(80_000_000)], floorMicros: 90_000_000 }))).toBe('on-request')
  })

  it('agreed later replaces the earlier one', () => {
    const partnerBands = [agreed(80_000_000, { validFrom: '2026-02-01' }), agreed(70_000_000, { validFrom: '2026-01-01' })]
    expect(quoteOf({ partnerBands }).micros).toBe(80_000_000)
  })
})

const anyFacts = fc.record({
  packThousandths: fc.integer({ min: 1, max: 1_000_000 }),
  listBands: fc.array(fc.record({ micros: fc.integer({ min: 1, max: 10_000_000_000 }), from: fc.integer({ min: 0, max: 100_000 }) }), {
    maxLength: 3,
  }),
  partner: fc.option(fc.integer({ min: 1, max: 10_000_000_000 }), { nil: null }),
  agreementDiscountBp: fc.integer({ min: 0, max: 10_000 }),
  discounts: fc.array(fc.record({ rateBp: fc.integer({ min: 0, max: 10_000 }), stacks: fc.boolean() }), { maxLength: 4 }),
  floorMicros: fc.option(fc.integer({ min: 1, max: 10_000_000_000 }), { nil: null }),
})

describe('for any price list, discounts and floor', () => {
  it('a price is above zero, not under the floor, not over the list, and known to be somebody’s', () => {
    fc.assert(
      fc.property(anyFacts, ({ listBands, partner, discounts, ...rest }) => {
        const quote = quoteLine(
          facts({
            ...rest,
            listBands: listBands.map(({ micros, from }) => band(micros, { fromThousandths: from })),
            partnerBands: partner === null ? [] : [agreed(partner)],
            discounts: discounts.map(({ rateBp, stacks }) => discount(rateBp, { stacks })),
          }),
        )
        if (quote === 'on-request') return
        expect(quote.micros).toBeGreaterThan(0)
        expect(quote.micros).toBeGreaterThanOrEqual(rest.floorMicros ?? 0)
        if (partner === null) expect(quote.micros).toBeLessThanOrEqual(Math.max(...listBands.map(({ micros }) => micros)) + 5_000)
        else expect(quote.micros).toBe(partner)
        expect(quote.partnerId).toBe('ptn_a')
        expect(quote.trace.at(-1)?.rule).toBe('vat')
      }),
    )
  })

  it('without a row of the type and without an agreed price it is always on request', () => {
    fc.assert(
      fc.property(anyFacts, ({ discounts, agreementDiscountBp, floorMicros, packThousandths }) => {
        const more = {
          agreementDiscountBp,
          floorMicros,
          packThousandths,
          discounts: discounts.map((d) => discount(d.rateBp, { stacks: d.stacks })),
        }
        expect(quoteLine(facts({ ...more, listBands: [] }))).toBe('on-request')
      }),
    )
  })
})

describe('the sum of a line', () => {
  it('takes VAT out of an included price and puts it on top of another', () => {
    const price = { micros: 1_234_567_800, currency: 'RUB', vatRateBp: 2200 } as const
    expect(priceLine({ ...price, vatIncluded: true }, 3_000)).toEqual({
      amount: { minor: 370_370, currency: 'RUB' },
      vat: { minor: 66_788, currency: 'RUB' },
    })
    expect(priceLine({ ...price, vatIncluded: false }, 3_000).vat).toEqual({ minor: 81_481, currency: 'RUB' })
  })

  it('has no VAT where the seller charges none', () => {
    expect(priceLine({ micros: 1_000_000, currency: 'RUB', vatIncluded: true, vatRateBp: null }, 1_000).vat.minor).toBe(0)
  })
})
