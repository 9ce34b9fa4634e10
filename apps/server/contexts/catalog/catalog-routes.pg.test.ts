import { ok } from '@skladno/kernel'
import { createHttpServer, silentLogger } from '@skladno/platform'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anAgreement, anOrganisation, aPartner, aPrice, aPriceType, aProduct, aWarehouse, given, inStock } from '../../db/test-rows.ts'
import type { DB } from '../../db/types.ts'
import { type Authentication, createAuthentication, createOwner, partiesErrors, signIn } from '../parties/index.ts'
import { productPriceList, productPrices } from '../terms/index.ts'
import { catalogErrors, catalogRoutes, createCatalogIndex } from './index.ts'

const database = withDatabase<DB>()
const names = { partner: '', product: '', other: '', group: '', subgroup: '' }
let server: Awaited<ReturnType<typeof createHttpServer>>
let cookie = ''

beforeAll(async () => {
  const { uow, clock } = database
  await given(uow, async (tx) => {
    names.group = tx.newId('group')
    names.subgroup = tx.newId('group')
    await tx.db.insertInto('product_group').values({ id: names.group, name: 'Крепёж' }).execute()
    await tx.db.insertInto('product_group').values({ id: names.subgroup, name: 'Саморезы', parent_id: names.group }).execute()
    names.product = await aProduct(tx, { name: 'Саморез чёрный 3.5х25', group_id: names.subgroup, sale: { unit: 'уп', numerator: 500 } })
    names.other = await aProduct(tx, { name: 'Дрель ударная' })
    const [list, own] = [await aPriceType(tx, { position: 0 }), await aPriceType(tx, { position: 1 })]
    await aPrice(tx, { price_type_id: list, product_id: names.product, micros: 600_000_000, unit: 'уп' })
    await aPrice(tx, { price_type_id: own, product_id: names.product, micros: 480_500_000, unit: 'уп' })
    names.partner = await aPartner(tx)
    await anAgreement(tx, { organisation_id: await anOrganisation(tx), partner_id: names.partner, price_type_id: own, discount_bp: 1000 })
    await inStock(tx, {
      product_id: names.product,
      warehouse_id: await aWarehouse(tx, { name: 'Основной' }),
      quantity_thousandths: 5_000_000,
    })
  })
  const authentication: Authentication = createAuthentication({ uow, clock, publicUrl: null })
  const catalogIndex = createCatalogIndex({ uow, clock, logger: silentLogger })
  await catalogIndex.start()
  server = await createHttpServer({
    logger: silentLogger,
    openapi: { title: 'test', version: '1' },
    statuses: { ...partiesErrors, ...catalogErrors },
  })
  await catalogRoutes(
    { uow, authentication, clock, catalogIndex },
    {
      productPrices: (db, question) => productPrices(db, { ...question, on: '2026-03-02' }),
      priceList: productPriceList,
      aliases: async () => [],
      addAlias: async () => ok(null),
      removeAlias: async () => ok(null),
      waitingOrders: async () => [],
      sufferingOrders: async (_, { missing }) =>
        [...missing].map(([productId, thousandths]) => ({
          id: 'ord_tester',
          number: '118',
          partner: { id: 'ptn_tester', name: 'Ромашка' },
          productId,
          quantity: { amount: thousandths / 1000, unit: 'шт' },
        })),
    },
  )(server)
  await uow.run((tx) => createOwner(tx, { email: 'o@example.com', name: 'О', password: 'long enough' }))
  const session = await signIn(uow, { email: 'o@example.com', password: 'long enough', address: 'a', userAgent: null })
  cookie = session.ok ? `skladno_session=${session.value.token}` : ''
})
afterAll(() => server.close())

const get = async (url: string) => (await server.inject({ method: 'GET', url, headers: { cookie } })).json()

describe('the catalog screen', () => {
  it('finds by words, with the customer’s own price, what is in a pack and what is in stock', async () => {
    const { products, total } = await get(`/api/v1/products?q=${encodeURIComponent('самореза 3.5х25')}&partnerId=${names.partner}`)
    expect(total).toBe(1)
    expect(products).toMatchObject([
      {
        id: names.product,
        group: { name: 'Саморезы' },
        unit: 'уп',
        packText: '500 шт',
        price: { amount: '432.45', currency: 'RUB', unit: 'уп', vatIncluded: true },
        stock: [{ warehouse: { name: 'Основной' }, free: { amount: 5000, unit: 'шт' }, expected: null }],
      },
    ])
  })

  it('without a customer shows the list price, and «по запросу» where there is none', async () => {
    const { products } = await get('/api/v1/products?limit=10')
    expect(products.map((product: { name: string; price: { amount: string } | null }) => [product.name, product.price?.amount])).toEqual([
      ['Дрель ударная', undefined],
      ['Саморез чёрный 3.5х25', '600'],
    ])
  })

  it('of a group shows the groups below it too', async () => {
    expect((await get(`/api/v1/products?groupId=${names.group}`)).products).toHaveLength(1)
    expect((await get('/api/v1/groups')).groups).toMatchObject([
      { id: names.group, parentId: null, productCount: 0 },
      { id: names.subgroup, parentId: names.group, productCount: 1 },
    ])
  })

  it('is for staff only', async () => {
    expect((await server.inject({ method: 'GET', url: '/api/v1/products' })).statusCode).toBe(401)
  })

  it('has a card for each product and says when there is none', async () => {
    expect(await get(`/api/v1/products/${names.other}`)).toMatchObject({ name: 'Дрель ударная', price: null })
    expect((await server.inject({ method: 'GET', url: '/api/v1/products/prd_none', headers: { cookie } })).statusCode).toBe(404)
  })

  it('has the order step and the minimum on the card, to be changed by those who edit the catalog', async () => {
    const url = `/api/v1/products/${names.product}`
    const put = (payload: object) => server.inject({ method: 'PUT', url: `${url}/order-rule`, headers: { cookie }, payload })
    expect((await get(`${url}/card`)).ordering).toEqual({ step: null, minimum: null })
    expect((await put({ step: 6, minimum: 10 })).json()).toMatchObject({ ordering: { step: 6, minimum: 10 } })
    const half = await put({ step: 2.5, minimum: null })
    expect([half.statusCode, half.json().error.code]).toEqual([422, 'catalog.step-not-whole'])
    expect((await put({ step: 0, minimum: null })).statusCode).toBe(400)
    expect((await put({ step: null, minimum: null })).json().ordering).toEqual({ step: null, minimum: null })
    expect((await server.inject({ method: 'PUT', url: `${url}/order-rule`, payload: { step: 6, minimum: null } })).statusCode).toBe(401)
  })
})
