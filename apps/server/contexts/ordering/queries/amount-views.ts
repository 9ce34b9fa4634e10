import type { LineView } from '@skladno/contracts'
import { divideRounded } from '@skladno/kernel'
import { type Product, resolveQuantity } from '../../catalog/index.ts'
import { awaitedProduct } from '../domain/line-changes.ts'
import type { OrderLine } from '../domain/order.ts'

/** The amounts a line's question offers: as sold, and in base units where a pack holds several. */
export function amountChoices({ state, recognition }: Pick<OrderLine, 'state' | 'recognition'>, product: Product): LineView['amounts'] {
  if (awaitedProduct({ state, recognition }) !== product.id) return []
  return (recognition.amounts ?? []).map(({ thousandths, unit }) => {
    const quantity = { amount: thousandths / 1000, unit: unit ?? product.sale.unit }
    const resolved = resolveQuantity(product, { thousandths, unit: quantity.unit })
    const base = resolved.ok ? { amount: resolved.value.baseThousandths / 1000, unit: product.baseUnit } : null
    return { quantity, base: base === null || base.unit === quantity.unit ? null : base }
  })
}

/** What the customer must know of how the product is sold; null for any whole pack. */
export function soldBy({ sale }: Product): LineView['soldBy'] {
  const step = sale.multipleThousandths > 1000 ? { amount: sale.multipleThousandths / 1000, unit: sale.unit } : null
  const minimum = sale.minimumThousandths > 0 ? { amount: sale.minimumThousandths / 1000, unit: sale.unit } : null
  return step === null && minimum === null ? null : { step, minimum }
}

/** What is sold, counted in the unit that was said, where it is more than was said; null where both agree, no pack tells or the units are one. */
export function coverOf(line: Pick<OrderLine, 'said' | 'baseThousandths' | 'packUnit'>, product: Product): LineView['covers'] {
  const { said, baseThousandths } = line
  if (said?.unit == null || said.unit === line.packUnit || baseThousandths === null) return null
  const isBase = said.unit === product.baseUnit
  const pack = isBase ? { numerator: 1, denominator: 1 } : [product.sale, ...product.packs].find(({ unit }) => unit === said.unit)
  if (pack === undefined) return null
  const covered = divideRounded(BigInt(baseThousandths) * BigInt(pack.denominator), BigInt(pack.numerator))
  return covered > said.thousandths ? { amount: covered / 1000, unit: said.unit } : null
}
