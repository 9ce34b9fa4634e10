import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { loadProducts } from '../../catalog/index.ts'
import { cancelRemainder, keptBase, lockOrder, type Order, type OrderLine, openLines } from '../../ordering/index.ts'
import type { Actor } from '../../parties/index.ts'
import { lineVatOf } from '../domain/line-vat.ts'
import { partAmount } from '../domain/shipment.ts'
import { lineProgress } from '../queries/line-progress.ts'
import { arrangeTasks } from './open-picking-tasks.ts'

export interface CancelRest {
  readonly orderId: string
  readonly reason: string
  readonly actor: Actor
}

/**
 * Cancels what of an order is neither picked nor shipped, with a reason: ordered = shipped + open + cancelled. Being picked counts as picked.
 * An order of which nothing would be left is not emptied this way: that is a cancellation, which frees its money too.
 */
export async function cancelRest(tx: Tx, command: CancelRest): Promise<Result<{ readonly order: Order }>> {
  const order = await lockOrder(tx, command.orderId)
  if (order === null || order.state !== 'confirmed')
    return fail('fulfilment.not-shippable', { orderId: command.orderId, state: order?.state })
  const rests = await openRests(tx, order)
  if (rests.length === 0) return fail('fulfilment.nothing-open', { number: order.number })
  const isEmpty = await wouldBeEmpty(tx, order, rests)
  if (isEmpty) return fail('fulfilment.would-be-empty', { number: order.number })
  const lines = rests.map(({ line, rest }) => {
    const kept = keptBase(line) - rest
    const amountMinor = kept > 0 ? partAmount(line, kept) : 0
    return { lineId: line.id, cancelledThousandths: rest, amountMinor, vatMinor: lineVatOf(line, amountMinor, order.currency) }
  })
  const after = await cancelRemainder(tx, {
    orderId: order.id,
    lines,
    reason: command.reason,
    key: `rest:${order.version}`,
    actor: command.actor,
  })
  if (after === null) throw new Error(`Order ${order.id} changed while it was locked`)
  await arrangeTasks(tx, after)
  return ok({ order: after })
}

interface Rest {
  readonly line: OrderLine
  readonly rest: number
}

async function openRests(tx: Tx, order: Order): Promise<readonly Rest[]> {
  const progress = await lineProgress(tx.db, order.id)
  const goods = await goodsOf(tx, order)
  return goods.flatMap((line) => {
    const done = progress.get(line.id)
    const rest = keptBase(line) - Math.max(done?.covered ?? 0, done?.shipped ?? 0)
    return rest > 0 ? [{ line, rest }] : []
  })
}

async function wouldBeEmpty(tx: Tx, order: Order, rests: readonly Rest[]): Promise<boolean> {
  const gone = new Map(rests.map(({ line, rest }) => [line.id, rest]))
  return (await goodsOf(tx, order)).every((line) => (gone.get(line.id) ?? 0) >= keptBase(line))
}

/** Services are neither picked nor left over: they go with the goods. */
async function goodsOf(tx: Tx, order: Order): Promise<readonly OrderLine[]> {
  const lines = openLines(order)
  const products = await loadProducts(tx.db, [...new Set(lines.flatMap((line) => line.productId ?? []))])
  return lines.filter((line) => products.get(line.productId ?? '')?.kind !== 'service')
}
