import { expectOk } from '@skladno/kernel'
import { RetryLater } from '@skladno/platform'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import { recordPayment } from '../billing/index.ts'
import { cancelOrder, confirmOrder, editOrder, getOrder, startDraft } from '../ordering/index.ts'
import type { Actor } from '../parties/index.ts'
import { createMemoryErp, type MemoryErpSeed } from './adapters/memory/memory-erp.ts'
import { createLedgerGateway, erpJobs, erpSubscriptions } from './index.ts'
import { erpGatewayContract } from './ports/erp-gateway.contract.ts'
import type { ErpGateway, ErpOrder } from './ports/erp-gateway.ts'

const published: { readonly type: string; readonly subject: string }[] = []
const db = withDatabase<DB>({
  subscriptions: (event) => {
    published.push(event)
    return erpSubscriptions[event.type]?.(event) ?? []
  },
})
let shop: Shop
const clerk: Actor = { kind: 'system', name: 'test' }
beforeAll(async () => {
  shop = await aShop(db.uow)
})

async function anOrderId(): Promise<string> {
  return db.uow.run(async (tx) => {
    const { orderId } = expectOk(await startDraft(tx, { partnerId: shop.partnerId, channel: 'staff' }))
    const line = { kind: 'add-line', productId: shop.product['ROT-30'] ?? '', quantity: { thousandths: 1_000, unit: null } } as const
    expectOk(await editOrder(tx, { orderId, draftVersion: null, operations: [line], actor: clerk }))
    expectOk(await confirmOrder(tx, { orderId, draftVersion: null, actor: clerk, acknowledged: ['duplicate'] }))
    return orderId
  })
}

async function submission(): Promise<ErpOrder> {
  const orderId = await anOrderId()
  const order = await db.uow.read((d) => getOrder(d, orderId))
  return {
    key: orderId,
    version: order?.draftVersion ?? 0,
    number: order?.number ?? '',
    organisationTaxId: '',
    buyerTaxId: '',
    buyerKpp: null,
    currency: 'RUB',
    shipOn: null,
    comment: null,
    totalMinor: order?.totalMinor ?? 0,
    lines: [],
  }
}

let taxId = ''
beforeAll(async () => {
  const row = await db.uow.read((d) =>
    d.selectFrom('legal_entity').select('tax_id').where('id', '=', shop.legalEntityId).executeTakeFirstOrThrow(),
  )
  taxId = row.tax_id
})

erpGatewayContract('ledger', {
  gateway: () => createLedgerGateway(db.uow),
  product: () => ({ key: shop.product['FOAM-750'] ?? '', sku: 'FOAM-750', freeThousandths: 60_000, micros: 410_000_000 }),
  partnerTaxId: () => taxId,
  anOrder: submission,
  aBadOrder: async () => ({ ...(await submission()), key: 'ord_unknown' }),
  payThere: async (order, amountMinor) => {
    const orders = [{ orderId: order.key, amountMinor }]
    const parties = { organisationId: shop.organisationId, partnerId: shop.partnerId }
    const origin = { source: 'test', sourceEventId: order.key, actor: clerk }
    await db.uow.run(async (tx) =>
      expectOk(
        await recordPayment(tx, { ...parties, ...origin, amountMinor, currency: 'RUB', paidOn: '2026-03-02', method: 'bank', orders }),
      ),
    )
    return { day: '2026-03-02' }
  },
})

describe('handing an order over', () => {
  const effectOf = async (orderId: string, kind = 'submit-order') => {
    const { rows } = await db.pool.query<{ id: string; state: string; detail: string | null }>(
      "select id, state, detail from effect where kind = $1 and payload->>'orderId' = $2 order by created_at desc limit 1",
      [kind, orderId],
    )
    const [effect] = rows
    if (effect === undefined) throw new Error(`There is no effect ${kind} of ${orderId}`)
    return effect
  }
  const run = async (erp: ErpGateway, orderId: string, task = 'submit-order'): Promise<'done' | 'later'> => {
    const { id } = await effectOf(orderId, task)
    const job = { id: '1', attempt: 1, signal: new AbortController().signal }
    try {
      await erpJobs({ uow: db.uow, erp })[task]?.({ orderId, effectId: id }, job)
      return 'done'
    } catch (error) {
      if (error instanceof RetryLater) return 'later'
      throw error
    }
  }
  const submissionOf = (orderId: string) =>
    db.uow.read((d) => d.selectFrom('erp_submission').selectAll().where('order_id', '=', orderId).executeTakeFirst())
  const eventsOf = (orderId: string) =>
    published.filter((event) => event.subject === orderId && event.type.startsWith('erp.')).map((event) => event.type)
  const memory = (seed: MemoryErpSeed = {}) => createMemoryErp(seed)

  it('to the ledger takes its own number at once', async () => {
    const orderId = await anOrderId()
    expect(await run(createLedgerGateway(db.uow), orderId)).toBe('done')
    const order = await db.uow.read((d) => getOrder(d, orderId))
    expect(await submissionOf(orderId)).toMatchObject({ state: 'accepted', erp_number: order?.number })
    expect(eventsOf(orderId)).toEqual(['erp.order-accepted'])
  })

  it('waits while the system is down, and makes one document', async () => {
    const erp = memory()
    const orderId = await anOrderId()
    erp.faults.goDown()
    expect(await run(erp.gateway, orderId)).toBe('later')
    erp.faults.recover()
    expect(await run(erp.gateway, orderId)).toBe('done')
    expect([...erp.documents.keys()]).toEqual([orderId])
    expect(await run(erp.gateway, orderId)).toBe('done')
    expect(eventsOf(orderId)).toEqual(['erp.order-accepted'])
  })

  it('looks by the key after a lost answer instead of sending again', async () => {
    const erp = memory()
    const orderId = await anOrderId()
    erp.faults.loseNextAnswer()
    expect(await run(erp.gateway, orderId)).toBe('later')
    expect(erp.documents.size).toBe(1)
    expect(await run(erp.gateway, orderId)).toBe('done')
    expect(erp.documents.size).toBe(1)
    expect(await submissionOf(orderId)).toMatchObject({ state: 'accepted', erp_number: 'УТ-00001' })
  })

  it('is marked unknown where the system cannot be asked: nothing is repeated', async () => {
    const erp = memory({ capabilities: { findByKey: false } })
    const orderId = await anOrderId()
    erp.faults.loseNextAnswer()
    expect(await run(erp.gateway, orderId)).toBe('done')
    expect(await submissionOf(orderId)).toMatchObject({ state: 'unknown' })
    expect(eventsOf(orderId)).toEqual(['erp.order-unknown'])
  })

  it('goes back to people when it is refused', async () => {
    const erp = memory()
    erp.faults.rejectWith('Нет договора с контрагентом')
    const orderId = await anOrderId()
    expect(await run(erp.gateway, orderId)).toBe('done')
    expect(await submissionOf(orderId)).toMatchObject({ state: 'rejected', detail: 'refused: Нет договора с контрагентом' })
    expect(eventsOf(orderId)).toEqual(['erp.order-rejected'])
  })

  it('needs no счёт before the number where the number comes later', async () => {
    const erp = memory({ capabilities: { numberNow: false } })
    const orderId = await anOrderId()
    expect(await run(erp.gateway, orderId)).toBe('done')
    expect(await submissionOf(orderId)).toMatchObject({ state: 'accepted', erp_number: null })
    expect(eventsOf(orderId)).toEqual([])
  })

  it('follows a change under the same key, and a cancellation', async () => {
    const erp = memory()
    const orderId = await anOrderId()
    await run(erp.gateway, orderId)
    db.clock.advance(60_000)
    const line = { kind: 'add-line', productId: shop.product['FOAM-750'] ?? '', quantity: { thousandths: 1_000, unit: null } } as const
    await db.uow.run(async (tx) => expectOk(await editOrder(tx, { orderId, draftVersion: null, operations: [line], actor: clerk })))
    expect(await run(erp.gateway, orderId)).toBe('done')
    expect(erp.documents.get(orderId)?.order.lines).toHaveLength(2)
    await db.uow.run(async (tx) => expectOk(await cancelOrder(tx, { orderId, reason: 'Передумали', actor: clerk })))
    expect(await run(erp.gateway, orderId, 'cancel-erp-order')).toBe('done')
    expect(erp.documents.get(orderId)).toMatchObject({ state: 'cancelled' })
  })
})
