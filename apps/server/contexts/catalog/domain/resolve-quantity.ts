import { divideRounded, fail, ok, type Result } from '@skladno/kernel'
import type { Pack, Product } from './product.ts'

/** As a person said it: thousandths of a unit, or of nothing in particular. */
export interface SaidQuantity {
  readonly thousandths: number
  readonly unit: string | null
}

export interface ResolvedQuantity {
  /** In sale packs: the unit of the price. */
  readonly packThousandths: number
  readonly packUnit: string
  /** In base units: what stock and picking count. */
  readonly baseThousandths: number
  /** What was asked and what is sold instead, both in sale packs and base units; null when they agree. */
  readonly rounded: null | { readonly from: Amount; readonly to: Amount }
}

export interface Amount {
  readonly thousandths: number
  readonly unit: string
}

export type QuantityError =
  | { readonly code: 'catalog.unit-not-convertible'; readonly facts?: Readonly<Record<string, unknown>> }
  | { readonly code: 'catalog.unit-ambiguous'; readonly facts?: Readonly<Record<string, unknown>> }
  | { readonly code: 'catalog.quantity-not-positive'; readonly facts?: Readonly<Record<string, unknown>> }

/**
 * What a said quantity means for this product, by the catalog's own packs only: nothing is converted by general knowledge.
 * No unit = the base unit, or the sale pack where the catalog sells nothing smaller. Less than a multiple or the minimum is rounded
 * up, and reported in `rounded`. A unit the catalog does not know → `catalog.unit-not-convertible` with the units there are.
 */
export function resolveQuantity(product: Product, said: SaidQuantity): Result<ResolvedQuantity, QuantityError> {
  if (!Number.isSafeInteger(said.thousandths) || said.thousandths <= 0) {
    return fail('catalog.quantity-not-positive', { thousandths: said.thousandths })
  }
  const unit = said.unit ?? unsaidUnit(product)
  const packs = packsOf(product, unit)
  const [pack] = packs
  if (pack === undefined) return fail('catalog.unit-not-convertible', { unit, units: unitsOf(product) })
  if (packs.length > 1) {
    return fail('catalog.unit-ambiguous', {
      unit,
      packs: packs.map(({ name, numerator, denominator }) => ({ name, numerator, denominator })),
    })
  }
  return ok(sell(product, { thousandths: said.thousandths, unit }, pack))
}

/** The units in which this product can be ordered: base unit, sale pack, other packs. */
export function unitsOf(product: Product): readonly string[] {
  return [...new Set([product.sale.unit, product.baseUnit, ...product.packs.map((pack) => pack.unit)])]
}

/** Whether the catalog sells nothing smaller than a pack. */
export const sellsPacksOnly = (product: Product): boolean => product.sale.unit !== product.baseUnit

const unsaidUnit = (product: Product): string => (sellsPacksOnly(product) ? product.sale.unit : product.baseUnit)

/** Names of one single thing: «2 шт» of what is counted in cylinders are 2 cylinders. Not a conversion, another word for the same. */
const SINGLES: readonly string[] = ['шт', 'лист', 'мешок', 'рул', 'ведро', 'бал', 'банка', 'канистра']

/** The catalog's own unit a said one stands for: itself, or the only single thing the product is counted in. */
function ownUnit(product: Product, unit: string): string {
  if (!SINGLES.includes(unit) || unitsOf(product).includes(unit)) return unit
  const singles = unitsOf(product).filter((own) => SINGLES.includes(own))
  return singles.length === 1 ? (singles[0] ?? unit) : unit
}

/** The sale pack wins over others of its unit; two different others are a question, not a guess. */
function packsOf(product: Product, saidUnit: string): readonly Pack[] {
  const unit = ownUnit(product, saidUnit)
  if (unit === product.sale.unit) return [product.sale]
  if (unit === product.baseUnit) return [{ unit, name: null, numerator: 1, denominator: 1 }]
  const others = product.packs.filter((pack) => pack.unit === unit)
  return others.filter((pack, i) => others.findIndex((other) => isSameRatio(other, pack)) === i)
}

const isSameRatio = (a: Pack, b: Pack): boolean =>
  BigInt(a.numerator) * BigInt(b.denominator) === BigInt(b.numerator) * BigInt(a.denominator)

function sell(product: Product, said: Amount, pack: Pack): ResolvedQuantity {
  const { sale } = product
  // said packs → sale packs is said × (pack ratio) / (sale ratio), kept exact until it is rounded up to a multiple.
  const times = BigInt(said.thousandths) * BigInt(pack.numerator) * BigInt(sale.denominator)
  const by = BigInt(pack.denominator) * BigInt(sale.numerator)
  const packThousandths = upToMultiple(times, by, sale)
  const baseThousandths = divideRounded(BigInt(packThousandths) * BigInt(sale.numerator), BigInt(sale.denominator))
  const isExact = BigInt(packThousandths) * by === times
  return {
    packThousandths,
    packUnit: sale.unit,
    baseThousandths,
    rounded: isExact ? null : { from: said, to: { thousandths: packThousandths, unit: sale.unit } },
  }
}

function upToMultiple(
  times: bigint,
  by: bigint,
  sale: { readonly multipleThousandths: number; readonly minimumThousandths: number },
): number {
  const step = BigInt(sale.multipleThousandths)
  const steps = (times + by * step - 1n) / (by * step)
  const least = (BigInt(sale.minimumThousandths) + step - 1n) / step
  return Number((steps > least ? steps : least) * step)
}
