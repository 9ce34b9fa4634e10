import { expectOk } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { anotherCustomer, aShop, type Shop } from '../../../db/test-shop.ts'
import type { DB } from '../../../db/types.ts'
import { issueInvoice } from '../../billing/index.ts'
import { confirmOrder, editOrder, startDraft } from '../../ordering/index.ts'
import type { Actor } from '../../parties/index.ts'
import { type DocumentSearch, listDocuments } from './index.ts'

const db = withDatabase<DB>()
const clerk: Actor = { kind: 'system', name: 'test' }
let shop: Shop
let strangerId = ''
const numbers: string[] = []

/** A счёт of an order; its number. */
async function anInvoice(partnerId: string, packs: number): Promise<string> {
  return db.uow.run(async (tx) => {
    const { orderId } = expectOk(await startDraft(tx, { partnerId, channel: 'staff' }))
    const line = { kind: 'add-line', productId: shop.product['ROT-30'] ?? '', quantity: { thousandths: packs * 1000, unit: null } } as const
    expectOk(await editOrder(tx, { orderId, draftVersion: null, operations: [line], actor: clerk }))
    expectOk(await confirmOrder(tx, { orderId, draftVersion: null, actor: clerk, acknowledged: ['duplicate'] }))
    const invoice = await issueInvoice(tx, orderId)
    if (invoice === null) throw new Error('No invoice was issued')
    return invoice.number
  })
}

beforeAll(async () => {
  shop = await aShop(db.uow)
  strangerId = (await anotherCustomer(db.uow, shop)).partnerId
  for (const [partnerId, packs] of [
    [shop.partnerId, 2],
    [strangerId, 10],
    [shop.partnerId, 20],
  ] as const) {
    db.clock.advance(1000)
    numbers.push(await anInvoice(partnerId, packs))
  }
  await db.pool.query(`UPDATE invoice SET state = 'void', issued_on = '2026-01-15' WHERE number = $1`, [numbers[0]])
})

const found = async (search: Partial<DocumentSearch>) =>
  (await db.uow.read((d) => listDocuments(d, { limit: 10, ...search }))).documents.map(({ number }) => number)

describe('the archive', () => {
  it('offers what was never printed as well: it is printed when opened', async () => {
    const { documents } = await db.uow.read((d) => listDocuments(d, { limit: 1 }))
    expect(documents[0]?.url).toMatch(/^\/api\/v1\/documents\/invoice\/inv_[\w-]+\/file$/)
  })

  it('takes a broken cursor for none', async () => {
    expect(await found({ cursor: "' OR 1=1" })).toHaveLength(3)
  })

  it('shows the latest first, a void счёт with its state', async () => {
    const { documents } = await db.uow.read((d) => listDocuments(d, { limit: 10 }))
    expect(documents.map(({ number, state }) => [number, state])).toEqual([
      [numbers[2], 'current'],
      [numbers[1], 'current'],
      [numbers[0], 'void'],
    ])
    expect(documents[0]).toMatchObject({ kind: 'invoice', partner: { id: shop.partnerId }, total: { minor: 978_000, currency: 'RUB' } })
  })

  it('is searched by number, customer, kind, day, sum and state', async () => {
    expect(await found({ q: numbers[1] ?? '' })).toEqual([numbers[1]])
    expect(await found({ q: 'ремонтпл' })).toEqual([numbers[1]])
    expect(await found({ kind: 'shipment-note' })).toEqual([])
    expect(await found({ to: '2026-01-31' })).toEqual([numbers[0]])
    expect(await found({ sumFrom: 400_000, sumTo: 500_000 })).toEqual([numbers[1]])
    expect(await found({ state: 'void' })).toEqual([numbers[0]])
    expect(await found({ partnerId: shop.partnerId, state: 'current' })).toEqual([numbers[2]])
    expect(await found({ q: '_' })).toEqual([])
  })

  it('goes page after page without losing or repeating one', async () => {
    const first = await db.uow.read((d) => listDocuments(d, { limit: 2 }))
    expect(first.nextCursor).not.toBeNull()
    expect(await found({ cursor: first.nextCursor ?? '' })).toEqual([numbers[0]])
  })
})
