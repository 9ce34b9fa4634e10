import { type Currency, lineAmount, type Money, quantity, unitPrice, vatOf } from '@skladno/kernel'

/** One rule that made the price, in words a manager understands. */
export interface PriceRule {
  readonly rule: 'price-type' | 'individual-price' | 'band' | 'discount' | 'discount-skipped' | 'floor' | 'vat'
  readonly detail: string
}

/** A personal price per sale pack with its owner and its reasons. Plain JSON: kept as it is with the order line. */
export interface Quote {
  /** Whose price it is: it must never be shown to anybody else. */
  readonly partnerId: string
  readonly productId: string
  /** Millionths of the currency per sale pack. */
  readonly micros: number
  /** Before discounts. */
  readonly listMicros: number
  /** What the customer is given off the list price, basis points. */
  readonly discountBp: number
  readonly unit: string
  readonly currency: Currency
  readonly vatIncluded: boolean
  /** Null: «без НДС». */
  readonly vatRateBp: number | null
  readonly trace: readonly PriceRule[]
  /** When the price was known to hold: a time, or the day of an individual price. */
  readonly asOf: string
  /** For staff only, never to customers. */
  readonly floorMicros: number | null
}

/** What a sum is made of: a quote, or a manual price in the quote's currency and VAT. */
export type LinePrice = Pick<Quote, 'micros' | 'currency' | 'vatIncluded' | 'vatRateBp'>

/**
 * Sum and VAT of one line (TRADE §3): amount = round₂(packs × price); VAT out of it when included, else to be added on top of it.
 * The quantity is in sale packs, as the price is.
 */
export function priceLine(price: LinePrice, packThousandths: number): { readonly amount: Money; readonly vat: Money } {
  const rate = price.vatRateBp ?? 'none'
  const perPack = unitPrice(price.micros, price.currency, 'уп', { included: price.vatIncluded, rate })
  const amount = lineAmount(perPack, quantity(packThousandths, 'уп'))
  return { amount, vat: vatOf(amount, rate, price.vatIncluded) }
}
