import type { Unit } from '@skladno/kernel'

/** How a product moves: decides stock, and how often generated customers take it. `order` = brought to order only. */
export type Demand = 'hot' | 'steady' | 'slow' | 'order'

/** One product of the demo catalog before it becomes rows. */
export interface ProductSeed {
  /** Letters of the article: `PRF` → `PRF-0127`. */
  readonly code: string
  readonly name: string
  readonly group: readonly [department: string, group: string]
  readonly brand?: string
  readonly unit: Unit
  /** The pack it is sold and priced in, base units inside; the base unit itself when absent. */
  readonly sale?: readonly [unit: Unit, baseUnits: number]
  /** Other packs as base units: `['м2', 3, 1]` = 1 pack is 3 base units, `['м2', 1, 3]` = 3 packs are 1. */
  readonly packs?: readonly (readonly [unit: Unit, numerator: number, denominator: number])[]
  /** Retail price of a sale pack in tenge, VAT included. */
  readonly price: number
  /** Weight of a base unit. */
  readonly kg?: number
  readonly demand?: Demand
  readonly kind?: 'goods' | 'service' | 'deposit'
  readonly isReturnable?: boolean
  /** Sold in multiples of so many sale packs. */
  readonly multiple?: number
  /** Of a base unit. */
  readonly litres?: number
  /** What the card tells beside the name: «Срок годности» → «10 суток». */
  readonly attributes?: Readonly<Record<string, string>>
}

/** «12,5»: a number as it is printed in names. */
export const dec = (value: number): string => String(value).replace('.', ',')

/** A price as a price list rounds it: the dearer, the coarser. */
export function rounded(price: number): number {
  const step = price >= 20_000 ? 50 : price >= 2000 ? 10 : price >= 300 ? 5 : price >= 20 ? 1 : 0.5
  return Math.max(step, Math.round(price / step) * step)
}

/** Every pair, the first list outer. */
export const pairs = <A, B>(first: readonly A[], second: readonly B[]): (readonly [A, B])[] =>
  first.flatMap((a) => second.map((b) => [a, b] as const))

/** Every triple, the first list outermost. */
export const triples = <A, B, C>(first: readonly A[], second: readonly B[], third: readonly C[]): (readonly [A, B, C])[] =>
  pairs(first, second).flatMap(([a, b]) => third.map((c) => [a, b, c] as const))
