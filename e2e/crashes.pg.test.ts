import { SimulatedCrash } from '@skladno/platform'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aShop, type Shop } from '../apps/server/db/test-shop.ts'
import type { DB } from '../apps/server/db/types.ts'
import { phoneOf } from './phone-in-hand.ts'
import { type ApiCaller, eventually, startTestApp, type TestApp } from './test-app.ts'

const db = withDatabase<DB>()
/** Points that have crashed once: every handler of the table and every outside call passes through its own. */
const crashed = new Set<string>()
let shop: Shop
let world: TestApp
let clerk: ApiCaller

beforeAll(async () => {
  shop = await aShop(db.uow)
  world = await startTestApp(db, {
    crashPoint: (name) => {
      if (!/^(?:job|effect):/.test(name) || crashed.has(name)) return
      crashed.add(name)
      throw new SimulatedCrash(name)
    },
  })
})
afterAll(() => world.stop())

it('every handler and every outside call may die once at each step: one order, one счёт, each message once, nothing stuck', async () => {
  const phone = phoneOf(world, '79001112233', 60_000)
  clerk = await world.signIn(shop, ['owner'])
  phone.write('саморезы чёрные 3.5х25 — 10 пачек, ротбанд 5 мешков')
  await phone.heard('Правильно ли я понял')
  await phone.tap('Всё верно')
  await phone.heard(/\[файл\].*[Сс]чёт/)
  const { rows } = await db.pool.query<{ id: string; draft_version: number; total_minor: number }>(
    "select id, draft_version, total_minor from customer_order where state = 'confirmed'",
  )
  expect(rows).toHaveLength(1)
  const [order] = rows
  await clerk('POST', `/orders/${order?.id}/commands`, {
    draftVersion: order?.draft_version,
    command: { kind: 'record-payment', amount: { minor: order?.total_minor, currency: 'RUB' }, paidOn: '2026-11-23', method: 'bank' },
  })
  await phone.heard(/Оплата получена/)
  await eventually(nothingLeft, 'all jobs done and all effects settled', 60_000)
  await world.simulator.settled()
  const texts = phone.shown()
  expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([])
  expect((await db.pool.query("select 1 from invoice where state = 'current'")).rowCount).toBe(1)
  expect((await db.pool.query('select 1 from payment')).rowCount).toBe(1)
  const tasks = new Set([...crashed].flatMap((name) => /^job:([^:]+):/.exec(name)?.[1] ?? []))
  expect([...tasks].sort()).toEqual(
    expect.arrayContaining([
      'answer-thread',
      'issue-invoice',
      'notify-customer',
      'open-picking-tasks',
      'receive-event',
      'render-invoice',
      'send-message',
      'submit-order',
      'try-release',
    ]),
  )
}, 240_000)

/** What the API answers with, once it is a success. */
async function api<T>(...call: Parameters<ApiCaller>): Promise<T> {
  const answer = await clerk(...call)
  expect([call[1], answer.status, answer.status === 200 ? '' : answer.body]).toEqual([call[1], 200, ''])
  return answer.body as T
}

interface Seen {
  readonly id: string
  readonly draftVersion: number
  readonly total: { readonly minor: number }
  readonly over: { readonly minor: number }
  readonly shipments: readonly { readonly id: string }[]
  readonly lines: readonly { readonly id: string; readonly sold: { readonly amount: number; readonly unit: string } }[]
}
const orderOf = (id: string): Promise<Seen> => api('GET', `/orders/${id}`)
const run = async (id: string, command: object): Promise<Seen> =>
  api('POST', `/orders/${id}/commands`, { draftVersion: (await orderOf(id)).draftVersion, command })
const theOrders = async (): Promise<readonly string[]> =>
  (await db.pool.query<{ id: string }>("select id from customer_order where state = 'confirmed' order by id")).rows.map(({ id }) => id)

async function pick(orderId: string): Promise<void> {
  interface Task {
    readonly id: string
    readonly orderId: string
    readonly lines: readonly { readonly lineId: string; readonly toPick: object }[]
  }
  const { tasks } = await api<{ tasks: readonly Task[] }>('GET', '/picking-tasks?state=open')
  const id = tasks.find((task) => task.orderId === orderId)?.id ?? ''
  const { lines } = await api<Task>('GET', `/picking-tasks/${id}`)
  for (const { lineId, toPick } of lines)
    await api('POST', `/picking-tasks/${id}/commands`, {
      kind: 'pick-line',
      key: lineId,
      lineId,
      picked: toPick,
      outcome: 'picked',
    })
  await api('POST', `/picking-tasks/${id}/commands`, { kind: 'finish' })
}

it('so may everything after it: shipment, return, correction, a счёт that is void, money of a cancelled order', async () => {
  const phone = phoneOf(world, '79001112233', 60_000)
  const [first = ''] = await theOrders()
  await pick(first)
  await phone.heard(/собран/)
  const shipped = await run(first, { kind: 'ship' })
  await phone.heard(/накладная/)
  const [line] = shipped.lines
  const asked = await api<{ id: string }>('POST', `/orders/${first}/returns`, {
    key: 'crash-1',
    shipmentId: shipped.shipments[0]?.id,
    reason: 'Не подошло',
    lines: [{ lineId: line?.id, quantity: { amount: 2, unit: line?.sold.unit } }],
  })
  await api('POST', `/returns/${asked.id}/commands`, { kind: 'approve' })
  await phone.heard(/Возврат № .* согласован/)
  const quantity = { amount: 2, unit: line?.sold.unit }
  await api('POST', `/returns/${asked.id}/commands`, { kind: 'accept', lines: [{ lineId: line?.id, quantity, condition: 'good' }] })
  await phone.heard(/Возврат № .* принят на/)
  const { over } = await orderOf(first)
  expect(over.minor).toBeGreaterThan(0)
  await run(first, { kind: 'settle-shortfall', choice: 'offset' })
  phone.write('пена макрофлекс 4 баллона')
  await phone.heard(/Правильно ли я понял.*Пена/s)
  await phone.tap('Всё верно')
  await eventually(async () => (await theOrders()).length === 2, 'the next order')
  const [, next = ''] = await theOrders()
  await eventually(
    async () => (await db.pool.query('select 1 from invoice where order_id = $1', [next])).rowCount === 1,
    'its счёт',
    60_000,
  )
  await eventually(
    async () => (await db.pool.query("select 1 from document where order_id = $1 and kind = 'invoice'", [next])).rowCount === 1,
    'its paper',
    60_000,
  )
  await run(next, { kind: 'cancel', reason: 'Передумали' })
  await phone.heard(/Заказ № \S+ отменён/)
  await eventually(nothingLeft, 'all jobs done and all effects settled', 90_000)
  await world.simulator.settled()
  const texts = phone.shown()
  expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([])
  const money = await db.pool.query(
    `select (select count(*)::int from goods_return where state = 'accepted') as returns,
       (select count(*)::int from document where kind = 'correction') as corrections,
       (select sum(amount_minor)::int from payment_allocation where order_id = $1) as applied,
       (select coalesce(sum(amount_minor), 0)::int from payment_allocation where order_id = $2) as kept,
       (select sum(to_next_order_minor)::int from payment) as waiting,
       (select state from invoice where order_id = $2) as invoice`,
    [first, next],
  )
  expect(money.rows).toEqual([
    { returns: 1, corrections: 1, applied: shipped.total.minor - over.minor, kept: 0, waiting: 0, invoice: 'void' },
  ])
  const tasks = new Set([...crashed].flatMap((name) => /^job:([^:]+):/.exec(name)?.[1] ?? []))
  expect([...tasks]).toEqual(
    expect.arrayContaining([
      'apply-offsets',
      'cancel-erp-order',
      'free-payments',
      'render-correction',
      'render-shipment-note',
      'render-void-invoice',
    ]),
  )
}, 300_000)

it('so may what follows from goods that came, came short, or will come later', async () => {
  const { warehouseId, partnerId, product } = shop
  const productId = product['RW-50'] ?? ''
  const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const expected = await api<{ id: string; version: number }>('POST', '/stock/expected', {
    warehouseId,
    productId,
    quantity: { amount: 100, unit: 'уп' },
    on: dayIn(3),
  })
  interface Placed extends Seen {
    readonly lines: readonly (Seen['lines'][number] & {
      readonly shortage: { readonly options: readonly { key: string; kind: string }[] } | null
    })[]
  }
  const lines = [{ productId, quantity: { amount: 30, unit: 'уп' } }]
  const draft = await api<Placed>('POST', '/orders', { key: 'crash-waiting', partnerId, lines })
  const option = draft.lines[0]?.shortage?.options.find(({ kind }) => kind === 'wait' || kind === 'partial')
  await run(draft.id, { kind: 'choose-shortage', lineId: draft.lines[0]?.id, option: option?.key })
  const confirmed = await run(draft.id, { kind: 'confirm' })
  await run(draft.id, { kind: 'record-payment', amount: confirmed.total, paidOn: '2026-11-23', method: 'bank' })
  await api('PATCH', `/stock/expected/${expected.id}`, { version: expected.version, on: dayIn(9) })
  await eventually(nothingLeft, 'the manager to hear of the delay', 90_000)
  const receipt = {
    key: 'crash-receipt',
    warehouseId,
    lines: [{ productId, quantity: { amount: 100, unit: 'уп' }, expectedReceiptId: expected.id }],
  }
  await api('POST', '/stock/receipts', receipt)
  await eventually(nothingLeft, 'the goods to reach the order', 90_000)
  const { rows: held } = await db.pool.query(
    "select sum(quantity_thousandths)::int as held, (select bool_and(expected_on is null) from order_line where order_id = $1) as served from reservation where order_id = $1 and state = 'held'",
    [draft.id],
  )
  const bases = await db.pool.query('select sum(base_thousandths)::int as wanted from order_line where order_id = $1', [draft.id])
  expect(held).toEqual([{ held: bases.rows[0]?.wanted, served: true }])
  const { lines: shown } = await api<{ lines: readonly { before: { amount: number } }[] }>('POST', '/stock/corrections/preview', {
    warehouseId,
    lines: [{ productId, counted: { amount: 1, unit: 'уп' } }],
  })
  const count = { key: 'crash-count', warehouseId, reason: 'Пересчёт', acceptsShortage: true }
  const counted = [{ productId, counted: { amount: 1, unit: 'уп' }, before: shown[0]?.before.amount }]
  await api('POST', '/stock/corrections', { ...count, lines: counted })
  await api('POST', '/stock/corrections', { ...count, lines: counted })
  await eventually(nothingLeft, 'the managers to be told', 90_000)
  const { rows: notices } = await db.pool.query(
    "select kind, count(*)::int as times from staff_notice where kind in ('goods-arrived', 'goods-missing', 'promise-delayed') group by kind order by kind",
  )
  expect(notices).toEqual(['goods-arrived', 'goods-missing', 'promise-delayed'].map((kind) => ({ kind, times: 1 })))
  expect((await db.pool.query('select 1 from stock_document')).rowCount).toBe(2)
  const tasks = new Set([...crashed].flatMap((name) => /^job:([^:]+):/.exec(name)?.[1] ?? []))
  expect([...tasks]).toEqual(
    expect.arrayContaining(['serve-waiting-orders', 'serve-waiting-lines', 'tell-delayed-receipt', 'tell-uncovered-holds']),
  )
}, 240_000)

async function nothingLeft(): Promise<boolean> {
  const jobs = await db.pool.query(
    "select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier not in ('expire-reservations', 'remind-reserves')",
  )
  const effects = await db.pool.query("select 1 from effect where state in ('pending', 'attempting')")
  return jobs.rowCount === 0 && effects.rowCount === 0
}
