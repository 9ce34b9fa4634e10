import { type Currency, type Money, money } from './money.ts'
import { divideRounded } from './rounding.ts'

/** A VAT rate in basis points (22 % = 2200), or `none` for a seller that does not charge VAT («без НДС»). */
export type VatRate = number | 'none'

/** VAT of one line, minor units. Included: round₂(sum × r/(100+r)); on top: round₂(sum × r/100). Totals are sums of lines (TRADE: 1C rule). */
export function vatOf<C extends Currency>(amount: Money<C>, rate: VatRate, isIncluded: boolean): Money<C> {
  if (rate === 'none' || rate === 0) return money(0, amount.currency)
  const denominator = isIncluded ? 10_000 + rate : 10_000
  return money(divideRounded(BigInt(amount.minor) * BigInt(rate), BigInt(denominator)), amount.currency)
}

/** One row of a rate's history: the rate holds from `from` (inclusive) until the next row. */
export interface VatPeriod {
  readonly from: string
  readonly rate: VatRate
}

/** The rate in force on a calendar date, or null when the history starts later. Dates compare as text (`YYYY-MM-DD`). */
export function vatRateOn(periods: readonly VatPeriod[], date: string): VatRate | null {
  let best: VatPeriod | null = null
  for (const period of periods) if (period.from <= date && (best === null || period.from > best.from)) best = period
  return best?.rate ?? null
}
