import { SimulatedCrash } from '@skladno/platform'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aShop, type Shop } from '../apps/server/db/test-shop.ts'
import type { DB } from '../apps/server/db/types.ts'
import { phoneOf } from './phone-in-hand.ts'
import { eventually, startTestApp, type TestApp } from './test-app.ts'

const db = withDatabase<DB>()
/** Points that have crashed once: every handler of the table and every outside call passes through its own. */
const crashed = new Set<string>()
let shop: Shop
let world: TestApp

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
  const clerk = await world.signIn(shop, ['sales', 'accountant'])
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

async function nothingLeft(): Promise<boolean> {
  const jobs = await db.pool.query(
    "select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier not in ('expire-reservations', 'remind-reserves')",
  )
  const effects = await db.pool.query("select 1 from effect where state in ('pending', 'attempting')")
  return jobs.rowCount === 0 && effects.rowCount === 0
}
