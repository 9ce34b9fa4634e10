import { type CalendarDate, calendarDate, fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { appendFact, lockOrder, type Order, setDeparture } from '../../ordering/index.ts'
import { type Actor, actorLabel } from '../../parties/index.ts'
import { hasRoom } from '../domain/departure.ts'
import { FULFILMENT_EVENTS } from '../events.ts'
import { cutOffAtOf, deliveryRoutes, runBookings, timeZoneOf } from '../queries/load-routes.ts'
import { loadOf } from '../queries/order-load.ts'
import { bookStop, lockRuns } from './book-stop.ts'
import { arrangeTasks } from './open-picking-tasks.ts'

export interface TakeOnRun {
  readonly orderId: string
  readonly routeId: string
  readonly day: string
  readonly windowId: string
  readonly actor: Actor
}

/**
 * A person puts an order on a run, from another run or from none. The room is checked, the cut-off is not: the person knows whether the
 * warehouse will be in time. The customer is told when the day or the hours change.
 */
export async function takeOnRun(tx: Tx, command: TakeOnRun): Promise<Result<null>> {
  const order = await lockOrder(tx, command.orderId)
  if (order === null) return fail('ordering.unknown-order', { orderId: command.orderId })
  if (order.state !== 'confirmed' || order.releasedAt === null) return fail('fulfilment.not-released', { orderId: order.id })
  if (order.delivery.mode !== 'delivery') return fail('fulfilment.not-for-delivery', { number: order.number })
  await lockRuns(tx, order.warehouseId)
  const window = await freeWindow(tx, order, command)
  if (!window.ok) return window
  const { fromMinutes } = window.value
  await bookStop(tx, { ...command, load: await loadOf(tx.db, order), by: actorLabel(command.actor) })
  const isSame = order.delivery.shipOn === command.day && order.delivery.fromMinutes === fromMinutes && order.delivery.mode === 'delivery'
  if (!isSame) await movePromise(tx, order, { ...command, ...window.value })
  return ok(null)
}

interface FreeWindow {
  readonly fromMinutes: number
  readonly toMinutes: number
  readonly cutOffAt: Date
}

async function freeWindow(tx: Tx, order: Order, { routeId, day, windowId }: TakeOnRun): Promise<Result<FreeWindow>> {
  const route = (await deliveryRoutes(tx.db, order.warehouseId)).find(({ id }) => id === routeId)
  const window = route?.windows.find(({ id }) => id === windowId)
  if (route === undefined || window === undefined) return fail('fulfilment.unknown-run', { routeId, day, windowId })
  const taken = await runBookings(tx.db, {
    warehouseId: order.warehouseId,
    from: day as CalendarDate,
    exceptOrderId: order.id,
  })
  const isPast = day < calendarDate(tx.now, await timeZoneOf(tx.db, order.warehouseId))
  if (isPast || taken.exceptions.some((run) => run.routeId === routeId && run.day === day && !run.isOpen))
    return fail('fulfilment.run-left', { routeId, day })
  const load = await loadOf(tx.db, order)
  if (!hasRoom({ route, window, day }, { ...taken, load })) return fail('fulfilment.run-full', { name: route.name, day })
  return ok({ ...window, cutOffAt: await cutOffAtOf(tx.db, route, day as CalendarDate) })
}

/** The new day and hours, with the trace that tells them from a wish of the customer. */
async function movePromise(tx: Tx, order: Order, to: TakeOnRun & FreeWindow): Promise<void> {
  const { fromMinutes, toMinutes } = to
  const departure = { shipOn: to.day, fromMinutes, toMinutes }
  await setDeparture(tx, { orderId: order.id, ...departure, cutOffAt: to.cutOffAt })
  const stage = `moved:${tx.newId('fact')}`
  const data = { ...departure, cutOffAt: null, stage, askedOn: null, by: actorLabel(to.actor) }
  await appendFact(tx, { orderId: order.id, axis: 'delivery', kind: 'planned', data, key: stage })
  const moved = (await lockOrder(tx, order.id)) ?? order
  await arrangeTasks(tx, moved)
  tx.append({
    type: FULFILMENT_EVENTS.moved,
    version: 1,
    subject: order.id,
    partyId: order.partnerId,
    data: { number: order.number, ...departure },
  })
}
