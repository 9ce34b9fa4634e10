import { vatRateOn } from '@skladno/kernel'

export interface SellerVat {
  readonly from: string
  /** Null: «без НДС». */
  readonly rateBp: number | null
}

/**
 * The VAT rate of a product sold by an organisation on a day, null = «без НДС». A seller without VAT charges none on any product;
 * otherwise a product's own rate goes before the seller's. Throws when the seller's regime on that day is not known.
 */
export function lineVatRate(seller: readonly SellerVat[], productRateBp: number | null, on: string): number | null {
  const rate = vatRateOn(
    seller.map((period) => ({ from: period.from, rate: period.rateBp ?? 'none' })),
    on,
  )
  if (rate === null) throw new Error(`The seller organisation has no VAT rate for ${on}: enter it in the settings`)
  return rate === 'none' ? null : (productRateBp ?? rate)
}
