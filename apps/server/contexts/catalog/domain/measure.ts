import { fail, ok, type Result, toBase } from '@skladno/kernel'
import type { Product } from './product.ts'
import { unitsOf } from './resolve-quantity.ts'

/**
 * What a counted quantity is in base thousandths, exactly: what lies on a shelf is not rounded to what is sold. Zero is a count too.
 * A unit the catalog does not know for the product → `catalog.unit-not-convertible`; finer than a thousandth → `catalog.quantity-too-fine`.
 */
export function measureIn(product: Product, said: { readonly amount: number; readonly unit: string }): Result<number> {
  const thousandths = Math.round(said.amount * 1000)
  if (Math.abs(thousandths - said.amount * 1000) > 1e-6) return fail('catalog.quantity-too-fine', { name: product.name })
  if (said.unit === product.baseUnit) return ok(thousandths)
  const packs = [product.sale, ...product.packs].filter((pack) => pack.unit === said.unit)
  const ratios = new Set(packs.map(({ numerator, denominator }) => `${numerator}/${denominator}`))
  const [pack] = packs
  if (pack === undefined) return fail('catalog.unit-not-convertible', { unit: said.unit, units: unitsOf(product) })
  if (ratios.size > 1) return fail('catalog.unit-ambiguous', { unit: said.unit })
  const base = toBase(thousandths, { unit: 'шт', numerator: pack.numerator, denominator: pack.denominator })
  return base === null ? fail('catalog.quantity-too-fine', { name: product.name }) : ok(base)
}
