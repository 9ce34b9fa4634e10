import { type Currency, type Money, money } from './money.ts'
import { type Quantity, quantity, type Unit } from './quantity.ts'
import { assertSafe, divideRounded } from './rounding.ts'
import type { VatRate } from './vat.ts'

/** A price of `per` (usually one pack) in millionths of a currency unit: at most six decimal places. */
export interface UnitPrice {
  readonly micros: number
  readonly currency: Currency
  readonly per: Quantity
  readonly vatIncluded: boolean
  readonly vatRate: VatRate
}

/** Parses "1234.5678" (at most six places) into millionths; null when it is not such a decimal. */
export function parseMicros(decimal: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(decimal)
  return match ? Number(match[1]) * 1_000_000 + Number((match[2] ?? '').padEnd(6, '0')) : null
}

/** Millionths → shortest decimal text: 1500000 → "1.5". */
export function formatMicros(micros: number): string {
  assertSafe(micros, 'A price')
  const whole = Math.trunc(micros / 1_000_000)
  const rest = String(Math.abs(micros % 1_000_000))
    .padStart(6, '0')
    .replace(/0+$/, '')
  return rest === '' ? String(whole) : `${whole}.${rest}`
}

export function unitPrice(
  micros: number,
  currency: Currency,
  unit: Unit,
  vat: { readonly included: boolean; readonly rate: VatRate },
): UnitPrice {
  return { micros: assertSafe(micros, 'A price'), currency, per: quantity(1000, unit), vatIncluded: vat.included, vatRate: vat.rate }
}

/** round₂(quantity × price). The quantity must be in the unit the price is for. */
export function lineAmount(price: UnitPrice, ordered: Quantity): Money {
  if (ordered.unit !== price.per.unit) throw new RangeError(`A price per ${price.per.unit} cannot be applied to ${ordered.unit}`)
  const numerator = BigInt(price.micros) * BigInt(ordered.thousandths)
  return money(divideRounded(numerator, 10_000n * BigInt(price.per.thousandths)), price.currency)
}

/** The price after a discount in basis points, rounded half away from zero to `places` decimal places (2 by default, as 1C prints it). */
export function discounted(price: UnitPrice, basisPoints: number, places = 2): UnitPrice {
  const step = 10 ** (6 - places)
  const exact = BigInt(price.micros) * BigInt(10_000 - basisPoints)
  return { ...price, micros: divideRounded(exact, BigInt(10_000 * step)) * step }
}
