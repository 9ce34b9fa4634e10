import { fail, formatMicros, ok, parseMicros, type Result } from '@skladno/kernel'
import { formatDecimal, parseWrittenNumber } from '@skladno/platform/written-number'
import { dateOf, minorOf, thousandthsOf } from './cell-values.ts'
import type { RowRefusal } from './customer-row.ts'
import type { TableRow } from './table-rows.ts'

/** One line of the order history. Customer and product are not looked up yet. */
export interface OrderRow {
  readonly row: TableRow
  readonly date: string
  /** '' where the file has no numbers: then all lines of a customer and day are one order. */
  readonly number: string
  readonly customer: string
  readonly taxId: string
  readonly sku: string
  readonly product: string
  readonly thousandths: number
  readonly unit: string | null
  readonly priceMicros: number | null
  readonly amountMinor: number | null
}

/** Reads a line; date, number and customer may stand only in the first line of an order (`above`). */
export function readOrderRow(
  row: TableRow,
  above: Pick<OrderRow, 'date' | 'number' | 'customer' | 'taxId'> | null,
): Result<OrderRow, RowRefusal> {
  const isContinued = row.get('partner') === '' && row.get('tax-id') === '' && above !== null
  const writtenDate = row.get('date')
  const date = writtenDate === '' && isContinued ? above.date : dateOf(writtenDate)
  if (date === null) return fail('imports.wrong-date', { value: writtenDate })
  const customer = isContinued ? above.customer : row.get('partner')
  const taxId = isContinued ? above.taxId : row.get('tax-id').replace(/\D/g, '')
  if (customer === '' && taxId === '') return fail('imports.no-customer')
  if (row.get('sku') === '' && row.get('product') === '') return fail('imports.no-product')
  const thousandths = thousandthsOf(row.get('quantity'))
  if (thousandths === null) return fail('imports.wrong-quantity', { value: row.get('quantity') })
  const priceMicros = microsOf(row.get('price'))
  if (row.get('price') !== '' && priceMicros === null) return fail('imports.wrong-price', { value: row.get('price') })
  const amountMinor = row.get('amount') === '' ? null : minorOf(row.get('amount'))
  const number = row.get('number') || (isContinued ? above.number : '')
  const said = { thousandths, unit: row.get('unit') || null, sku: row.get('sku'), product: row.get('product') }
  return ok({ row, date, number: number.slice(0, 50), customer, taxId, ...said, priceMicros, amountMinor })
}

/** A positive price of at most six places; «0» is no price. */
function microsOf(text: string): number | null {
  const number = parseWrittenNumber(text.replace(/(₽|₸|руб\p{L}*|тенге|тг|р)\.?$/iu, '').trim())
  if (number === null) return null
  const [whole = '', fraction = ''] = formatDecimal(number).split('.')
  const micros = parseMicros(fraction === '' ? whole : `${whole}.${fraction.slice(0, 6)}`)
  return micros === null || formatMicros(micros) === '0' ? null : micros
}
