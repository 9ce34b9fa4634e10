import { silentLogger } from '@skladno/platform'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  aLine,
  anAgreement,
  anOrder,
  anOrganisation,
  aPack,
  aPartner,
  aPriceType,
  aProduct,
  aReservation,
  aWarehouse,
  given,
  inStock,
} from '../../db/test-rows.ts'
import type { DB, Tx } from '../../db/types.ts'
import {
  analoguesOf,
  availability,
  changeStock,
  createCatalogIndex,
  loadProducts,
  lockStock,
  type ProductInput,
  setPrices,
  setStock,
  upsertGroups,
  upsertProducts,
  withdrawProducts,
} from './index.ts'

const database = withDatabase<DB>()
const names = { main: '', far: '', order: '', line: '', holder: '' }

beforeAll(() =>
  given(database.uow, async (tx) => {
    names.main = await aWarehouse(tx, { name: 'Основной', position: 1 })
    names.far = await aWarehouse(tx, { name: 'Дальний', position: 2 })
    const organisation_id = await anOrganisation(tx)
    const agreement_id = await anAgreement(tx, { organisation_id, price_type_id: await aPriceType(tx) })
    names.order = await anOrder(tx, { organisation_id, agreement_id, partner_id: await aPartner(tx), warehouse_id: names.main })
    names.line = await aLine(tx, { order_id: names.order, product_id: await aProduct(tx) })
  }),
)

const hold = (tx: Tx, product_id: string, quantity_thousandths: number, more = {}) =>
  aReservation(tx, { order_id: names.order, line_id: names.line, warehouse_id: names.main, product_id, quantity_thousandths, ...more })

describe('availability', () => {
  it('is stock less our holds the stock does not know of, with receipts by day', async () => {
    const product = await given(database.uow, async (tx) => {
      const id = await aProduct(tx)
      await inStock(tx, { product_id: id, warehouse_id: names.main, quantity_thousandths: 10_000 })
      await hold(tx, id, 3_000)
      await hold(tx, id, 1_000, { state: 'pending' })
      await hold(tx, id, 2_000, { seen_by_erp: true })
      await hold(tx, id, 5_000, { state: 'released' })
      for (const [expected_on, quantity_thousandths] of [
        ['2026-03-10', 4_000],
        ['2026-03-05', 1_000],
        ['2026-03-05', 2_000],
      ] as const) {
        await tx.db
          .insertInto('expected_receipt')
          .values({ id: tx.newId('receipt'), product_id: id, warehouse_id: names.far, quantity_thousandths, expected_on, as_of: tx.now })
          .execute()
      }
      return id
    })
    const answer = await database.uow.read((db) => availability(db, { productIds: [product, 'prd_unknown'] }))
    expect(answer.get('prd_unknown')).toEqual([])
    expect(answer.get(product)).toEqual([
      { warehouseId: names.main, warehouseName: 'Основной', freeThousandths: 6_000, asOf: database.clock.now(), expected: [] },
      {
        warehouseId: names.far,
        warehouseName: 'Дальний',
        freeThousandths: 0,
        asOf: database.clock.now(),
        expected: [
          { on: '2026-03-05', thousandths: 3_000 },
          { on: '2026-03-10', thousandths: 4_000 },
        ],
      },
    ])
    const atFar = await database.uow.read((db) => availability(db, { productIds: [product], warehouseIds: [names.far] }))
    expect(atFar.get(product)).toHaveLength(1)
  })

  it('is the same for a customer, who cannot see whose the holds are', async () => {
    const { product, partner } = await given(database.uow, async (tx) => {
      const id = await aProduct(tx)
      await inStock(tx, { product_id: id, warehouse_id: names.main, quantity_thousandths: 10_000 })
      await hold(tx, id, 3_000)
      return { product: id, partner: await aPartner(tx) }
    })
    const seen = await database.uow.asCustomer(partner, ({ db }) => availability(db, { productIds: [product] }))
    expect(seen.get(product)?.[0]?.freeThousandths).toBe(7_000)
    expect(await database.uow.asCustomer(partner, ({ db }) => db.selectFrom('reservation').selectAll().execute())).toEqual([])
  })

  it('is never below zero', async () => {
    const product = await given(database.uow, async (tx) => {
      const id = await aProduct(tx)
      await changeStock(tx, { productId: id, warehouseId: names.main, deltaThousandths: 2_000, source: 'hub' })
      expect(await changeStock(tx, { productId: id, warehouseId: names.main, deltaThousandths: -5_000, source: 'hub' })).toBe(-3_000)
      return id
    })
    const answer = await database.uow.read((db) => availability(db, { productIds: [product] }))
    expect(answer.get(product)?.[0]?.freeThousandths).toBe(0)
  })
})

describe('the last box', () => {
  it('goes to one of twenty who want it at once', async () => {
    const product = await given(database.uow, async (tx) => {
      const id = await aProduct(tx)
      await inStock(tx, { product_id: id, warehouse_id: names.main, quantity_thousandths: 1_000 })
      return id
    })
    const buy = () =>
      database.uow.run(async (tx) => {
        const free = await lockStock(tx, names.main, [product])
        if ((free.get(product) ?? 0) < 1_000) return false
        await hold(tx, product, 1_000)
        return true
      })
    const bought = await Promise.all(Array.from({ length: 20 }, buy))
    expect(bought.filter(Boolean)).toHaveLength(1)
  })

  it('is not locked in different orders: many buyers of many products finish', async () => {
    const products = await given(database.uow, async (tx) => {
      const ids: string[] = []
      for (let i = 0; i < 8; i++) {
        const id = await aProduct(tx)
        await inStock(tx, { product_id: id, warehouse_id: names.main, quantity_thousandths: 1_000_000 })
        ids.push(id)
      }
      return ids
    })
    const buy = (i: number) =>
      database.uow.run(async (tx) => {
        const wanted = i % 2 === 0 ? products : [...products].reverse()
        await lockStock(tx, names.main, wanted)
        for (const id of wanted) await hold(tx, id, 1_000)
      })
    await Promise.all(Array.from({ length: 12 }, (_, i) => buy(i)))
    const answer = await database.uow.read((db) => availability(db, { productIds: products }))
    expect(products.map((id) => answer.get(id)?.[0]?.freeThousandths)).toEqual(products.map(() => 988_000))
  })

  it('of a product without a stock row does not exist', async () => {
    const free = await database.uow.run(async (tx) => lockStock(tx, names.main, [await aProduct(tx)]))
    expect([...free.values()]).toEqual([0])
  })
})

const input = (sku: string, more: Partial<ProductInput> = {}): ProductInput => ({
  sourceKey: `key-${sku}`,
  sku,
  name: `Дрель ${sku}`,
  baseUnit: 'шт',
  groupId: null,
  packs: [],
  ...more,
})
const upsert = (rows: readonly ProductInput[]) => database.uow.run((tx) => upsertProducts(tx, { source: 'test', rows }))
const productIdOf = async (sku: string): Promise<string> =>
  (await database.uow.read((db) => db.selectFrom('product').select('id').where('sku', '=', sku).executeTakeFirstOrThrow())).id

describe('bulk loading', () => {
  it('writes and announces only what differs', async () => {
    const rows = [input('B1', { packs: [{ unit: 'уп', numerator: 10, denominator: 1, isSale: true }] }), input('B2')]
    expect(await upsert(rows)).toEqual({ inserted: 2, changed: 0, unchanged: 0, takenSkus: [] })
    expect(await upsert(rows)).toEqual({ inserted: 0, changed: 0, unchanged: 2, takenSkus: [] })
    expect(await upsert([input('B1', { packs: [] }), input('B2', { name: 'Другая' })])).toMatchObject({ changed: 2, unchanged: 0 })
    const events = await database.uow.read((db) =>
      db.selectFrom('event_log').select('data').where('type', '=', 'catalog.products-changed').execute(),
    )
    expect(events).toHaveLength(2)
  })

  it('moves the sale flag from one pack to another', async () => {
    const [small, big] = [
      { unit: 'уп', numerator: 10, denominator: 1 },
      { unit: 'кор', numerator: 100, denominator: 1 },
    ]
    await upsert([input('P1', { packs: [{ ...small, isSale: true }, big] })])
    expect(await upsert([input('P1', { packs: [small, { ...big, isSale: true }] })])).toMatchObject({ changed: 1 })
    const id = await productIdOf('P1')
    const product = (await database.uow.read((db) => loadProducts(db, [id]))).get(id)
    expect(product).toMatchObject({
      sale: { unit: 'кор', numerator: 100, multipleThousandths: 1000 },
      packs: [{ unit: 'кор' }, { unit: 'уп' }],
    })
  })

  it('finds a product by its key when the article changed, and by its article when there is no key', async () => {
    await upsert([input('N1')])
    const id = await productIdOf('N1')
    expect(await upsert([input('N1-new', { sourceKey: 'key-N1' })])).toMatchObject({ changed: 1 })
    expect(await productIdOf('N1-new')).toBe(id)
    expect(await upsert([input('N1-new', { sourceKey: null, name: 'Без ключа' })])).toMatchObject({ changed: 1 })
    const row = await database.uow.read((db) =>
      db.selectFrom('product').select(['name', 'source_key']).where('id', '=', id).executeTakeFirst(),
    )
    expect(row).toEqual({ name: 'Без ключа', source_key: 'key-N1' })
  })

  it('refuses an article another product has, names it, and writes the rest', async () => {
    await upsert([input('T1')])
    const result = await upsert([input('T1', { sourceKey: 'someone else' }), input('T2'), input('T2', { sourceKey: 'twin' })])
    expect(result).toMatchObject({ inserted: 1, takenSkus: expect.arrayContaining(['T1', 'T2']) })
  })

  it('of stock and prices keeps the newer figure, and a complete set empties the rest', async () => {
    const { type, one, two } = await given(database.uow, async (tx) => ({
      type: await aPriceType(tx),
      one: await aProduct(tx),
      two: await aProduct(tx),
    }))
    const [early, late] = [new Date('2026-03-01T00:00:00Z'), new Date('2026-03-02T00:00:00Z')]
    const stock = (asOf: Date, quantities: readonly [string, number][], isComplete = false) =>
      database.uow.run((tx) =>
        setStock(tx, {
          source: 'test',
          asOf,
          rows: quantities.map(([productId, quantityThousandths]) => ({ warehouseId: names.far, productId, quantityThousandths })),
          ...(isComplete ? { completeFor: [names.far] } : {}),
        }),
      )
    expect(
      await stock(early, [
        [one, 5_000],
        [two, 5_000],
      ]),
    ).toBe(2)
    expect(await stock(late, [[one, 7_000]], true)).toBe(1)
    expect(await stock(early, [[one, 1_000]])).toBe(0)
    const answer = await database.uow.read((db) => availability(db, { productIds: [one, two] }))
    expect([answer.get(one)?.[0]?.freeThousandths, answer.get(two)?.[0]?.freeThousandths]).toEqual([7_000, 0])
    const price = (asOf: Date, ids: readonly string[], completeFor?: readonly string[]) =>
      database.uow.run((tx) =>
        setPrices(tx, {
          source: 'test',
          asOf,
          rows: ids.map((productId) => ({ priceTypeId: type, productId, micros: asOf.getTime(), unit: 'шт' })),
          ...(completeFor === undefined ? {} : { completeFor }),
        }),
      )
    expect(await price(early, [one, two])).toBe(2)
    expect(await price(late, [one], [type])).toBe(1)
    const left = await database.uow.read((db) =>
      db.selectFrom('price').select(['product_id', 'micros']).where('price_type_id', '=', type).execute(),
    )
    expect(left).toEqual([{ product_id: one, micros: late.getTime() }])
  })

  it('of groups links children to parents in any order', async () => {
    const ids = await database.uow.run((tx) =>
      upsertGroups(tx, [
        { sourceKey: 'screws', parentKey: 'fasteners', name: 'Саморезы' },
        { sourceKey: 'fasteners', parentKey: null, name: 'Крепёж' },
      ]),
    )
    const child = await database.uow.read((db) =>
      db
        .selectFrom('product_group')
        .select('parent_id')
        .where('id', '=', ids.get('screws') ?? '')
        .executeTakeFirst(),
    )
    expect(child?.parent_id).toBe(ids.get('fasteners'))
  })
})

describe('analogues', () => {
  it('are approved ones that are still in the catalog', async () => {
    const [product, good, gone] = await given(database.uow, async (tx) => {
      const ids = [await aProduct(tx), await aProduct(tx), await aProduct(tx, { is_active: false })] as const
      await tx.db
        .insertInto('analogue')
        .values([
          { product_id: ids[0], analogue_id: ids[1] },
          { product_id: ids[0], analogue_id: ids[2] },
        ])
        .execute()
      return ids
    })
    expect(await database.uow.read((db) => analoguesOf(db, [product, good, gone]))).toEqual(new Map([[product, [good]]]))
  })
})

describe('the catalog index', () => {
  it('finds, follows changes of every replica, and forgets what was withdrawn', async () => {
    const replica = () => createCatalogIndex({ uow: database.uow, clock: database.clock, logger: silentLogger })
    const [one, two] = [replica(), replica()]
    await given(database.uow, async (tx) => {
      const id = await aProduct(tx, { sku: 'GKL-125', name: 'Гипсокартон КНАУФ 12,5х1200х2500 мм', base_unit: 'лист' })
      await aPack(tx, { product_id: id, unit: 'м2', numerator: 1, denominator: 3 })
    })
    await Promise.all([one.start(), two.start()])
    const id = await productIdOf('GKL-125')
    expect(one.search('гипсокартон 12.5', 5).map(({ itemId }) => itemId)).toContain(id)
    await upsert([input('UD-27', { name: 'Профиль направляющий 27х28х3000 мм' })])
    const added = await productIdOf('UD-27')
    expect(one.search('профиль направляющий 27х28', 5)).toEqual([])
    await Promise.all([one.catchUp(), two.catchUp()])
    for (const index of [one, two]) expect(index.search('профиль направляющий 27х28', 5)[0]?.itemId).toBe(added)
    await database.uow.run((tx) => withdrawProducts(tx, [added]))
    await one.catchUp()
    expect(one.search('профиль направляющий 27х28', 5)).toEqual([])
    await Promise.all([one.stop(), two.stop()])
  })

  it('takes in a change whose event got its number early and committed late', async () => {
    const index = createCatalogIndex({ uow: database.uow, clock: database.clock, logger: silentLogger })
    await index.start()
    let finish = (): void => {}
    const waiting = new Promise<void>((resolve) => {
      finish = resolve
    })
    let started = (): void => {}
    const began = new Promise<void>((resolve) => {
      started = resolve
    })
    const slow = database.uow.run(async (tx) => {
      const id = await aProduct(tx, { name: 'Перфоратор медленный' })
      await tx.db
        .insertInto('event_log')
        .values({
          id: tx.newId('event'),
          at: tx.now,
          type: 'catalog.products-changed',
          version: 1,
          subject: 'catalog',
          data: JSON.stringify({ ids: [id] }),
        })
        .execute()
      started()
      await waiting
    })
    await began
    await upsert([input('FAST', { name: 'Перфоратор быстрый' })])
    await index.catchUp()
    expect(index.search('перфоратор', 5)).toHaveLength(1)
    finish()
    await slow
    await index.catchUp()
    expect(index.search('перфоратор', 5)).toHaveLength(2)
    await index.stop()
  })
})
