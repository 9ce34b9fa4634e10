import { fail, ok, type Result, unreachable } from '@skladno/kernel'
import {
  askAmount,
  awaitedProduct,
  changeLine,
  measure,
  nextPosition,
  type OperationContext,
  type OperationNote,
  withLines,
} from './line-changes.ts'
import {
  type Delivery,
  emptyLine,
  type LineRecognition,
  type ManualPrice,
  type Order,
  type OrderLine,
  type SaidQuantity,
  TRANSITIONS,
} from './order.ts'
import { chooseShortageOption } from './shortage.ts'

/** Every way a draft or an open order may change, from any door: chat, workplace, portal, API. */
export type Operation =
  | {
      readonly kind: 'add-line'
      readonly productId: string
      readonly quantity: SaidQuantity
      readonly requestedText?: string
      readonly evidence?: Readonly<Record<string, unknown>>
      readonly recognition?: LineRecognition
      readonly repeatOf?: string
    }
  | {
      readonly kind: 'add-unclear'
      readonly state: 'ask' | 'unknown'
      readonly requestedText: string
      readonly evidence: Readonly<Record<string, unknown>>
      readonly recognition: LineRecognition
      readonly said: SaidQuantity | null
    }
  | { readonly kind: 'set-quantity'; readonly lineId: string; readonly quantity: SaidQuantity }
  | { readonly kind: 'set-product'; readonly lineId: string; readonly productId: string }
  /** «Побольше»: the line waits until one of the amounts, or another, is chosen. */
  | {
      readonly kind: 'ask-amount'
      readonly lineId: string
      /** What was written, as a reason for the manager. */
      readonly why: string
      readonly amounts: readonly SaidQuantity[]
    }
  | { readonly kind: 'remove-line'; readonly lineId: string }
  | { readonly kind: 'choose-shortage'; readonly lineId: string; readonly option: string }
  | { readonly kind: 'set-delivery'; readonly delivery: Partial<Delivery> }
  | { readonly kind: 'set-legal-entity'; readonly legalEntityId: string }
  | { readonly kind: 'set-price'; readonly lineId: string; readonly price: ManualPrice }
  /** The line goes back to the customer's own price. */
  | { readonly kind: 'clear-price'; readonly lineId: string }
  | { readonly kind: 'set-comment'; readonly comment: string | null }

/** The order after all operations, or the first refusal: then nothing changes. Prices and stock are recomputed by the caller. */
export function applyOperations(
  order: Order,
  operations: readonly Operation[],
  context: OperationContext,
): Result<{ readonly order: Order; readonly notes: readonly OperationNote[] }> {
  const next = TRANSITIONS[order.state].edit
  if (next === undefined) return fail('ordering.not-editable', { state: order.state })
  const notes: OperationNote[] = []
  let current: Order = { ...order, state: next, draftVersion: order.draftVersion + 1 }
  for (const operation of operations) {
    const result = applyOne(current, operation, context, notes)
    if (!result.ok) return result
    current = result.value
  }
  return ok({ order: current, notes })
}

function applyOne(order: Order, operation: Operation, context: OperationContext, notes: OperationNote[]): Result<Order> {
  switch (operation.kind) {
    case 'add-line':
      return addLine(order, operation, context, notes)
    case 'add-unclear': {
      const { kind: _, ...unclear } = operation
      return ok(withLines(order, [...order.lines, { ...emptyLine, ...unclear, id: context.newLineId(), position: nextPosition(order) }]))
    }
    case 'set-quantity':
      return changeLine(order, operation.lineId, (line) => {
        if (operation.quantity.thousandths === 0) return ok({ ...line, state: 'removed' })
        const productId = line.productId ?? awaitedProduct(line)
        return productId === null
          ? ok({ ...line, said: operation.quantity })
          : measure({ ...line, expectedOn: null }, productId, operation.quantity, context, notes)
      })
    case 'ask-amount':
      return changeLine(order, operation.lineId, (line) => ok(askedHowMuch(line, operation)))
    case 'set-product':
      return changeLine(order, operation.lineId, (line) =>
        measure(
          {
            ...line,
            state: 'open',
            manualPrice: null,
            quote: null,
            expectedOn: null,
            recognition: chosenByPerson(line, operation.productId),
          },
          operation.productId,
          line.said ?? { thousandths: 1000, unit: null },
          context,
          notes,
        ),
      )
    case 'remove-line':
      return changeLine(order, operation.lineId, (line) => ok({ ...line, state: 'removed' }))
    case 'choose-shortage':
      return chooseShortageOption(order, operation, context, notes)
    case 'set-price':
      return changeLine(order, operation.lineId, (line) => ok({ ...line, manualPrice: operation.price }))
    case 'clear-price':
      return changeLine(order, operation.lineId, (line) => ok({ ...line, manualPrice: null }))
    case 'set-delivery':
      return ok({ ...order, delivery: { ...order.delivery, ...operation.delivery } })
    case 'set-legal-entity':
      return ok({ ...order, legalEntityId: operation.legalEntityId, contractId: null })
    case 'set-comment':
      return ok({ ...order, comment: operation.comment })
    default:
      return unreachable(operation)
  }
}

/** A line that is asked about already keeps its question. */
function askedHowMuch(line: OrderLine, { why, amounts }: Extract<Operation, { kind: 'ask-amount' }>): OrderLine {
  const { productId, packThousandths, packUnit, recognition } = line
  if (productId === null || packThousandths === null) return line
  const said = { thousandths: packThousandths, unit: packUnit }
  const told = { ...line, recognition: { ...recognition, why: [why, ...(recognition.why ?? [])] } }
  return askAmount(told, { question: 'how-much', productId, said, amounts })
}

/** A person's choice has no probability; the candidates stay, so that it can be taken back. */
function chosenByPerson({ recognition, productId }: OrderLine, chosen: string): LineRecognition {
  const { probability, question: _, aliasId: __, ...kept } = recognition
  if (probability === undefined || productId === chosen) return recognition
  const why = kept.candidates?.find((candidate) => candidate.productId === chosen)?.why ?? []
  return { ...kept, why, decided: kept.decided ?? { productId, p: probability } }
}

function addLine(
  order: Order,
  operation: Extract<Operation, { kind: 'add-line' }>,
  context: OperationContext,
  notes: OperationNote[],
): Result<Order> {
  const line: OrderLine = {
    ...emptyLine,
    id: context.newLineId(),
    position: nextPosition(order),
    state: 'open',
    requestedText: operation.requestedText ?? '',
    evidence: operation.evidence ?? {},
    recognition: operation.recognition ?? {},
    repeatOf: operation.repeatOf ?? null,
  }
  const measured = measure(line, operation.productId, operation.quantity, context, notes)
  return measured.ok ? ok(withLines(order, [...order.lines, measured.value])) : measured
}
