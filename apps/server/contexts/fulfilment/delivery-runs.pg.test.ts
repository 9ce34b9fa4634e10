import { expectOk } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aRoute } from '../../db/test-rows.ts'
import { aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import { cancelOrder, confirmOrder, editOrder, getOrder, type Operation, orderView, releaseOrder, startDraft } from '../ordering/index.ts'
import type { Actor } from '../parties/index.ts'
import { openPickingTasks, runPicking } from './index.ts'
import { deliveryBoard, deliveryRun } from './queries/delivery-board.ts'
import { deliverySetup } from './queries/delivery-setup.ts'
import { arrangeStops, deliverStop, departRun } from './use-cases/run-commands.ts'
import { saveDeliverySetup } from './use-cases/save-delivery-setup.ts'
import { takeOnRun } from './use-cases/take-on-run.ts'

const db = withDatabase<DB>()
let shop: Shop
const clerk: Actor = { kind: 'system', name: 'test' }
const MONDAY = '2026-03-02T04:00:00Z'
const CENTRE = 'Москва, Тверская, 5'
const WEST = 'Москва, Кунцево, 12'

beforeAll(async () => {
  shop = await aShop(db.uow)
  await db.uow.run(async (tx) => {
    await tx.db.updateTable('product').set({ weight_grams: 30_000 }).where('sku', '=', 'ROT-30').execute()
    await tx.db
      .updateTable('agreement')
      .set({ advance_percent: 0, prepayment_percent: 0, credit_percent: 100, credit_days: 14, credit_limit_minor: 1_000_000_000 })
      .where('id', '=', shop.agreementId)
      .execute()
    await tx.db
      .insertInto('delivery_zone')
      .values([
        { id: 'zon_centre', warehouse_id: shop.warehouseId, name: 'Центр', places: ['Москва'] },
        { id: 'zon_west', warehouse_id: shop.warehouseId, name: 'Запад', places: ['Кунцево'] },
      ])
      .execute()
    const van = { warehouse_id: shop.warehouseId, zone_id: 'zon_centre', capacity_kg: 300, capacity_stops: 4 }
    await aRoute(tx, {
      ...van,
      id: 'rte_centre',
      name: 'Центр, ГАЗель',
      windows: [{ capacity_stops: 2 }, { from_minutes: 720, to_minutes: 960 }],
    })
    await aRoute(tx, {
      ...van,
      id: 'rte_spare',
      name: 'Центр, вечер',
      capacity_kg: 100,
      windows: [{ from_minutes: 960, to_minutes: 1200 }],
    })
    await aRoute(tx, { ...van, id: 'rte_west', zone_id: 'zon_west', name: 'Запад', weekdays: [4] })
    await tx.db
      .insertInto('order_minimum')
      .values({
        id: 'zon_min',
        warehouse_id: shop.warehouseId,
        mode: 'delivery',
        zone_id: 'zon_west',
        currency: 'RUB',
        amount_minor: 300_000,
      })
      .execute()
  })
})
beforeEach(async () => {
  db.clock.set(MONDAY)
  await db.pool.query('DELETE FROM run_stop')
  await db.pool.query('DELETE FROM delivery_run')
})

const bags = (amount: number): Operation => ({
  kind: 'add-line',
  productId: shop.product['ROT-30'] ?? '',
  quantity: { thousandths: amount * 1000, unit: null },
})
const to = (address: string, wish: { shipOn?: string; fromMinutes?: number; toMinutes?: number } = {}): Operation => ({
  kind: 'set-delivery',
  delivery: { mode: 'delivery', address, ...wish },
})

async function aDraft(operations: readonly Operation[]): Promise<string> {
  return db.uow.run(async (tx) => {
    const { orderId } = expectOk(await startDraft(tx, { partnerId: shop.partnerId, channel: 'staff' }))
    expectOk(await editOrder(tx, { orderId, draftVersion: null, operations, actor: clerk }))
    return orderId
  })
}

/** Confirmed on credit and released at once. */
async function released(operations: readonly Operation[]): Promise<string> {
  const orderId = await aDraft(operations)
  await db.uow.run(async (tx) => {
    expectOk(await confirmOrder(tx, { orderId, draftVersion: null, actor: clerk, acknowledged: ['duplicate'] }))
    await openPickingTasks(tx, orderId)
    expectOk(await releaseOrder(tx, orderId))
    await openPickingTasks(tx, orderId)
  })
  return orderId
}

const placeOf = async (orderId: string) => {
  const order = await db.uow.read((read) => getOrder(read, orderId))
  return [order?.delivery.shipOn, order?.delivery.fromMinutes]
}
const ALL = ['take', 'arrange', 'assign', 'depart', 'deliver'] as const
const runOn = (routeId: string, day: string) =>
  db.uow.read((read) => deliveryRun(read, { routeId, day, now: db.clock.now(), may: [...ALL] }))
const take = (orderId: string, routeId: string, windowId: string, day = '2026-03-03') =>
  db.uow.run((tx) => takeOnRun(tx, { orderId, routeId, windowId, day, actor: clerk }))

async function picked(orderId: string): Promise<void> {
  await db.uow.run(async (tx) => {
    const task = await tx.db
      .selectFrom('picking_task')
      .select('id')
      .where('order_id', '=', orderId)
      .where('state', '=', 'open')
      .executeTakeFirstOrThrow()
    const lines = await tx.db.selectFrom('picking_line').selectAll().where('task_id', '=', task.id).execute()
    for (const line of lines) {
      const quantity = { thousandths: line.to_pick_thousandths, unit: 'мешок' }
      expectOk(
        await runPicking(tx, {
          taskId: task.id,
          actor: clerk,
          command: { kind: 'pick-line', key: line.line_id, lineId: line.line_id, picked: quantity, outcome: 'picked' },
        }),
      )
    }
    expectOk(await runPicking(tx, { taskId: task.id, actor: clerk, command: { kind: 'finish' } }))
  })
}

describe('a released order', () => {
  it('takes its place on the run of its zone; a full window gives the next one, a full vehicle the next route', async () => {
    const [a, b, c, d] = [
      await released([bags(1), to(CENTRE)]),
      await released([bags(1), to(CENTRE)]),
      await released([bags(1), to(CENTRE)]),
      await released([bags(8), to(CENTRE)]),
    ]
    expect(await Promise.all([a, b, c].map(placeOf))).toEqual([
      ['2026-03-03', 540],
      ['2026-03-03', 540],
      ['2026-03-03', 720],
    ])
    expect(await placeOf(d)).toEqual(['2026-03-04', 540])
    const run = await runOn('rte_centre', '2026-03-03')
    expect(run).toMatchObject({ load: { stops: 3, kg: 90 }, capacity: { stops: 4, kg: 300 }, windows: [{ stops: 2 }, { stops: 1 }] })
    expect(run?.stops.map((stop) => stop.orderId)).toEqual([a, b, c])
  })

  it('goes by the runs of its own zone only', async () => {
    expect(await placeOf(await released([bags(7), to(WEST)]))).toEqual(['2026-03-05', 540])
  })

  it('is promised no day where nothing goes, and waits for a person to place it', async () => {
    const orderId = await released([bags(1), to('Тверь, Советская, 1')])
    expect(await placeOf(orderId)).toEqual([null, null])
    const board = await db.uow.read((read) => deliveryBoard(read, { now: db.clock.now() }))
    expect(board.unplaced.map((order) => order.orderId)).toContain(orderId)
    expectOk(await take(orderId, 'rte_spare', 'rte_spare_1'))
    expect(await placeOf(orderId)).toEqual(['2026-03-03', 960])
  })

  it('keeps hours the customer asked for', async () => {
    const afternoon = { shipOn: '2026-03-04', fromMinutes: 720, toMinutes: 1080 }
    expect(await placeOf(await released([bags(1), to(CENTRE, afternoon)]))).toEqual(['2026-03-04', 720])
  })

  it('keeps its place when it changes after the cut-off, and gives it up when it is cancelled', async () => {
    const orderId = await released([bags(1), to(CENTRE)])
    db.clock.set('2026-03-02T12:30:00Z')
    await db.uow.run(async (tx) => {
      expectOk(await editOrder(tx, { orderId, draftVersion: null, operations: [bags(2)], actor: clerk }))
      await openPickingTasks(tx, orderId)
    })
    expect(await placeOf(orderId)).toEqual(['2026-03-03', 540])
    expect((await runOn('rte_centre', '2026-03-03'))?.load).toMatchObject({ stops: 1, kg: 90 })
    await db.uow.run(async (tx) => {
      expectOk(await cancelOrder(tx, { orderId, reason: 'передумал', actor: clerk }))
      await openPickingTasks(tx, orderId)
    })
    expect((await runOn('rte_centre', '2026-03-03'))?.load.stops).toBe(0)
  })

  it('never overbooks when many are released at once', async () => {
    const drafts = await Promise.all(Array.from({ length: 6 }, () => aDraft([bags(1), to(CENTRE)])))
    for (const orderId of drafts)
      await db.uow.run(async (tx) => {
        expectOk(await confirmOrder(tx, { orderId, draftVersion: null, actor: clerk, acknowledged: ['duplicate'] }))
        expectOk(await releaseOrder(tx, orderId))
      })
    await Promise.all(drafts.map((orderId) => db.uow.run((tx) => openPickingTasks(tx, orderId))))
    const board = await db.uow.read((read) => deliveryBoard(read, { now: db.clock.now() }))
    const runs = board.days.flatMap(({ runs: onDay }) => onDay)
    expect(runs.reduce((total, run) => total + run.load.stops, 0)).toBe(6)
    for (const run of runs) expect(run.load.stops).toBeLessThanOrEqual(run.capacity.stops ?? 0)
  })
})

describe('a move to another run', () => {
  it('checks the room, changes the promise and tells the customer', async () => {
    const orderId = await released([bags(3), to(CENTRE)])
    const heavy = await released([bags(1), to(CENTRE)])
    expectOk(await take(heavy, 'rte_spare', 'rte_spare_1'))
    expect(await take(orderId, 'rte_spare', 'rte_spare_1')).toMatchObject({ ok: false, error: { code: 'fulfilment.run-full' } })
    expect(await placeOf(orderId)).toEqual(['2026-03-03', 540])
    expectOk(await take(orderId, 'rte_centre', 'rte_centre_2'))
    expect(await placeOf(orderId)).toEqual(['2026-03-03', 720])
    const { rows } = await db.pool.query("SELECT data FROM event_log WHERE type = 'fulfilment.delivery-moved' AND subject = $1", [orderId])
    expect(rows).toHaveLength(1)
    await db.uow.run((tx) => openPickingTasks(tx, orderId))
    expect(await placeOf(orderId)).toEqual(['2026-03-03', 720])
  })

  it('is refused to a day that is over and to an order that is fetched', async () => {
    const orderId = await released([bags(1), to(CENTRE)])
    expect(await take(orderId, 'rte_centre', 'rte_centre_1', '2026-02-27')).toMatchObject({
      ok: false,
      error: { code: 'fulfilment.run-left' },
    })
    const pickup = await released([bags(1)])
    expect(await take(pickup, 'rte_centre', 'rte_centre_1')).toMatchObject({ ok: false, error: { code: 'fulfilment.not-for-delivery' } })
  })
})

describe('a run', () => {
  it('goes in the order the dispatcher set, ships what is picked, leaves the rest behind and ends when all is handed over', async () => {
    const [a, b, c] = [await released([bags(1), to(CENTRE)]), await released([bags(2), to(CENTRE)]), await released([bags(3), to(CENTRE)])]
    const run = { routeId: 'rte_centre', day: '2026-03-03' }
    expectOk(await db.uow.run((tx) => arrangeStops(tx, { ...run, orderIds: [b, a] })))
    expect((await runOn('rte_centre', '2026-03-03'))?.stops.map((stop) => stop.orderId)).toEqual([b, a, c])
    expect(await db.uow.run((tx) => departRun(tx, { ...run, actor: clerk }))).toMatchObject({ error: { code: 'fulfilment.run-empty' } })
    await picked(a)
    await picked(b)
    const left = expectOk(await db.uow.run((tx) => departRun(tx, { ...run, actor: clerk })))
    expect(left.leftBehind.map((one) => one.orderId)).toEqual([c])
    expect(await db.uow.run((tx) => departRun(tx, { ...run, actor: clerk }))).toMatchObject({ error: { code: 'fulfilment.run-left' } })
    const board = await db.uow.read((read) => deliveryBoard(read, { now: db.clock.now() }))
    expect(board.unplaced.map((order) => order.orderId)).toContain(c)
    for (const orderId of [a, b]) expectOk(await db.uow.run((tx) => deliverStop(tx, { ...run, orderId, receivedBy: 'Пётр', actor: clerk })))
    expect(await runOn('rte_centre', '2026-03-03')).toMatchObject({
      state: 'done',
      deliveredStops: 2,
      stops: [{ state: 'delivered', receivedBy: 'Пётр' }, { state: 'delivered' }],
    })
  })
})

describe('the smallest order', () => {
  const confirm = (orderId: string) =>
    db.uow.run((tx) => confirmOrder(tx, { orderId, draftVersion: null, actor: clerk, acknowledged: ['duplicate'] }))

  it('is asked for its zone only, and never of who fetches', async () => {
    const small = await aDraft([bags(1), to(`${WEST}, стр. 9`)])
    expect(await confirm(small)).toMatchObject({
      ok: false,
      error: { code: 'ordering.below-minimum', facts: { minimum: { minor: 300_000 }, missing: { minor: 251_100 }, zoneName: 'Запад' } },
    })
    const view = await db.uow.read((read) => orderView(read, small, { kind: 'staff', locale: 'ru', may: () => true }))
    expect(view?.problems.map((problem) => problem.text.replaceAll('\u00a0', ' '))).toContain(
      'Меньше минимального заказа: не хватает 2 511,00 ₽',
    )
    expectOk(await confirm(await aDraft([bags(1), to(CENTRE)])))
    expectOk(await confirm(await aDraft([bags(1)])))
  })

  it('counts an addition with the order that is still open to the same place', async () => {
    expectOk(await confirm(await aDraft([bags(7), to(`${WEST}, стр. 2`)])))
    expectOk(await confirm(await aDraft([bags(1), to(`${WEST}, стр. 2`)])))
  })
})

it('the setup is saved as a whole and read back the same', async () => {
  const warehouseId = shop.secondWarehouseId
  const route = {
    id: null,
    zoneName: 'Север',
    name: 'Рейс 1',
    vehicle: 'ГАЗель',
    weekdays: [1, 3],
    cutOffMinutes: 1080,
    cutOffDaysBefore: 1,
    capacity: { stops: 20, kg: 1500, litres: null },
    windows: [{ id: null, fromMinutes: 540, toMinutes: 720, capacityStops: null }],
  }
  const setup = {
    zones: [{ id: null, name: 'Север', places: ['Химки'] }],
    routes: [route],
    minimums: [{ mode: 'delivery' as const, zoneName: 'Север', amount: { minor: 1_000_000, currency: 'RUB' as const } }],
  }
  expectOk(await db.uow.run((tx) => saveDeliverySetup(tx, { warehouseId, setup })))
  const saved = await db.uow.read((read) => deliverySetup(read, warehouseId))
  expect(saved).toMatchObject({
    zones: [{ name: 'Север' }],
    routes: [{ name: 'Рейс 1', windows: [{ fromMinutes: 540 }] }],
    minimums: setup.minimums,
  })
  expectOk(await db.uow.run((tx) => saveDeliverySetup(tx, { warehouseId, setup: saved })))
  expect(await db.uow.read((read) => deliverySetup(read, warehouseId))).toEqual(saved)
  const broken = { ...setup, zones: [] }
  expect(await db.uow.run((tx) => saveDeliverySetup(tx, { warehouseId, setup: broken }))).toMatchObject({
    error: { code: 'fulfilment.unknown-zone' },
  })
})
