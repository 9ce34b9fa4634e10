import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createPool, createUnitOfWork, runningEmbeddedPostgres, silentLogger, stopLeftPostgres, systemClock } from '@skladno/platform'
import { startWhatsAppSimulator, type WhatsAppSimulator } from '@skladno/simulator-whatsapp-cloud'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anotherCustomer, aShop } from '../apps/server/db/test-shop.ts'
import type { DB, UnitOfWork } from '../apps/server/db/types.ts'
import { aKilledServer, type KilledServer } from './killed-server.ts'
import { phoneOf } from './phone-in-hand.ts'
import { eventually, TEST_WHATSAPP } from './test-app.ts'

type Pool = ReturnType<typeof createPool>

const CUSTOMERS = ['79001112233', '79004440001', '79004440002', '79004440003', '79004440004', '79004440005']
/** Bags every customer orders; the shop has 200. */
const BAGS = 5

async function simulated(): Promise<WhatsAppSimulator> {
  return startWhatsAppSimulator({ port: 0, webhookUrl: null, paceMs: 20, seed: 11, retryDelaysMs: [300], ...TEST_WHATSAPP })
}

/** The shop and its customers, all of whom get documents. */
async function stock(uow: UnitOfWork, pool: Pool): Promise<void> {
  const shop = await aShop(uow)
  for (const [index, phone] of CUSTOMERS.slice(1).entries()) await anotherCustomer(uow, shop, `Клиент ${index + 2}`, `+${phone}`)
  await pool.query('update contact_right set gets_documents = true')
}

/** A customer with patience: writes, waits for the proposal however long it takes, agrees. */
async function orders(simulator: WhatsAppSimulator, waId: string, startMs: number): Promise<void> {
  await delay(startMs)
  const phone = phoneOf({ simulator }, waId, 70_000)
  phone.write(`ротбанд ${BAGS} мешков`)
  await phone.heard('Правильно ли я понял')
  await phone.tap('Всё верно')
}

const count = async (pool: Pool, sql: string): Promise<number> => (await pool.query(sql)).rowCount ?? 0

/** Nothing to do, nothing locked, nothing half done. */
async function isQuiet(pool: Pool): Promise<boolean> {
  const left = await count(
    pool,
    `select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier not in ('expire-reservations', 'remind-reserves', 'watch-channels') and t.identifier not like 'remind%'`,
  ).catch(() => 1)
  if (left > 0) return false
  const open = await count(pool, "select 1 from effect where state in ('pending', 'attempting')")
  const confirmed = await count(pool, "select 1 from customer_order where state = 'confirmed'")
  return open === 0 && confirmed === CUSTOMERS.length
}

/** What must hold however often everything died. */
async function expectEverythingOnce(pool: Pool, simulator: WhatsAppSimulator): Promise<void> {
  const { rows: orders } = await pool.query(
    `select p.name, count(*)::int as orders, count(i.id)::int as invoices, sum(o.total_minor)::bigint as total, sum(i.total_minor)::bigint as invoiced,
       sum((select sum(l.amount_minor) from order_line l where l.order_id = o.id and l.state <> 'removed'))::bigint as lines
     from customer_order o join partner p on p.id = o.partner_id left join invoice i on i.order_id = o.id and i.state = 'current'
     where o.state = 'confirmed' group by p.name`,
  )
  const total = BAGS * 48_900
  expect(orders.map(({ name: _, ...rest }) => rest)).toEqual(
    CUSTOMERS.map(() => ({ orders: 1, invoices: 1, total, invoiced: total, lines: total })),
  )
  expect(await count(pool, 'select number from customer_order where number is not null group by number having count(*) > 1')).toBe(0)
  expect(await count(pool, "select number from invoice where state = 'current' group by number having count(*) > 1")).toBe(0)
  const { rows: held } = await pool.query(
    "select sum(quantity_thousandths)::bigint as held from reservation where state in ('pending', 'held')",
  )
  expect(held).toEqual([{ held: CUSTOMERS.length * BAGS * 1000 }])
  expect(await count(pool, 'select 1 from stock where quantity_thousandths < 0')).toBe(0)
  await expectNoticesOnce(pool, simulator)
  expect(await count(pool, 'select 1 from graphile_worker._private_job_queues where locked_at is not null')).toBe(0)
}

/** A notice or a document reached the phone once; or it is marked unknown, was heard at most once, and a person has it to look at. */
async function expectNoticesOnce(pool: Pool, simulator: WhatsAppSimulator): Promise<void> {
  const { rows } = await pool.query<{ id: string; phone: string; text: string; delivery: string; seen: number }>(
    `select m.id, i.phone, m.text, m.delivery, (select count(*)::int from escalation e where e.key = 'undelivered:' || m.id) as seen
     from message m join thread t on t.id = m.thread_id join channel_identity i on i.id = t.identity_id where m.direction = 'out' and m.notice is not null`,
  )
  expect(rows.length).toBeGreaterThanOrEqual(CUSTOMERS.length)
  const wrong = rows.filter(({ phone, text, delivery, seen }) => {
    const plain = text.replaceAll('\u00a0', ' ')
    const heard = phoneOf({ simulator }, phone)
      .shown()
      .filter((shown) => shown.includes(plain)).length
    if (delivery === 'unknown') return heard > 1 || seen !== 1
    return heard !== 1 || !['accepted', 'sent', 'delivered', 'read'].includes(delivery)
  })
  expect(wrong).toEqual([])
}

describe('kill -9 of the server while six customers order', () => {
  const db = withDatabase<DB>()
  const dataDir = mkdtempSync(join(tmpdir(), 'skladno-kill-'))
  let simulator: WhatsAppSimulator
  let server: KilledServer

  beforeAll(async () => {
    await stock(db.uow, db.pool)
    simulator = await simulated()
    server = await aKilledServer({ dataDir, databaseUrl: db.url, simulator })
    await server.start()
    expect(await simulator.subscribe(`${server.url}/webhooks/whatsapp`)).toBe(true)
  }, 60_000)
  afterAll(async () => {
    await server.kill()
    await simulator.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('loses nothing and does nothing twice', async () => {
    const customers = CUSTOMERS.map((waId, index) => orders(simulator, waId, index * 1_500))
    for (let kills = 0; kills < 9; kills++) {
      await delay(150 + Math.random() * 900)
      await server.kill()
      await server.start()
    }
    await Promise.all(customers)
    const restarted = performance.now()
    await eventually(() => isQuiet(db.pool), 'everything is done', 45_000)
    const settledMs = performance.now() - restarted
    expect(settledMs).toBeLessThan(45_000)
    await expectEverythingOnce(db.pool, simulator)
  }, 150_000)

  it('frees what a dead worker held within seconds', async () => {
    simulator.setFaults({ latencyMs: 3_000 })
    phoneOf({ simulator }, CUSTOMERS[0] ?? '').write('позвать менеджера')
    const locked = () =>
      count(
        db.pool,
        `select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
         where j.locked_by is not null and t.identifier = 'send-message'`,
      )
    await eventually(async () => (await locked()) > 0, 'a slow job is being done')
    await server.kill()
    expect(await locked()).toBeGreaterThan(0)
    const { rows } = await db.pool.query<{ locked_by: string }>(
      'select locked_by from graphile_worker._private_jobs where locked_by is not null',
    )
    const dead = rows.map((row) => row.locked_by)
    await server.start()
    const ready = performance.now()
    const stillHeld = () =>
      db.pool.query('select 1 from graphile_worker._private_jobs where locked_by = any($1)', [dead]).then(({ rowCount }) => rowCount === 0)
    await eventually(stillHeld, 'the dead worker’s jobs are free', 8_000)
    expect(performance.now() - ready).toBeLessThan(8_000)
  }, 60_000)
})

describe('kill -9 of the embedded PostgreSQL, alone and together with the server', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'skladno-kill-'))
  let simulator: WhatsAppSimulator
  let server: KilledServer
  let pool: Pool

  beforeAll(async () => {
    simulator = await simulated()
    server = await aKilledServer({ dataDir, databaseUrl: null, simulator })
    await server.start()
    pool = createPool({ url: runningEmbeddedPostgres(join(dataDir, 'postgres')) ?? '' })
    pool.on('error', () => undefined)
    await stock(createUnitOfWork<DB>({ pool, clock: systemClock, subscriptions: () => [] }), pool)
    await server.kill()
    await server.start()
    expect(await simulator.subscribe(`${server.url}/webhooks/whatsapp`)).toBe(true)
  }, 90_000)
  afterAll(async () => {
    await pool.end()
    await server.kill()
    await stopLeftPostgres(join(dataDir, 'postgres'), silentLogger)
    await simulator.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('loses nothing that was acknowledged', async () => {
    const customers = CUSTOMERS.map((waId, index) => orders(simulator, waId, index * 1_000))
    for (const what of ['database', 'both', 'database', 'server'] as const) {
      await delay(300 + Math.random() * 900)
      if (what !== 'server') server.killDatabase()
      if (what !== 'database') {
        await server.kill()
        await server.start()
      } else await delay(1_500)
    }
    await Promise.all(customers)
    await pool.end()
    pool = createPool({ url: runningEmbeddedPostgres(join(dataDir, 'postgres')) ?? '' })
    await eventually(() => isQuiet(pool), 'everything is done', 45_000)
    await expectEverythingOnce(pool, simulator)
  }, 150_000)
})
