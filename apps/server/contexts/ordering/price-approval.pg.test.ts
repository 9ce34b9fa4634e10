import { expectOk } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import type { EmployeeActor } from '../parties/index.ts'
import { confirmOrder, editOrder, type Operation, orderView, startDraft } from './index.ts'
import { listPriceApprovals } from './queries/list-price-approvals.ts'
import { decidePrice } from './use-cases/decide-price.ts'

const events: string[] = []
const db = withDatabase<DB>({
  subscriptions: (event) => {
    events.push(event.type)
    return []
  },
})
let shop: Shop
const people: Record<'seller' | 'owner', EmployeeActor> = {
  seller: { kind: 'employee', employeeId: '', name: 'Анна', roles: ['sales'] },
  owner: { kind: 'employee', employeeId: '', name: 'Игорь', roles: ['owner'] },
}
beforeAll(async () => {
  shop = await aShop(db.uow)
  for (const [role, actor] of Object.entries(people)) {
    await db.pool.query('insert into employee (id, name, email, roles, created_at) values ($1, $2, $3, $4, now()) on conflict do nothing', [
      `emp_price_${role}`,
      actor.name,
      `${role}@price.test`,
      [...actor.roles],
    ])
  }
  people.seller = { ...people.seller, employeeId: 'emp_price_seller' }
  people.owner = { ...people.owner, employeeId: 'emp_price_owner' }
  await db.pool.query(
    `insert into floor_price (product_id, currency, micros, cost_micros) values ($1, 'RUB', 400000000, 350000000)
     on conflict (product_id, currency) do update set micros = excluded.micros, cost_micros = excluded.cost_micros`,
    [shop.product['ROT-30']],
  )
})

async function aDraft(): Promise<{ orderId: string; lineId: string }> {
  return db.uow.run(async (tx) => {
    const { orderId } = expectOk(await startDraft(tx, { partnerId: shop.partnerId, channel: 'staff' }))
    const line: Operation = { kind: 'add-line', productId: shop.product['ROT-30'] ?? '', quantity: { thousandths: 10_000, unit: null } }
    const { order } = expectOk(await editOrder(tx, { orderId, draftVersion: null, operations: [line], actor: people.seller }))
    return { orderId, lineId: order.lines[0]?.id ?? '' }
  })
}
const setPrice = (of: { orderId: string; lineId: string }, roubles: number, actor = people.seller) =>
  db.uow.run((tx) =>
    editOrder(tx, {
      orderId: of.orderId,
      draftVersion: null,
      operations: [
        {
          kind: 'set-price',
          lineId: of.lineId,
          price: { micros: roubles * 1_000_000, reason: 'Большой объём', by: actor.name, approved: false },
        },
      ],
      actor,
      discountLimitBp: 500,
    }),
  )
const confirm = (orderId: string) =>
  db.uow.run((tx) => confirmOrder(tx, { orderId, draftVersion: null, actor: people.seller, acknowledged: ['duplicate', 'below-minimum'] }))
const waiting = (orderId: string) => db.uow.read((d) => listPriceApprovals(d, { isWaiting: true, mayDecide: true, orderId }))
const decide = (approvalId: string, isApproved: boolean, actor = people.owner) =>
  db.uow.run((tx) => decidePrice(tx, { approvalId, isApproved, note: null, actor }))
const viewOf = async (orderId: string, may = () => true) => {
  const view = await db.uow.read((d) => orderView(d, orderId, { kind: 'staff', locale: 'ru', may }))
  return { total: view?.total.minor, line: view?.lines[0] }
}

describe('a price beyond the seller’s limit', () => {
  it('holds the draft until somebody with the right agrees, and says who did', async () => {
    const draft = await aDraft()
    expectOk(await setPrice(draft, 420))
    expect(events).toContain('ordering.price-asked')
    expect(await confirm(draft.orderId)).toMatchObject({ error: { code: 'ordering.price-needs-approval' } })
    const [asked] = await waiting(draft.orderId)
    expect(asked).toMatchObject({ discountBp: 1412, marginBp: 1667, reason: 'Большой объём', askedBy: 'Анна', price: { amount: '420' } })
    expect(await decide(asked?.id ?? '', true, people.seller)).toMatchObject({ error: { code: 'parties.not-allowed' } })
    const both = await Promise.all([decide(asked?.id ?? '', true), decide(asked?.id ?? '', false)])
    expect(both.filter((result) => result.ok)).toHaveLength(1)
    if (both[0]?.ok !== true) return
    expect(await viewOf(draft.orderId)).toMatchObject({ total: 420_000, line: { manualPrice: { approved: true, approvedBy: 'Игорь' } } })
    expectOk(await confirm(draft.orderId))
  })

  it('not agreed to, the customer’s own price stands again', async () => {
    const draft = await aDraft()
    expectOk(await setPrice(draft, 430))
    expectOk(await setPrice(draft, 425))
    const asked = await waiting(draft.orderId)
    expect(asked.map(({ price }) => price.amount)).toEqual(['425'])
    expectOk(await decide(asked[0]?.id ?? '', false))
    expect(await viewOf(draft.orderId)).toMatchObject({ total: 489_000, line: { manualPrice: null } })
    expectOk(await confirm(draft.orderId))
  })

  it('for a confirmed order leaves the agreed price until the decision; the счёт follows it', async () => {
    const draft = await aDraft()
    expectOk(await confirm(draft.orderId))
    expectOk(await setPrice(draft, 420))
    expect(await viewOf(draft.orderId)).toMatchObject({ total: 489_000, line: { manualPrice: null } })
    const [asked] = await waiting(draft.orderId)
    events.length = 0
    expectOk(await decide(asked?.id ?? '', true))
    expect(await viewOf(draft.orderId)).toMatchObject({ total: 420_000 })
    expect(events).toEqual(expect.arrayContaining(['ordering.order-changed', 'ordering.price-decided']))
  })

  it('is never below the floor, whoever agrees; the cost is for those who price orders only', async () => {
    const draft = await aDraft()
    expect(await setPrice(draft, 399, people.owner)).toMatchObject({ error: { code: 'terms.price-below-floor' } })
    expect((await viewOf(draft.orderId)).line?.marginBp).toBe(2843)
    expect((await viewOf(draft.orderId, () => false)).line?.marginBp).toBeNull()
  })
})
