import { emptyLine, type Order, type OrderLine, openLines } from './order.ts'

/** A pack that goes in something returnable: one deposit for every full pack. */
export interface DepositRule {
  readonly productId: string
  readonly depositProductId: string
  /** What deposits are counted in. */
  readonly unit: string
  /** 1 pack = numerator / denominator base units. */
  readonly numerator: number
  readonly denominator: number
}

const AUTO = 'auto'
const BY_HAND = 'by-hand'
const markOf = (line: OrderLine): unknown => line.evidence.deposit

/** A person who changed or removed a deposit line knows better: it is left alone from then on. */
export function keepByHand(order: Order, lineIds: ReadonlySet<string>): Order {
  const lines = order.lines.map((line) =>
    lineIds.has(line.id) && markOf(line) === AUTO ? { ...line, evidence: { ...line.evidence, deposit: BY_HAND } } : line,
  )
  return { ...order, lines }
}

/** The order with as many deposits as its full packs need; lines of deposits that people set stay as they are. */
export function withDeposits(order: Order, rules: readonly DepositRule[], newLineId: () => string): Order {
  const needed = depositsFor(order, rules)
  const byHand = new Set(order.lines.filter((line) => markOf(line) === BY_HAND).map((line) => line.productId))
  let next = order
  const unitOf = new Map(rules.map((rule) => [rule.depositProductId, rule.unit]))
  for (const [productId, pieces] of needed)
    if (!byHand.has(productId)) next = setDeposit(next, { productId, unit: unitOf.get(productId) ?? '', pieces, newLineId })
  return next
}

/** Deposits by product; zero where a rule's goods are there without a full pack, so that a line left over goes. */
function depositsFor(order: Order, rules: readonly DepositRule[]): ReadonlyMap<string, number> {
  const needed = new Map(rules.map((rule) => [rule.depositProductId, 0]))
  for (const line of openLines(order)) {
    // The biggest pack that fits counts: bags on a pallet are not in a second pallet.
    const own = rules
      .filter((rule) => rule.productId === line.productId)
      .sort((a, b) => b.numerator * a.denominator - a.numerator * b.denominator)
    const [rule] = own
    if (rule === undefined) continue
    const full = (BigInt(line.baseThousandths ?? 0) * BigInt(rule.denominator)) / (BigInt(rule.numerator) * 1000n)
    needed.set(rule.depositProductId, (needed.get(rule.depositProductId) ?? 0) + Number(full))
  }
  return needed
}

interface Setting {
  readonly productId: string
  readonly unit: string
  readonly pieces: number
  readonly newLineId: () => string
}

function setDeposit(order: Order, { productId, unit, pieces, newLineId }: Setting): Order {
  const quantity = {
    packThousandths: pieces * 1000,
    baseThousandths: pieces * 1000,
    packUnit: unit,
    said: { thousandths: pieces * 1000, unit },
  }
  const found = order.lines.find((line) => line.productId === productId && line.state === 'open' && markOf(line) === AUTO)
  if (found === undefined && pieces === 0) return order
  if (found !== undefined && found.baseThousandths === quantity.baseThousandths) return order
  if (found === undefined) {
    const position = order.lines.reduce((max, line) => Math.max(max, line.position), 0) + 1
    const line: OrderLine = { ...emptyLine, ...quantity, id: newLineId(), position, state: 'open', productId, evidence: { deposit: AUTO } }
    return { ...order, lines: [...order.lines, line] }
  }
  const changed: OrderLine = pieces === 0 ? { ...found, state: 'removed' } : { ...found, ...quantity }
  return { ...order, lines: order.lines.map((line) => (line === found ? changed : line)) }
}
