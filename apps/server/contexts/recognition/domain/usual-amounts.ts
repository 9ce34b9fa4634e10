import type { HowMuch } from '@skladno/matching'
import { type Product, resolveQuantity, unitsOf } from '../../catalog/index.ts'

/** An amount as people say it, in the unit the product is sold in. */
export interface SaidAmount {
  readonly amount: number
  readonly unit: string
}

export interface UsualAmountsQuestion {
  readonly howMuch: HowMuch
  readonly product: Product
  /** What this customer ordered of the product before, newest first; nobody else's. */
  readonly past: readonly { readonly amount: number; readonly unit: string | null }[]
}

const MOST = 3
const ENOUGH = 2
/** Where the customer never took more or less: by so much of what it is now. Slightly first. */
const SHARES: Readonly<Record<'slight' | 'plain', readonly number[]>> = { slight: [0.1, 0.2, 0.3], plain: [0.25, 0.5, 1] }
/** Of a line with no amount yet: so many of the least that is sold. */
const FIRST = [1, 2, 5] as const

/**
 * «Побольше» as two or three amounts to choose from, the nearest to what it is now first in order of size: what the customer himself took of the
 * product, else whole packs of it, else round shares of the present amount. All are amounts the product is sold in; empty where none is.
 */
export function usualAmounts({ howMuch, product, past }: UsualAmountsQuestion): readonly SaidAmount[] {
  const now = packsOf(product, howMuch.qty, howMuch.unit)
  const isWanted = (packs: number): boolean =>
    howMuch.direction === 'some' || now === null || (howMuch.direction === 'more' ? packs > now : packs < now)
  const taken = past.flatMap(({ amount, unit }) => packsOf(product, amount, unit) ?? []).filter(isWanted)
  const own = representative(taken, now, howMuch.isSlight)
  const chosen = new Set(own)
  for (const packs of chosen.size >= ENOUGH ? [] : proposed(product, now, howMuch)) {
    if (chosen.size >= ENOUGH) break
    if (packs > 0 && packs !== now && isWanted(packs)) chosen.add(packs)
  }
  return [...chosen].sort((a, b) => a - b).map((packs) => ({ amount: packs / 1000, unit: product.sale.unit }))
}

/** In thousandths of sale packs, as sold; null for an amount the catalog cannot convert. */
function packsOf(product: Product, amount: number | null, unit: string | null): number | null {
  if (amount === null || amount <= 0) return null
  const resolved = resolveQuantity(product, { thousandths: Math.round(amount * 1000), unit })
  return resolved.ok ? resolved.value.packThousandths : null
}

/** Of many amounts three that tell the most: the nearest to now, the most frequent and the farthest; slightly = only near ones. */
function representative(taken: readonly number[], now: number | null, isSlight: boolean): readonly number[] {
  const counts = new Map<number, number>()
  for (const packs of taken) counts.set(packs, (counts.get(packs) ?? 0) + 1)
  const byDistance = [...counts.keys()].sort((a, b) => Math.abs(a - (now ?? 0)) - Math.abs(b - (now ?? 0)) || a - b)
  if (byDistance.length <= MOST || isSlight) return byDistance.slice(0, MOST)
  const [nearest = 0] = byDistance
  const farthest = byDistance.at(-1) ?? nearest
  const frequent = byDistance.slice(1, -1).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0] ?? nearest
  return [...new Set([nearest, frequent, farthest])]
}

/** Whole larger packs beside the present amount, then round shares of it. */
function proposed(product: Product, now: number | null, { direction, isSlight }: HowMuch): readonly number[] {
  const { multipleThousandths, minimumThousandths } = product.sale
  const step = Math.max(multipleThousandths, 1000)
  const least = Math.max(step, Math.ceil(minimumThousandths / step) * step)
  if (now === null || direction === 'some') return FIRST.map((times) => least * times)
  const sign = direction === 'more' ? 1 : -1
  const whole = largerPacks(product).map((pack) => (sign > 0 ? (Math.floor(now / pack) + 1) * pack : (Math.ceil(now / pack) - 1) * pack))
  const isNear = (packs: number): boolean => packs > 0 && Math.abs(packs - now) <= now
  const shares = SHARES[isSlight ? 'slight' : 'plain'].map((share) => now + sign * rounded(now * share, step))
  return [...whole.filter(isNear), ...shares, now + sign * 2 * step].filter((packs) => packs >= least && packs % multipleThousandths === 0)
}

/** Packs that hold several sale packs, in thousandths of sale packs, the smaller first. */
function largerPacks(product: Product): readonly number[] {
  const packs = unitsOf(product).flatMap((unit) => packsOf(product, 1, unit) ?? [])
  return [...new Set(packs)].filter((pack) => pack > Math.max(1000, product.sale.multipleThousandths)).sort((a, b) => a - b)
}

/** Up to a round number of steps: 1, 2 or 5 times a power of ten, not less than one. */
function rounded(amount: number, step: number): number {
  const steps = Math.max(1, amount / step)
  const power = 10 ** Math.floor(Math.log10(steps))
  const nice =
    [1, 2, 2.5, 5, 10].map((digit) => digit * power).find((value) => value >= steps && Number.isInteger(value)) ?? Math.ceil(steps)
  return nice * step
}
