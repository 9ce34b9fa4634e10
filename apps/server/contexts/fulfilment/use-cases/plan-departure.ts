import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { loadProducts } from '../../catalog/index.ts'
import { appendFact, type Order, openLines, setDeparture } from '../../ordering/index.ts'
import { FULFILMENT_EVENTS } from '../events.ts'
import { promiseFor } from '../queries/promise-for.ts'

/**
 * Gives an order its day and window: when confirmed, as if it were released now; again when it is released, which is what the cut-off
 * tests. A day the customer asked for is kept as the earliest one. Planning the same stage of the same order again changes nothing.
 */
export async function planDeparture(tx: Tx, order: Order): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`windows ${order.warehouseId}`}, 0))`.execute(tx.db)
  const stage = `${order.releasedAt === null ? 'open' : 'released'}:v${order.draftVersion}`
  const plans = await plansOf(tx, order.id)
  if (plans.some((plan) => plan.stage === stage)) return
  const askedOn = askedDay(order, plans)
  const departure = await promiseFor(tx.db, {
    warehouseId: order.warehouseId,
    mode: order.delivery.mode,
    at: tx.now,
    weightKg: await weightKg(tx, order),
    notBefore: askedOn,
    exceptOrderId: order.id,
  })
  const planned =
    departure === null
      ? { shipOn: askedOn, fromMinutes: null, toMinutes: null, cutOffAt: null }
      : { ...departure, cutOffAt: departure.cutOffAt.toISOString() }
  if (departure !== null) await setDeparture(tx, { orderId: order.id, ...departure })
  await appendFact(tx, { orderId: order.id, axis: 'delivery', kind: 'planned', data: { ...planned, stage, askedOn }, key: stage })
  tx.append({
    type: FULFILMENT_EVENTS.planned,
    version: 1,
    subject: order.id,
    partyId: order.partnerId,
    data: { number: order.number, ...planned, isReleased: order.releasedAt !== null },
  })
}

interface Plan {
  readonly stage: string
  readonly shipOn: string | null
  readonly askedOn: string | null
}

async function plansOf(tx: Tx, orderId: string): Promise<readonly Plan[]> {
  const rows = await tx.db
    .selectFrom('fact')
    .select('data')
    .where('order_id', '=', orderId)
    .where('axis', '=', 'delivery')
    .where('kind', '=', 'planned')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows.map(({ data }) => data as unknown as Plan)
}

/** What we planned ourselves is not a wish: a day that differs from it was asked for by a person. */
function askedDay(order: Order, plans: readonly Plan[]): string | null {
  const last = plans.at(-1)
  if (last === undefined || order.delivery.shipOn !== last.shipOn) return order.delivery.shipOn
  return last.askedOn
}

async function weightKg(tx: Tx, order: Order): Promise<number> {
  const lines = openLines(order)
  const products = await loadProducts(tx.db, [...new Set(lines.flatMap((line) => line.productId ?? []))])
  const grams = lines.reduce((total, line) => {
    const each = products.get(line.productId ?? '')?.weightGrams ?? 0
    return total + (each * (line.baseThousandths ?? 0)) / 1000
  }, 0)
  return grams / 1000
}
