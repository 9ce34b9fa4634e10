import type { RecordedEvent } from '@skladno/platform'
import { withDatabase } from '@skladno/testkit'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  aLegalEntity,
  aLine,
  anAgreement,
  anOrder,
  anOrganisation,
  aPartner,
  aPriceType,
  aProduct,
  aReservation,
  aWarehouse,
  given,
  inStock,
} from '../../db/test-rows.ts'
import type { DB } from '../../db/types.ts'
import { changeStock } from '../catalog/index.ts'
import { sufferingOrders, waitingLines } from './index.ts'
import { listWaitingOrders, serveWaitingLines } from './use-cases/serve-waiting-lines.ts'
import { tellDelayedReceipt, tellUncoveredHolds } from './use-cases/tell-stock-troubles.ts'

const events: RecordedEvent[] = []
const database = withDatabase<DB>({
  subscriptions: (event) => {
    events.push(event)
    return []
  },
})
const ids = { warehouse: '', product: '', organisation_id: '', agreement_id: '', partner_id: '', legal_entity_id: '' }

beforeAll(() =>
  given(database.uow, async (tx) => {
    ids.warehouse = await aWarehouse(tx)
    ids.organisation_id = await anOrganisation(tx)
    ids.agreement_id = await anAgreement(tx, { organisation_id: ids.organisation_id, price_type_id: await aPriceType(tx) })
    ids.partner_id = await aPartner(tx, { name: 'Ромашка' })
    ids.legal_entity_id = await aLegalEntity(tx, { partner_id: ids.partner_id })
  }),
)
beforeEach(async () => {
  events.length = 0
  await given(database.uow, async (tx) => {
    ids.product = await aProduct(tx, { name: 'Rockwool 50 мм' })
    await inStock(tx, { warehouse_id: ids.warehouse, product_id: ids.product, quantity_thousandths: 0 })
  })
})

let counter = 0
interface Wanted {
  readonly base: number
  readonly on: string | null
  readonly held?: number
  readonly reserveUntil?: Date
}
const order = ({ base, on, held, reserveUntil }: Wanted) => {
  database.clock.advance(1000)
  counter += 1
  return given(database.uow, async (tx) => {
    const { warehouse: warehouse_id, product, ...terms } = ids
    const id = await anOrder(tx, {
      ...terms,
      warehouse_id,
      number: `W-${counter}`,
      state: 'confirmed',
      confirmed_at: tx.now,
      total_minor: 100,
      secured_at: on === null ? null : tx.now,
      reserve_until: reserveUntil ?? null,
    })
    const line_id = await aLine(tx, { order_id: id, product_id: product, base_thousandths: base, pack_thousandths: base, expected_on: on })
    if (held !== undefined) await aReservation(tx, { order_id: id, line_id, warehouse_id, product_id: product, quantity_thousandths: held })
    return id
  })
}
const comes = (thousandths: number) =>
  database.uow.run((tx) =>
    changeStock(tx, { warehouseId: ids.warehouse, productId: ids.product, deltaThousandths: thousandths, source: 'hub' }),
  )
async function serveAll(): Promise<void> {
  const found = await database.uow.run((tx) => listWaitingOrders(tx, { productIds: [ids.product], warehouseId: null }))
  for (const id of found) await database.uow.run((tx) => serveWaitingLines(tx, id))
}
const stateOf = async (orderId: string) => {
  const line = await database.uow.read((db) =>
    db.selectFrom('order_line').select(['expected_on', 'secured_thousandths']).where('order_id', '=', orderId).executeTakeFirstOrThrow(),
  )
  const { rows } = await database.uow.read((db) =>
    sql<{
      held: number
    }>`SELECT coalesce(sum(quantity_thousandths), 0)::bigint AS held FROM reservation WHERE order_id = ${orderId} AND state = 'held'`.execute(
      db,
    ),
  )
  return [line.expected_on, line.secured_thousandths, rows[0]?.held]
}
const told = (type: string) => events.filter((event) => event.type === type)

describe('goods that came in', () => {
  it('go to who was first; who gets a part waits for the rest with it', async () => {
    const [first, second, third] = [
      await order({ base: 10_000, on: '2026-11-27' }),
      await order({ base: 8_000, on: '2026-11-27' }),
      await order({ base: 1_000, on: '2026-11-27' }),
    ]
    await comes(15_000)
    await serveAll()
    expect(await stateOf(first)).toEqual([null, 10_000, 10_000])
    expect(await stateOf(second)).toEqual(['2026-11-27', 5_000, 5_000])
    expect(await stateOf(third)).toEqual(['2026-11-27', 0, 0])
    expect(told('ordering.goods-arrived').map(({ subject, data }) => [subject, data.goods])).toEqual([[first, 'Rockwool 50 мм']])
    await comes(4_000)
    await serveAll()
    expect([await stateOf(second), await stateOf(third)]).toEqual([
      [null, 8_000, 8_000],
      [null, 1_000, 1_000],
    ])
    await serveAll()
    expect(told('ordering.goods-arrived')).toHaveLength(3)
  })

  it('are not held for an order that let its reserve run out unpaid', async () => {
    const late = await order({ base: 5_000, on: '2026-11-27', reserveUntil: database.clock.now() })
    await comes(5_000)
    await serveAll()
    expect(await stateOf(late)).toEqual(['2026-11-27', 0, 0])
  })

  it('let a paid order go on that had been short of them, once everything is there', async () => {
    const short = await order({ base: 5_000, on: null })
    await database.uow.run(async (tx) => {
      const payment_id = tx.newId('payment')
      await tx.db
        .insertInto('payment')
        .values({
          id: payment_id,
          organisation_id: ids.organisation_id,
          partner_id: ids.partner_id,
          paid_on: '2026-03-02',
          amount_minor: 100,
          currency: 'RUB',
          source: 'test',
          source_event_id: short,
          recorded_at: tx.now,
        })
        .execute()
      await tx.db
        .insertInto('payment_allocation')
        .values({ id: tx.newId('payment'), payment_id, order_id: short, amount_minor: 100, at: tx.now })
        .execute()
    })
    await comes(4_000)
    await serveAll()
    expect(told('ordering.goods-arrived')).toEqual([])
    await comes(1_000)
    await serveAll()
    expect(told('ordering.goods-arrived')).toMatchObject([{ subject: short, data: { lineIds: [] } }])
  })
})

describe('troubles with the stock', () => {
  it('name the orders that lose reserved goods, the latest first', async () => {
    await comes(6_000)
    await order({ base: 4_000, on: null, held: 4_000 })
    const last = await order({ base: 5_000, on: null, held: 5_000 })
    const missing = new Map([[ids.product, 3_000]])
    const found = await database.uow.read((db) => sufferingOrders(db, { warehouseId: ids.warehouse, missing }))
    expect(found).toMatchObject([{ orderId: last, partnerName: 'Ромашка', thousandths: 3_000 }])
    await database.uow.run((tx) => tellUncoveredHolds(tx, { documentId: 'std_1', warehouseId: ids.warehouse, productIds: [ids.product] }))
    expect(told('ordering.goods-missing').map(({ subject, data }) => [subject, data.missing, data.unit])).toEqual([[last, 3, 'шт']])
  })

  it('name the orders whose promised day is lost', async () => {
    const waiting = await order({ base: 4_000, on: '2026-11-27' })
    await given(database.uow, (tx) =>
      tx.db
        .insertInto('expected_receipt')
        .values({
          id: tx.newId('receipt'),
          warehouse_id: ids.warehouse,
          product_id: ids.product,
          quantity_thousandths: 9_000,
          expected_on: '2026-12-04',
          as_of: tx.now,
        })
        .execute(),
    )
    expect(await database.uow.read((db) => waitingLines(db, { productIds: [ids.product], warehouseId: null }))).toHaveLength(1)
    await database.uow.run((tx) => tellDelayedReceipt(tx, { receiptId: 'rcp_1', warehouseId: ids.warehouse, productId: ids.product }))
    expect(told('ordering.promise-delayed')).toMatchObject([
      { subject: waiting, data: { from: '2026-11-27', to: '2026-12-04', goods: 'Rockwool 50 мм' } },
    ])
  })
})
