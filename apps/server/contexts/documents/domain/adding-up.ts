import { add, type Money, subtract, sum } from '@skladno/kernel'
import type { CorrectionView, InvoiceTotals, ShippedGoods } from '../document-views.ts'

function assertEqual(what: string, printed: Money, expected: Money): void {
  if (printed.minor === expected.minor && printed.currency === expected.currency) return
  throw new Error(`${what} is ${printed.minor} ${printed.currency}, but its parts give ${expected.minor} ${expected.currency}`)
}

/** Throws when printed totals are not the sums of printed lines: a document that does not add up must not leave the house. */
export function assertTotalsAddUp(lines: readonly { readonly amount: Money }[], totals: InvoiceTotals): void {
  const currency = totals.payable.currency
  const goods = sum(
    lines.map((line) => line.amount),
    currency,
  )
  assertEqual('The total of the lines', totals.lines, goods)
  const vat = sum(
    totals.vat.map((part) => part.amount),
    currency,
  )
  assertEqual('The sum to pay', totals.payable, totals.vatIncluded ? goods : add(goods, vat))
}

/** The same for a shipment document: every column adds up, and line by line sum + VAT = sum with VAT. */
export function assertShipmentAddsUp(goods: Extract<ShippedGoods, { pricesOf: string }>): void {
  const { totals, lines } = goods
  const currency = totals.withVat.currency
  const column = (pick: 'withoutVat' | 'vat' | 'withVat'): void =>
    assertEqual(
      `The total ${pick}`,
      totals[pick],
      sum(
        lines.map((line) => line[pick]),
        currency,
      ),
    )
  column('withoutVat')
  column('vat')
  column('withVat')
  for (const line of lines) assertEqual(`The sum of «${line.name}»`, line.withVat, add(line.withoutVat, line.vat))
}

/** The same for a correction: every column adds up, and line by line sum before − sum after = what is owed less. */
export function assertCorrectionAddsUp({ lines, totals }: Pick<CorrectionView, 'lines' | 'totals'>): void {
  const column = (total: Money, pick: 'sumBefore' | 'sumAfter' | 'vatLess' | 'less'): void =>
    assertEqual(
      `The total ${pick}`,
      total,
      sum(
        lines.map((line) => line[pick]),
        total.currency,
      ),
    )
  column(totals.before, 'sumBefore')
  column(totals.after, 'sumAfter')
  column(totals.vatLess, 'vatLess')
  column(totals.less, 'less')
  for (const line of lines) assertEqual(`The sum of «${line.name}»`, line.less, subtract(line.sumBefore, line.sumAfter))
}
