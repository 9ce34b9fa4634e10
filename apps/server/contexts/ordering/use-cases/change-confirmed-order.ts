import { type CalendarDate, calendarDate, fail, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../db/types.ts'
import { getOrganisation } from '../../parties/index.ts'
import { keepAgreedPrices } from '../domain/agreed-prices.ts'
import { type Order, openLines, unclearLines } from '../domain/order.ts'
import { appendFact } from './append-fact.ts'
import { withTotals } from './price-and-check.ts'
import { reserve } from './reserve.ts'
import { setOpenExposure } from './set-open-exposure.ts'

/**
 * What a confirmed order would become, or why it may not: before picking and before the cut-off the same order changes, later it is a new one.
 * Lines nobody touched keep the price that was agreed while the offer holds.
 */
export async function checkChange(db: Db, before: Order, priced: Order, now: Date): Promise<Result<Order>> {
  const late = await tooLate(db, before, now)
  if (late !== null) return fail('ordering.too-late-to-change', { number: before.number, because: late })
  const after = (await isOfferHeld(db, before, now)) ? withTotals({ ...priced, lines: keepAgreedPrices(before, priced) }) : priced
  if (unclearLines(after).length > unclearLines(before).length)
    return fail('ordering.unclear-lines', {
      lines: unclearLines(after).map(({ id, said, recognition }) => ({ lineId: id, said, recognition })),
    })
  const goods = openLines(after)
  if (goods.length === 0) return fail('ordering.empty')
  const short = goods.filter((line) => line.shortage !== null)
  if (short.length > 0)
    return fail('ordering.stock-short', { lines: short.map((line) => ({ lineId: line.id, missing: line.shortage?.missingBase })) })
  if (goods.some((line) => line.amountMinor === null)) return fail('ordering.price-on-request')
  if (goods.some((line) => line.manualPrice !== null && !line.manualPrice.approved)) return fail('ordering.price-needs-approval')
  return ok(after)
}

/** Applies a checked change: goods are reserved anew and the exposure follows. */
export async function changeConfirmedOrder(tx: Tx, before: Order, after: Order): Promise<Result<Order>> {
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
  return ok({ ...after, lines: reserved.value.lines })
}

/** Why the order cannot change any more, or null. */
export async function tooLate(
  db: Db,
  order: Pick<Order, 'id' | 'releasedAt' | 'cutOffAt'>,
  now: Date,
): Promise<'picking' | 'cut-off' | null> {
  const { rows } = await sql`
    SELECT 1 FROM picking_task WHERE order_id = ${order.id} AND state IN ('picking', 'picked')
    UNION ALL SELECT 1 FROM shipment WHERE order_id = ${order.id} LIMIT 1`.execute(db)
  if (rows.length > 0) return 'picking'
  return order.releasedAt !== null && order.cutOffAt !== null && now > order.cutOffAt ? 'cut-off' : null
}

/** The счёт is still an offer, or money and goods are on their way already. */
async function isOfferHeld(db: Db, order: Order, now: Date): Promise<boolean> {
  if (order.releasedAt !== null || order.validUntil === null) return true
  const { timeZone } = await getOrganisation(db, order.organisationId)
  return (order.validUntil as CalendarDate) >= calendarDate(now, timeZone)
}
