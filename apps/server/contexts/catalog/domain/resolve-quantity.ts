import { divideRounded, fail, ok, type Result } from '@skladno/kernel'
import { isMeasured, type Pack, type Product, type SalePack } from './product.ts'

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
  /** What was asked and what is sold instead; null when they agree. */
  readonly rounded: null | Rounding
}

export interface Rounding {
  readonly from: Amount
  /** The least the product is sold in that covers what was asked. */
  readonly to: Amount
  /**
   * Why: `cover` = whole packs that cover a length, an area or a weight, or a little more than was counted; `pack` = a part of a pack was counted; `step` = sold by several;
   * `minimum` = less than is sold at once. All but `cover` are for the customer to decide.
   */
  readonly because: 'cover' | 'pack' | 'step' | 'minimum'
  /** The nearest amounts it is sold in, the smaller first, in sale packs: two, or one where nothing smaller is sold. */
  readonly choices: readonly Amount[]
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
 * up, and reported in `rounded` with the amounts there are. A unit the catalog does not know → `catalog.unit-not-convertible` with the units there are.
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
    rounded: isExact ? null : roundingOf(sale, { said, packThousandths, needed: { times, by } }),
  }
}

interface RoundedUp {
  readonly said: Amount
  readonly packThousandths: number
  /** What was asked, in thousandths of sale packs: times / by. */
  readonly needed: { readonly times: bigint; readonly by: bigint }
}

/** So little more than was counted needs no question, only to be shown: 490 pieces are a pack of 500. */
const LITTLE_MORE = 20n

function roundingOf(sale: SalePack, { said, packThousandths, needed: { times, by } }: RoundedUp): Rounding {
  const amount = (thousandths: number): Amount => ({ thousandths, unit: sale.unit })
  const smaller = packThousandths - sale.multipleThousandths
  const isSmallerSold = smaller > 0 && smaller >= leastOf(sale)
  const reason = (): Rounding['because'] => {
    if (sale.minimumThousandths > 0 && times < BigInt(leastOf(sale)) * by) return 'minimum'
    if (sale.multipleThousandths > 1000) return 'step'
    return isMeasured(said.unit) || (BigInt(packThousandths) * by - times) * LITTLE_MORE <= times ? 'cover' : 'pack'
  }
  return {
    from: said,
    to: amount(packThousandths),
    because: reason(),
    choices: [...(isSmallerSold ? [amount(smaller)] : []), amount(packThousandths)],
  }
}

/** The least that is sold, a whole number of steps. */
function leastOf({ multipleThousandths, minimumThousandths }: SalePack): number {
  const step = BigInt(multipleThousandths)
  return Number(((BigInt(minimumThousandths) + step - 1n) / step) * step)
}

function upToMultiple(times: bigint, by: bigint, sale: SalePack): number {
  const step = BigInt(sale.multipleThousandths)
  const steps = (times + by * step - 1n) / (by * step)
  return Math.max(Number(steps * step), leastOf(sale))
}
