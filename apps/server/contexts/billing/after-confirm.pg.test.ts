import { expectOk } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anotherCustomer, aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import {
  acceptReturn,
  cancelRest,
  decideReturn,
  openPickingTasks,
  pickingTask,
  requestReturn,
  runPicking,
  setDeposit,
  shipOrder,
} from '../fulfilment/index.ts'
import {
  cancelOrder,
  confirmOrder,
  editOrder,
  getOrder,
  type Operation,
  orderView,
  previewEdit,
  releaseOrder,
  startDraft,
} from '../ordering/index.ts'
import type { Actor } from '../parties/index.ts'
import {
  applyOffsets,
  balance,
  freePayments,
  issueInvoice,
  loadInvoice,
  orderSettlement,
  payRefund,
  recordPayment,
  settleShortfall,
} from './index.ts'
import { reissueInvoice } from './use-cases/reissue-invoice.ts'

const db = withDatabase<DB>()
let shop: Shop
let customers = 0
const clerk: Actor = { kind: 'system', name: 'test' }
beforeAll(async () => {
  shop = await aShop(db.uow)
})
beforeEach(() => db.clock.set('2026-03-02T04:00:00Z'))

const add = (sku: string, amount: number): Operation => ({
  kind: 'add-line',
  productId: shop.product[sku] ?? '',
  quantity: { thousandths: amount * 1000, unit: null },
})

async function aCustomer(policy: 'wait' | 'ship-rest' | 'close-rest' = 'ship-rest'): Promise<string> {
  const { partnerId } = await anotherCustomer(db.uow, shop, `После ${++customers}`, `+7901300${String(customers).padStart(4, '0')}`)
  await db.pool.query('update partner set partial_policy = $2 where id = $1', [partnerId, policy])
  return partnerId
}

async function anOrder(partnerId: string, operations: readonly Operation[] = [add('ROT-30', 10)]): Promise<string> {
  return db.uow.run(async (tx) => {
    const { orderId } = expectOk(await startDraft(tx, { partnerId, channel: 'staff' }))
    expectOk(await editOrder(tx, { orderId, draftVersion: null, operations, actor: clerk }))
    expectOk(await confirmOrder(tx, { orderId, draftVersion: null, actor: clerk, acknowledged: ['duplicate', 'below-minimum'] }))
    await openPickingTasks(tx, orderId)
    return orderId
  })
}

let payments = 0
const pay = (partnerId: string, orderId: string, amountMinor: number) =>
  db.uow.run(async (tx) => {
    const paid = await recordPayment(tx, {
      organisationId: shop.organisationId,
      partnerId,
      amountMinor,
      currency: 'RUB',
      paidOn: '2026-03-02',
      method: 'bank',
      source: 'test',
      sourceEventId: `after-${++payments}`,
      orders: [{ orderId, amountMinor }],
      actor: clerk,
    })
    await releaseOrder(tx, orderId)
    await openPickingTasks(tx, orderId)
    return paid
  })

/** Picks the open task; `found` base units of every line at most. */
async function pick(orderId: string, found = Number.POSITIVE_INFINITY): Promise<boolean> {
  const task = await db.uow.read((d) =>
    d.selectFrom('picking_task').select('id').where('order_id', '=', orderId).where('state', '=', 'open').executeTakeFirst(),
  )
  const view = task === undefined ? null : await db.uow.read((d) => pickingTask(d, task.id, 'ru'))
  if (task === undefined || view === null) return false
  const run = (command: Parameters<typeof runPicking>[1]['command']) =>
    db.uow.run(async (tx) => expectOk(await runPicking(tx, { taskId: task.id, actor: clerk, command })))
  for (const line of view.lines) {
    const picked = { thousandths: Math.min(found, line.toPick.amount) * 1000, unit: line.toPick.unit }
    await run({ kind: 'pick-line', key: `${task.id}:${line.lineId}`, lineId: line.lineId, picked, outcome: 'picked' })
  }
  await run({ kind: 'finish' })
  return true
}
const ship = (orderId: string) =>
  db.uow.run(async (tx) => {
    const rows = await tx.db.selectFrom('order_line').select('id').where('order_id', '=', orderId).where('state', '=', 'open').execute()
    const shipped = await shipOrder(tx, { orderId, actor: clerk })
    if (shipped.ok || shipped.error.code !== 'fulfilment.waits-for-rest') return shipped
    const view = await orderView(tx.db, orderId, { kind: 'staff', locale: 'ru', may: () => true })
    const lines = rows.flatMap(({ id }) => {
      const line = view?.lines.find((candidate) => candidate.id === id)
      const ready = ((line?.picked?.amount ?? 0) - (line?.shipped?.amount ?? 0)) * 1000
      return ready > 0 ? [{ lineId: id, baseThousandths: ready }] : []
    })
    return shipOrder(tx, { orderId, actor: clerk, lines })
  })
const viewOf = async (orderId: string) => {
  const view = await db.uow.read((d) => orderView(d, orderId, { kind: 'staff', locale: 'ru', may: () => true }))
  if (view === null) throw new Error(`There is no order ${orderId}`)
  return view
}
const choose = (orderId: string, choice: 'send-later' | 'offset' | 'refund') =>
  db.uow.run((tx) => settleShortfall(tx, { orderId, choice, actor: clerk }))
const balanceOf = async (partnerId: string) => {
  const [own] = await db.uow.read((d) => balance(d, { partnerId, on: '2026-03-02' }))
  return { debt: own?.debt.minor ?? 0, advances: own?.advances.minor ?? 0 }
}

/** Ten bags at 489 roubles, paid in full, of which seven were found. */
async function aShortOrder(policy: 'wait' | 'ship-rest' | 'close-rest'): Promise<{ partnerId: string; orderId: string }> {
  const partnerId = await aCustomer(policy)
  const orderId = await anOrder(partnerId)
  expectOk(await pay(partnerId, orderId, 489_000))
  await pick(orderId, 7)
  return { partnerId, orderId }
}

/** A shipped and paid order of ten bags, and its shipment. */
async function aShippedOrder(): Promise<{ partnerId: string; orderId: string; shipmentId: string; lineId: string }> {
  const partnerId = await aCustomer()
  const orderId = await anOrder(partnerId)
  expectOk(await pay(partnerId, orderId, 489_000))
  await pick(orderId)
  const { shipmentId } = expectOk(await ship(orderId))
  const order = await db.uow.read((d) => getOrder(d, orderId))
  return { partnerId, orderId, shipmentId, lineId: order?.lines[0]?.id ?? '' }
}

let keys = 0
const ask = (of: { orderId: string; shipmentId: string; lineId: string }, bags: number, change: { key?: string; actor?: Actor } = {}) =>
  db.uow.run((tx) =>
    requestReturn(tx, {
      orderId: of.orderId,
      shipmentId: of.shipmentId,
      reason: 'Не подошло',
      lines: [{ lineId: of.lineId, thousandths: bags * 1000 }],
      key: change.key ?? `r${++keys}`,
      actor: change.actor ?? clerk,
    }),
  )
const decide = (returnId: string, command: 'approve' | 'reject' | 'withdraw') =>
  db.uow.run((tx) => decideReturn(tx, { returnId, command, note: null, actor: clerk }))
const accept = (returnId: string, lineId: string, bags: number, condition: 'good' | 'damaged' = 'good') =>
  db.uow.run((tx) => acceptReturn(tx, { returnId, lines: [{ lineId, thousandths: bags * 1000, condition }], actor: clerk }))
const stockOf = async (sku: string) => {
  const { rows } = await db.pool.query<{ sum: number }>(
    'select sum(quantity_thousandths)::bigint as sum from stock where product_id = $1',
    [shop.product[sku]],
  )
  return Number(rows[0]?.sum)
}

describe('a change of a confirmed order', () => {
  it('keeps the agreed price of what nobody touched while the offer holds', async () => {
    const partnerId = await aCustomer()
    const orderId = await anOrder(partnerId)
    await db.pool.query('update price set micros = micros * 2 where product_id = $1', [shop.product['ROT-30']])
    const command = { orderId, draftVersion: null, operations: [add('FOAM-750', 1)], actor: clerk }
    const seen = expectOk(await db.uow.read((d) => previewEdit(d, command, db.clock.now())))
    await db.pool.query('update price set micros = micros / 2 where product_id = $1', [shop.product['ROT-30']])
    expect(seen.after.totalMinor).toBe(489_000 + 41_000)
    expect((await viewOf(orderId)).total.minor).toBe(489_000)
    expectOk(await db.uow.run((tx) => editOrder(tx, { ...command, expectedTotalMinor: seen.after.totalMinor })))
    expect(await db.uow.run((tx) => editOrder(tx, { ...command, expectedTotalMinor: 1 }))).toMatchObject({
      error: { code: 'ordering.change-differs', facts: { totalMinor: 571_000 } },
    })
  })

  it('is refused after the cut-off of a released order, and says so', async () => {
    const partnerId = await aCustomer()
    const orderId = await anOrder(partnerId)
    expectOk(await pay(partnerId, orderId, 489_000))
    await db.pool.query("update customer_order set cut_off_at = '2026-03-02T13:00:00Z' where id = $1", [orderId])
    const more = () =>
      db.uow.run((tx) => editOrder(tx, { orderId, draftVersion: null, operations: [{ kind: 'set-comment', comment: 'x' }], actor: clerk }))
    expectOk(await more())
    db.clock.set('2026-03-02T13:00:01Z')
    expect(await more()).toMatchObject({ error: { code: 'ordering.too-late-to-change', facts: { because: 'cut-off' } } })
  })

  it('a счёт is issued anew once for two presses, and the old one stays void', async () => {
    const orderId = await anOrder(await aCustomer())
    const old = await db.uow.run((tx) => issueInvoice(tx, orderId))
    db.clock.set('2026-03-12T04:00:00Z')
    const again = () => db.uow.run((tx) => reissueInvoice(tx, { orderId, invoiceId: old?.id ?? '', actor: clerk }))
    const [first, second] = [expectOk(await again()).invoice, expectOk(await again()).invoice]
    expect(second).toEqual(first)
    expect(first).toMatchObject({ replacesId: old?.id, totalMinor: 489_000, validUntil: '2026-03-17' })
    expect(await db.uow.read((d) => loadInvoice(d, old?.id ?? ''))).toMatchObject({ state: 'replaced' })
    expect((await viewOf(orderId)).invoice).toMatchObject({ id: first?.id, number: first?.number })
  })
})

describe('a short pick of a prepaid order', () => {
  it.each(['wait', 'ship-rest'] as const)('under «%s» the customer lets the rest come later: the money stays', async (policy) => {
    const { orderId } = await aShortOrder(policy)
    expect(await viewOf(orderId)).toMatchObject({ moneyChoices: ['send-later', 'offset', 'refund'], over: { minor: 0 } })
    expect(expectOk(await choose(orderId, 'send-later'))).toEqual({ outcome: 'waits', amountMinor: 0 })
    expect(await viewOf(orderId)).toMatchObject({ moneyChoices: [], paid: { minor: 489_000 }, total: { minor: 489_000 } })
    expect(await choose(orderId, 'send-later')).toMatchObject({ error: { code: 'billing.nothing-over' } })
  })

  it('counted towards the next order, the money pays that order by itself, and only as much as it owes', async () => {
    const { partnerId, orderId } = await aShortOrder('ship-rest')
    expect(expectOk(await choose(orderId, 'offset'))).toEqual({ outcome: 'money', amountMinor: 3 * 48_900 })
    expect(await viewOf(orderId)).toMatchObject({
      total: { minor: 342_300 },
      paid: { minor: 342_300 },
      over: { minor: 0 },
      moneyChoices: [],
    })
    const next = await anOrder(partnerId, [add('ROT-30', 2)])
    for (const _ of [1, 2]) await db.uow.run((tx) => applyOffsets(tx, next))
    expect(await db.uow.read((d) => orderSettlement(d, next))).toMatchObject({ paid: { minor: 97_800 }, isFull: true })
    const last = await anOrder(partnerId, [add('ROT-30', 2)])
    await db.uow.run((tx) => applyOffsets(tx, last))
    expect(await db.uow.read((d) => orderSettlement(d, last))).toMatchObject({ paid: { minor: 48_900 } })
    expect((await balanceOf(partnerId)).advances).toBe(0)
  })

  it('wanted back, it is kept for the refund and goes out once', async () => {
    const { partnerId, orderId } = await aShortOrder('close-rest')
    expect(await viewOf(orderId)).toMatchObject({ over: { minor: 146_700 }, moneyChoices: ['offset', 'refund'] })
    const both = await Promise.all([choose(orderId, 'refund'), choose(orderId, 'offset')])
    expect(both.filter((result) => result.ok)).toHaveLength(1)
    if (both[0]?.ok !== true) return
    const [refund] = (await viewOf(orderId)).refunds
    expect(refund).toMatchObject({ amount: { minor: 146_700 }, isPaid: false })
    const back = () =>
      db.uow.run((tx) => payRefund(tx, { refundId: refund?.id ?? '', paidOn: '2026-03-03', method: 'cash', number: null, actor: clerk }))
    expect((await Promise.all([back(), back()])).filter((result) => result.ok)).toHaveLength(1)
    expect((await viewOf(orderId)).refunds).toMatchObject([{ isPaid: true }])
    expect(await balanceOf(partnerId)).toEqual({ debt: -342_300, advances: 0 })
  })

  it('the rest of an order is closed by a person with a reason; an order is never emptied that way', async () => {
    const { orderId } = await aShortOrder('wait')
    const close = () => db.uow.run((tx) => cancelRest(tx, { orderId, reason: 'Больше не привезут', actor: clerk }))
    expectOk(await close())
    expect(await close()).toMatchObject({ error: { code: 'fulfilment.nothing-open' } })
    const whole = await anOrder(await aCustomer())
    expect(await db.uow.run((tx) => cancelRest(tx, { orderId: whole, reason: 'Не нужно', actor: clerk }))).toMatchObject({
      error: { code: 'fulfilment.would-be-empty' },
    })
  })

  it('paid in part only, closing the rest leaves nothing over and nothing half done', async () => {
    const partnerId = await aCustomer('wait')
    const orderId = await anOrder(partnerId)
    expectOk(await pay(partnerId, orderId, 489_000))
    await pick(orderId, 7)
    await db.pool.query('update payment_allocation set amount_minor = 300000 where order_id = $1', [orderId])
    expect(expectOk(await choose(orderId, 'refund'))).toEqual({ outcome: 'closed', amountMinor: 0 })
    expect(await viewOf(orderId)).toMatchObject({ total: { minor: 342_300 }, refunds: [], moneyChoices: [] })
  })

  it('money of a cancelled order waits for the same choice', async () => {
    const partnerId = await aCustomer()
    const orderId = await anOrder(partnerId)
    expectOk(await pay(partnerId, orderId, 489_000))
    await db.uow.run(async (tx) => expectOk(await cancelOrder(tx, { orderId, reason: 'Передумали', actor: clerk })))
    await db.uow.run((tx) => freePayments(tx, orderId))
    expect(await viewOf(orderId)).toMatchObject({ over: { minor: 489_000 }, moneyChoices: ['offset', 'refund'] })
    expect(expectOk(await choose(orderId, 'refund'))).toEqual({ outcome: 'money', amountMinor: 489_000 })
    expect(await viewOf(orderId)).toMatchObject({ over: { minor: 0 }, moneyChoices: [] })
    expect(await choose(orderId, 'offset')).toMatchObject({ error: { code: 'billing.nothing-over' } })
  })
})

describe('a return', () => {
  it('goes from a request to the shelf, and what it cost is owed no more', async () => {
    const order = await aShippedOrder()
    const before = await stockOf('ROT-30')
    const { returnId } = expectOk(await ask(order, 4))
    expect(await accept(returnId, order.lineId, 4)).toMatchObject({ error: { code: 'fulfilment.return-not-approved' } })
    expectOk(await decide(returnId, 'approve'))
    for (const _ of [1, 2]) expectOk(await accept(returnId, order.lineId, 3))
    expect(await stockOf('ROT-30')).toBe(before + 3_000)
    expect(await viewOf(order.orderId)).toMatchObject({
      returned: { minor: 146_700 },
      over: { minor: 146_700 },
      moneyChoices: ['offset', 'refund'],
    })
    expect(await balanceOf(order.partnerId)).toMatchObject({ debt: -146_700 })
    expectOk(await choose(order.orderId, 'offset'))
    expect(await balanceOf(order.partnerId)).toEqual({ debt: -146_700, advances: 146_700 })
  })

  it('damaged goods are written off, and a rejected return holds nothing', async () => {
    const order = await aShippedOrder()
    const before = await stockOf('ROT-30')
    const first = expectOk(await ask(order, 10))
    expect(await ask(order, 1)).toMatchObject({ error: { code: 'fulfilment.returned-too-much', facts: { left: 0 } } })
    for (const _ of [1, 2]) expectOk(await decide(first.returnId, 'reject'))
    expect(await decide(first.returnId, 'approve')).toMatchObject({ error: { code: 'fulfilment.return-decided' } })
    const second = expectOk(await ask(order, 10))
    expectOk(await decide(second.returnId, 'approve'))
    expectOk(await accept(second.returnId, order.lineId, 10, 'damaged'))
    expect(await stockOf('ROT-30')).toBe(before)
    expect(await viewOf(order.orderId)).toMatchObject({ returned: { minor: 489_000 }, over: { minor: 489_000 } })
  })

  it('asked for by two people at once is never more than was shipped; the same press twice is one return', async () => {
    const order = await aShippedOrder()
    const asked = await Promise.all([ask(order, 6), ask(order, 6), ask(order, 6)])
    expect(asked.filter((result) => result.ok)).toHaveLength(1)
    const twice = await Promise.all([ask(order, 2, { key: `same-${order.orderId}` }), ask(order, 2, { key: `same-${order.orderId}` })])
    expect(twice.map((result) => expectOk(result).returnId)).toEqual([expectOk(twice[0]).returnId, expectOk(twice[0]).returnId])
  })

  it('keeps the VAT rate of the shipment whatever the rate is today', async () => {
    const order = await aShippedOrder()
    await db.pool.query('update shipment_line set vat_rate_bp = 2000, vat_minor = 81500 where line_id = $1', [order.lineId])
    const { returnId } = expectOk(await ask(order, 5))
    expectOk(await decide(returnId, 'approve'))
    expectOk(await accept(returnId, order.lineId, 5))
    const { rows } = await db.pool.query('select vat_rate_bp, vat_minor, amount_minor from return_line where return_id = $1', [returnId])
    expect(rows).toEqual([{ vat_rate_bp: 2000, vat_minor: 40_750, amount_minor: 244_500 }])
  })

  it('goods of a non-returnable group stay sold, at any depth of groups', async () => {
    const order = await aShippedOrder()
    await db.pool.query("insert into product_group (id, name) values ('grp_never', 'Под заказ') on conflict do nothing")
    await db.pool.query(
      "insert into product_group (id, parent_id, name) values ('grp_inside', 'grp_never', 'Колеровка') on conflict do nothing",
    )
    await db.pool.query(
      "insert into non_returnable_group (group_id, reason, added_at) values ('grp_never', 'Колеровку не принимаем', now())",
    )
    await db.pool.query("update product set group_id = 'grp_inside' where id = $1", [shop.product['ROT-30']])
    const refused = await ask(order, 1)
    await db.pool.query('delete from non_returnable_group')
    expect(refused).toMatchObject({ error: { code: 'fulfilment.not-returnable', facts: { reason: 'Колеровку не принимаем' } } })
  })

  it('of somebody else’s order does not exist for a contact', async () => {
    const order = await aShippedOrder()
    const rights = { seesPrices: true, mayOrder: true, mayConfirm: true, getsDocuments: true, receivesGoods: true }
    const stranger: Actor = { kind: 'contact', contactId: 'cnt_other', partnerId: await aCustomer(), rights }
    expect(await ask(order, 1, { actor: stranger })).toMatchObject({ error: { code: 'ordering.unknown-order' } })
  })
})

describe('a deposit', () => {
  it('goes with every full pack, is paid for, comes back as a return and moves no stock', async () => {
    const goods = shop.product['PN-28-3'] ?? ''
    await db.pool.query("insert into product (id, sku, name, base_unit, kind) values ('prd_pallet', 'PALLET', 'Поддон', 'шт', 'deposit')")
    await db.pool.query("insert into pack (id, product_id, unit, numerator, denominator) values ('pck_pallet', $1, 'паллета', 5, 1)", [
      goods,
    ])
    await db.pool.query(
      `insert into price (price_type_id, product_id, micros, unit, as_of)
       select distinct price_type_id, 'prd_pallet', 500000000, 'шт', now() from price where product_id = $1`,
      [goods],
    )
    expect(await db.uow.run((tx) => setDeposit(tx, { sku: 'PN-28-3', packUnit: 'паллета', depositSku: 'ROT-30' }))).toMatchObject({
      error: { code: 'fulfilment.not-a-deposit' },
    })
    expectOk(await db.uow.run((tx) => setDeposit(tx, { sku: 'PN-28-3', packUnit: 'паллета', depositSku: 'PALLET' })))
    const partnerId = await aCustomer()
    const orderId = await anOrder(partnerId, [add('PN-28-3', 12)])
    const seen = await viewOf(orderId)
    expect(seen.lines).toMatchObject([
      { product: { isDeposit: false } },
      { product: { isDeposit: true }, sold: { amount: 2 }, amount: { minor: 100_000 } },
    ])
    expectOk(await pay(partnerId, orderId, seen.total.minor))
    await pick(orderId)
    const { shipmentId } = expectOk(await ship(orderId))
    const { returnId } = expectOk(await ask({ orderId, shipmentId, lineId: seen.lines[1]?.id ?? '' }, 2))
    expectOk(await decide(returnId, 'approve'))
    expectOk(await accept(returnId, seen.lines[1]?.id ?? '', 2))
    expect(await viewOf(orderId)).toMatchObject({ returned: { minor: 100_000 }, over: { minor: 100_000 } })
    expect((await db.pool.query("select 1 from stock where product_id = 'prd_pallet'")).rowCount).toBe(0)
    await db.pool.query("delete from pack where id = 'pck_pallet'")
  })
})

/** What must be true of a customer's goods and money whatever was done, in whatever order. */
async function expectInvariants(partnerId: string): Promise<void> {
  const { rows: lines } = await db.pool.query<{ ordered: number; cancelled: number; shipped: number; returned: number; state: string }>(
    `select l.base_thousandths as ordered, l.cancelled_thousandths as cancelled, l.state,
       coalesce((select sum(s.base_thousandths) from shipment_line s where s.line_id = l.id), 0)::bigint as shipped,
       coalesce((select sum(r.accepted_thousandths) from return_line r join goods_return g on g.id = r.return_id and g.state = 'accepted' where r.line_id = l.id), 0)::bigint as returned
     from order_line l join customer_order o on o.id = l.order_id where o.partner_id = $1`,
    [partnerId],
  )
  for (const line of lines) {
    const open = line.ordered - line.cancelled - line.shipped
    expect(open).toBeGreaterThanOrEqual(0)
    expect(line.returned).toBeLessThanOrEqual(line.shipped)
    if (line.state === 'cancelled') expect(line).toMatchObject({ cancelled: line.ordered, shipped: 0 })
  }
  const { rows: money } = await db.pool.query<Record<string, number>>(
    `select
       (select coalesce(sum(amount_minor), 0) from exposure_entry where partner_id = $1 and kind not in ('order-open', 'order-released'))::bigint as exposure,
       (select coalesce(sum(total_minor), 0) from shipment where partner_id = $1)::bigint as shipped,
       (select coalesce(sum(total_minor), 0) from goods_return where partner_id = $1 and state = 'accepted')::bigint as returned,
       (select coalesce(sum(amount_minor), 0) from payment where partner_id = $1 and direction = 'in')::bigint as received,
       (select coalesce(sum(amount_minor), 0) from payment where partner_id = $1 and direction = 'out')::bigint as refunded,
       (select count(*)::int from payment p where partner_id = $1 and direction = 'in' and amount_minor <
         (select coalesce(sum(a.amount_minor), 0) from payment_allocation a where a.payment_id = p.id)) as overspent,
       (select count(*)::int from customer_order o where partner_id = $1 and returned_minor <>
         (select coalesce(sum(g.total_minor), 0) from goods_return g where g.order_id = o.id and g.state = 'accepted')) as misreturned,
       (select count(*)::int from customer_order o where partner_id = $1 and returned_minor >
         (select coalesce(sum(s.total_minor), 0) from shipment s where s.order_id = o.id)) as overreturned`,
    [partnerId],
  )
  const [sums = {}] = money
  expect(sums).toMatchObject({ overspent: 0, misreturned: 0, overreturned: 0 })
  expect(sums.exposure).toBe((sums.shipped ?? 0) - (sums.returned ?? 0) - (sums.received ?? 0) + (sums.refunded ?? 0))
}

type Step = readonly [
  what: 'pay' | 'pick' | 'ship' | 'close' | 'ask' | 'approve' | 'accept' | 'offset' | 'refund' | 'pay-out' | 'cancel' | 'next',
  size: number,
]
const size = fc.integer({ min: 1, max: 12 })
const whatever = fc.constantFrom<Step[0][]>(
  'pay',
  'pick',
  'ship',
  'ask',
  'approve',
  'accept',
  'close',
  'offset',
  'refund',
  'pay-out',
  'cancel',
  'next',
)
/** The usual way first, each step of a chance size, so that there is something to return and to settle; then anything. */
const usual = fc.tuple(...(['pick', 'ship', 'ask', 'approve', 'accept'] as const).map((what) => size.map((n): Step => [what, n])))
const steps = fc
  .tuple(usual, fc.array(fc.tuple(whatever, size), { minLength: 8, maxLength: 16 }))
  .map(([first, rest]): readonly Step[] => [['pay', 12], ...first, ...rest])

it('in whatever order things happen, goods and money add up', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      const partnerId = await aCustomer((['wait', 'ship-rest', 'close-rest'] as const)[plan.length % 3])
      const orders = [await anOrder(partnerId, [add('PP-60-3', 7), add('ROT-30', 3)])]
      for (const [what, size] of plan) {
        await play(partnerId, orders, what, size)
        await expectInvariants(partnerId)
      }
    }),
    { numRuns: 8 },
  )
  const { rows } = await db.pool.query(
    "select count(*)::int as count from goods_return g join partner p on p.id = g.partner_id where g.state = 'accepted'",
  )
  expect(Number(rows[0]?.count)).toBeGreaterThan(8)
}, 120_000)

/** One step; what is not possible now is refused and must change nothing. */
async function play(partnerId: string, orders: string[], what: Step[0], size: number): Promise<void> {
  const orderId = orders.at(-1) ?? ''
  const returns = () =>
    db.uow.read((d) =>
      d.selectFrom('goods_return').select(['id', 'state']).where('partner_id', '=', partnerId).orderBy('id', 'desc').execute(),
    )
  switch (what) {
    case 'pay':
      return void (await pay(partnerId, orderId, size * 30_000))
    case 'pick':
      return void (await pick(orderId, size / 2))
    case 'ship':
      return void (await ship(orderId))
    case 'close':
      return void (await db.uow.run((tx) => cancelRest(tx, { orderId, reason: 'Проверка', actor: clerk })))
    case 'ask': {
      const line = await db.uow.read((d) =>
        d
          .selectFrom('shipment_line as l')
          .innerJoin('shipment as s', 's.id', 'l.shipment_id')
          .select(['l.line_id', 's.id', 's.order_id'])
          .where('s.partner_id', '=', partnerId)
          .orderBy('l.line_id')
          .executeTakeFirst(),
      )
      if (line !== undefined) await ask({ orderId: line.order_id, shipmentId: line.id, lineId: line.line_id }, size / 4)
      return
    }
    case 'approve': {
      const wanted = (await returns()).find(({ state }) => state === 'requested')
      if (wanted !== undefined) await decide(wanted.id, 'approve')
      return
    }
    case 'accept': {
      const wanted = (await returns()).find(({ state }) => state === 'approved')
      if (wanted === undefined) return
      const { rows } = await db.pool.query<{ line_id: string; asked: number }>(
        'select line_id, asked_thousandths as asked from return_line where return_id = $1',
        [wanted.id],
      )
      await accept(
        wanted.id,
        rows[0]?.line_id ?? '',
        Math.min(size / 4, Number(rows[0]?.asked) / 1000),
        size % 2 === 0 ? 'good' : 'damaged',
      )
      return
    }
    case 'offset':
    case 'refund':
      return void (await choose(orders[size % orders.length] ?? orderId, what))
    case 'pay-out': {
      const refund = await db.uow.read((d) =>
        d.selectFrom('refund').select('id').where('partner_id', '=', partnerId).orderBy('id').executeTakeFirst(),
      )
      if (refund === undefined) return
      await db.uow.run((tx) => payRefund(tx, { refundId: refund.id, paidOn: '2026-03-03', method: 'cash', number: null, actor: clerk }))
      return
    }
    case 'cancel':
      await db.uow.run((tx) => cancelOrder(tx, { orderId, reason: 'Проверка', actor: clerk }))
      return db.uow.run((tx) => freePayments(tx, orderId))
    case 'next': {
      orders.push(await anOrder(partnerId, [add('PP-60-3', size)]))
      return db.uow.run((tx) => applyOffsets(tx, orders.at(-1) ?? ''))
    }
  }
}
