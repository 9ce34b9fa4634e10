import { expectOk } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aRoute } from '../../db/test-rows.ts'
import { aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import { recordPayment } from '../billing/index.ts'
import { cancelOrder, confirmOrder, editOrder, getOrder, type Operation, orderView, releaseOrder, startDraft } from '../ordering/index.ts'
import type { Actor } from '../parties/index.ts'
import {
  deliverShipment,
  lineProgress,
  listPickingTasks,
  openPickingTasks,
  pickingTask,
  promiseFor,
  runPicking,
  shipOrder,
} from './index.ts'

const db = withDatabase<DB>()
let shop: Shop
const clerk: Actor = { kind: 'system', name: 'test' }
const MONDAY_MORNING = '2026-03-02T04:00:00Z'

beforeAll(async () => {
  shop = await aShop(db.uow)
  await db.uow.run(async (tx) => {
    await aRoute(tx, { warehouse_id: shop.warehouseId, capacity_stops: 3 })
  })
})
beforeEach(() => db.clock.set(MONDAY_MORNING))

const add = (sku: string, amount: number): Operation => ({
  kind: 'add-line',
  productId: shop.product[sku] ?? '',
  quantity: { thousandths: amount * 1000, unit: null },
})
const toSite: Operation = { kind: 'set-delivery', delivery: { mode: 'delivery', address: 'Москва, Тверская, 5' } }

async function anOrder(operations: readonly Operation[] = [add('PP-60-3', 20), add('ROT-30', 5)]): Promise<string> {
  return db.uow.run(async (tx) => {
    const { orderId } = expectOk(await startDraft(tx, { partnerId: shop.partnerId, channel: 'staff' }))
    expectOk(await editOrder(tx, { orderId, draftVersion: null, operations, actor: clerk }))
    expectOk(await confirmOrder(tx, { orderId, draftVersion: null, actor: clerk, acknowledged: ['duplicate'] }))
    await openPickingTasks(tx, orderId)
    return orderId
  })
}

let payments = 0
async function pay(orderId: string): Promise<void> {
  await db.uow.run(async (tx) => {
    const order = await getOrder(tx.db, orderId)
    const amountMinor = order?.totalMinor ?? 0
    expectOk(
      await recordPayment(tx, {
        organisationId: shop.organisationId,
        partnerId: shop.partnerId,
        amountMinor,
        currency: 'RUB',
        paidOn: '2026-03-02',
        method: 'bank',
        source: 'test',
        sourceEventId: `fulfilment-${++payments}`,
        orders: [{ orderId, amountMinor }],
        actor: clerk,
      }),
    )
    expectOk(await releaseOrder(tx, orderId))
    await openPickingTasks(tx, orderId)
  })
}

const tasksOf = (orderId: string) =>
  db.uow.read((d) =>
    d.selectFrom('picking_task').select(['id', 'state', 'due_at']).where('order_id', '=', orderId).orderBy('state').execute(),
  )
const orderOf = (orderId: string) => db.uow.read((d) => getOrder(d, orderId))
const run = (taskId: string, command: Parameters<typeof runPicking>[1]['command']) =>
  db.uow.run((tx) => runPicking(tx, { taskId, actor: clerk, command }))

/** Picks every line; `found` names how much of an article was there. */
async function pick(orderId: string, found: Readonly<Record<string, number>> = {}): Promise<string> {
  const task = (await tasksOf(orderId)).find((candidate) => candidate.state === 'open')
  if (task === undefined) throw new Error('There is no open task')
  const view = await db.uow.read((d) => pickingTask(d, task.id, 'ru'))
  for (const line of view?.lines ?? []) {
    const amount = found[line.sku] ?? line.toPick.amount
    const picked = { thousandths: amount * 1000, unit: line.toPick.unit }
    expectOk(await run(task.id, { kind: 'pick-line', key: `${task.id}:${line.lineId}`, lineId: line.lineId, picked, outcome: 'picked' }))
  }
  expectOk(await run(task.id, { kind: 'finish' }))
  return task.id
}

const setPolicy = (policy: 'wait' | 'ship-rest' | 'close-rest') =>
  db.uow.run((tx) => tx.db.updateTable('partner').set({ partial_policy: policy }).where('id', '=', shop.partnerId).execute())
const ship = (orderId: string, lines?: Parameters<typeof shipOrder>[1]['lines']) =>
  db.uow.run((tx) => shipOrder(tx, { orderId, actor: clerk, ...(lines === undefined ? {} : { lines }) }))
const exposureOf = async (orderId: string) => {
  const { rows } = await db.uow.read((d) =>
    sql<{
      kind: string
      sum: number
    }>`SELECT kind, sum(amount_minor)::bigint AS sum FROM exposure_entry WHERE order_id = ${orderId} GROUP BY 1`.execute(d),
  )
  return { 'order-open': 0, ...Object.fromEntries(rows.map((row) => [row.kind, row.sum])) }
}

describe('a promise', () => {
  it('is tentative at confirm and made again at release: the cut-off tests release', async () => {
    const orderId = await anOrder([add('PP-60-3', 1), toSite])
    expect((await orderOf(orderId))?.delivery).toMatchObject({ shipOn: '2026-03-03', fromMinutes: 540, toMinutes: 720 })
    db.clock.set('2026-03-02T13:30:00Z')
    await pay(orderId)
    expect((await orderOf(orderId))?.delivery.shipOn).toBe('2026-03-04')
    const [task] = await tasksOf(orderId)
    expect(task).toMatchObject({ state: 'open', due_at: new Date('2026-03-04T06:00:00Z') })
  })

  it('keeps a day the customer asked for', async () => {
    const orderId = await anOrder([add('PP-60-3', 1), toSite, { kind: 'set-delivery', delivery: { shipOn: '2026-03-12' } }])
    await pay(orderId)
    expect((await orderOf(orderId))?.delivery.shipOn).toBe('2026-03-12')
  })

  it('counts booked stops of released orders only', async () => {
    const ask = () =>
      db.uow.read((d) => promiseFor(d, { warehouseId: shop.warehouseId, mode: 'delivery', at: db.clock.now(), notBefore: '2026-03-19' }))
    const wish: Operation = { kind: 'set-delivery', delivery: { shipOn: '2026-03-19' } }
    const orders = [
      await anOrder([add('PP-60-3', 1), toSite, wish]),
      await anOrder([add('PP-60-3', 2), toSite, wish]),
      await anOrder([add('PP-60-3', 3), toSite, wish]),
    ]
    expect((await ask())?.shipOn).toBe('2026-03-19')
    for (const orderId of orders) await pay(orderId)
    expect((await ask())?.shipOn).toBe('2026-03-20')
  })
})

describe('a picking task', () => {
  it('waits for the payment, follows a change, opens with the release and ends with a cancellation', async () => {
    const orderId = await anOrder()
    const [task] = await tasksOf(orderId)
    const rows = await db.uow.read((d) => listPickingTasks(d, { locale: 'ru' }))
    expect(rows.find((row) => row.id === task?.id)).toMatchObject({ state: 'waiting', waitsFor: 'Ждёт оплаты', lineCount: 2 })
    expect(await run(task?.id ?? '', { kind: 'start' })).toMatchObject({ ok: false, error: { code: 'fulfilment.not-released' } })
    await db.uow.run(async (tx) => {
      expectOk(await editOrder(tx, { orderId, draftVersion: null, operations: [add('FOAM-750', 3)], actor: clerk }))
      await openPickingTasks(tx, orderId)
      await openPickingTasks(tx, orderId)
    })
    const changed = await tasksOf(orderId)
    expect(changed).toEqual([expect.objectContaining({ id: task?.id, state: 'waiting' })])
    expect((await db.uow.read((d) => pickingTask(d, task?.id ?? '', 'ru')))?.lines).toHaveLength(3)
    await pay(orderId)
    expect((await tasksOf(orderId)).map((row) => row.state)).toEqual(['open'])
    await db.uow.run(async (tx) => {
      expectOk(await cancelOrder(tx, { orderId, reason: 'Передумали', actor: clerk }))
      await openPickingTasks(tx, orderId)
    })
    expect((await tasksOf(orderId)).map((row) => row.state)).toEqual(['cancelled'])
  })

  it('takes a repeated press once and refuses more than was ordered', async () => {
    const orderId = await anOrder([add('PP-60-3', 10)])
    await pay(orderId)
    const [task] = await tasksOf(orderId)
    const view = await db.uow.read((d) => pickingTask(d, task?.id ?? '', 'ru'))
    const lineId = view?.lines[0]?.lineId ?? ''
    const press = { kind: 'pick-line', lineId, outcome: 'picked' } as const
    const tooMuch = await run(task?.id ?? '', { ...press, key: 'a', picked: { thousandths: 11_000, unit: 'шт' } })
    expect(tooMuch).toMatchObject({ ok: false, error: { code: 'fulfilment.picked-too-much' } })
    expectOk(await run(task?.id ?? '', { ...press, key: 'b', picked: { thousandths: 4_000, unit: 'шт' } }))
    expectOk(await run(task?.id ?? '', { ...press, key: 'c', picked: { thousandths: 10_000, unit: 'шт' } }))
    expectOk(await run(task?.id ?? '', { ...press, key: 'b', picked: { thousandths: 4_000, unit: 'шт' } }))
    const after = await db.uow.read((d) => pickingTask(d, task?.id ?? '', 'ru'))
    expect(after?.lines[0]).toMatchObject({ picked: { amount: 10, unit: 'шт' }, outcome: 'picked' })
  })

  it('is not finished while a line is unmarked', async () => {
    const orderId = await anOrder()
    await pay(orderId)
    const [task] = await tasksOf(orderId)
    expectOk(await run(task?.id ?? '', { kind: 'start' }))
    expect(await run(task?.id ?? '', { kind: 'finish' })).toMatchObject({
      ok: false,
      error: { code: 'fulfilment.lines-left', facts: { count: 2 } },
    })
  })

  it('counts in packs what is sold in packs', async () => {
    const orderId = await anOrder([
      { kind: 'add-line', productId: shop.product['SGM-25'] ?? '', quantity: { thousandths: 10_000, unit: 'уп' } },
    ])
    await pay(orderId)
    const [task] = await tasksOf(orderId)
    const view = await db.uow.read((d) => pickingTask(d, task?.id ?? '', 'ru'))
    expect(view?.lines[0]).toMatchObject({ toPick: { amount: 5000, unit: 'шт' }, inPacks: { amount: 10, unit: 'уп' } })
  })
})

describe('a shipment', () => {
  it('takes the goods from stock, ends the holds and turns the order into debt that the payment covers', async () => {
    const orderId = await anOrder()
    const before = await stockOf('ROT-30')
    await pay(orderId)
    await pick(orderId)
    const { shipmentId, number, isPartial } = expectOk(await ship(orderId))
    expect([number, isPartial]).toEqual([expect.stringMatching(/^\d+\/26$/), false])
    expect(await stockOf('ROT-30')).toBe(before - 5_000)
    const order = await orderOf(orderId)
    expect(await exposureOf(orderId)).toEqual({ 'order-open': 0, shipment: order?.totalMinor, payment: -(order?.totalMinor ?? 0) })
    const holds = await db.uow.read((d) => d.selectFrom('reservation').select('state').where('order_id', '=', orderId).execute())
    expect(new Set(holds.map((hold) => hold.state))).toEqual(new Set(['consumed']))
    const shipment = await db.uow.read((d) => d.selectFrom('shipment').selectAll().where('id', '=', shipmentId).executeTakeFirstOrThrow())
    expect([shipment.total_minor, shipment.vat_minor]).toEqual([order?.totalMinor, order?.vatMinor])
    expect(await ship(orderId)).toMatchObject({ ok: false, error: { code: 'fulfilment.nothing-to-ship' } })
    for (const _ of [1, 2])
      expectOk(await db.uow.run((tx) => deliverShipment(tx, { shipmentId, orderId, receivedBy: 'Иванов', actor: clerk })))
    const view = await db.uow.read((d) => orderView(d, orderId, { kind: 'staff', locale: 'ru', may: () => true }))
    expect(view?.status).toBe('ready-to-close')
    expect(view?.facts.filter((fact) => fact.kind === 'delivered')).toHaveLength(1)
  })

  it('does not leave unpaid', async () => {
    const orderId = await anOrder()
    expect(await ship(orderId)).toMatchObject({ ok: false, error: { code: 'fulfilment.awaits-prepayment' } })
  })

  it('has the VAT of its own day', async () => {
    const orderId = await anOrder([add('PP-60-3', 61)])
    await pay(orderId)
    await pick(orderId)
    await db.uow.run((tx) =>
      tx.db
        .insertInto('organisation_vat')
        .values({ organisation_id: shop.organisationId, valid_from: '2027-01-01', rate_bp: 2400 })
        .execute(),
    )
    db.clock.set('2027-01-04T06:00:00Z')
    const { shipmentId } = expectOk(await ship(orderId))
    const [line] = await db.uow.read((d) => d.selectFrom('shipment_line').selectAll().where('shipment_id', '=', shipmentId).execute())
    expect(line).toMatchObject({ amount_minor: 1_152_900, vat_rate_bp: 2400, vat_minor: Math.round((1_152_900 * 24) / 124) })
  })
})

const stockOf = async (sku: string): Promise<number> => {
  const row = await db.uow.read((d) =>
    d
      .selectFrom('stock')
      .select('quantity_thousandths')
      .where('product_id', '=', shop.product[sku] ?? '')
      .where('warehouse_id', '=', shop.warehouseId)
      .executeTakeFirstOrThrow(),
  )
  return row.quantity_thousandths
}

describe('a short pick', () => {
  it('waits for the rest when the customer wants all at once; a person may still ship a part by naming it', async () => {
    await setPolicy('wait')
    const orderId = await anOrder()
    await pay(orderId)
    await pick(orderId, { 'PP-60-3': 18 })
    expect((await tasksOf(orderId)).map((task) => task.state)).toEqual(['picked', 'waiting'])
    const rows = await db.uow.read((d) => listPickingTasks(d, { locale: 'ru' }))
    expect(rows.find((row) => row.orderId === orderId)).toMatchObject({ waitsFor: 'Ждёт товара', lineCount: 1 })
    const view = await db.uow.read((d) => orderView(d, orderId, { kind: 'staff', locale: 'ru', may: () => true }))
    expect([view?.status, view?.allowedCommands]).toEqual(['picked', expect.arrayContaining(['ship'])])
    expect(await ship(orderId)).toMatchObject({ ok: false, error: { code: 'fulfilment.waits-for-rest' } })
    const lineId = (await orderOf(orderId))?.lines[0]?.id ?? ''
    expect(expectOk(await ship(orderId, [{ lineId, baseThousandths: 10_000 }])).isPartial).toBe(true)
    const progress = await db.uow.read((d) => lineProgress(d, orderId))
    expect(progress.get(lineId)).toMatchObject({ picked: 18_000, shipped: 10_000 })
  })

  it('ships what there is and later the rest, and the parts add up to the order to the kopeck', async () => {
    await setPolicy('ship-rest')
    const orderId = await anOrder([add('PN-28-3', 7), add('ROT-30', 3)])
    await pay(orderId)
    await pick(orderId, { 'PN-28-3': 3 })
    expect(expectOk(await ship(orderId)).isPartial).toBe(true)
    const rest = (await tasksOf(orderId)).find((task) => task.state === 'waiting')
    expect((await db.uow.read((d) => pickingTask(d, rest?.id ?? '', 'ru')))?.allowedCommands).toContain('start')
    const view = await db.uow.read((d) => pickingTask(d, rest?.id ?? '', 'ru'))
    const line = view?.lines[0]
    expect(line?.toPick.amount).toBe(4)
    expectOk(
      await run(rest?.id ?? '', {
        kind: 'pick-line',
        key: 'rest',
        lineId: line?.lineId ?? '',
        picked: { thousandths: 4_000, unit: 'шт' },
        outcome: 'picked',
      }),
    )
    expectOk(await run(rest?.id ?? '', { kind: 'finish' }))
    expect(expectOk(await ship(orderId)).isPartial).toBe(false)
    const order = await orderOf(orderId)
    const { rows } = await db.uow.read((d) =>
      sql<{
        total: number
        vat: number
      }>`SELECT sum(total_minor)::bigint AS total, sum(vat_minor)::bigint AS vat FROM shipment WHERE order_id = ${orderId}`.execute(d),
    )
    expect(rows).toEqual([{ total: order?.totalMinor, vat: order?.vatMinor }])
    expect(await exposureOf(orderId)).toMatchObject({ 'order-open': 0 })
  })

  it('closes the rest with its reason: quantity, total, holds and exposure follow', async () => {
    await setPolicy('close-rest')
    const orderId = await anOrder()
    await pay(orderId)
    const total = (await orderOf(orderId))?.totalMinor ?? 0
    await pick(orderId, { 'PP-60-3': 15 })
    const order = await orderOf(orderId)
    expect(order?.lines[0]).toMatchObject({ baseThousandths: 20_000, cancelledThousandths: 5_000, amountMinor: 15 * 18_900 })
    expect(order?.totalMinor).toBe(total - 5 * 18_900)
    expect((await tasksOf(orderId)).map((task) => task.state)).toEqual(['picked'])
    expect(expectOk(await ship(orderId)).isPartial).toBe(false)
    expect(await exposureOf(orderId)).toMatchObject({ 'order-open': 0, shipment: order?.totalMinor })
    const open = await db.uow.read((d) =>
      d.selectFrom('reservation').select('id').where('order_id', '=', orderId).where('state', '=', 'held').execute(),
    )
    expect(open).toEqual([])
  })

  it('never empties an order by itself', async () => {
    await setPolicy('close-rest')
    const orderId = await anOrder([add('FOAM-750', 2)])
    await pay(orderId)
    await pick(orderId, { 'FOAM-750': 0 })
    expect((await orderOf(orderId))?.lines[0]).toMatchObject({ state: 'open', cancelledThousandths: 0 })
    expect((await tasksOf(orderId)).map((task) => task.state)).toEqual(['picked', 'waiting'])
  })
})
