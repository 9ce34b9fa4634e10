import { allocate, assertSafe, divideRounded } from './rounding.ts'

export const CURRENCIES = ['RUB', 'KZT', 'CNY', 'USD'] as const
export type Currency = (typeof CURRENCIES)[number]

export const isCurrency = (value: unknown): value is Currency => CURRENCIES.some((currency) => currency === value)

/** An amount in minor units (kopecks, tiyn): a safe integer of one currency. */
export interface Money<C extends Currency = Currency> {
  readonly minor: number
  readonly currency: C
}

export function money<C extends Currency>(minor: number, currency: C): Money<C> {
  return { minor: assertSafe(minor, 'Money'), currency }
}

export const zero = <C extends Currency>(currency: C): Money<C> => money(0, currency)

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new RangeError(`Cannot mix ${a.currency} and ${b.currency}`)
}

export function add<C extends Currency>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  sameCurrency(a, b)
  return money(a.minor + b.minor, a.currency)
}

export function subtract<C extends Currency>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  sameCurrency(a, b)
  return money(a.minor - b.minor, a.currency)
}

export function sum<C extends Currency>(parts: readonly Money<C>[], currency: C): Money<C> {
  return parts.reduce((total, part) => add(total, part), zero(currency))
}

/** A share of an amount in basis points (1 % = 100), half away from zero. */
export function share<C extends Currency>(amount: Money<C>, basisPoints: number): Money<C> {
  return money(divideRounded(BigInt(amount.minor) * BigInt(basisPoints), 10_000n), amount.currency)
}

/** Spreads an amount over weights so that the parts sum to it exactly (largest remainder). */
export function spread<C extends Currency>(amount: Money<C>, weights: readonly number[]): Money<C>[] {
  return allocate(amount.minor, weights).map((minor) => money(minor, amount.currency))
}
