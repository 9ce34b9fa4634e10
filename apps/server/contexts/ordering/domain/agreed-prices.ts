import { priceLine } from '../../terms/index.ts'
import type { Order, OrderLine } from './order.ts'

/**
 * Lines of a changed order with the prices that were agreed: a line nobody touched stays to the kopeck; one whose quantity changed keeps its
 * price unless today's is lower; a new product or a new manual price is priced as it is.
 */
export function keepAgreedPrices(before: Pick<Order, 'lines'>, priced: Pick<Order, 'lines'>): readonly OrderLine[] {
  const agreed = new Map(before.lines.map((line) => [line.id, line]))
  return priced.lines.map((line) => {
    const was = agreed.get(line.id)
    if (was === undefined || line.state !== 'open' || was.state !== 'open' || was.quote === null || was.productId !== line.productId)
      return line
    if (was.manualPrice !== line.manualPrice && was.manualPrice?.micros !== line.manualPrice?.micros) return line
    if (was.packUnit !== line.packUnit) return line
    if (was.packThousandths === line.packThousandths)
      return { ...line, quote: was.quote, amountMinor: was.amountMinor, vatMinor: was.vatMinor }
    if (line.manualPrice !== null || (line.quote !== null && line.quote.micros <= was.quote.micros)) return line
    const { amount, vat } = priceLine(was.quote, line.packThousandths ?? 0)
    return { ...line, quote: was.quote, amountMinor: amount.minor, vatMinor: vat.minor }
  })
}
