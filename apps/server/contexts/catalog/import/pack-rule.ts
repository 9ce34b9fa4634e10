import { isMeasured } from '../domain/product.ts'
import type { PackInput } from '../use-cases/upsert-products.ts'
import type { OrderRule, RuleAmount } from './order-rule.ts'

export interface Ratio {
  readonly numerator: number
  readonly denominator: number
}

/** A decimal number of base units as the smallest fraction; null for nothing or the base unit itself. */
export function ratioOf(coefficient: string | null): Ratio | null {
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?\d*$/.exec(coefficient ?? '')
  if (!match) return null
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  const [numerator, denominator] = [Number(`${match[1]}${fraction}`), 10 ** fraction.length]
  const divisor = greatestCommonDivisor(numerator, denominator)
  return numerator === 0 ? null : { numerator: numerator / divisor, denominator: denominator / divisor }
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))

/**
 * The packs with the step and the minimum on the one sold, counted in it: a step of 500 pieces of goods sold by 500 is any pack, of 750 three packs.
 * What the rule does not say stays. A rule in a unit that no pack has says nothing.
 */
export function withRule(packs: readonly PackInput[], baseUnit: string, rule: OrderRule): readonly PackInput[] {
  const own: PackInput = { unit: baseUnit, numerator: 1, denominator: 1 }
  const sale =
    packs.find(({ isSale }) => isSale) ?? packs.find((pack) => pack.unit === baseUnit && pack.numerator === pack.denominator) ?? own
  const step = inSalePacks(rule.step, sale, { packs, baseUnit })
  const minimum = inSalePacks(rule.minimum, sale, { packs, baseUnit })
  if (step === null && minimum === null) return packs
  const ruled: PackInput = {
    ...sale,
    isSale: true,
    ...(step === null ? {} : { multipleThousandths: stepOf(step, sale.unit) }),
    ...(minimum === null ? {} : { minimumThousandths: Math.ceil((minimum.numerator * 1000) / minimum.denominator) }),
  }
  return packs.includes(sale) ? packs.map((pack) => (pack === sale ? ruled : pack)) : [...packs, ruled]
}

/** What is counted goes in whole packs: the fewest that are a whole number of steps. What is measured is sold by the step itself. */
const stepOf = ({ numerator, denominator }: Ratio, unit: string): number =>
  isMeasured(unit) ? Math.max(1, Math.round((numerator * 1000) / denominator)) : numerator * 1000

interface KnownPacks {
  readonly packs: readonly PackInput[]
  readonly baseUnit: string
}

function inSalePacks(amount: RuleAmount | null, sale: PackInput, { packs, baseUnit }: KnownPacks): Ratio | null {
  const said = amount === null ? null : ratioOf(amount.amount)
  const pack =
    amount?.unit == null || amount.unit === baseUnit ? { numerator: 1, denominator: 1 } : packs.find(({ unit }) => unit === amount.unit)
  if (said === null || pack === undefined) return null
  const numerator = said.numerator * pack.numerator * sale.denominator
  const denominator = said.denominator * pack.denominator * sale.numerator
  const divisor = greatestCommonDivisor(numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}
