import type { BasketLine } from '@skladno/matching'
import { type CatalogIndex, type Product, resolveQuantity } from '../../catalog/index.ts'
import { type ReadLine as JudgedInput, type Judgement, judge, type SameAmount } from '../domain/judge-line.ts'
import type { LearnedView, RecognitionFacts } from '../domain/learned.ts'
import type { OrderedLine, PastOrder } from '../domain/past-order.ts'
import { type KnownGoods, type ReplayReport, ReplayTally } from '../domain/replay-report.ts'
import type { ReplayWorld } from '../ports/replay-world.ts'
import { readWords } from './read-words.ts'

export interface ReplayOrders {
  readonly index: Pick<CatalogIndex, 'understand'>
  readonly world: ReplayWorld
  readonly orders: AsyncIterable<PastOrder | { readonly skipped: string }>
  /** What the figures are compared with; null: nothing. */
  readonly without: LearnedView['without'] | null
  readonly currency: string | null
  /** Told after each order; throwing stops the replay. */
  onProgress(done: number): Promise<void>
}

type Goods = KnownGoods & { readonly product: Product | null }

/** Understands past messages as of their day and lays what came out beside what was ordered. Writes nothing. */
export async function replayOrders({ index, world, orders, without, currency, onProgress }: ReplayOrders): Promise<ReplayReport> {
  const goods = new Map<string, Goods>()
  const tally = new ReplayTally((productId) => goods.get(productId) ?? null)
  let done = 0
  for await (const past of orders) {
    if ('skipped' in past) tally.skip(past.skipped)
    else {
      const now = await understandPast(past, await world.factsBefore(past), { index, world })
      const before = without === null ? null : await understandPast(past, await world.factsBefore(past, without), { index, world })
      const seen = [...now, ...(before ?? [])].flatMap(({ line }) => line.itemId ?? [])
      await learnGoods(goods, world, [...seen, ...past.ordered.map(({ productId }) => productId)])
      const isSameAmount = sameAmountBy(goods)
      const judged = (lines: readonly JudgedInput[]): Judgement =>
        judge(
          lines.map((line) => askedAmount(line, goods)),
          past,
          isSameAmount,
        )
      tally.add(past, judged(now), before === null ? null : judged(before))
    }
    done += 1
    await onProgress(done)
  }
  return tally.report(currency)
}

async function learnGoods(goods: Map<string, Goods>, world: ReplayWorld, productIds: readonly string[]): Promise<void> {
  const unknown = [...new Set(productIds)].filter((id) => !goods.has(id))
  if (unknown.length > 0) for (const [id, one] of await world.goods(unknown)) goods.set(id, one)
}

interface Reader {
  readonly index: Pick<CatalogIndex, 'understand'>
  readonly world: Pick<ReplayWorld, 'groupsOf'>
}

/** The messages of one order in turn; a question asked meanwhile is answered as the order shows it was. */
async function understandPast(past: PastOrder, facts: RecognitionFacts, { index, world }: Reader): Promise<readonly JudgedInput[]> {
  let lines: readonly JudgedInput[] = []
  for (const text of past.sayings) {
    const cart = cartOf(lines, past.ordered)
    const { groupsOf } = world
    const read = await readWords(index, { text, partnerId: past.partnerId, cart, history: past.history, facts, groupsOf })
    const known = new Map(lines.flatMap((one) => itemOf(one, past.ordered).map((item) => [item.itemId, one] as const)))
    const isOpen = lines.filter((one) => itemOf(one, past.ordered).length === 0)
    const fresh = read.lines
      .filter(({ engine }) => engine.operation !== 'remove')
      .map(({ engine, decided }): JudgedInput => {
        const before = engine.origin === 'cart' && engine.itemId !== null ? known.get(engine.itemId) : undefined
        return before === undefined
          ? { line: engine, isHeldBack: decided !== engine }
          : { ...before, line: { ...before.line, qty: engine.qty, unit: engine.unit } }
      })
    lines = [...isOpen, ...fresh]
  }
  return lines
}

/** What stands in the basket after a line: what was accepted, or what the customer answered. */
function itemOf({ line }: JudgedInput, ordered: readonly OrderedLine[]): readonly BasketLine[] {
  const answered = ordered.find(({ productId, said }) => said === line.text || line.candidates.some(({ itemId }) => itemId === productId))
  const itemId = line.itemId ?? answered?.productId
  return itemId === undefined ? [] : [{ itemId, qty: line.qty ?? answered?.amount ?? 1, unit: line.unit }]
}

const cartOf = (lines: readonly JudgedInput[], ordered: readonly OrderedLine[]): readonly BasketLine[] =>
  lines.flatMap((one) => itemOf(one, ordered))

/** Both amounts in base units where the catalog converts both; else number and unit as said. */
function sameAmountBy(goods: ReadonlyMap<string, Goods>): SameAmount {
  return (productId, said, ordered) => {
    const product = goods.get(productId)?.product ?? null
    const left = product === null ? null : inBase(product, said.qty, said.unit)
    const right = product === null ? null : inBase(product, ordered.amount, ordered.unit)
    if (left !== null && right !== null) return left === right
    return said.qty === ordered.amount && (said.unit === null || ordered.unit === null || said.unit === ordered.unit)
  }
}

/** An amount the product is not sold in is asked about, as it is in an order. */
function askedAmount(one: JudgedInput, goods: ReadonlyMap<string, Goods>): JudgedInput {
  const { line } = one
  const product = line.decision === 'accept' && line.itemId !== null ? (goods.get(line.itemId)?.product ?? null) : null
  if (product === null || line.qty === null || line.qty <= 0) return one
  const resolved = resolveQuantity(product, { thousandths: Math.round(line.qty * 1000), unit: line.unit })
  const isSold = !resolved.ok || resolved.value.rounded === null || resolved.value.rounded.because === 'cover'
  return isSold ? one : { ...one, line: { ...line, decision: 'ask' } }
}

function inBase(product: Product, amount: number, unit: string | null): number | null {
  const resolved = resolveQuantity(product, { thousandths: Math.round(amount * 1000), unit })
  return resolved.ok ? resolved.value.baseThousandths : null
}
