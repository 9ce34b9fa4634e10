import { expectOk } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { anotherCustomer, aShop, type Shop } from '../../db/test-shop.ts'
import type { DB, Tx } from '../../db/types.ts'
import type { Actor } from '../parties/index.ts'
import {
  cancelOrder,
  confirmOrder,
  editOrder,
  getOrder,
  type Operation,
  openLines,
  orderView,
  releaseOrder,
  startDraft,
  takeNumber,
} from './index.ts'

const db = withDatabase<DB>()
let shop: Shop
beforeAll(async () => {
  shop = await aShop(db.uow)
})

const clerk: Actor = { kind: 'employee', employeeId: 'emp_1', name: 'Марина', roles: ['sales'] }
const add = (sku: string, amount: number, unit: string | null = null): Operation => ({
  kind: 'add-line',
  productId: shop.product[sku] ?? '',
  quantity: { thousandths: amount * 1000, unit },
})

async function aDraft(operations: readonly Operation[], partnerId = shop.partnerId): Promise<string> {
  return db.uow.run(async (tx) => {
    const { orderId } = expectOk(await startDraft(tx, { partnerId, channel: 'staff' }))
    expectOk(await editOrder(tx, { orderId, draftVersion: null, operations, actor: clerk }))
    return orderId
  })
}

const confirm = (orderId: string, more: Partial<Parameters<typeof confirmOrder>[1]> = {}) =>
  db.uow.run((tx) => confirmOrder(tx, { orderId, draftVersion: null, actor: clerk, acknowledged: ['duplicate'], ...more }))

const view = (orderId: string) => db.uow.read((d) => orderView(d, orderId, { kind: 'staff', locale: 'ru', may: () => true }))

describe('a draft', () => {
  it('is priced on the customer’s own terms and keeps packs, pieces and sums apart', async () => {
    const order = await view(await aDraft([add('PP-60-3', 200), add('SGM-25', 10, 'уп'), add('SGM-35', 1480, 'шт')]))
    expect(order?.lines.map((line) => [line.sold, line.base, line.amount?.minor])).toEqual([
      [{ amount: 200, unit: 'шт' }, { amount: 200, unit: 'шт' }, 3_780_000],
      [{ amount: 10, unit: 'уп' }, { amount: 5000, unit: 'шт' }, 320_000],
      [{ amount: 3, unit: 'уп' }, { amount: 1500, unit: 'шт' }, 109_500],
    ])
    expect(order?.total.minor).toBe(4_209_500)
    expect(order?.vat?.minor).toBe(Math.round((3_780_000 * 22) / 122) + Math.round((320_000 * 22) / 122) + Math.round((109_500 * 22) / 122))
  })

  it('asks about an amount the goods are not sold in, and takes the answer for the same product', async () => {
    const orderId = await aDraft([add('SGM-35', 1200, 'шт')])
    const [asked] = (await view(orderId))?.lines ?? []
    expect(asked).toMatchObject({
      state: 'ask',
      question: 'pack',
      product: null,
      amounts: [
        { quantity: { amount: 2, unit: 'уп' }, base: { amount: 1000, unit: 'шт' } },
        { quantity: { amount: 3, unit: 'уп' }, base: { amount: 1500, unit: 'шт' } },
      ],
    })
    const operations = [{ kind: 'set-quantity' as const, lineId: asked?.id ?? '', quantity: { thousandths: 2000, unit: 'уп' } }]
    await db.uow.run(async (tx) => expectOk(await editOrder(tx, { orderId, draftVersion: null, operations, actor: clerk })))
    const [line] = (await view(orderId))?.lines ?? []
    expect(line).toMatchObject({ state: 'open', question: null, amounts: [], base: { amount: 1000, unit: 'шт' } })
    expect(line?.product?.sku).toBe('SGM-35')
  })

  it('offers what can be done about a shortage, from facts only', async () => {
    const order = await view(await aDraft([add('RW-50', 20)]))
    const kinds = order?.lines[0]?.shortage?.options.map((option) => option.kind)
    expect(kinds).toEqual(['partial', 'analogue', 'drop'])
    const [partial, analogue] = order?.lines[0]?.shortage?.options ?? []
    expect(partial).toMatchObject({ take: { amount: 15 }, later: { amount: 5 }, expectedOn: '2026-03-05' })
    expect(analogue).toMatchObject({ samePrice: true, free: { amount: 30 } })
  })

  it('splits a line when a part comes later; the parts add up to what was wanted', async () => {
    const orderId = await aDraft([add('RW-50', 20)])
    const lineId = (await view(orderId))?.lines[0]?.id ?? ''
    await db.uow.run(async (tx) =>
      expectOk(
        await editOrder(tx, {
          orderId,
          draftVersion: null,
          operations: [{ kind: 'choose-shortage', lineId, option: 'partial' }],
          actor: clerk,
        }),
      ),
    )
    const order = await db.uow.read((d) => getOrder(d, orderId))
    expect(openLines(order ?? { lines: [] }).map((line) => [line.baseThousandths, line.expectedOn, line.parentLineId])).toEqual([
      [15_000, null, null],
      [5_000, '2026-03-05', lineId],
    ])
  })

  it('refuses an edit of a version that is no longer shown', async () => {
    const orderId = await aDraft([add('PP-60-3', 1)])
    const result = await db.uow.run((tx) => editOrder(tx, { orderId, draftVersion: 1, operations: [add('PN-28-3', 1)], actor: clerk }))
    expect(result).toMatchObject({ ok: false, error: { code: 'ordering.stale-draft' } })
  })
})

describe('confirming', () => {
  it('takes a number, reserves the goods and frees them when cancelled', async () => {
    const orderId = await aDraft([add('FOAM-750', 50)])
    const { order } = expectOk(await confirm(orderId))
    expect(order.number).toMatch(/^\d+$/)
    expect((await free('FOAM-750')).freeThousandths).toBe(10_000)
    await db.uow.run(async (tx) => expectOk(await cancelOrder(tx, { orderId, reason: 'передумал', actor: clerk })))
    expect((await free('FOAM-750')).freeThousandths).toBe(60_000)
  })

  it('gives the last box to one of two customers who confirm at the same moment, and tells the other', async () => {
    const other = await anotherCustomer(db.uow, shop)
    const mine = await aDraft([add('GKLV-125', 120)])
    const theirs = await aDraft([add('GKLV-125', 120)], other.partnerId)
    const results = await Promise.all([confirm(mine), confirm(theirs)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({ error: { code: 'ordering.stock-short' } })
    const held = await db.pool.query(
      "select sum(quantity_thousandths)::bigint as n from reservation where product_id = $1 and state = 'held'",
      [shop.product['GKLV-125']],
    )
    expect(held.rows[0]?.n).toBe(120_000)
  })

  it('asks again when a price rose meanwhile, and goes through at the new price once it was shown', async () => {
    const orderId = await aDraft([add('ROT-30', 10)])
    await db.pool.query('update price set micros = 510000000 where product_id = $1', [shop.product['ROT-30']])
    const first = await confirm(orderId)
    expect(first).toMatchObject({ ok: false, error: { code: 'ordering.price-changed' } })
    const { order } = expectOk(await confirm(orderId))
    expect(order.totalMinor).toBe(510_000)
  })

  it('never sells at a price that is on request', async () => {
    expect(await confirm(await aDraft([add('PLATE-1', 1)]))).toMatchObject({ ok: false, error: { code: 'ordering.price-on-request' } })
  })

  it('asks before the same goods are ordered twice within hours', async () => {
    expectOk(await confirm(await aDraft([add('GKL-125', 7), add('PN-28-3', 9)])))
    const again = await aDraft([add('GKL-125', 7), add('PN-28-3', 9)])
    expect(await confirm(again, { acknowledged: [] })).toMatchObject({ ok: false, error: { code: 'ordering.looks-like-duplicate' } })
    expectOk(await confirm(again, { acknowledged: ['duplicate'] }))
  })

  it('is refused to a contact without the right', async () => {
    const orderId = await aDraft([add('PP-60-3', 1)])
    const foreman: Actor = {
      kind: 'contact',
      contactId: shop.contactId,
      partnerId: shop.partnerId,
      rights: { seesPrices: false, mayOrder: true, mayConfirm: false, getsDocuments: false, receivesGoods: false },
    }
    expect(await confirm(orderId, { actor: foreman })).toMatchObject({ ok: false, error: { code: 'ordering.may-not-confirm' } })
  })

  it('goes on counting in the new year: a bare number never means two orders', async () => {
    const take = (kind: 'order' | 'invoice', year: number) => db.uow.run((tx) => takeNumber(tx, shop.organisationId, kind, year))
    const last = await take('order', 2098)
    expect(await take('order', 2099)).toBe(last + 1)
    expect([await take('invoice', 2098), await take('invoice', 2099)]).toEqual([1, 1])
  })

  it('confirms once, however often it is asked', async () => {
    const orderId = await aDraft([add('PP-60-4', 3)])
    const results = await Promise.all([confirm(orderId), confirm(orderId), confirm(orderId)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
  })
})

describe('a confirmed order', () => {
  it('changes before picking: the reserve follows, and a prepaid order ties up no credit', async () => {
    const orderId = await aDraft([add('PP-60-3', 100)])
    expectOk(await confirm(orderId))
    const lineId = (await view(orderId))?.lines[0]?.id ?? ''
    await db.uow.run(async (tx) =>
      expectOk(
        await editOrder(tx, {
          orderId,
          draftVersion: null,
          operations: [{ kind: 'set-quantity', lineId, quantity: { thousandths: 150_000, unit: null } }],
          actor: clerk,
        }),
      ),
    )
    const held = await db.pool.query("select quantity_thousandths from reservation where order_id = $1 and state = 'held'", [orderId])
    expect(held.rows).toEqual([{ quantity_thousandths: 150_000 }])
    const exposure = await db.pool.query('select sum(amount_minor)::bigint as n from exposure_entry where order_id = $1', [orderId])
    expect(exposure.rows[0]?.n).toBeNull()
  })

  it('of a prepaid customer is not released before the money is in', async () => {
    const orderId = await aDraft([add('PP-60-3', 1)])
    expectOk(await confirm(orderId))
    expect(await db.uow.run((tx) => releaseOrder(tx, orderId))).toMatchObject({ ok: false, error: { code: 'ordering.awaits-prepayment' } })
  })
})

async function free(sku: string) {
  const rows = await db.uow.run((tx: Tx) =>
    import('../catalog/index.ts').then(({ availability }) =>
      availability(tx.db, { productIds: [shop.product[sku] ?? ''], warehouseIds: [shop.warehouseId] }),
    ),
  )
  const [place] = rows.get(shop.product[sku] ?? '') ?? []
  if (place === undefined) throw new Error(`No stock of ${sku}`)
  return place
}

describe('an order half on credit', () => {
  it('ties up only its credit share of the limit, and gives it back when cancelled', async () => {
    const customer = await anotherCustomer(db.uow, shop, 'Кредитный клиент', '+79007778899')
    await db.pool.query(
      'update agreement set prepayment_percent = 50, credit_percent = 50, credit_days = 14, credit_limit_minor = 1000000 where partner_id = $1',
      [customer.partnerId],
    )
    const orderId = await aDraft([add('PN-28-3', 101)], customer.partnerId)
    const { order } = expectOk(await confirm(orderId))
    const used = async () =>
      (
        await db.pool.query<{ n: number | null }>('select sum(amount_minor)::bigint as n from exposure_entry where partner_id = $1', [
          customer.partnerId,
        ])
      ).rows[0]?.n
    expect(await used()).toBe(Math.round(order.totalMinor / 2))
    expect(await confirm(await aDraft([add('PP-60-3', 200)], customer.partnerId))).toMatchObject({
      ok: false,
      error: { code: 'ordering.credit-limit-exceeded' },
    })
    await db.uow.run(async (tx) => expectOk(await cancelOrder(tx, { orderId, reason: 'ошибка', actor: clerk })))
    expect(await used()).toBe(0)
  })
})
