import { keptPacks, type Order, type OrderLine } from '../../ordering/index.ts'

/** One offered line, kept with the invoice: the document never changes with the order. Plain JSON. */
export interface OfferedLine {
  readonly lineId: string
  readonly productId: string
  readonly sku: string
  readonly name: string
  readonly packThousandths: number
  readonly packUnit: string
  readonly priceMicros: number
  readonly vatIncluded: boolean
  /** Null: «без НДС». */
  readonly vatRateBp: number | null
  readonly amountMinor: number
  readonly vatMinor: number
}

/** What a счёт says. */
export interface Offer {
  readonly legalEntityId: string
  readonly totalMinor: number
  readonly vatMinor: number
  readonly lines: readonly OfferedLine[]
}

export interface ProductName {
  readonly sku: string
  readonly name: string
}

/** The order as an offer to pay. Throws when a line has no price: an order like that is never confirmed. */
export function offerOf(order: Order, names: ReadonlyMap<string, ProductName>): Offer {
  if (order.legalEntityId === null) throw new Error(`Order ${order.id} has no payer`)
  const lines = order.lines.filter((line) => line.state === 'open').map((line) => offeredLine(line, names))
  return { legalEntityId: order.legalEntityId, totalMinor: order.totalMinor, vatMinor: order.vatMinor, lines }
}

function offeredLine(line: OrderLine, names: ReadonlyMap<string, ProductName>): OfferedLine {
  const { quote, productId } = line
  if (quote === null || productId === null || line.amountMinor === null) throw new Error(`Line ${line.id} has no price`)
  return {
    lineId: line.id,
    productId,
    sku: names.get(productId)?.sku ?? '',
    name: names.get(productId)?.name ?? '',
    packThousandths: keptPacks(line),
    packUnit: line.packUnit ?? quote.unit,
    priceMicros: line.manualPrice?.micros ?? quote.micros,
    vatIncluded: quote.vatIncluded,
    vatRateBp: quote.vatRateBp,
    amountMinor: line.amountMinor,
    vatMinor: line.vatMinor ?? 0,
  }
}

/** Whether two offers ask for the same money for the same goods from the same payer. */
export function isSameOffer(a: Offer, b: Offer): boolean {
  return (
    a.legalEntityId === b.legalEntityId &&
    a.totalMinor === b.totalMinor &&
    a.lines.length === b.lines.length &&
    a.lines.every((line, index) => {
      const other = b.lines[index]
      return (
        other !== undefined &&
        line.productId === other.productId &&
        line.packThousandths === other.packThousandths &&
        line.priceMicros === other.priceMicros &&
        line.amountMinor === other.amountMinor
      )
    })
  )
}

export type InvoiceAction = 'issue' | 'replace' | 'void' | 'none'

/** What must happen to the счёт of an order now. A счёт in part paid is still replaced: money on the old number finds the order. */
export function invoiceAction(
  order: Pick<Order, 'state'>,
  offer: Offer | null,
  { current, isForced = false }: { readonly current: Offer | null; readonly isForced?: boolean },
): InvoiceAction {
  if (order.state === 'cancelled') return current === null ? 'none' : 'void'
  if (order.state !== 'confirmed' || offer === null) return 'none'
  if (current === null) return 'issue'
  return isSameOffer(offer, current) && !isForced ? 'none' : 'replace'
}
