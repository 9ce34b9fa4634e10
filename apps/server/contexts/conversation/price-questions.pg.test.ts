import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { aPrice, aPriceType } from '../../db/test-rows.ts'
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
})

async function aCustomer(): Promise<Talk & { readonly partnerId: string }> {
  phones += 1
  const phone = `+7900400${String(phones).padStart(4, '0')}`
  const { partnerId } = await anotherCustomer(db.uow, shop, `Покупатель ${phones}`, phone)
  const talk = talkAs({ uow: db.uow, clock: db.clock, index, phone })
  return { say: talk.say, burst: talk.burst, tap: talk.tap, threadId: '', partnerId }
}

const answerTo = async (text: string, me?: Talk): Promise<string> =>
  (await (me ?? (await aCustomer())).say(text)).map((said) => said.text).join('\n')

describe('a question about a price or the stock', () => {
  it.each([
    ['почём гипсокартон 12,5', ['Гипсокартон ГКЛ 12,5х1200х2500 мм: 415,00'], ['Плита цементная', 'Пена']],
    ['сколько стоит пена?', ['Пена монтажная Макрофлекс 750 мл: 410,00 ₽/бал'], ['Профиль', 'Саморез']],
    ['есть ли пена', ['Пена монтажная Макрофлекс 750 мл: есть 60 бал'], ['₽', 'Утеплитель']],
    ['почём саморезы чёрные', ['3,5х25', '3,5х35', 'Подошло несколько товаров'], ['Профиль', 'Гипсокартон']],
    ['почём пена и ротбанд', ['Пена монтажная', 'Ротбанд 30 кг: 489,00'], ['Профиль']],
    ['почём плита цементная', ['цена по запросу'], ['Гипсокартон']],
  ] as const)('«%s» is answered with the goods the words mean', async (question, has, hasNot) => {
    const answer = await answerTo(question)
    for (const part of has) expect(answer).toContain(part)
    for (const part of hasNot) expect(answer).not.toContain(part)
  })

  it.each(['есть в наличии унитазы?', 'почём лодка надувная', 'сколько стоит паркет дубовый для гипсокартона'])(
    'of goods that are not there says so and offers a person: «%s»',
    async (question) => {
      const said = await (await aCustomer()).say(question)
      expect(said.map(({ text }) => text).join()).toContain('в каталоге не нашёл')
      expect(said.map(({ text }) => text).join()).not.toContain('₽')
      expect(said.at(-1)?.options).toEqual(['Позвать менеджера'])
    },
  )

  it('without goods asks which; beside an order the draft itself tells the prices', async () => {
    expect(await answerTo('почём?')).toContain('Про какой товар?')
    const beside = await answerTo('ротбанд 5 мешков, почём?')
    expect(beside).toContain('489,00')
    expect(beside).not.toContain('не нашёл')
  })

  it('tells each customer his own price and nobody else’s', async () => {
    const [one, two] = [await aCustomer(), await aCustomer()]
    await db.uow.run(async (tx) => {
      const typeId = await aPriceType(tx, { name: 'Особая' })
      await aPrice(tx, { product_id: shop.product['ROT-30'] ?? '', price_type_id: typeId, unit: 'мешок', micros: 401_000_000 })
      await tx.db.updateTable('agreement').set({ price_type_id: typeId }).where('partner_id', '=', two.partnerId).execute()
    })
    const [first, second] = [await answerTo('почём ротбанд', one), await answerTo('почём ротбанд', two)]
    expect([first.includes('489,00'), first.includes('401,00')]).toEqual([true, false])
    expect([second.includes('489,00'), second.includes('401,00')]).toEqual([false, true])
  })
})
