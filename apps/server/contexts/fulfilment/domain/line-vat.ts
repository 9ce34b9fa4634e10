import { type Currency, money, type VatPeriod, vatOf } from '@skladno/kernel'
import type { OrderLine } from '../../ordering/index.ts'
import type { SellerVat } from '../../terms/index.ts'

/** VAT of a part of a line at the rate the line was ordered at. */
export function lineVatOf(line: Pick<OrderLine, 'quote'>, amountMinor: number, currency: Currency): number {
  if (line.quote === null) return 0
  return vatOf(money(amountMinor, currency), line.quote.vatRateBp ?? 'none', line.quote.vatIncluded).minor
}

/** A seller's rates in the words of terms. */
export const sellerVat = (periods: readonly VatPeriod[]): readonly SellerVat[] =>
  periods.map(({ from, rate }) => ({ from, rateBp: rate === 'none' ? null : rate }))
