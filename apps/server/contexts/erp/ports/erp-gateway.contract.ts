import { describe, expect, it } from 'vitest'
import type { ErpCapability } from '../domain/capabilities.ts'
import type { ErpGateway, ErpOrder, ErpReply } from './erp-gateway.ts'

/** What a test world of an adapter offers. `faults` only where the transport can be made to fail. */
export interface ErpWorld {
  gateway(): ErpGateway
  /** One product that is in stock and has a price, and its figures. */
  readonly product: () => { readonly key: string; readonly sku: string; readonly freeThousandths: number; readonly micros: number }
  readonly partnerTaxId: () => string
  /** An order the system should accept, under a key of its own. */
  anOrder(): Promise<ErpOrder>
  /** An order the system must refuse. */
  aBadOrder(): Promise<ErpOrder>
  /** Cancels a document as a person there would; only with `changesFeed`. */
  cancelThere?(erpId: string): Promise<void>
  /** A payment recorded there for the order; only with `settlements`. */
  payThere(order: ErpOrder, amountMinor: number): Promise<{ readonly day: string }>
  readonly faults?: {
    /** Nothing answers until `recover`. */
    goDown(): void
    /** The next call is carried out and its answer lost. */
    loseNextAnswer(): void
    /** The next call is answered later than anybody waits. */
    slowNextAnswer(): void
    recover(): void
  }
}

function value<T>(reply: ErpReply<T>): T {
  if (reply.kind !== 'ok') throw new Error(`Expected an answer, got ${JSON.stringify(reply)}`)
  return reply.value
}

/** Every accounting system behaves like this, or says which capability it lacks. */
export function erpGatewayContract(name: string, world: ErpWorld): void {
  describe(`the accounting system ${name}`, () => {
    const erp = () => world.gateway()
    const can = (capability: ErpCapability): boolean => erp().capabilities[capability]

    it('lists its catalog page by page, each product once', async () => {
      const skus: string[] = []
      let cursor: string | null = null
      do {
        const page: { items: readonly { sku: string }[]; next: string | null } = value(await erp().readProducts(cursor))
        skus.push(...page.items.map((item) => item.sku))
        cursor = page.next
      } while (cursor !== null)
      expect(skus).toContain(world.product().sku)
      expect(new Set(skus).size).toBe(skus.length)
    })

    it('tells stock with its age and prices with their type', async () => {
      const { key, freeThousandths, micros } = world.product()
      const [stock] = value(await erp().readStock([key]))
      expect(stock).toMatchObject({ productKey: key, freeThousandths, asOf: expect.any(Date) })
      const prices = value(await erp().readPrices([key]))
      expect(prices).toContainEqual(expect.objectContaining({ productKey: key, micros }))
      expect(value(await erp().readStock(['no-such-product']))).toEqual([])
    })

    it('tells a customer’s terms, and no terms of a stranger', async () => {
      const reply = await erp().readTerms(world.partnerTaxId())
      if (!can('terms')) return expect(reply).toEqual({ kind: 'unsupported', capability: 'terms' })
      expect(value(reply)).toMatchObject({ partnerTaxId: world.partnerTaxId() })
      expect(value(await erp().readTerms('0000000000'))).toBeNull()
    })

    it('makes one document of one key, however often it is sent', async () => {
      const order = await world.anOrder()
      const first = value(await erp().submitOrder(order))
      const second = value(await erp().submitOrder(order))
      expect(second).toEqual(first)
      expect(first.number === null).toBe(!can('numberNow'))
      if (can('findByKey')) expect(value(await erp().findOrder(order.key))).toEqual(first)
    })

    it('says that it certainly does not know a key', async () => {
      const reply = await erp().findOrder('no-such-order')
      if (!can('findByKey')) return expect(reply).toEqual({ kind: 'unsupported', capability: 'findByKey' })
      expect(value(reply)).toBeNull()
    })

    it('refuses a wrong order with words for a person', async () => {
      const reply = await erp().submitOrder(await world.aBadOrder())
      expect(reply).toMatchObject({ kind: 'rejected', detail: expect.stringMatching(/\S/) })
    })

    it('cancels, and cancels again without complaint', async () => {
      const order = await world.anOrder()
      value(await erp().submitOrder(order))
      const reply = await erp().cancelOrder(order.key)
      if (!can('cancel')) return expect(reply).toEqual({ kind: 'unsupported', capability: 'cancel' })
      expect(reply.kind).toBe('ok')
      expect((await erp().cancelOrder(order.key)).kind).toBe('ok')
      expect((await erp().cancelOrder('no-such-order')).kind).toBe('ok')
    })

    it('tells what people changed there', async () => {
      const before = await erp().changesSince(null)
      if (!can('changesFeed')) return expect(before).toEqual({ kind: 'unsupported', capability: 'changesFeed' })
      const order = await world.anOrder()
      const { erpId } = value(await erp().submitOrder(order))
      await world.cancelThere?.(erpId)
      const { items } = value(await erp().changesSince(null))
      expect(items.at(-1)).toMatchObject({ erpId, key: order.key, kind: 'cancelled' })
    })

    it('prints its own forms, or says that it cannot', async () => {
      const order = await world.anOrder()
      const { erpId } = value(await erp().submitOrder(order))
      const reply = await erp().printForm(erpId, 'invoice')
      if (!can('printForms')) return expect(reply).toEqual({ kind: 'unsupported', capability: 'printForms' })
      expect(value(reply).bytes.length).toBeGreaterThan(0)
    })

    it('tells payments, each once and with its order', async () => {
      if (!can('settlements'))
        return expect(await erp().paymentsSince('2026-01-01')).toEqual({ kind: 'unsupported', capability: 'settlements' })
      const order = await world.anOrder()
      value(await erp().submitOrder(order))
      const { day } = await world.payThere(order, 12_300)
      const payments = value(await erp().paymentsSince(day)).filter((payment) => payment.orderKeys.includes(order.key))
      expect(payments).toEqual([expect.objectContaining({ amountMinor: 12_300 })])
    })

    faultTests(world)
  })
}

function faultTests(world: ErpWorld): void {
  const { faults } = world
  if (faults === undefined) return
  const erp = () => world.gateway()

  it('asks to come again while it is down, and has done nothing', async () => {
    const order = await world.anOrder()
    faults.goDown()
    expect((await erp().submitOrder(order)).kind).toBe('retry')
    faults.recover()
    expect(value(await erp().findOrder(order.key))).toBeNull()
  })

  for (const fault of ['loseNextAnswer', 'slowNextAnswer'] as const) {
    it(`is uncertain after ${fault}, and clears it up by the key`, async () => {
      const order = await world.anOrder()
      faults[fault]()
      expect((await erp().submitOrder(order)).kind).toBe('unknown')
      faults.recover()
      const found = value(await erp().findOrder(order.key))
      expect(found).not.toBeNull()
      expect(value(await erp().submitOrder(order))).toEqual(found)
    })
  }
}
