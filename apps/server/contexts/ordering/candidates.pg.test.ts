import { expectOk } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import type { Operation } from './index.ts'
import { editOrder, orderView, startDraft } from './index.ts'

const db = withDatabase<DB>()
let shop: Shop
beforeAll(async () => {
  shop = await aShop(db.uow)
})

const manager = { kind: 'employee', employeeId: 'emp_test', name: 'Марина', roles: ['sales'] } as const
const sku = (name: string): string => shop.product[name] ?? ''
const staff = { kind: 'staff', locale: 'ru', may: () => true } as const
const contact = {
  kind: 'contact',
  locale: 'ru',
  seesPrices: true,
  mayOrder: true,
  mayConfirm: true,
  getsDocuments: true,
  receivesGoods: true,
} as const

/** A draft with «саморезы чёрные», which may be either of two. */
async function aDraft(more: Partial<Extract<Operation, { kind: 'add-line' }>> = {}) {
  return db.uow.run(async (tx) => {
    const { orderId } = expectOk(await startDraft(tx, { partnerId: shop.partnerId, channel: 'staff' }))
    const candidates = [
      { productId: sku('SGM-25'), p: 0.95, why: ['саморез'] },
      { productId: sku('SGM-35'), p: 0.03, why: ['чёрный'] },
    ]
    const line: Operation = {
      kind: 'add-line',
      productId: sku('SGM-25'),
      quantity: { thousandths: 10_000, unit: 'уп' },
      requestedText: 'саморезы чёрные 10 уп',
      recognition: { probability: 0.95, why: ['саморез'], candidates },
      ...more,
    }
    expectOk(await editOrder(tx, { orderId, draftVersion: null, operations: [line], actor: manager }))
    return orderId
  })
}
const viewed = async (orderId: string, audience: Parameters<typeof orderView>[2] = staff) => {
  const [line] = (await db.uow.read((read) => orderView(read, orderId, audience)))?.lines ?? []
  if (line === undefined) throw new Error('the order has no line')
  return line
}
const choose = async (orderId: string, lineId: string, product: string): Promise<void> => {
  const operations: Operation[] = [{ kind: 'set-product', lineId, productId: sku(product) }]
  expectOk(await db.uow.run((tx) => editOrder(tx, { orderId, draftVersion: null, operations, actor: manager })))
}

describe('the products a line may mean', () => {
  it('show this customer’s prices to staff while the order may be edited', async () => {
    const line = await viewed(await aDraft())
    expect(line.candidates.map(({ price }) => [price?.amount, price?.unit])).toEqual([
      ['320', 'уп'],
      ['365', 'уп'],
    ])
  })

  it('show none to a customer’s own screen, which asks without a price list', async () => {
    const line = await viewed(await aDraft(), contact)
    expect(line.candidates.map(({ price }) => price)).toEqual([null, null])
  })

  it('keep no certainty of the engine’s once a person has chosen, and may be chosen back', async () => {
    const orderId = await aDraft()
    const before = await viewed(orderId)
    expect([before.probability, before.isChosenByPerson]).toEqual([0.95, false])
    await choose(orderId, before.id, 'SGM-35')
    const after = await viewed(orderId)
    expect(after).toMatchObject({ probability: null, isChosenByPerson: true, why: ['чёрный'], product: { sku: 'SGM-35' } })
    expect(after.candidates).toHaveLength(2)
    await choose(orderId, before.id, 'SGM-25')
    expect(await viewed(orderId)).toMatchObject({ probability: null, isChosenByPerson: true, product: { sku: 'SGM-25' } })
  })

  it('tell the world what was corrected, but not a way out of a shortage', async () => {
    const orderId = await aDraft({ productId: sku('RW-50'), quantity: { thousandths: 20_000, unit: 'уп' }, requestedText: 'роквул 20 уп' })
    const line = await viewed(orderId)
    const operations: Operation[] = [{ kind: 'choose-shortage', lineId: line.id, option: 'partial' }]
    expectOk(await db.uow.run((tx) => editOrder(tx, { orderId, draftVersion: null, operations, actor: manager })))
    const told = async () => {
      const { rows } = await db.pool.query("select data from event_log where type = 'ordering.line-corrected' and subject = $1", [orderId])
      return rows.map(({ data }) => data)
    }
    expect(await told()).toEqual([])
    await choose(orderId, line.id, 'PAR-50')
    expect(await told()).toMatchObject([{ said: 'роквул 20 уп', to: { productId: sku('PAR-50') }, by: 'employee:emp_test' }])
  })
})
