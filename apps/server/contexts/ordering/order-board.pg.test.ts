import { expectOk } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import type { Actor } from '../parties/index.ts'
import { cancelOrder, confirmOrder, countOrders, editOrder, listOrders, startDraft } from './index.ts'

const db = withDatabase<DB>()
const clerk: Actor = { kind: 'system', name: 'test' }
let shop: Shop
const numbers: (string | null)[] = []

async function anOrder(upTo: 'draft' | 'confirmed' | 'cancelled'): Promise<string> {
  db.clock.advance(60_000)
  return db.uow.run(async (tx) => {
    const { orderId } = expectOk(await startDraft(tx, { partnerId: shop.partnerId, channel: 'staff' }))
    const line = { kind: 'add-line', productId: shop.product['ROT-30'] ?? '', quantity: { thousandths: 2_000, unit: null } } as const
    expectOk(await editOrder(tx, { orderId, draftVersion: null, operations: [line], actor: clerk }))
    if (upTo === 'draft') return orderId
    const { order } = expectOk(await confirmOrder(tx, { orderId, draftVersion: null, actor: clerk, acknowledged: ['duplicate'] }))
    numbers.push(order.number)
    if (upTo === 'cancelled') expectOk(await cancelOrder(tx, { orderId, reason: 'передумали', actor: clerk }))
    return orderId
  })
}

/** What a warehouse and a bank would leave behind. */
const happened = (orderId: string, what: 'picking' | 'picked' | 'paid' | 'shipped' | 'part') => {
  const statements = {
    picking: `INSERT INTO picking_task (id, order_id, warehouse_id, state, created_at) VALUES ('pck_' || $1, $1, '${shop.warehouseId}', 'picking', now())`,
    picked: `INSERT INTO picking_task (id, order_id, warehouse_id, state, created_at) VALUES ('pck_' || $1, $1, '${shop.warehouseId}', 'picked', now())`,
    paid: `WITH p AS (INSERT INTO payment (id, organisation_id, partner_id, paid_on, amount_minor, currency, source, source_event_id, recorded_at)
      SELECT 'pay_' || $1, organisation_id, partner_id, '2026-03-02', total_minor, 'RUB', 'test', $1, now() FROM customer_order WHERE id = $1 RETURNING id, amount_minor)
      INSERT INTO payment_allocation (id, payment_id, order_id, amount_minor, at) SELECT 'pal_' || $1, id, $1, amount_minor, now() FROM p`,
    shipped: shipment('1'),
    part: `WITH f AS (INSERT INTO fact (id, order_id, axis, kind, data, source, source_event_id, at, recorded_at)
      VALUES ('fct_' || $1, $1, 'shipment', 'shipped', '{"isPartial": true}', 'test', $1, now(), now())) ${shipment('2')}`,
  }
  return db.pool.query(statements[what], [orderId])
}

/** All of the goods, or a half. */
const shipment = (
  divisor: string,
): string => `${divisor === '1' ? 'WITH' : ', '} s AS (INSERT INTO shipment (id, order_id, organisation_id, warehouse_id, partner_id, legal_entity_id, number, shipped_on, mode,
    currency, total_minor, vat_minor, shipped_at)
  SELECT 'shp_' || $1, id, organisation_id, warehouse_id, partner_id, legal_entity_id, $1, '2026-03-03', 'pickup', 'RUB', total_minor / ${divisor}, 0, now() FROM customer_order WHERE id = $1 RETURNING id)
  INSERT INTO shipment_line (shipment_id, line_id, position, product_id, base_thousandths, pack_thousandths, pack_unit, price_micros, amount_minor, vat_minor)
  SELECT s.id, l.id, 1, l.product_id, l.base_thousandths / ${divisor}, l.pack_thousandths, 'шт', 1, 1, 0 FROM s, order_line l WHERE l.order_id = $1`

beforeAll(async () => {
  shop = await aShop(db.uow)
  await anOrder('draft')
  await anOrder('draft')
  await anOrder('cancelled')
  await anOrder('confirmed')
  await happened(await anOrder('confirmed'), 'picking')
  const picked = await anOrder('confirmed')
  await happened(picked, 'paid')
  await happened(picked, 'picked')
  await happened(await anOrder('confirmed'), 'shipped')
  await happened(await anOrder('confirmed'), 'part')
  const done = await anOrder('confirmed')
  await happened(done, 'paid')
  await happened(done, 'shipped')
})

const statuses = async (query: Partial<Parameters<typeof listOrders>[1]> = {}) =>
  (await db.uow.read((d) => listOrders(d, { limit: 50, locale: 'ru', ...query }))).orders.map(({ status }) => status)

describe('the board of orders', () => {
  it('counts every status exactly as the list shows it', async () => {
    const shown = await statuses()
    const counts = await db.uow.read((d) => countOrders(d, {}))
    const expected = Object.fromEntries([...new Set(shown)].map((status) => [status, shown.filter((each) => each === status).length]))
    expect(counts).toEqual(expected)
    expect(new Set(shown)).toEqual(
      new Set(['draft', 'cancelled', 'awaiting-prepayment', 'picking', 'picked', 'awaiting-payment', 'partly-shipped', 'ready-to-close']),
    )
  })

  it('finds the orders of each status and only those', async () => {
    const counts = await db.uow.read((d) => countOrders(d, {}))
    for (const [status, count] of Object.entries(counts)) {
      const found = await statuses({ statuses: [status] })
      expect([status, found]).toEqual([status, Array.from({ length: count }, () => status)])
    }
    expect(await statuses({ statuses: ['picking', 'cancelled'] })).toHaveLength(2)
    expect(await statuses({ statuses: ['no-such-status'] })).toEqual([])
  })

  it('searches by number, customer, tax id and phone, and never takes a wildcard from outside', async () => {
    expect(await statuses({ q: numbers[0] ?? '' })).toContain('cancelled')
    const { rows } = await db.pool.query<{ name: string; phone: string; taxId: string }>(
      `SELECT p.name, c.phone, l.tax_id AS "taxId" FROM partner p JOIN contact_right r ON r.partner_id = p.id JOIN contact c ON c.id = r.contact_id
        JOIN legal_entity l ON l.partner_id = p.id WHERE p.id = $1 LIMIT 1`,
      [shop.partnerId],
    )
    for (const q of Object.values(rows[0] ?? {})) expect([q, (await statuses({ q })).length]).toEqual([q, 9])
    expect(await statuses({ q: '%' })).toEqual([])
  })

  it('is narrowed by manager, warehouse and days of shipment, and the counts with it', async () => {
    expect(await statuses({ managerId: 'emp_missing' })).toEqual([])
    expect(await statuses({ warehouseId: shop.warehouseId })).toHaveLength(9)
    await db.pool.query(`UPDATE customer_order SET ship_on = '2026-03-10' WHERE number = $1`, [numbers[1]])
    expect(await statuses({ shipFrom: '2026-03-10', shipTo: '2026-03-10' })).toHaveLength(1)
    expect(await db.uow.read((d) => countOrders(d, { shipFrom: '2026-03-10', shipTo: '2026-03-10' }))).toEqual({ 'awaiting-prepayment': 1 })
  })
})
