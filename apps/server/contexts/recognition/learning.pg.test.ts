import { expectOk } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { aCatalogIndex, anotherCustomer, aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import type { CatalogIndex } from '../catalog/index.ts'
import { giveAlias, giveUnit, setAliasLive } from './use-cases/keep-alias.ts'
import { type LineCorrection, learnChoice, learnCorrection } from './use-cases/learn-correction.ts'
import { recognise } from './use-cases/recognise.ts'
import { setPilot, setThreshold } from './use-cases/set-rules.ts'

const db = withDatabase<DB>()
let shop: Shop
let index: CatalogIndex
let made = 0
beforeAll(async () => {
  shop = await aShop(db.uow)
  index = await aCatalogIndex(db.uow, db.clock)
})

interface Customer {
  readonly partnerId: string
  readonly contactId: string
}

const aCustomer = (): Promise<Customer> => {
  made += 1
  return anotherCustomer(db.uow, shop, `Покупатель ${made}`, `+7900300${String(made).padStart(4, '0')}`)
}

/** An order of the customer to hang a correction on. */
async function anOrder({ partnerId }: Customer): Promise<string> {
  return db.uow.run(async (tx) => {
    const id = tx.newId('order')
    await tx.db
      .insertInto('customer_order')
      .values({
        id,
        state: 'draft',
        organisation_id: shop.organisationId,
        partner_id: partnerId,
        agreement_id: shop.agreementId,
        channel: 'staff',
        warehouse_id: shop.warehouseId,
        currency: 'RUB',
        advance_percent: 0,
        prepayment_percent: 100,
        credit_percent: 0,
        credit_days: 0,
        created_at: tx.now,
        updated_at: tx.now,
      })
      .execute()
    return id
  })
}

const sku = (name: string): string => shop.product[name] ?? ''

async function correct(customer: Customer, said: string, to: string, more: Partial<LineCorrection> = {}): Promise<void> {
  made += 1
  const orderId = await anOrder(customer)
  const correction: LineCorrection = {
    key: `test:${made}`,
    orderId,
    lineId: `lin_${made}`,
    partnerId: customer.partnerId,
    said,
    amount: null,
    from: { productId: sku('PLATE-1'), unit: null },
    to: { productId: sku(to), unit: null },
    saidUnit: null,
    probability: 0.9,
    wasShort: false,
    by: 'employee:emp_test',
    ...more,
  }
  await db.uow.run((tx) => learnCorrection(tx, index, correction))
}

async function choose(customer: Customer, said: string, to: string): Promise<void> {
  made += 1
  const orderId = await anOrder(customer)
  await db.uow.run((tx) =>
    learnChoice(tx, index, {
      orderId,
      lineId: `lin_${made}`,
      ...customer,
      said,
      amount: 5,
      productId: sku(to),
      firstOffered: null,
      probability: null,
    }),
  )
}

const read = (customer: Pick<Customer, 'partnerId'> & Partial<Customer>, text: string) =>
  db.uow.read((tx) =>
    recognise(tx, index, {
      text,
      partnerId: customer.partnerId,
      contactId: customer.contactId ?? null,
      segment: null,
      cart: [],
      history: [],
    }),
  )
const productOf = async (customer: Pick<Customer, 'partnerId'> & Partial<Customer>, text: string): Promise<string | null> => {
  const [operation] = (await read(customer, text)).operations
  return operation?.kind === 'add' ? (Object.entries(shop.product).find(([, id]) => id === operation.productId)?.[0] ?? null) : null
}

describe('what a choice teaches', () => {
  it('holds for the person, then for the customer once a second person means the same', async () => {
    const [me, stranger] = [await aCustomer(), await aCustomer()]
    await choose(me, 'серая пакость 5 мешков', 'ROT-30')
    expect(await productOf(me, 'серая пакость 7 мешков')).toBe('ROT-30')
    expect(await productOf({ partnerId: me.partnerId }, 'серая пакость 7 мешков')).toBeNull()
    expect(await productOf(stranger, 'серая пакость 7 мешков')).toBeNull()
    await choose({ ...me, contactId: stranger.contactId }, 'серая пакость', 'ROT-30')
    expect(await productOf({ partnerId: me.partnerId }, 'серая пакость 7 мешков')).toBe('ROT-30')
  })

  it('never reaches another customer by one odd choice', async () => {
    const [odd, ...others] = [await aCustomer(), await aCustomer(), await aCustomer(), await aCustomer()]
    if (odd === undefined) throw new Error('no customers')
    for (let times = 0; times < 5; times += 1) await choose(odd, 'зелёный лист', 'PLATE-1')
    for (const other of others) expect(await productOf(other, 'зелёный лист 3 шт')).not.toBe('PLATE-1')
  })

  it('is not kept against a size that was stated', async () => {
    const me = await aCustomer()
    await choose(me, 'саморез чёрный 3,5х25', 'SGM-35')
    expect(await productOf(me, 'саморез чёрный 3,5х25 10 уп')).toBe('SGM-25')
  })
})

describe('what corrections teach', () => {
  it('holds for the customer at once and for everybody once three agree; one who contradicts takes it back', async () => {
    const people = await Promise.all([aCustomer(), aCustomer(), aCustomer(), aCustomer()])
    const [a, b, c, d] = people
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('no customers')
    await correct(a, 'воздушка в баллоне', 'FOAM-750')
    expect(await productOf({ partnerId: a.partnerId }, 'воздушка в баллоне 2 шт')).toBe('FOAM-750')
    await correct(b, 'воздушка в баллоне', 'FOAM-750')
    expect(await productOf(d, 'воздушка в баллоне 2 шт')).toBeNull()
    await correct(c, 'воздушка в баллоне', 'FOAM-750')
    expect(await productOf(d, 'воздушка в баллоне 2 шт')).toBe('FOAM-750')
    await correct(d, 'воздушка в баллоне', 'ROT-30')
    expect(await productOf(d, 'воздушка в баллоне 2 шт')).toBe('ROT-30')
    expect(await productOf(await aCustomer(), 'воздушка в баллоне 2 шт')).toBeNull()
    expect(await productOf(a, 'воздушка в баллоне 2 шт')).toBe('FOAM-750')
  })

  it('takes the place of what was taught before, counts once, and a substitution teaches nothing', async () => {
    const me = await aCustomer()
    await correct(me, 'моя мазня', 'PLATE-1', { from: { productId: null, unit: null } })
    await correct(me, 'моя мазня', 'ROT-30', { key: 'twice' })
    await correct(me, 'моя мазня', 'ROT-30', { key: 'twice' })
    expect(await productOf(me, 'моя мазня 2 шт')).toBe('ROT-30')
    const rows = await db.pool.query("select hits, revoked_at is null as live from alias where phrase = 'моя мазня' order by id")
    expect(rows.rows).toEqual([
      { hits: 1, live: false },
      { hits: 1, live: true },
    ])
    await correct(me, 'чем закончилось', 'ROT-30', { wasShort: true })
    expect(await productOf(me, 'чем закончилось 2 шт')).toBeNull()
  })

  it('gives the unit a customer means when none is said, and only then', async () => {
    const me = await aCustomer()
    const pack = { from: { productId: sku('SGM-25'), unit: null }, to: { productId: sku('SGM-25'), unit: 'шт' } }
    await correct(me, 'саморез чёрный 3,5х25 1000', 'SGM-25', pack)
    const unitOf = async (text: string) => (await read(me, text)).operations.map((one) => ('unit' in one ? one.unit : null))
    expect(await unitOf('саморез чёрный 3,5х25 1000')).toEqual(['шт'])
    expect(await unitOf('саморез чёрный 3,5х25 10 уп')).toEqual(['уп'])
  })
})

describe('names by hand', () => {
  const give = (phrase: string, to: string, more: { level?: 'company' | 'customer'; ownerId?: string } = {}) =>
    db.uow.run((tx) =>
      giveAlias(tx, index, { phrase, productId: sku(to), level: 'company', ownerId: '', by: 'employee:emp_test', ...more }),
    )

  it('hold at once, can be taken back and given again, and agreement never brings back what a person took away', async () => {
    const me = await aCustomer()
    const id = expectOk(await give('мелочь пузатая', 'SGM-25'))
    expect(await productOf(me, 'мелочь пузатая 3 уп')).toBe('SGM-25')
    expectOk(await db.uow.run((tx) => setAliasLive(tx, { aliasId: id, isLive: false, by: 'employee:emp_test' })))
    expect(await productOf(me, 'мелочь пузатая 3 уп')).toBeNull()
    for (const other of [await aCustomer(), await aCustomer(), await aCustomer()]) await correct(other, 'мелочь пузатая', 'SGM-25')
    expect(await productOf(me, 'мелочь пузатая 3 уп')).toBeNull()
    expectOk(await db.uow.run((tx) => setAliasLive(tx, { aliasId: id, isLive: true, by: 'employee:emp_test' })))
    expect(await productOf(me, 'мелочь пузатая 3 уп')).toBe('SGM-25')
  })

  it('are refused against a size, when too short, twice for two products, for nobody', async () => {
    expect(await give('саморез 3,5х45', 'SGM-25')).toMatchObject({ ok: false, error: { code: 'recognition.alias-contradicts' } })
    expect(await give('ц', 'SGM-25')).toMatchObject({ ok: false, error: { code: 'recognition.alias-too-short' } })
    expectOk(await give('то самое', 'SGM-25'))
    expect(await give('то самое', 'ROT-30')).toMatchObject({ ok: false, error: { code: 'recognition.alias-taken' } })
    expect(await give('ничьё имя', 'ROT-30', { level: 'customer', ownerId: 'ptn_none' })).toMatchObject({
      ok: false,
      error: { code: 'recognition.unknown-owner' },
    })
    const unit = { partnerId: shop.partnerId, productId: sku('ROT-30'), unit: 'пал', by: 'employee:emp_test' }
    expect(await db.uow.run((tx) => giveUnit(tx, unit))).toMatchObject({ ok: false, error: { code: 'recognition.unknown-unit' } })
  })
})

describe('thresholds', () => {
  const by = 'employee:emp_test'
  it('make a question of a surer line, for one customer or for all, and can be taken away', async () => {
    const [me, other] = [await aCustomer(), await aCustomer()]
    const set = (accept: number | null, scope: 'company' | 'customer', scopeId: string) =>
      db.uow.run((tx) => setThreshold(tx, { scope, scopeId, accept, margin: null, costs: null, by }))
    expectOk(await set(1, 'customer', me.partnerId))
    expect(await productOf(me, 'ротбанд 5 мешков')).toBeNull()
    expect((await read(me, 'ротбанд 5 мешков')).operations[0]).toMatchObject({ kind: 'unclear', state: 'ask' })
    expect(await productOf(other, 'ротбанд 5 мешков')).toBe('ROT-30')
    expectOk(await set(1, 'company', ''))
    expect(await productOf(other, 'ротбанд 5 мешков')).toBeNull()
    expectOk(await set(0.5, 'customer', other.partnerId))
    expect(await productOf(other, 'ротбанд 5 мешков')).toBe('ROT-30')
    expectOk(await set(null, 'company', ''))
    expectOk(await set(null, 'customer', me.partnerId))
    expect(await productOf(me, 'ротбанд 5 мешков')).toBe('ROT-30')
    expect(await set(0.9, 'customer', 'ptn_none')).toMatchObject({ ok: false, error: { code: 'recognition.unknown-scope' } })
  })

  it('are not written over by an older look at the pilot', async () => {
    const pilot = { groupIds: null, partnerIds: null, channels: null, agreeingCustomers: 3, by }
    expectOk(await db.uow.run((tx) => setPilot(tx, { ...pilot, version: 0 })))
    expect(await db.uow.run((tx) => setPilot(tx, { ...pilot, version: 0 }))).toMatchObject({
      ok: false,
      error: { code: 'recognition.stale-rules' },
    })
  })
})

describe('a customer', () => {
  it('reads nothing of what was learned, set or measured, not even their own', async () => {
    const tables = ['alias', 'unit_preference', 'line_correction', 'recognition_threshold', 'recognition_rules', 'replay']
    const client = await db.pool.connect()
    try {
      for (const table of tables) {
        await client.query('begin')
        await client.query('set local role skladno_customer')
        await client.query("select set_config('app.party_id', $1, true)", [shop.partnerId])
        const refusal = await client.query(`select * from ${table}`).then(
          () => 'read',
          (error: { code?: string }) => error.code,
        )
        expect([table, refusal]).toEqual([table, '42501'])
        await client.query('rollback')
      }
    } finally {
      client.release()
    }
  })
})
