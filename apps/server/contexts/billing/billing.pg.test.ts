import { expectOk } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { anotherCustomer, aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import { cancelOrder, confirmOrder, editOrder, getOrder, type Operation, orderView, startDraft } from '../ordering/index.ts'
import type { Actor } from '../parties/index.ts'
import {
  applyAdvance,
  balance,
  currentInvoice,
  findOrderByInvoiceNumber,
  freePayments,
  issueInvoice,
  listPayments,
  orderSettlement,
  type RecordPayment,
  recordPayment,
} from './index.ts'

const events: string[] = []
const db = withDatabase<DB>({
  subscriptions: (event) => {
    events.push(event.type)
    return []
  },
})
let shop: Shop
const clerk: Actor = { kind: 'system', name: 'test' }
beforeAll(async () => {
  shop = await aShop(db.uow)
})

const add = (sku: string, amount: number): Operation => ({
  kind: 'add-line',
  productId: shop.product[sku] ?? '',
  quantity: { thousandths: amount * 1000, unit: null },
})

async function anOrder(operations: readonly Operation[] = [add('ROT-30', 2)], partnerId = shop.partnerId): Promise<string> {
  return db.uow.run(async (tx) => {
    const { orderId } = expectOk(await startDraft(tx, { partnerId, channel: 'staff' }))
    expectOk(await editOrder(tx, { orderId, draftVersion: null, operations, actor: clerk }))
    expectOk(await confirmOrder(tx, { orderId, draftVersion: null, actor: clerk, acknowledged: ['duplicate'] }))
    return orderId
  })
}

let sequence = 0
const payment = (change: Partial<RecordPayment>): RecordPayment => ({
  organisationId: shop.organisationId,
  partnerId: shop.partnerId,
  amountMinor: 100_000,
  currency: 'RUB',
  paidOn: '2026-03-02',
  method: 'bank',
  source: 'test',
  sourceEventId: `p${++sequence}`,
  orders: [],
  actor: clerk,
  ...change,
})
const record = (change: Partial<RecordPayment>) => db.uow.run((tx) => recordPayment(tx, payment(change)))
const issue = (orderId: string) => db.uow.run((tx) => issueInvoice(tx, orderId))
const settled = async (orderId: string) => {
  const { total, paid, due, isFull } = await db.uow.read((d) => orderSettlement(d, orderId))
  return { total: total.minor, paid: paid.minor, due: due.minor, isFull }
}

describe('a счёт', () => {
  it('is issued once, with its own number and the lines as offered', async () => {
    const orderId = await anOrder()
    const first = await issue(orderId)
    expect(await issue(orderId)).toEqual(first)
    expect(first).toMatchObject({
      number: expect.stringMatching(/^\d+\/26$/),
      state: 'current',
      totalMinor: 97_800,
      validUntil: '2026-03-05',
    })
    expect(first?.lines).toEqual([
      expect.objectContaining({ sku: 'ROT-30', packThousandths: 2_000, priceMicros: 489_000_000, amountMinor: 97_800, vatRateBp: 2200 }),
    ])
  })

  it('is replaced when the order changes, and money on the old number still finds the order', async () => {
    const orderId = await anOrder()
    const old = await issue(orderId)
    await db.uow.run(async (tx) =>
      expectOk(await editOrder(tx, { orderId, draftVersion: null, operations: [add('FOAM-750', 1)], actor: clerk })),
    )
    const fresh = await issue(orderId)
    expect(fresh).toMatchObject({ replacesId: old?.id, totalMinor: 97_800 + 41_000 })
    const found = await db.uow.read((d) => findOrderByInvoiceNumber(d, { organisationId: shop.organisationId, number: old?.number ?? '' }))
    expect(found).toEqual({ orderId, invoiceId: old?.id, state: 'replaced' })
  })

  it('is void when the order is cancelled, and stays to be seen', async () => {
    const orderId = await anOrder()
    const old = await issue(orderId)
    await db.uow.run(async (tx) => expectOk(await cancelOrder(tx, { orderId, reason: 'Передумали', actor: clerk })))
    expect(await issue(orderId)).toBeNull()
    expect(await db.uow.read((d) => currentInvoice(d, orderId))).toBeNull()
    expect(
      await db.uow.read((d) => findOrderByInvoiceNumber(d, { organisationId: shop.organisationId, number: old?.number ?? '' })),
    ).toMatchObject({ state: 'void' })
    const view = await db.uow.read((d) => orderView(d, orderId, { kind: 'staff', locale: 'ru', may: () => true }))
    expect(view?.facts.map((fact) => fact.kind)).toContain('invoice-void')
  })

  it('has one number each, however many are issued at once', async () => {
    const orders = await Promise.all([1, 2, 3, 4, 5].map(() => anOrder([add('PN-28-3', 1)])))
    const numbers = await Promise.all(orders.map(async (orderId) => (await issue(orderId))?.number))
    expect(new Set(numbers).size).toBe(5)
  })
})

describe('a payment', () => {
  it('is recorded once however often it is told, and a part leaves the rest due', async () => {
    const orderId = await anOrder()
    const told = { sourceEventId: 'bank-1', amountMinor: 50_000, orders: [{ orderId, amountMinor: 50_000 }] }
    const first = expectOk(await record(told))
    expect(expectOk(await record(told))).toEqual({ paymentId: first.paymentId, isNew: false, advanceMinor: 0 })
    expect(await settled(orderId)).toEqual({ total: 97_800, paid: 50_000, due: 47_800, isFull: false })
  })

  it('over the order leaves an advance that another order can use', async () => {
    const orderId = await anOrder()
    const paid = expectOk(await record({ amountMinor: 120_000, orders: [{ orderId, amountMinor: 120_000 }] }))
    expect(paid.advanceMinor).toBe(22_200)
    expect(await settled(orderId)).toMatchObject({ paid: 97_800, isFull: true })
    const next = await anOrder()
    const { paymentId } = paid
    const applied = await db.uow.run((tx) => applyAdvance(tx, { paymentId, orders: [{ orderId: next, amountMinor: 22_200 }] }))
    expect(expectOk(applied).advanceMinor).toBe(0)
    expect(await settled(next)).toMatchObject({ paid: 22_200, due: 75_600 })
    expect(await db.uow.run((tx) => applyAdvance(tx, { paymentId, orders: [{ orderId: next, amountMinor: 1 }] }))).toMatchObject({
      ok: false,
    })
  })

  it('settles several orders at once, from a payer of another name', async () => {
    const orders = [await anOrder(), await anOrder([add('FOAM-750', 1)])]
    const shares = orders.map((orderId, index) => ({ orderId, amountMinor: index === 0 ? 97_800 : 41_000 }))
    const { paymentId } = expectOk(
      await record({ amountMinor: 138_800, orders: shares, payer: { name: 'ИП Сидоров', taxId: '770000000001' } }),
    )
    for (const orderId of orders) expect(await settled(orderId)).toMatchObject({ isFull: true })
    const [row] = await db.uow.read((d) => listPayments(d, { paymentId }))
    expect(row).toMatchObject({ payerName: 'ИП Сидоров', unallocated: { minor: 0 }, orders: [{ id: orders[0] }, { id: orders[1] }] })
  })

  it('never settles somebody else’s order, another currency or more than it is', async () => {
    const other = await anotherCustomer(db.uow, shop)
    const foreign = await anOrder([add('ROT-30', 1)], other.partnerId)
    const own = await anOrder()
    expect(await record({ orders: [{ orderId: foreign, amountMinor: 100 }] })).toMatchObject({ error: { code: 'billing.other-partner' } })
    expect(await record({ currency: 'KZT', orders: [{ orderId: own, amountMinor: 100 }] })).toMatchObject({
      error: { code: 'billing.currency-mismatch' },
    })
    expect(await record({ amountMinor: 100, orders: [{ orderId: own, amountMinor: 101 }] })).toMatchObject({
      error: { code: 'billing.allocated-too-much' },
    })
    const { rows } = await db.pool.query("select 1 from payment where source = 'test' and amount_minor = 100")
    expect(rows).toEqual([])
  })

  it('of nobody known waits, and finds its order when a person says whose it is', async () => {
    const orderId = await anOrder()
    const { paymentId } = expectOk(await record({ partnerId: null, amountMinor: 97_800, payer: { name: 'Иванов И. И.', taxId: null } }))
    expect(events).toContain('billing.payment-unmatched')
    const orders = [{ orderId, amountMinor: 97_800 }]
    expectOk(await db.uow.run((tx) => applyAdvance(tx, { paymentId, partnerId: shop.partnerId, orders })))
    expect(await settled(orderId)).toMatchObject({ isFull: true })
  })

  it('of a cancelled order becomes an advance again', async () => {
    const customer = await anotherCustomer(db.uow, shop, 'Отменов', '+79007778899')
    const orderId = await anOrder([add('ROT-30', 2)], customer.partnerId)
    const { paymentId } = expectOk(
      await record({ partnerId: customer.partnerId, amountMinor: 97_800, orders: [{ orderId, amountMinor: 97_800 }] }),
    )
    await db.uow.run(async (tx) => expectOk(await cancelOrder(tx, { orderId, reason: 'Ошибка', actor: clerk })))
    for (const _ of [1, 2]) await db.uow.run((tx) => freePayments(tx, orderId))
    const [row] = await db.uow.read((d) => listPayments(d, { paymentId }))
    expect(row).toMatchObject({ unallocated: { minor: 97_800 }, orders: [] })
    const [owed] = await db.uow.read((d) => balance(d, { partnerId: customer.partnerId, on: '2026-03-02' }))
    expect(owed).toMatchObject({ debt: { minor: -97_800 }, overdue: { minor: 0 }, advances: { minor: 97_800 } })
  })

  it('late for two orders at once is spread in one order of locks', async () => {
    const orders = [await anOrder(), await anOrder()]
    const shares = orders.map((orderId) => ({ orderId, amountMinor: 97_800 }))
    const both = await Promise.all([
      record({ amountMinor: 195_600, orders: shares }),
      record({ amountMinor: 195_600, orders: [...shares].reverse() }),
    ])
    expect(both.map((result) => expectOk(result).advanceMinor).sort((a, b) => a - b)).toEqual([0, 195_600])
    expect((await db.uow.read((d) => getOrder(d, orders[0] ?? '')))?.state).toBe('confirmed')
  })
})
