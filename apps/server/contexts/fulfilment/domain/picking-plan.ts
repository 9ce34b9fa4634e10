import type { Order, OrderLine } from '../../ordering/index.ts'

/** What the tasks of an order have covered of one line, base thousandths. */
export interface LineCoverage {
  /** Being picked now, or picked. */
  readonly covered: number
  readonly shipped: number
  /** An earlier pick found too little: what is left waits for stock. */
  readonly wasShort: boolean
}

/** One task as it should be while nobody has started it. */
export interface PlannedTask {
  readonly warehouseId: string
  /** Goods that are not there yet: a known receipt, or the rest of a short pick. */
  readonly waitsForStock: boolean
  readonly lines: readonly PlannedLine[]
}

export interface PlannedLine {
  readonly lineId: string
  readonly position: number
  readonly productId: string
  readonly toPick: number
}

const NOTHING: LineCoverage = { covered: 0, shipped: 0, wasShort: false }

/**
 * The tasks an order needs beyond those already started, one per warehouse and one more for what waits for stock. Services are not picked.
 * `isPickable` tells goods and deposits from services.
 */
export function planPicking(
  order: Pick<Order, 'lines' | 'warehouseId'>,
  coverage: ReadonlyMap<string, LineCoverage>,
  isPickable: (productId: string) => boolean,
): readonly PlannedTask[] {
  const tasks = new Map<string, { warehouseId: string; waitsForStock: boolean; lines: PlannedLine[] }>()
  for (const line of order.lines) {
    if (line.state !== 'open' || line.productId === null || !isPickable(line.productId)) continue
    const known = coverage.get(line.id) ?? NOTHING
    const toPick = remaining(line, known)
    if (toPick <= 0) continue
    const warehouseId = line.warehouseId ?? order.warehouseId
    const waitsForStock = line.expectedOn !== null || known.wasShort
    const key = `${warehouseId} ${waitsForStock}`
    const task = tasks.get(key) ?? { warehouseId, waitsForStock, lines: [] }
    task.lines.push({ lineId: line.id, position: line.position, productId: line.productId, toPick })
    tasks.set(key, task)
  }
  return [...tasks.values()]
}

const remaining = (line: OrderLine, { covered, shipped }: LineCoverage): number =>
  (line.baseThousandths ?? 0) - line.cancelledThousandths - Math.max(covered, shipped)
