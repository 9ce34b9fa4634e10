import { type Currency, divideRounded, fail, money, ok, type Result, vatOf } from '@skladno/kernel'
import type { Order, OrderLine } from '../../ordering/index.ts'
import { priceLine } from '../../terms/index.ts'

/** What has happened with one line, base thousandths and minor units. */
export interface LineProgress {
  readonly picked: number
  readonly shipped: number
  readonly shippedAmountMinor: number
  readonly shippedVatMinor: number
}

export interface ShipmentLine {
  readonly lineId: string
  readonly position: number
  readonly productId: string
  readonly baseThousandths: number
  readonly packThousandths: number
  readonly packUnit: string
  readonly priceMicros: number
  readonly amountMinor: number
  readonly vatMinor: number
  readonly vatRateBp: number | null
}

export interface ShipmentContext {
  readonly progress: ReadonlyMap<string, LineProgress>
  /** Not picked: services go with the first shipment. */
  readonly isService: (productId: string) => boolean
  /** VAT of a product on the day of the shipment, null = «без НДС». */
  readonly vatRate: (productId: string) => number | null
  /** Quantities asked for by a person; null = everything that is picked. */
  readonly asked: ReadonlyMap<string, number> | null
}

export const NO_PROGRESS: LineProgress = { picked: 0, shipped: 0, shippedAmountMinor: 0, shippedVatMinor: 0 }

const ordered = (line: OrderLine): number => (line.baseThousandths ?? 0) - line.cancelledThousandths

/** What can leave now: picked and not shipped; of services everything that is left. */
export function shippable(line: OrderLine, context: Pick<ShipmentContext, 'progress' | 'isService'>): number {
  if (line.state !== 'open' || line.productId === null) return 0
  const done = context.progress.get(line.id) ?? NO_PROGRESS
  const ready = context.isService(line.productId) ? ordered(line) : Math.min(done.picked, ordered(line))
  return Math.max(0, ready - done.shipped)
}

/** Whether nothing of the order would be left after everything picked has gone. */
export const isWhole = (order: Pick<Order, 'lines'>, context: Pick<ShipmentContext, 'progress' | 'isService'>): boolean =>
  order.lines.every(
    (line) => line.state !== 'open' || (context.progress.get(line.id) ?? NO_PROGRESS).shipped + shippable(line, context) >= ordered(line),
  )

/** The lines of one shipment document with sums and the VAT of its day, or why there is none. */
export function composeShipment(order: Pick<Order, 'lines' | 'currency'>, context: ShipmentContext): Result<readonly ShipmentLine[]> {
  const lines: ShipmentLine[] = []
  for (const line of order.lines) {
    const ready = shippable(line, context)
    const base = context.asked === null ? ready : (context.asked.get(line.id) ?? 0)
    if (base > ready) return fail('fulfilment.more-than-picked', { lineId: line.id, asked: base / 1000, ready: ready / 1000 })
    if (base > 0) lines.push(shipmentLine(line, base, order.currency, context))
  }
  const isGoods = lines.some((line) => !context.isService(line.productId)) || order.lines.every((line) => isServiceLine(line, context))
  return lines.length > 0 && isGoods ? ok(lines) : fail('fulfilment.nothing-to-ship')
}

const isServiceLine = (line: OrderLine, { isService }: ShipmentContext): boolean =>
  line.state !== 'open' || (line.productId !== null && isService(line.productId))

function shipmentLine(line: OrderLine, base: number, currency: Currency, context: ShipmentContext): ShipmentLine {
  const { productId, quote } = line
  if (productId === null || quote === null) throw new Error(`Line ${line.id} has no product or price`)
  const done = context.progress.get(line.id) ?? NO_PROGRESS
  const vatRateBp = context.vatRate(productId)
  const isLast = done.shipped + base >= ordered(line)
  const amountMinor = isLast ? (line.amountMinor ?? 0) - done.shippedAmountMinor : partAmount(line, base)
  const isSameRate = vatRateBp === quote.vatRateBp
  const vatMinor =
    isLast && isSameRate
      ? (line.vatMinor ?? 0) - done.shippedVatMinor
      : vatOf(money(amountMinor, currency), vatRateBp ?? 'none', quote.vatIncluded).minor
  return {
    lineId: line.id,
    position: line.position,
    productId,
    baseThousandths: base,
    packThousandths: packsOf(line, base),
    packUnit: line.packUnit ?? quote.unit,
    priceMicros: line.manualPrice?.micros ?? quote.micros,
    amountMinor,
    vatMinor,
    vatRateBp,
  }
}

/** Sale packs of a part of a line, to the nearest thousandth. */
const packsOf = (line: OrderLine, base: number): number =>
  divideRounded(BigInt(line.packThousandths ?? 0) * BigInt(base), BigInt(line.baseThousandths ?? 1))

/** What a part of a line costs: packs × price where the part is exact packs, else its share of the line's sum. */
export function partAmount(line: OrderLine, base: number): number {
  const { quote, baseThousandths, packThousandths } = line
  if (quote === null || baseThousandths === null || packThousandths === null) return 0
  const isExact = (BigInt(packThousandths) * BigInt(base)) % BigInt(baseThousandths) === 0n
  if (!isExact) return divideRounded(BigInt(line.amountMinor ?? 0) * BigInt(base), BigInt(ordered(line)))
  return priceLine({ ...quote, micros: line.manualPrice?.micros ?? quote.micros }, packsOf(line, base)).amount.minor
}

/** Sums of a shipment; VAT on top is part of what the customer owes. */
export function shipmentTotals(
  lines: readonly ShipmentLine[],
  vatIncluded: (lineId: string) => boolean,
): { readonly totalMinor: number; readonly vatMinor: number } {
  const vatMinor = lines.reduce((total, line) => total + line.vatMinor, 0)
  const totalMinor = lines.reduce((total, line) => total + line.amountMinor + (vatIncluded(line.lineId) ? 0 : line.vatMinor), 0)
  return { totalMinor, vatMinor }
}
