import { type IdKind, money, sum, toBase } from '@skladno/kernel'
import { priceLine, type Quote } from '../../contexts/terms/index.ts'
import type { DemoProduct } from '../rows/catalog-rows.ts'
import { demoQuote, type PricingNow } from '../rows/terms-rows.ts'
import type { PlannedOrder } from './plan-orders.ts'
import type { Timeline } from './timeline.ts'

export interface RecordLine {
  readonly id: string
  readonly position: number
  readonly product: DemoProduct
  readonly packThousandths: number
  readonly baseThousandths: number
  readonly quote: Quote
  readonly amountMinor: number
  readonly vatMinor: number
}

/** How far an open order of today has come; past orders follow their timeline alone. */
export interface OpenState {
  readonly isProposed?: boolean
  readonly isExpired?: boolean
  /** Of the first lines: picked so far. */
  readonly pickedLines?: number
  /** Of the first lines: already shipped. */
  readonly shippedLines?: number
}

/** An order with prices, numbers and ids: everything its rows are written from. */
export interface OrderRecord {
  readonly id: string
  readonly planned: PlannedOrder
  readonly timeline: Timeline
  readonly open: OpenState | null
  /** Picked and priced in Skladno: the company moved in two months ago, older orders came over without their picking and price reasons. */
  readonly isOwn: boolean
  readonly lines: readonly RecordLine[]
  readonly totalMinor: number
  readonly vatMinor: number
  readonly ids: { readonly invoice: string; readonly shipment: string; readonly task: string }
}

const OWN_DAYS = 60

export type RecordId = (kind: IdKind, at: Date) => string

/** Prices the lines of a planned order; a line without a price is left out, an order without lines is null. */
export function orderRecord(
  planned: PlannedOrder,
  life: { readonly timeline: Timeline; readonly open: OpenState | null },
  known: PricingNow & { readonly id: RecordId },
): OrderRecord | null {
  const { id } = known
  const { timeline } = life
  const isOwn = known.now.getTime() - planned.confirmedAt.getTime() < OWN_DAYS * 86_400_000
  const lines = planned.lines.flatMap(({ product, packs }, i) => {
    const packThousandths = packs * 1000
    const quote = demoQuote(planned.customer, { product, packThousandths, at: planned.confirmedAt }, known)
    const baseThousandths = toBase(packThousandths, { unit: 'шт', numerator: product.salePack, denominator: 1 })
    if (quote === 'on-request' || baseThousandths === null) return []
    const { amount, vat } = priceLine(quote, packThousandths)
    return [
      {
        id: id('line', timeline.createdAt),
        position: i + 1,
        product,
        packThousandths,
        baseThousandths,
        quote: isOwn ? quote : { ...quote, trace: [] },
        amountMinor: amount.minor,
        vatMinor: vat.minor,
      },
    ]
  })
  if (lines.length === 0) return null
  const { currency } = planned.customer.organisation
  const total = (of: (line: RecordLine) => number): number =>
    sum(
      lines.map((line) => money(of(line), currency)),
      currency,
    ).minor
  return {
    id: id('order', timeline.createdAt),
    planned,
    ...life,
    isOwn,
    lines,
    totalMinor: total((line) => line.amountMinor),
    vatMinor: total((line) => line.vatMinor),
    ids: {
      invoice: id('invoice', timeline.invoicedAt),
      shipment: id('shipment', timeline.shippedAt ?? timeline.invoicedAt),
      task: id('task', timeline.confirmedAt),
    },
  }
}
