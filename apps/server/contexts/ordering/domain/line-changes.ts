import { fail, ok, type Result } from '@skladno/kernel'
import { type Product, resolveQuantity } from '../../catalog/index.ts'
import type { LineRecognition, Order, OrderLine, SaidQuantity } from './order.ts'

export interface OperationContext {
  readonly products: ReadonlyMap<string, Product>
  newLineId(): string
}

/** What the operations reported besides the new order: whole packs that cover a length or an area are shown, other amounts are asked about. */
export interface OperationNote {
  readonly code: 'rounded' | 'amount-not-sold' | 'unit-not-convertible'
  readonly lineId: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** Questions about a line whose product is known: in which unit, how many packs, how many steps, how much more. */
export const AMOUNT_QUESTIONS = ['unit', 'pack', 'step', 'minimum', 'how-much'] as const
export type AmountQuestion = (typeof AMOUNT_QUESTIONS)[number]

/** The product of a line that only waits for an amount; null for any other line. */
export function awaitedProduct({ state, recognition }: Pick<OrderLine, 'state' | 'recognition'>): string | null {
  const isAsked = state === 'ask' && AMOUNT_QUESTIONS.some((question) => question === recognition.question)
  return isAsked ? (recognition.candidates?.[0]?.productId ?? null) : null
}

interface AskedAmount {
  readonly question: AmountQuestion
  readonly productId: string
  readonly said: SaidQuantity | null
  readonly amounts?: readonly SaidQuantity[]
}

/** The line as a question about its amount; nothing of it is ordered until somebody answers. */
export function askAmount(line: OrderLine, { question, productId, said, amounts }: AskedAmount): OrderLine {
  const { amounts: _, ...recognition } = line.recognition
  const own = { productId, p: recognition.probability ?? 1, why: recognition.why ?? [] }
  const candidates = [own, ...(recognition.candidates ?? []).filter((candidate) => candidate.productId !== productId)]
  return {
    ...line,
    state: 'ask',
    productId: null,
    said,
    packThousandths: null,
    packUnit: null,
    baseThousandths: null,
    quote: null,
    amountMinor: null,
    vatMinor: null,
    shortage: null,
    recognition: { ...recognition, candidates, question, ...(amounts === undefined ? {} : { amounts }) },
  }
}

/** What was asked about the amount is answered. */
function answered({ question, amounts: _, ...recognition }: LineRecognition): LineRecognition {
  return question === undefined || AMOUNT_QUESTIONS.some((one) => one === question) ? recognition : { ...recognition, question }
}

/** Puts a product and a quantity on a line. An amount it is not sold in or a unit the catalog cannot convert is a question, never a guess. */
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
    return ok(askAmount(line, { question: 'unit', productId, said }))
  }
  const { packThousandths, packUnit, baseThousandths, rounded } = resolved.value
  if (rounded !== null && rounded.because !== 'cover') {
    notes.push({ code: 'amount-not-sold', lineId: line.id, facts: { productId, ...rounded } })
    return ok(askAmount(line, { question: rounded.because, productId, said, amounts: rounded.choices }))
  }
  if (rounded !== null) notes.push({ code: 'rounded', lineId: line.id, facts: { ...rounded } })
  return ok({
    ...line,
    state: 'open',
    productId,
    said,
    packThousandths,
    packUnit,
    baseThousandths,
    recognition: answered(line.recognition),
  })
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
