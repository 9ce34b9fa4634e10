import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { appendFact, clearCutOff, type Order, setDeparture } from '../../ordering/index.ts'
import { zoneOf } from '../../terms/index.ts'
import { type Departure, fits } from '../domain/departure.ts'
import { FULFILMENT_EVENTS } from '../events.ts'
import { cutOffAtOf, type DeliveryRoute, deliveryRoutes, routesTo, runBookings } from '../queries/load-routes.ts'
import { loadOf } from '../queries/order-load.ts'
import { promiseFor } from '../queries/promise-for.ts'
import { bookStop, freeStop, lockRuns } from './book-stop.ts'

/**
 * Gives an order its day and window: when confirmed, as if it were released now; again when it is released, which is what the cut-off
 * tests, and then its place on the run is booked. A change of a booked order keeps the place while the vehicle holds it. A day and hours the
 * customer asked for are kept as a wish. Planning the same stage of the same order again changes nothing.
 */
export async function planDeparture(tx: Tx, order: Order): Promise<void> {
  await lockRuns(tx, order.warehouseId)
  const stage = `${order.releasedAt === null ? 'open' : 'released'}:v${order.draftVersion}`
  const plans = await plansOf(tx, order.id)
  if (plans.some((plan) => plan.stage === stage)) return
  const wish = wishOf(order, plans)
  const booked = await keptPlace(tx, order, plans)
  const departure = booked ?? (await freshPlace(tx, order, wish))
  if (departure === null) await clearCutOff(tx, order.id)
  else await setDeparture(tx, { orderId: order.id, ...departure })
  const planned =
    departure === null
      ? { shipOn: wish.shipOn, fromMinutes: null, toMinutes: null, cutOffAt: null }
      : {
          shipOn: departure.shipOn,
          fromMinutes: departure.fromMinutes,
          toMinutes: departure.toMinutes,
          cutOffAt: departure.cutOffAt.toISOString(),
        }
  const asked = { askedOn: wish.shipOn, askedFrom: wish.within?.fromMinutes ?? null, askedTo: wish.within?.toMinutes ?? null }
  await appendFact(tx, { orderId: order.id, axis: 'delivery', kind: 'planned', data: { ...planned, stage, ...asked }, key: stage })
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
  readonly fromMinutes: number | null
  readonly askedOn: string | null
  readonly askedFrom?: number | null
  readonly askedTo?: number | null
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

interface Wish {
  readonly shipOn: string | null
  readonly within: { readonly fromMinutes: number; readonly toMinutes: number } | null
}

/** What we planned ourselves is not a wish: a day or hours that differ from it were asked for by a person. */
function wishOf({ delivery }: Order, plans: readonly Plan[]): Wish {
  const last = plans.at(-1)
  const hours = (from: number | null | undefined, to: number | null | undefined): Wish['within'] =>
    from == null || to == null ? null : { fromMinutes: from, toMinutes: to }
  const isNewDay = last === undefined || delivery.shipOn !== last.shipOn
  const areNewHours = last === undefined || delivery.fromMinutes !== last.fromMinutes
  return {
    shipOn: isNewDay ? delivery.shipOn : last.askedOn,
    within: areNewHours ? hours(delivery.fromMinutes, delivery.toMinutes) : hours(last.askedFrom, last.askedTo),
  }
}

async function freshPlace(tx: Tx, order: Order, wish: Wish): Promise<Departure | null> {
  const { mode, siteId, address } = order.delivery
  const load = await loadOf(tx.db, order)
  const asked = { warehouseId: order.warehouseId, mode, siteId, address, at: tx.now, load, exceptOrderId: order.id }
  const departure = await promiseFor(tx.db, { ...asked, notBefore: wish.shipOn, within: wish.within })
  if (order.releasedAt === null) return departure
  if (departure === null || mode !== 'delivery') await freeStop(tx, order.id)
  else await bookStop(tx, { orderId: order.id, ...departure, day: departure.shipOn, load, by: 'system:plan' })
  return departure
}

/** The place the order already has on a run, if nothing about day or way was changed and the vehicle still holds its load. */
async function keptPlace(tx: Tx, order: Order, plans: readonly Plan[]): Promise<Departure | null> {
  const last = plans.at(-1)
  if (order.releasedAt === null || last === undefined || order.delivery.mode !== 'delivery') return null
  if (order.delivery.shipOn !== last.shipOn || order.delivery.fromMinutes !== last.fromMinutes) return null
  const { rows } = await sql<{
    routeId: string
    windowId: string
    day: Departure['shipOn']
    fromMinutes: number
    toMinutes: number
  }>`
    SELECT d.route_id AS "routeId", s.window_id AS "windowId", d.day, w.from_minutes AS "fromMinutes", w.to_minutes AS "toMinutes"
    FROM run_stop s JOIN delivery_run d ON d.id = s.run_id JOIN route_window w ON w.id = s.window_id
    WHERE s.order_id = ${order.id} AND d.state = 'planned' AND d.day = ${order.delivery.shipOn}::date`.execute(tx.db)
  const [place] = rows
  if (place === undefined) return null
  const route = await routeThere(tx, order, place.routeId)
  if (route === null) return null
  const load = await loadOf(tx.db, order)
  const { bookings, exceptions } = await runBookings(tx.db, { warehouseId: order.warehouseId, from: place.day, exceptOrderId: order.id })
  const others = bookings.filter((booking) => booking.routeId === place.routeId && booking.day === place.day)
  const run = exceptions.find((one) => one.routeId === place.routeId && one.day === place.day)
  if (run !== undefined && !fits(run.capacity, [...others, load])) return null
  await bookStop(tx, { orderId: order.id, ...place, load, by: 'system:plan' })
  return { ...place, shipOn: place.day, cutOffAt: await cutOffAtOf(tx.db, route, place.day) }
}

/** The route if it goes where the order goes now: the address may have changed. */
async function routeThere(tx: Tx, order: Order, routeId: string): Promise<DeliveryRoute | null> {
  const { siteId, address } = order.delivery
  const zone = await zoneOf(tx.db, { warehouseId: order.warehouseId, siteId, address })
  return routesTo(zone?.id ?? null, await deliveryRoutes(tx.db, order.warehouseId)).find(({ id }) => id === routeId) ?? null
}
