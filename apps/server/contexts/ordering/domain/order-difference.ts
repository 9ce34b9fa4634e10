import { keptPacks, type Order, type OrderLine } from './order.ts'

/** How one line of an order changes; quantities in sale packs of `unit`, thousandths. */
export interface LineDifference {
  readonly lineId: string
  readonly productId: string
  readonly unit: string
  /** Null: the line is new. */
  readonly wasPacks: number | null
  /** Null: the line is gone. */
  readonly becomesPacks: number | null
  readonly wasMinor: number
  readonly becomesMinor: number
}

/** What differs between an order and what it would become, in the order of its lines. A replaced product is one line gone and one new. */
export function orderDifference(before: Pick<Order, 'lines'>, after: Pick<Order, 'lines'>): readonly LineDifference[] {
  const [old, fresh] = [openById(before), openById(after)]
  const ids = [...new Set([...before.lines, ...after.lines].map((line) => line.id))]
  return ids.flatMap((id) => {
    const [was, is] = [old.get(id), fresh.get(id)]
    if (was === undefined || is === undefined || was.productId !== is.productId) return [...gone(was), ...added(is)]
    const isSame = keptPacks(was) === keptPacks(is) && was.packUnit === is.packUnit && payable(was) === payable(is)
    return isSame
      ? []
      : [{ ...sides(is), wasPacks: keptPacks(was), becomesPacks: keptPacks(is), wasMinor: payable(was), becomesMinor: payable(is) }]
  })
}

const openById = ({ lines }: Pick<Order, 'lines'>): ReadonlyMap<string, OrderLine> =>
  new Map(lines.filter((line) => line.state === 'open').map((line) => [line.id, line]))

const sides = (line: OrderLine) => ({ lineId: line.id, productId: line.productId ?? '', unit: line.packUnit ?? '' })

const gone = (line: OrderLine | undefined): readonly LineDifference[] =>
  line === undefined ? [] : [{ ...sides(line), wasPacks: keptPacks(line), becomesPacks: null, wasMinor: payable(line), becomesMinor: 0 }]

const added = (line: OrderLine | undefined): readonly LineDifference[] =>
  line === undefined ? [] : [{ ...sides(line), wasPacks: null, becomesPacks: keptPacks(line), wasMinor: 0, becomesMinor: payable(line) }]

/** VAT on top is part of what the customer pays. */
const payable = (line: OrderLine): number => (line.amountMinor ?? 0) + (line.quote?.vatIncluded === false ? (line.vatMinor ?? 0) : 0)
