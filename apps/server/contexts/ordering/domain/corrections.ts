import { awaitedProduct } from './line-changes.ts'
import type { Operation } from './operations.ts'
import type { Order, OrderLine } from './order.ts'

/** A line made from words that a person has now understood otherwise: another product, or the same amount in another unit. */
export interface LineCorrected {
  readonly lineId: string
  readonly said: string
  /** How many were read out of the words. */
  readonly amount: number | null
  readonly from: { readonly productId: string | null; readonly unit: string | null }
  readonly to: { readonly productId: string; readonly unit: string | null }
  readonly saidUnit: string | null
  readonly probability: number | null
  /** There was too little of the first product: the switch is a substitution. */
  readonly wasShort: boolean
}

/** What the operations corrected in lines that came from words. Ways out of a shortage are choices of goods, not of meaning. */
export function correctionsIn(before: Order, after: Order, operations: readonly Operation[]): readonly LineCorrected[] {
  const touched = new Set(
    operations.flatMap((operation) => (operation.kind === 'set-product' || operation.kind === 'set-quantity' ? [operation.lineId] : [])),
  )
  const now = new Map(after.lines.map((line) => [line.id, line]))
  return before.lines.filter(({ id }) => touched.has(id)).flatMap((was) => correction(was, now.get(was.id)) ?? [])
}

function correction(was: OrderLine, is: OrderLine | undefined): LineCorrected | null {
  if (is?.productId == null || is.state !== 'open' || was.requestedText.trim() === '') return null
  // An amount that was asked about and is answered says nothing about the words.
  if (was.recognition.question !== 'unit' && awaitedProduct(was) === is.productId) return null
  const isSwitched = was.productId !== is.productId
  const isRecounted =
    was.said !== null && is.said !== null && was.said.thousandths === is.said.thousandths && was.said.unit !== is.said.unit
  if (!isSwitched && !isRecounted) return null
  const decided = is.recognition.decided
  return {
    lineId: is.id,
    said: was.requestedText,
    amount: was.said === null ? null : was.said.thousandths / 1000,
    from: { productId: was.productId, unit: was.said?.unit ?? null },
    to: { productId: is.productId, unit: is.said?.unit ?? null },
    saidUnit: was.said?.unit ?? null,
    probability: decided?.p ?? was.recognition.probability ?? null,
    wasShort: isSwitched && was.shortage !== null,
  }
}
