import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DB } from '../apps/server/db/types.ts'
import { type AttackedWorld, anAttackedWorld } from './attacked-world.ts'

const db = withDatabase<DB>()
let world: AttackedWorld
const cookies: Record<string, string> = {}

beforeAll(async () => {
  world = await anAttackedWorld(db)
  await world.signIn(world.shop, ['owner'])
  for (const role of ['owner', 'sales', 'warehouse', 'accountant', 'buyer']) cookies[role] = await world.employ([role])
  cookies.customer = await world.enter(world.shop)
}, 60_000)
afterAll(() => world.stop())

const statusOf = async (who: string, method: string, path: string, body?: unknown): Promise<number> =>
  (await world.ask(method, path, { cookie: cookies[who] ?? '', body })).status

/** Whose figures they are: the owner's, and debts the accountant's too. */
const FIGURES = () => [
  { path: '/api/v1/analytics/today', readers: ['owner'] },
  { path: '/api/v1/analytics/rows?figure=orders', readers: ['owner'] },
  { path: '/api/v1/receivables', readers: ['owner', 'accountant'] },
  { path: '/api/v1/receivables/file/csv', readers: ['owner', 'accountant'] },
  { path: `/api/v1/receivables/customers/${world.other.partnerId}`, readers: ['owner', 'accountant'] },
  { path: `/api/v1/receivables/customers/${world.other.partnerId}/reminder`, readers: ['owner', 'accountant'] },
  { path: '/api/v1/documents', readers: ['owner', 'sales', 'accountant'] },
  { path: `/api/v1/customers/${world.other.partnerId}/terms`, readers: ['owner'] },
]

describe('what the owner and the accountant look at', () => {
  it('opens to whom it is for and to nobody else', async () => {
    for (const { path, readers } of FIGURES())
      for (const who of Object.keys(cookies)) {
        const status = await statusOf(who, 'GET', path)
        expect([path, who, status]).toEqual([path, who, readers.includes(who) ? 200 : who === 'customer' ? 401 : 403])
      }
  })

  it('is changed only by who may: terms by the owner, people and sites by sales, reminders by who keeps debts', async () => {
    const { partnerId } = world.other
    const terms = {
      organisationId: world.shop.organisationId,
      priceTypeId: world.shop.priceTypeId,
      discountBp: 10_000,
      advancePercent: 0,
      prepaymentPercent: 0,
      creditPercent: 100,
      creditDays: 365,
      creditLimitMinor: 9_000_000_000,
      overdueBlockDays: 365,
      warehouseId: null,
    }
    for (const who of ['sales', 'accountant', 'warehouse', 'buyer'])
      expect(await statusOf(who, 'PUT', `/api/v1/customers/${partnerId}/terms`, terms)).toBe(403)
    expect(await statusOf('warehouse', 'POST', `/api/v1/customers/${partnerId}/sites`, { name: 'а', address: 'б' })).toBe(403)
    expect(await statusOf('accountant', 'POST', `/api/v1/customers/${partnerId}/contacts`, { name: 'Чужой' })).toBe(403)
    expect(await statusOf('sales', 'POST', `/api/v1/receivables/customers/${partnerId}/reminder`)).toBe(403)
    const { rows } = await db.pool.query<{ count: number }>('SELECT count(*)::int AS count FROM site WHERE partner_id = $1', [partnerId])
    expect(rows[0]?.count).toBe(0)
  })

  it('survives words meant for the database, and tells nothing of others by them', async () => {
    const nasty = ["' OR 1=1 --", '%', '_', '\\', '\u0000', '"; DROP TABLE partner; --', 'ъ'.repeat(200)]
    for (const q of nasty.map(encodeURIComponent))
      for (const path of [
        `/api/v1/receivables?q=${q}`,
        `/api/v1/documents?q=${q}`,
        `/api/v1/orders?q=${q}`,
        `/api/v1/orders/counts?q=${q}`,
      ]) {
        const status = await statusOf('owner', 'GET', path)
        expect([path, status < 500]).toEqual([path, true])
      }
    for (const path of [
      '/api/v1/receivables?age=drop',
      '/api/v1/analytics/rows?figure=secrets',
      '/api/v1/documents?sumFrom=1e400',
      '/api/v1/receivables?cursor=-1',
    ])
      expect([path, await statusOf('owner', 'GET', path)]).toEqual([path, 400])
  })

  it('never writes a customer’s name as a formula into the file', async () => {
    await db.pool.query(`UPDATE partner SET name = '=HYPERLINK("http://x")' WHERE id = $1`, [world.other.partnerId])
    await db.pool.query(
      `INSERT INTO exposure_entry (id, partner_id, legal_entity_id, organisation_id, kind, amount_minor, currency, key, at)
       SELECT 'exp_attack', partner_id, id, $2, 'opening', 100, 'RUB', 'attack', now() FROM legal_entity WHERE partner_id = $1 LIMIT 1`,
      [world.other.partnerId, world.shop.organisationId],
    )
    const file = await world.ask('GET', '/api/v1/receivables/file/csv', { cookie: cookies.owner ?? '' })
    expect(file.text).toContain(`'=HYPERLINK`)
    expect(file.text.split('\r\n').some((line) => /^"?=/.test(line))).toBe(false)
  })
})
