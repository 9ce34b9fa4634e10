import { expectOk } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aLegalEntity, anAgreement, aPartner, aPrice, aProduct, inStock } from '../../db/test-rows.ts'
import { aCatalogIndex, aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import type { CatalogIndex } from '../catalog/index.ts'
import { confirmOrder, editOrder, startDraft } from '../ordering/index.ts'
import { type Talk, talkAs } from './talk.ts'

const db = withDatabase<DB>()
const GOODS = [
  ['milk', 'Молоко 3.2%, 10 л', 500],
  ['cream', 'Сливки 20%, 1 л', 180],
  ['vanilla', 'Сироп ваниль, 1 л', 600],
  ['caramel', 'Сироп карамель, 1 л', 600],
] as const
let shop: Shop
let index: CatalogIndex
const ids: Record<string, string> = {}
let phones = 0

beforeAll(async () => {
  shop = await aShop(db.uow)
  await db.uow.run(async (tx) => {
    for (const [key, name, price] of GOODS) {
      const id = await aProduct(tx, { sku: key.toUpperCase(), name, base_unit: 'шт' })
      ids[key] = id
      await aPrice(tx, { price_type_id: shop.priceTypeId, product_id: id, micros: price * 1_000_000, unit: 'шт' })
      await inStock(tx, { warehouse_id: shop.warehouseId, product_id: id, quantity_thousandths: 500_000 })
    }
    await tx.db
      .insertInto('analogue')
      .values({ product_id: ids.vanilla ?? '', analogue_id: ids.caramel ?? '' })
      .execute()
  })
  index = await aCatalogIndex(db.uow, db.clock)
})

/** «Кофейня у Петра» with the order of the case behind it. */
async function petr(): Promise<Talk & { readonly partnerId: string }> {
  phones += 1
  const phone = `+7900300${String(phones).padStart(4, '0')}`
  db.clock.set('2025-12-15T08:00:00Z')
  const partnerId = await db.uow.run(async (tx) => {
    const id = await aPartner(tx, { name: `Кофейня ${phones}`, manager_id: shop.managerId, autonomy: 'automatic' })
    await aLegalEntity(tx, { partner_id: id, name: 'ООО «Кофейня у Петра»' })
    await aContact(tx, { partner_id: id, name: 'Пётр', phone })
    await anAgreement(tx, {
      organisation_id: shop.organisationId,
      price_type_id: shop.priceTypeId,
      partner_id: id,
      warehouse_id: shop.warehouseId,
    })
    const { orderId } = expectOk(await startDraft(tx, { partnerId: id, channel: 'staff' }))
    const actor = { kind: 'system', name: 'test' } as const
    const operations = (
      [
        ['milk', 5],
        ['cream', 10],
        ['vanilla', 2],
      ] as const
    ).map(([key, amount]) => ({
      kind: 'add-line' as const,
      productId: ids[key] ?? '',
      quantity: { thousandths: amount * 1000, unit: 'шт' },
    }))
    expectOk(await editOrder(tx, { orderId, draftVersion: null, operations, actor }))
    expectOk(await confirmOrder(tx, { orderId, draftVersion: null, actor }))
    return id
  })
  db.clock.set('2025-12-18T08:00:00Z')
  const talk = talkAs({ uow: db.uow, clock: db.clock, index, phone })
  return Object.assign(talk, { partnerId })
}

const lastOrderOf = async (partnerId: string) =>
  (await db.pool.query('select state, total_minor from customer_order where partner_id = $1 order by id desc limit 1', [partnerId])).rows[0]

describe('the repeat of the case', () => {
  it('goes word for word: menu, last order, milk 5 → 8, new total at once, placed', async () => {
    const me = await petr()
    const [menu] = await me.say('Привет')
    expect(menu?.text).toBe('Здравствуйте, ООО «Кофейня у Петра»! Что хотите сделать?')
    expect(menu?.options).toEqual(['Новый заказ', 'Повторить последний', 'Статус заказа', 'Баланс'])
    const [last] = await me.tap('Повторить последний')
    expect(last?.text).toBe(
      [
        'Ваш последний заказ от 15.12.2025:',
        '• Молоко 3.2%, 10 л — 5 шт. — 2 500 ₽',
        '• Сливки 20%, 1 л — 10 шт. — 1 800 ₽',
        '• Сироп ваниль, 1 л — 2 шт. — 1 200 ₽',
        'Итого: 5 500 ₽',
      ].join('\n'),
    )
    expect(last?.options).toEqual(['Оформить как есть', 'Изменить количество', 'Добавить товары'])
    const [which] = await me.tap('Изменить количество')
    expect(which?.text).toBe('Какую позицию изменить?')
    expect(which?.options).toEqual(['Молоко — 5 шт.', 'Сливки — 10 шт.', 'Сироп — 2 шт.'])
    const [howMany] = await me.tap('Молоко')
    expect(howMany?.text).toBe('Сколько штук молока 3.2%, 10 л?')
    const [changed] = await me.say('8')
    expect(changed?.text).toBe('Молоко — теперь 8 шт. (4 000 ₽). Новый итог: 7 000 ₽')
    expect(changed?.options).toEqual(['Оформить', 'Ещё изменить', 'Добавить товары'])
    await me.tap('Оформить')
    expect(await lastOrderOf(me.partnerId)).toMatchObject({ state: 'confirmed', total_minor: 700_000 })
  })

  it('is placed as it is by a tap or in words', async () => {
    for (const answer of ['tap', 'да', 'оформить как есть'] as const) {
      const me = await petr()
      await me.say('Повторить последний заказ')
      if (answer === 'tap') await me.tap('Оформить как есть')
      else await me.say(answer)
      expect(await lastOrderOf(me.partnerId)).toMatchObject({ state: 'confirmed', total_minor: 550_000 })
    }
  })

  it('takes goods that are added into an ordinary proposal', async () => {
    const me = await petr()
    await me.say('как обычно')
    const [what] = await me.tap('Добавить товары')
    expect(what?.text).toContain('Что добавить?')
    const [proposal] = await me.say('сироп карамель 3 шт')
    expect(proposal?.text).toContain('Правильно ли я понял ваш заказ?')
    expect(proposal?.text).toContain('Итого: 7 300,00 ₽')
  })
})

describe('what changed since', () => {
  it('is told before the order: gone goods with a replacement, dearer ones with both prices', async () => {
    const me = await petr()
    const setPrice = (micros: number) => db.pool.query('update price set micros = $1 where product_id = $2', [micros, ids.milk])
    await db.pool.query('update stock set quantity_thousandths = 0 where product_id = $1', [ids.vanilla])
    await setPrice(520_000_000)
    const [warning] = await me.say('Повторить последний')
    expect(warning?.text).toContain('Внимание: сироп ваниль, 1 л временно отсутствует. Заменить на Сироп карамель, 1 л')
    expect(warning?.text).toMatch(/или убрать из заказа\?$/)
    expect(warning?.options).toContain('Убрать из заказа')
    const [last] = await me.tap('Убрать из заказа')
    expect(last?.text).toContain('Внимание: с прошлого раза изменилась цена.\nМолоко 3.2%, 10 л: 500,00 ₽/шт → 520,00 ₽/шт')
    expect(last?.text).toContain('Итого: 4 400 ₽')
    await setPrice(500_000_000)
    await db.pool.query('update stock set quantity_thousandths = 500000 where product_id = $1', [ids.vanilla])
  })

  it('leaves out what is no longer sold, and says so', async () => {
    const me = await petr()
    await db.pool.query('update product set is_active = false where id = $1', [ids.vanilla])
    const [last] = await me.say('Повторить последний')
    expect(last?.text).toContain('Внимание: «Сироп ваниль, 1 л» больше не продаётся, в заказ не вошло.')
    expect(last?.text).toContain('Итого: 4 300 ₽')
    await db.pool.query('update product set is_active = true where id = $1', [ids.vanilla])
  })
})

it('where and when to bring it never answers a question about goods', async () => {
  const me = await petr()
  await me.say('саморезы чёрные 10 пачек')
  await me.say('привезите завтра после обеда')
  const { rows } = await db.pool.query<{ mode: string; from: number; state: string }>(
    `select o.delivery_mode as mode, o.window_from_minutes as from, l.state from customer_order o join order_line l on l.order_id = o.id
      where o.partner_id = $1 and o.state <> 'confirmed'`,
    [me.partnerId],
  )
  expect(rows).toEqual([{ mode: 'delivery', from: 720, state: 'ask' }])
})

it('a quantity of nothing takes the line out, and another answer is read as ever', async () => {
  const me = await petr()
  await me.say('Повторить последний')
  await me.tap('Изменить количество')
  await me.tap('Сливки')
  const [gone] = await me.say('0')
  expect(gone?.text).toBe('Сливки — убрал из заказа. Новый итог: 3 700 ₽')
  await me.tap('Ещё изменить')
  await me.tap('Молоко')
  const said = await me.say('сколько мы должны?')
  expect(said[0]?.text).not.toContain('теперь')
})

it('who may not see prices repeats without a single one', async () => {
  const me = await petr()
  await db.pool.query('update contact_right set sees_prices = false where partner_id = $1', [me.partnerId])
  const [last] = await me.say('Повторить последний')
  expect(last?.text).toContain('• Молоко 3.2%, 10 л — 5 шт.')
  expect(last?.text).not.toMatch(/₽/)
})
