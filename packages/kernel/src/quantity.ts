import { assertSafe, divideRounded } from './rounding.ts'

/** Units of trade: short Russian name → ОКЕИ code (null where the classifier has none of its own). */
export const UNITS = {
  шт: '796',
  уп: '778',
  лист: '625',
  мешок: '768',
  рул: '736',
  м: '006',
  м2: '055',
  м3: '113',
  кг: '166',
  т: '168',
  л: '112',
  пал: '958',
  ведро: null,
  бал: null,
  пара: '715',
  кор: '812',
  ящ: '812',
  блок: '616',
  банка: null,
  канистра: null,
  компл: '839',
  усл: '876',
} as const satisfies Record<string, string | null>

export type Unit = keyof typeof UNITS

export const isUnit = (text: string): text is Unit => Object.hasOwn(UNITS, text)

/** A quantity in integer thousandths of a unit. */
export interface Quantity {
  readonly thousandths: number
  readonly unit: Unit
}

export function quantity(thousandths: number, unit: Unit): Quantity {
  return { thousandths: assertSafe(thousandths, 'A quantity'), unit }
}

/** From a decimal number as a person says it: 2.5 → 2500 thousandths. Finer than a thousandth is an error. */
export function quantityOf(amount: number, unit: Unit): Quantity {
  const thousandths = Math.round(amount * 1000)
  if (Math.abs(thousandths - amount * 1000) > 1e-6) throw new RangeError(`${amount} ${unit} is finer than a thousandth`)
  return quantity(thousandths, unit)
}

export const amountOf = (q: Quantity): number => q.thousandths / 1000

/** 1 pack = numerator/denominator base units, both positive integers. */
export interface PackRatio {
  readonly unit: Unit
  readonly numerator: number
  readonly denominator: number
}

/** Packs → base units, exact or null when the result is finer than a thousandth. */
export function toBase(packs: number, ratio: PackRatio): number | null {
  return exactRatio(packs, ratio.numerator, ratio.denominator)
}

/** Base units (thousandths) → packs (thousandths), exact or null. */
export function toPacks(baseThousandths: number, ratio: PackRatio): number | null {
  return exactRatio(baseThousandths, ratio.denominator, ratio.numerator)
}

/** Whole packs needed to cover a base quantity, thousandths; shown to the customer, never applied silently. */
export function packsToCover(baseThousandths: number, ratio: PackRatio, multipleThousandths = 1000): number {
  const packs = BigInt(baseThousandths) * BigInt(ratio.denominator)
  const step = BigInt(ratio.numerator) * BigInt(multipleThousandths)
  return assertSafe(Number((packs + step - 1n) / step) * multipleThousandths, 'A quantity')
}

function exactRatio(value: number, times: number, by: number): number | null {
  const product = BigInt(assertSafe(value, 'A quantity')) * BigInt(times)
  return product % BigInt(by) === 0n ? divideRounded(product, BigInt(by)) : null
}
