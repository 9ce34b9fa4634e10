import { fail, ok, type Result } from '@skladno/kernel'
import { type Product, resolveQuantity } from '../../catalog/index.ts'
import type { Order, OrderLine, SaidQuantity } from './order.ts'

export interface OperationContext {
  readonly products: ReadonlyMap<string, Product>
  newLineId(): string
}

/** What the operations reported besides the new order: roundings to a multiple are shown, never silent. */
export interface OperationNote {
  readonly code: 'rounded' | 'unit-not-convertible'
  readonly lineId: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** Puts a product and a quantity on a line. A unit the catalog cannot convert leaves the line as a question, never as a guess. */
export function measure(
  line: OrderLine,
  productId: string,
  said: SaidQuantity,
  context: OperationContext,
  notes: OperationNote[],
): Result<OrderLine> {
  const product = context.products.get(productId)
  if (product === undefined || !product.isActive) return fail('ordering.unknown-product', { productId })
  if (said.thousandths <= 0) return fail('ordering.quantity-not-positive', { lineId: line.id })
  const resolved = resolveQuantity(product, said)
  if (!resolved.ok) {
    notes.push({ code: 'unit-not-convertible', lineId: line.id, facts: { productId, said, ...resolved.error.facts } })
    const candidates = [{ productId, p: line.recognition.probability ?? 1, why: line.recognition.why ?? [] }]
    return ok({ ...line, state: 'ask', productId: null, said, recognition: { ...line.recognition, candidates, question: 'unit' } })
  }
  const { packThousandths, packUnit, baseThousandths, rounded } = resolved.value
  if (rounded !== null) notes.push({ code: 'rounded', lineId: line.id, facts: { ...rounded } })
  return ok({ ...line, productId, said, packThousandths, packUnit, baseThousandths })
}

/** Changes one line of the order; a line that is not there, or is gone, is a refusal. */
export function changeLine(order: Order, lineId: string, change: (line: OrderLine) => Result<OrderLine>): Result<Order> {
  const line = order.lines.find((candidate) => candidate.id === lineId)
  if (line === undefined || line.state === 'removed' || line.state === 'cancelled') return fail('ordering.unknown-line', { lineId })
  const changed = change(line)
  return changed.ok
    ? ok(
        withLines(
          order,
          order.lines.map((candidate) => (candidate.id === lineId ? changed.value : candidate)),
        ),
      )
    : changed
}

export const withLines = (order: Order, lines: readonly OrderLine[]): Order => ({ ...order, lines })

export const nextPosition = (order: Order): number => order.lines.reduce((max, line) => Math.max(max, line.position), 0) + 1
