import { fail, ok, type Result, toPacks, unreachable } from '@skladno/kernel'
import type { Availability, Product } from '../../catalog/index.ts'
import { changeLine, measure, nextPosition, type OperationContext, type OperationNote, withLines } from './line-changes.ts'
import type { Operation } from './operations.ts'
import type { Order, OrderLine, Shortage, ShortageOption } from './order.ts'

export interface Analogue {
  readonly productId: string
  readonly freeBase: number
  readonly priceMicros: number | null
}

export interface ShortageInput {
  readonly line: OrderLine
  readonly product: Product
  readonly warehouseId: string
  /** Free base quantity of the line's warehouse that earlier lines of the order have not taken. */
  readonly freeBase: number
  readonly availability: readonly Availability[]
  readonly analogues: readonly Analogue[]
}

/** Null when the warehouse has enough; otherwise what can be done about it, best first. Only facts: no receipt known, no date promised. */
export function findShortage(input: ShortageInput): Shortage | null {
  const wanted = input.line.baseThousandths ?? 0
  if (input.line.expectedOn !== null || wanted <= input.freeBase || input.product.kind !== 'goods') return null
  const takeBase = wholePacks(input.product, Math.max(0, input.freeBase))
  const missingBase = wanted - takeBase
  const here = input.availability.find((a) => a.warehouseId === input.warehouseId)
  const expectedOn = expectedFor(here, missingBase)
  const options: ShortageOption[] = []
  if (takeBase > 0)
    options.push({ key: 'partial', kind: 'partial', takeBase, laterBase: expectedOn === null ? 0 : missingBase, expectedOn })
  else if (expectedOn !== null) options.push({ key: 'wait', kind: 'wait', expectedOn })
  options.push(...analogueOptions(input, wanted), ...warehouseOptions(input, missingBase))
  options.push({ key: 'drop', kind: 'drop' })
  return { freeBase: takeBase, missingBase, options }
}

/** The largest amount not above `base` that the product is sold in. */
function wholePacks(product: Product, base: number): number {
  const { numerator, denominator, multipleThousandths } = product.sale
  const packs = Number((BigInt(base) * BigInt(denominator)) / BigInt(numerator))
  const whole = Math.floor(packs / multipleThousandths) * multipleThousandths
  return Number((BigInt(whole) * BigInt(numerator)) / BigInt(denominator))
}

/** The day by which the receipts known today cover the amount, or null. */
function expectedFor(here: Availability | undefined, missing: number): string | null {
  let covered = 0
  for (const receipt of [...(here?.expected ?? [])].sort((a, b) => a.on.localeCompare(b.on))) {
    covered += receipt.thousandths
    if (covered >= missing) return receipt.on
  }
  return null
}

function analogueOptions(input: ShortageInput, wanted: number): ShortageOption[] {
  const ownMicros = input.line.manualPrice?.micros ?? input.line.quote?.micros ?? null
  return input.analogues
    .filter((analogue) => analogue.freeBase >= wanted && analogue.priceMicros !== null)
    .slice(0, 2)
    .map((analogue) => ({
      key: `analogue-${analogue.productId}`,
      kind: 'analogue',
      productId: analogue.productId,
      freeBase: analogue.freeBase,
      priceMicros: analogue.priceMicros,
      samePrice: analogue.priceMicros === ownMicros,
    }))
}

function warehouseOptions(input: ShortageInput, missing: number): ShortageOption[] {
  const other = input.availability.find((a) => a.warehouseId !== input.warehouseId && a.freeThousandths >= missing)
  return other === undefined
    ? []
    : [{ key: `warehouse-${other.warehouseId}`, kind: 'warehouse', warehouseId: other.warehouseId, takeBase: missing }]
}

/** Applies the chosen way out. What is taken later or elsewhere becomes a child line: nothing merges silently. */
export function chooseShortageOption(
  order: Order,
  operation: Extract<Operation, { kind: 'choose-shortage' }>,
  context: OperationContext,
  notes: OperationNote[],
): Result<Order> {
  const line = order.lines.find((candidate) => candidate.id === operation.lineId)
  const option = line?.shortage?.options.find((candidate) => candidate.key === operation.option)
  if (line === undefined || option === undefined)
    return fail('ordering.unknown-option', { lineId: operation.lineId, option: operation.option })
  switch (option.kind) {
    case 'wait':
      return changeLine(order, line.id, (l) => ok({ ...l, expectedOn: option.expectedOn, shortage: null }))
    case 'drop':
      return changeLine(order, line.id, (l) => ok({ ...l, state: 'removed', shortage: null }))
    case 'analogue':
      return changeLine(order, line.id, (l) =>
        measure(
          { ...l, manualPrice: null, quote: null, shortage: null },
          option.productId,
          l.said ?? { thousandths: 1000, unit: null },
          context,
          notes,
        ),
      )
    case 'partial':
      return split(order, line, { take: option.takeBase, rest: option.laterBase, child: { expectedOn: option.expectedOn } }, context)
    case 'warehouse':
      return split(
        order,
        line,
        { take: (line.baseThousandths ?? 0) - option.takeBase, rest: option.takeBase, child: { warehouseId: option.warehouseId } },
        context,
      )
    default:
      return unreachable(option)
  }
}

interface Split {
  readonly take: number
  readonly rest: number
  readonly child: Partial<OrderLine>
}

function split(order: Order, line: OrderLine, { take, rest, child }: Split, context: OperationContext): Result<Order> {
  const product = line.productId === null ? undefined : context.products.get(line.productId)
  if (product === undefined) return fail('ordering.unknown-product', { productId: line.productId })
  if (take === 0) return changeLine(order, line.id, (l) => ok({ ...l, ...child, shortage: null }))
  const packs = (base: number): number => toPacks(base, { ...product.sale, unit: 'шт' }) ?? base
  const reduced = changeLine(order, line.id, (l) => ok({ ...l, baseThousandths: take, packThousandths: packs(take), shortage: null }))
  if (!reduced.ok || rest === 0) return reduced
  const later: OrderLine = {
    ...line,
    ...child,
    id: context.newLineId(),
    position: nextPosition(order),
    parentLineId: line.id,
    baseThousandths: rest,
    packThousandths: packs(rest),
    shortage: null,
  }
  return ok(withLines(reduced.value, [...reduced.value.lines, later]))
}
