import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { type Order, openLines, unclearLines } from '../domain/order.ts'
import { appendFact } from './append-fact.ts'
import { reserve } from './reserve.ts'
import { setOpenExposure } from './set-open-exposure.ts'

/** Before picking the same order changes: goods are reserved anew and the exposure follows. Later it is a new order. */
export async function changeConfirmedOrder(tx: Tx, before: Order, after: Order): Promise<Result<null>> {
  if (await isPickingStarted(tx, before.id)) return fail('ordering.too-late-to-change', { number: before.number })
  if (openLines(after).length === 0) return fail('ordering.empty')
  if (unclearLines(after).length > unclearLines(before).length)
    return fail('ordering.unclear-lines', { lines: unclearLines(after).map((line) => ({ lineId: line.id })) })
  const short = openLines(after).filter((line) => line.shortage !== null)
  if (short.length > 0)
    return fail('ordering.stock-short', { lines: short.map((line) => ({ lineId: line.id, missing: line.shortage?.missingBase })) })
  if (openLines(after).some((line) => line.amountMinor === null)) return fail('ordering.price-on-request')
  const reserved = await reserve(tx, after)
  if (!reserved.ok) return reserved
  await setOpenExposure(tx, after, after.totalMinor, `order:${after.id}:v${after.draftVersion}`)
  await appendFact(tx, {
    orderId: after.id,
    axis: 'order',
    kind: 'changed',
    data: { wasMinor: before.totalMinor, totalMinor: after.totalMinor, currency: after.currency },
    key: `v${after.draftVersion}`,
  })
  return ok(null)
}

async function isPickingStarted(tx: Tx, orderId: string): Promise<boolean> {
  const fact = await tx.db
    .selectFrom('fact')
    .select('id')
    .where('order_id', '=', orderId)
    .where('axis', 'in', ['picking', 'shipment'])
    .where('kind', 'in', ['started', 'line-picked', 'finished', 'shipped'])
    .limit(1)
    .executeTakeFirst()
  return fact !== undefined
}
