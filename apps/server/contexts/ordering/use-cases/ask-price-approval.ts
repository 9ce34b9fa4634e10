import type { Tx } from '../../../db/types.ts'
import { loadProducts } from '../../catalog/index.ts'
import { type Actor, actorLabel } from '../../parties/index.ts'
import { discountOf } from '../../terms/index.ts'
import type { Operation } from '../domain/operations.ts'
import type { Order, OrderLine } from '../domain/order.ts'
import { appendFact } from './append-fact.ts'

type SetPrice = Extract<Operation, { kind: 'set-price' }>

/**
 * Prices beyond what the employee may give alone go before somebody who may. On a draft they stand on the line and hold its confirmation; on a
 * confirmed order the agreed price stays until the decision. A new price for a line takes the place of the one that waited.
 */
export async function askPriceApprovals(
  tx: Tx,
  order: Order,
  asked: { readonly operations: readonly Operation[]; readonly actor: Actor },
): Promise<void> {
  for (const operation of asked.operations) {
    if (operation.kind === 'set-price') await askOne(tx, order, { operation, actor: asked.actor })
    if (operation.kind === 'set-product' || operation.kind === 'remove-line') await withdrawAsked(tx, operation.lineId)
  }
}

export const isPriceOnly = (operations: readonly Operation[]): boolean =>
  operations.length > 0 && operations.every((operation) => operation.kind === 'set-price')

async function askOne(tx: Tx, order: Order, { operation, actor }: { readonly operation: SetPrice; readonly actor: Actor }): Promise<void> {
  const line = order.lines.find(({ id }) => id === operation.lineId)
  if (line?.productId == null) return
  await withdrawAsked(tx, line.id)
  const isHeld = order.state === 'confirmed' ? line.manualPrice?.micros !== operation.price.micros : line.manualPrice?.approved === false
  if (isHeld) await write(tx, order, { line, productId: line.productId, operation, actor })
}

/** What waited for a decision about the line does not wait any more. */
export const withdrawAsked = (tx: Tx, lineId: string) =>
  tx.db
    .updateTable('price_approval')
    .set({ state: 'withdrawn', decided_at: tx.now })
    .where('line_id', '=', lineId)
    .where('state', '=', 'waiting')
    .execute()

interface Asking {
  readonly line: OrderLine
  readonly productId: string
  readonly operation: SetPrice
  readonly actor: Actor
}

async function write(tx: Tx, order: Order, { line, productId, operation, actor }: Asking): Promise<void> {
  const id = tx.newId('approval')
  const { micros, reason, by } = operation.price
  const listMicros = line.quote?.listMicros ?? null
  const discountBp = listMicros === null ? 0 : discountOf(listMicros, micros)
  await tx.db
    .insertInto('price_approval')
    .values({
      id,
      state: 'waiting',
      order_id: order.id,
      line_id: line.id,
      partner_id: order.partnerId,
      product_id: productId,
      micros,
      list_micros: listMicros,
      discount_bp: discountBp,
      reason,
      asked_by: actor.kind === 'employee' ? actor.employeeId : null,
      asked_by_name: by,
      asked_at: tx.now,
    })
    .execute()
  const name = (await loadProducts(tx.db, [productId])).get(productId)?.name ?? ''
  const data = { approvalId: id, name, reason, discountBp }
  await appendFact(tx, { orderId: order.id, axis: 'order', kind: 'price-asked', data: { ...data, by: actorLabel(actor) }, key: id })
  tx.append({ type: 'ordering.price-asked', version: 1, subject: order.id, partyId: order.partnerId, data: { ...data, by } })
}
