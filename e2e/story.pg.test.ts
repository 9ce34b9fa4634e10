import type { OrderView, PickingTaskView } from '@skladno/contracts'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aShop, type Shop } from '../apps/server/db/test-shop.ts'
import type { DB } from '../apps/server/db/types.ts'
import { type PhoneInHand, phoneOf } from './phone-in-hand.ts'
import { type ApiCaller, eventually, startTestApp, type TestApp } from './test-app.ts'

const db = withDatabase<DB>()
let shop: Shop
let world: TestApp
let clerk: ApiCaller
let keeper: ApiCaller
let phone: PhoneInHand

beforeAll(async () => {
  shop = await aShop(db.uow)
  world = await startTestApp(db)
  clerk = await world.signIn(shop, ['sales', 'accountant'])
  keeper = await world.signIn(shop, ['warehouse'])
  phone = phoneOf(world, '79001112233')
})
afterAll(() => world.stop())

describe('the main job, from a WhatsApp message to a delivered box', () => {
  let order: OrderView

  it('answers with a proposal at personal prices', async () => {
    phone.write('саморезы чёрные 3.5х25 — 10 пачек, ротбанд 5 мешков')
    expect(await phone.heard('Правильно ли я понял ваш заказ?')).toContain('Итого: 5 645,00 ₽')
  })

  it('confirms by a tap: the order is accepted and the счёт comes as a PDF', async () => {
    await phone.tap('Всё верно')
    await phone.heard('принят')
    await phone.heard(/\[файл\].*[Сс]чёт/)
    const rows = await clerk('GET', '/orders')
    const [row] = (rows.body as { orders: { id: string; status: string }[] }).orders
    const found = await clerk('GET', `/orders/${row?.id}`)
    order = found.body as OrderView
    expect(order.status).toBe('awaiting-prepayment')
    expect(order.documents.map((document) => document.kind)).toContain('invoice')
  })

  it('takes the payment, tells the customer and lets the warehouse pick', async () => {
    const paid = await clerk('POST', `/orders/${order.id}/commands`, {
      draftVersion: order.draftVersion,
      command: { kind: 'record-payment', amount: order.total, paidOn: '2026-11-23', method: 'bank' },
    })
    expect(paid.status).toBe(200)
    await phone.heard(/Оплата получена/)
    const task = await eventually(async () => {
      const tasks = (await keeper('GET', '/picking-tasks')).body as { tasks: { id: string; orderId: string; state: string }[] }
      return tasks.tasks.find((candidate) => candidate.orderId === order.id && candidate.state === 'open')
    }, 'an open picking task')
    await keeper('POST', `/picking-tasks/${task.id}/commands`, { kind: 'start' })
    const { lines } = (await keeper('GET', `/picking-tasks/${task.id}`)).body as PickingTaskView
    for (const line of lines)
      await keeper('POST', `/picking-tasks/${task.id}/commands`, {
        kind: 'pick-line',
        key: line.lineId,
        lineId: line.lineId,
        picked: line.toPick,
        outcome: 'picked',
      })
    expect((await keeper('POST', `/picking-tasks/${task.id}/commands`, { kind: 'finish' })).status).toBe(200)
    await phone.heard(/собран/)
  })

  it('ships with its own document and tells when it is delivered', async () => {
    const shipped = await clerk('POST', `/orders/${order.id}/commands`, { draftVersion: order.draftVersion, command: { kind: 'ship' } })
    expect(shipped.status).toBe(200)
    const [shipment] = (shipped.body as OrderView).shipments
    await phone.heard(/выдан, накладная/)
    await clerk('POST', `/orders/${order.id}/commands`, {
      draftVersion: order.draftVersion,
      command: { kind: 'deliver', shipmentId: shipment?.id },
    })
    await phone.heard(/доставлен|получен/i)
    const done = (await clerk('GET', `/orders/${order.id}`)).body as OrderView
    expect(done.status).toBe('ready-to-close')
    const stock = await db.pool.query('select quantity_thousandths from stock where product_id = $1 and warehouse_id = $2', [
      shop.product['ROT-30'],
      shop.warehouseId,
    ])
    expect(stock.rows).toEqual([{ quantity_thousandths: 195_000 }])
  })

  it('said every thing once', async () => {
    await world.simulator.settled()
    const texts = phone.shown()
    expect(new Set(texts).size).toBe(texts.length)
    const untold = "select 1 from message where delivery in ('failed', 'unknown', 'queued')"
    await eventually(async () => (await db.pool.query(untold)).rowCount === 0, 'every message to be told')
  })
})
