import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { aCatalogIndex, anotherCustomer, aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import type { CatalogIndex } from '../catalog/index.ts'
import { type Talk, talkAs } from './talk.ts'

const db = withDatabase<DB>()
let shop: Shop
let index: CatalogIndex
let phones = 0
beforeAll(async () => {
  shop = await aShop(db.uow)
  index = await aCatalogIndex(db.uow, db.clock)
  await soldBy('FOAM-750', 6_000, 12_000)
  await soldBy('PAR-50', 2_000, 0)
})

const soldBy = (sku: string, multiple: number, minimum: number) =>
  db.pool.query(
    `INSERT INTO pack (id, product_id, unit, numerator, denominator, multiple_thousandths, minimum_thousandths, is_sale)
     SELECT 'pck_' || sku, id, base_unit, 1, 1, $2, $3, true FROM product WHERE sku = $1`,
    [sku, multiple, minimum],
  )

async function aCustomer(): Promise<Talk & { readonly partnerId: string }> {
  phones += 1
  const phone = `+7900300${String(phones).padStart(4, '0')}`
  const { partnerId } = await anotherCustomer(db.uow, shop, `Покупатель ${phones}`, phone)
  const talk = talkAs({ uow: db.uow, clock: db.clock, index, phone })
  return { say: talk.say, burst: talk.burst, tap: talk.tap, threadId: '', partnerId }
}

const linesOf = async (partnerId: string) =>
  (
    await db.pool.query<{ sku: string; packs: number; state: string }>(
      `select p.sku, l.pack_thousandths / 1000 as packs, l.state from order_line l join customer_order o on o.id = l.order_id
       left join product p on p.id = l.product_id
       where o.partner_id = $1 and l.state <> 'removed' order by o.id desc, l.position`,
      [partnerId],
    )
  ).rows

describe('goods sold by several, and not less than so many', () => {
  it('seven of what goes by six is a question with both amounts, and a tap answers it', async () => {
    const me = await aCustomer()
    const [question] = await me.say('пена 15 баллонов')
    expect(question?.text).toContain('продаём по 6 бал, а в заявке 15 бал. Взять 12 бал или 18 бал?')
    expect(question?.options).toEqual(['12 бал', '18 бал', 'Убрать позицию'])
    const [proposal] = await me.tap('18 бал')
    expect(proposal?.text).toContain('18 бал × 410,00')
  })

  it('is answered in words: the amount itself, or another that is asked about again', async () => {
    const me = await aCustomer()
    await me.say('пена 15 баллонов')
    const [again] = await me.say('давайте 20')
    expect(again?.options).toEqual(['18 бал', '24 бал', 'Убрать позицию'])
    const [proposal] = await me.say('24')
    expect(proposal?.text).toContain('24 бал')
  })

  it('below the minimum says the minimum; «да» takes it', async () => {
    const me = await aCustomer()
    const [question] = await me.say('пена 3 баллона')
    expect(question?.text).toContain('меньше 12 бал не продаём, а в заявке 3 бал. Взять 12 бал?')
    const [proposal] = await me.say('да')
    expect(proposal?.text).toContain('12 бал × 410,00')
  })

  it('a change of the draft and a whole line are held to it too', async () => {
    const me = await aCustomer()
    await me.say('пена 12 баллонов, ротбанд 5 мешков')
    const [question] = await me.say('пены 14')
    expect(question?.options).toEqual(['12 бал', '18 бал', 'Убрать позицию'])
    await me.say('пена 18 баллонов')
    expect(await linesOf(me.partnerId)).toEqual([
      { sku: 'FOAM-750', packs: 18, state: 'open' },
      { sku: 'ROT-30', packs: 5, state: 'open' },
    ])
  })

  it('a change of a confirmed order asks before it is shown', async () => {
    const me = await aCustomer()
    await me.say('пена 12 баллонов')
    await me.say('да')
    const [question] = await me.say('пены не 12, а 20')
    expect(question?.text).toContain('продаём по 6')
    const [change] = await me.tap('18 бал')
    expect(change?.text).toContain('12 бал → 18 бал')
  })

  it('a part of a pack is asked about with both amounts, pieces and packs', async () => {
    const me = await aCustomer()
    const [question] = await me.say('саморез чёрный 3.5х25 700 штук')
    expect(question?.text).toContain('700 шт ровно не выходит')
    expect(question?.options).toEqual(['1 уп (500 шт)', '2 уп (1 000 шт)', 'Убрать позицию'])
    const [proposal] = await me.tap('2 уп')
    expect(proposal?.text).toContain('2 уп × 320,00')
  })
})

describe('«побольше»', () => {
  it('offers the amounts this customer took before, and a tap sets one', async () => {
    const me = await aCustomer()
    for (const amount of [30, 45, 20]) {
      await me.say(`ротбанд ${amount} мешков`)
      await me.say('да')
      db.clock.advance(26 * 3_600_000)
    }
    await me.say('ротбанд 20 мешков, пена 12 баллонов')
    const [question] = await me.say('ротбанда побольше')
    expect(question?.text).toContain('сейчас 20 мешков. Сколько сделать?')
    expect(question?.options).toEqual(['30 мешков', '45 мешков'])
    const [proposal] = await me.tap('45 мешков')
    expect(proposal?.text).toContain('45 мешков × 489,00')
    const [less] = await me.say('ротбанда чуть поменьше')
    expect(less?.options).toEqual(['20 мешков', '30 мешков'])
    await me.say('ротбанда 25')
    expect(await linesOf(me.partnerId)).toContainEqual({ sku: 'ROT-30', packs: 25, state: 'open' })
  })

  it('never offers what another customer took, and keeps to the steps of the goods', async () => {
    const me = await aCustomer()
    await me.say('пена 12 баллонов')
    const [question] = await me.say('пены побольше')
    expect(question?.options).toEqual(['18 бал', '24 бал'])
  })

  it('is asked about in a repeat as well, and nothing is ordered before the answer', async () => {
    const me = await aCustomer()
    await me.say('ротбанд 10 мешков, пена 12 баллонов')
    await me.say('да')
    db.clock.advance(26 * 3_600_000)
    const [question] = await me.say('как в прошлый раз, только ротбанда побольше')
    expect(question?.text).toContain('Сколько сделать?')
    expect(question?.options.length).toBeGreaterThan(1)
    const [still] = await me.say('да')
    expect(still?.text).not.toContain('принят')
    await me.say('15')
    expect(await linesOf(me.partnerId)).toContainEqual({ sku: 'ROT-30', packs: 15, state: 'open' })
  })
})
