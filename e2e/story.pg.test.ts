import type { OrderView, PickingTaskView } from '@skladno/contracts'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aShop, type Shop } from '../apps/server/db/test-shop.ts'
import type { DB } from '../apps/server/db/types.ts'
import { type ApiCaller, eventually, startTestApp, type TestApp } from './test-app.ts'

const db = withDatabase<DB>()
let shop: Shop
let world: TestApp
let clerk: ApiCaller
let keeper: ApiCaller
const me = '79001112233'

beforeAll(async () => {
  shop = await aShop(db.uow)
  await db.uow.run((tx) =>
    tx.db
      .insertInto('bank_account')
      .values({
        id: 'bnk_1',
        organisation_id: shop.organisationId,
        bank_name: 'Банк',
        bic: '044525225',
        account: '40702810938000012345',
        correspondent_account: '30101810400000000225',
        currency: 'RUB',
        is_default: true,
      })
      .execute(),
  )
  world = await startTestApp(db)
  clerk = await world.signIn(shop, ['sales', 'accountant'])
  keeper = await world.signIn(shop, ['warehouse'])
})
afterAll(() => world.stop())

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const chatTexts = (): string[] =>
  world.simulator
    .chat(me)
    .flatMap((entry) =>
      entry.author !== 'business'
        ? []
        : entry.content.kind === 'file'
          ? [`[файл] ${entry.content.fileName} ${entry.content.caption ?? ''}`]
          : 'text' in entry.content
            ? [plain(entry.content.text ?? '')]
            : [],
    )
const heard = (what: string | RegExp) =>
  eventually(
    () => chatTexts().find((text) => (typeof what === 'string' ? text.includes(what) : what.test(text))),
    `the phone shows ${what}; it has ${JSON.stringify(chatTexts())}`,
  )

async function tap(title: string): Promise<void> {
  const entry = await eventually(
    () =>
      world.simulator
        .chat(me)
        .findLast(
          (candidate) => candidate.content.kind === 'buttons' && candidate.content.buttons.some((button) => button.title.includes(title)),
        ),
    `a button ${title}`,
  )
  if (entry.content.kind !== 'buttons') return
  const option = entry.content.buttons.find((button) => button.title.includes(title))
  world.simulator.write(me, { tap: { messageId: entry.id, optionId: option?.id ?? '' } })
}

describe('the main job, from a WhatsApp message to a delivered box', () => {
  let order: OrderView

  it('answers with a proposal at personal prices', async () => {
    world.simulator.write(me, { text: 'саморезы чёрные 3.5х25 — 10 пачек, ротбанд 5 мешков' })
    expect(await heard('Правильно ли я понял ваш заказ?')).toContain('Итого: 5 645,00 ₽')
  })

  it('confirms by a tap: the order is accepted and the счёт comes as a PDF', async () => {
    await tap('Всё верно')
    await heard('принят')
    await heard(/\[файл\].*[Сс]чёт/)
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
    await heard(/Оплата получена/)
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
    await heard(/собран/)
  })

  it('ships with its own document and tells when it is delivered', async () => {
    const shipped = await clerk('POST', `/orders/${order.id}/commands`, { draftVersion: order.draftVersion, command: { kind: 'ship' } })
    expect(shipped.status).toBe(200)
    const [shipment] = (shipped.body as OrderView).shipments
    await heard(/выдан, накладная/)
    await clerk('POST', `/orders/${order.id}/commands`, {
      draftVersion: order.draftVersion,
      command: { kind: 'deliver', shipmentId: shipment?.id },
    })
    await heard(/доставлен|получен/i)
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
    const texts = chatTexts()
    expect(new Set(texts).size).toBe(texts.length)
    expect(await db.pool.query("select 1 from message where delivery in ('failed', 'unknown', 'queued')").then((r) => r.rowCount)).toBe(0)
  })
})
