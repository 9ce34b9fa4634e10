import { expectOk } from '@skladno/kernel'
import { withDatabase } from '@skladno/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { aPartner } from '../../db/test-rows.ts'
import { aCatalogIndex, anotherCustomer, aShop, type Shop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import type { CatalogIndex } from '../catalog/index.ts'
import { editOrder } from '../ordering/index.ts'
import { enterByCode } from '../parties/index.ts'
import { listMessages } from './queries/threads.ts'
import { type Talk, talkAs } from './talk.ts'
import { sendSignInCode } from './use-cases/send-sign-in-code.ts'

const db = withDatabase<DB>()
let shop: Shop
let index: CatalogIndex
let phones = 0
beforeAll(async () => {
  shop = await aShop(db.uow)
  index = await aCatalogIndex(db.uow, db.clock)
})

/** A customer of their own for each story, so that no story hears another. */
async function aCustomer(): Promise<Talk & { readonly partnerId: string; readonly contactId: string }> {
  phones += 1
  const phone = `+7900200${String(phones).padStart(4, '0')}`
  const customer = await anotherCustomer(db.uow, shop, `Покупатель ${phones}`, phone)
  const talk = talkAs({ uow: db.uow, clock: db.clock, index, phone })
  return {
    say: talk.say,
    burst: talk.burst,
    tap: talk.tap,
    get threadId() {
      return talk.threadId
    },
    partnerId: customer.partnerId,
    contactId: customer.contactId,
  }
}

const ordersOf = async (partnerId: string) =>
  (
    await db.pool.query<{ state: string; number: string | null; total_minor: number }>(
      'select state, number, total_minor from customer_order where partner_id = $1 order by id',
      [partnerId],
    )
  ).rows
const escalationsOf = async (threadId: string) =>
  (
    await db.pool.query<{ reason: string; summary: Record<string, unknown> }>(
      'select reason, summary from escalation where thread_id = $1 order by id',
      [threadId],
    )
  ).rows

describe('the main job', () => {
  it('turns words into a proposal with personal prices, and a tap into an order', async () => {
    const me = await aCustomer()
    const [proposal] = await me.say('саморезы чёрные 3.5х25 — 10 пачек, ротбанд 5 мешков')
    expect(proposal?.text).toContain('Правильно ли я понял ваш заказ?')
    expect(proposal?.text).toContain('10 уп × 320,00 ₽/уп = 3 200,00 ₽')
    expect(proposal?.text).toContain('Итого: 5 645,00 ₽, в том числе НДС 22 %')
    expect(proposal?.options).toEqual(['Всё верно', 'Изменить', 'Позвать менеджера'])
    await me.tap('Всё верно')
    expect(await ordersOf(me.partnerId)).toMatchObject([{ state: 'confirmed', total_minor: 564_500 }])
  })

  it('asks one question with taps when a size was not said, and goes on by itself', async () => {
    const me = await aCustomer()
    const [question] = await me.say('саморезы чёрные 10 пачек, пена 2 баллона')
    expect(question?.text).toContain('Понял 1 позицию')
    const [proposal] = await me.tap('3,5х35')
    expect(proposal?.text).toContain('Правильно ли я понял ваш заказ?')
    expect(proposal?.text).toContain('3,5х35')
  })

  it('understands an answer in words', async () => {
    const me = await aCustomer()
    await me.say('саморезы чёрные 10 пачек')
    const [proposal] = await me.say('35')
    expect(proposal?.text).toContain('3,5х35')
  })

  it('changes the draft by words and shows the new total', async () => {
    const me = await aCustomer()
    await me.say('ротбанд 5 мешков')
    const [changed] = await me.say('ротбанда не 5, а 8')
    expect(changed?.text).toContain('8 мешков')
    expect(changed?.text).toContain('3 912,00 ₽')
    const [added] = await me.say('добавь пену 3 баллона')
    expect(added?.text).toContain('Пена монтажная')
    expect(added?.text).toContain('8 мешков')
  })

  it('offers a way out of a shortage and keeps the promise in the proposal', async () => {
    const me = await aCustomer()
    const [question] = await me.say('rockwool 50 мм 20 уп')
    expect(question?.text).toContain('есть 15 уп из 20 уп')
    expect(question?.options.join('|')).toMatch(/Взять 15 уп.*Paroc/)
    const [proposal] = await me.tap('Взять 15')
    expect(proposal?.text).toContain('привезём 5 марта')
  })

  it('shows the draft again when the same goods are said twice', async () => {
    const me = await aCustomer()
    await me.say('ротбанд 5 мешков')
    const [again] = await me.say('ротбанд 5 мешков')
    expect(again?.text).toContain('Правильно ли я понял')
    expect(again?.text).toContain('Итого: 2 445,00 ₽')
  })

  it('hears the same words sent twice before an answer as one wish', async () => {
    const me = await aCustomer()
    const [proposal] = await me.burst(['ротбанд 5 мешков', 'ротбанд 5 мешков'])
    expect(proposal?.text).toContain('Итого: 2 445,00 ₽')
  })

  it('says yes in words, once', async () => {
    const me = await aCustomer()
    await me.say('пена 1 баллон')
    await me.say('да')
    await me.say('да')
    expect(await ordersOf(me.partnerId)).toHaveLength(1)
  })
})

describe('a price that rose while the proposal waited', () => {
  it('is shown by name with both prices, and the order goes through only at the new one', async () => {
    const me = await aCustomer()
    await me.say('пена 3 баллона')
    await db.pool.query('update price set micros = 450000000 where product_id = $1', [shop.product['FOAM-750']])
    const said = await me.tap('Всё верно')
    expect(said[0]?.text).toContain('Пена монтажная Макрофлекс 750 мл: 410,00 ₽/бал → 450,00 ₽/бал')
    await me.tap('Всё верно')
    expect(await ordersOf(me.partnerId)).toMatchObject([{ state: 'confirmed', total_minor: 135_000 }])
    await db.pool.query('update price set micros = 410000000 where product_id = $1', [shop.product['FOAM-750']])
  })
})

describe('a changed mind', () => {
  it('«нет» offers to change or cancel, and cancelling cancels', async () => {
    const me = await aCustomer()
    await me.say('пена 1 баллон')
    const [question] = await me.say('нет')
    expect(question?.options).toContain('Отменить заказ')
    await me.tap('Отменить заказ')
    expect(await ordersOf(me.partnerId)).toMatchObject([{ state: 'cancelled', number: null }])
  })

  it('«как в прошлый раз, только без …» is a new order without that line, not a change of the last one', async () => {
    const me = await aCustomer()
    await me.say('ротбанд 5 мешков, пена 2 баллона')
    await me.tap('Всё верно')
    db.clock.advance(5 * 3_600_000)
    const [proposal] = await me.say('как в прошлый раз, только без пены')
    expect(proposal?.text).toContain('Правильно ли я понял')
    expect(proposal?.text).not.toContain('Пена')
    expect(await ordersOf(me.partnerId)).toMatchObject([{ state: 'confirmed' }, { state: 'proposed' }])
  })

  it('a place to deliver to is part of the order', async () => {
    const me = await aCustomer()
    const said = await me.say('ротбанд 5 мешков, привезите на ул. Абая 15')
    expect(said.map((message) => message.text).join('\n')).toContain('Доставка: ')
    expect(await escalationsOf(me.threadId)).toEqual([])
  })
})

describe('what a person must hear', () => {
  it('hands over a request beyond the bot and keeps the standard part', async () => {
    const me = await aCustomer()
    const said = await me.say('пена 2 баллона и ещё профиль распилить под 45 градусов')
    expect(said.map((message) => message.text).join('\n')).toContain('Правильно ли я понял')
    expect(await escalationsOf(me.threadId)).toMatchObject([{ reason: 'request' }])
  })

  it('calls the manager at any moment', async () => {
    const me = await aCustomer()
    const [said] = await me.say('позовите менеджера')
    expect(said?.text).toContain('Марина')
    expect(await escalationsOf(me.threadId)).toMatchObject([{ reason: 'person' }])
  })

  it('offers a person after two misunderstandings, never a loop', async () => {
    const me = await aCustomer()
    await me.say('ыва прол джэ')
    await me.say('фыв апр олд')
    expect((await escalationsOf(me.threadId)).map((row) => row.reason)).toContain('misunderstood')
  })

  it('tells a stranger nothing and orders nothing, but keeps the words', async () => {
    const stranger = talkAs({ uow: db.uow, clock: db.clock, index, phone: '+79990001122' })
    const [said] = await stranger.say('ротбанд 5 мешков, почём?')
    expect(said?.text).not.toMatch(/₽/)
    expect(await escalationsOf(stranger.threadId)).toMatchObject([
      { reason: 'unknown-number', summary: { text: 'ротбанд 5 мешков, почём?' } },
    ])
  })
})

describe('a number of two companies', () => {
  it('is asked for which one, and the words said before are not lost', async () => {
    const me = await aCustomer()
    const second = await db.uow.run(async (tx) => {
      const id = await aPartner(tx, { name: 'Вторая компания', autonomy: 'automatic' })
      await tx.db
        .insertInto('contact_right')
        .values({ contact_id: me.contactId, partner_id: id, sees_prices: true, may_order: true, may_confirm: true })
        .execute()
      await tx.db
        .insertInto('legal_entity')
        .values({ id: tx.newId('entity'), partner_id: id, name: 'Вторая', full_name: 'ООО «Вторая»', country: 'RU', tax_id: '7700000001' })
        .execute()
      await tx.db
        .insertInto('agreement')
        .values({
          id: tx.newId('agreement'),
          partner_id: id,
          organisation_id: shop.organisationId,
          price_type_id: shop.priceTypeId,
          name: 'Опт',
          warehouse_id: shop.warehouseId,
        })
        .execute()
      return id
    })
    const [question] = await me.say('пена 4 баллона')
    expect(question?.text).toContain('Для какой сейчас?')
    const [proposal] = await me.tap('Вторая компания')
    expect(proposal?.text).toContain('Пена монтажная')
    expect(await ordersOf(second)).toHaveLength(1)
    expect(await ordersOf(me.partnerId)).toHaveLength(0)
  })
})

describe('taps', () => {
  it('of an outdated version show the order as it is now instead of acting', async () => {
    const me = await aCustomer()
    const old = await me.say('ротбанд 2 мешка')
    await me.say('ротбанда не 2, а 3')
    const said = await me.tap('Всё верно', old)
    expect(said.map((message) => message.text).join('\n')).toContain('3 мешка')
    expect(await ordersOf(me.partnerId)).toMatchObject([{ state: 'proposed' }])
  })

  it('cannot reach another customer’s order', async () => {
    const victim = await aCustomer()
    const theirs = await victim.say('ротбанд 2 мешка')
    const attacker = await aCustomer()
    await attacker.say('пена 1 баллон')
    const said = await attacker.tap('Всё верно', theirs)
    expect(said.map((message) => message.text).join('\n')).not.toContain('Ротбанд')
    expect(await ordersOf(victim.partnerId)).toMatchObject([{ state: 'proposed' }])
  })
})

describe('autonomy', () => {
  it('keeps replies for the manager’s approval, and shows nothing in shadow', async () => {
    for (const [autonomy, delivery] of [
      ['approve', 'held'],
      ['shadow', 'suppressed'],
      ['automatic', 'queued'],
    ] as const) {
      const me = await aCustomer()
      await db.pool.query('update partner set autonomy = $1 where id = $2', [autonomy, me.partnerId])
      expect((await me.say('пена 1 баллон')).map((message) => message.delivery)).toEqual([delivery])
    }
  })
})

describe('rights inside one company', () => {
  it('a foreman who may not see prices gets the goods without a single price', async () => {
    const me = await aCustomer()
    await db.pool.query('update contact_right set sees_prices = false where contact_id = $1', [me.contactId])
    const [proposal] = await me.say('ротбанд 5 мешков')
    expect(proposal?.text).toContain('Ротбанд')
    expect(proposal?.text).not.toMatch(/₽|489/)
  })

  it('who may not confirm is told who can, and the order waits', async () => {
    const me = await aCustomer()
    await db.pool.query('update contact_right set may_confirm = false where contact_id = $1', [me.contactId])
    await me.say('ротбанд 5 мешков')
    const said = await me.tap('Всё верно')
    expect(said[0]?.text).toContain('только ваш руководитель')
    expect(await ordersOf(me.partnerId)).toMatchObject([{ state: 'proposed' }])
  })
})

describe('a confirmed order', () => {
  it('is changed only after the difference was shown and agreed to', async () => {
    const me = await aCustomer()
    await me.say('ротбанд 5 мешков')
    await me.tap('Всё верно')
    const [question] = await me.say('ротбанда не 5, а 6')
    expect(question?.text).toContain('Изменить заказ №')
    expect(question?.text).toContain('Ротбанд 30 кг: 5 мешков → 6 мешков')
    expect(question?.text).toContain('Было 2 445,00 ₽, станет 2 934,00 ₽ (+489,00 ₽).')
    expect(await ordersOf(me.partnerId)).toMatchObject([{ total_minor: 244_500 }])
    await me.tap('Да, изменить')
    expect(await ordersOf(me.partnerId)).toMatchObject([{ total_minor: 293_400 }])
  })

  it('is shown anew when its sum has changed before the yes', async () => {
    const me = await aCustomer()
    await me.say('пена 2 баллона')
    await me.tap('Всё верно')
    const shown = await me.say('пены не 2, а 3')
    await db.pool.query("update thread set question = jsonb_set(question, '{totalMinor}', '1') where id = $1", [me.threadId])
    const said = await me.tap('Да, изменить', shown)
    expect(said.map(({ text }) => text).join('\n')).toContain('станет 1 230,00 ₽')
    expect(await ordersOf(me.partnerId)).toMatchObject([{ total_minor: 82_000 }])
  })

  it('past picking stays, and what was wished on top is offered as an order of its own', async () => {
    const me = await aCustomer()
    await me.say('ротбанд 5 мешков')
    await me.tap('Всё верно')
    await db.pool.query(
      `insert into picking_task (id, order_id, warehouse_id, state, created_at) select 'tsk_' || id, id, warehouse_id, 'picking', now()
       from customer_order where partner_id = $1`,
      [me.partnerId],
    )
    const said = await me.say('ротбанда не 5, а 8')
    expect(said[0]?.text).toContain('уже собирают, поэтому он остаётся как есть, а добавку оформлю отдельным заказом')
    expect(said[1]?.text).toContain('Ротбанд 30 кг — 3 мешка')
    await me.tap('Всё верно')
    expect(await ordersOf(me.partnerId)).toMatchObject([
      { state: 'confirmed', total_minor: 244_500 },
      { state: 'confirmed', total_minor: 146_700 },
    ])
    await db.pool.query(
      "insert into picking_task (id, order_id, warehouse_id, state, created_at) select 'tsk2_' || id, id, warehouse_id, 'picked', now() from customer_order where partner_id = $1",
      [me.partnerId],
    )
    const [less] = await me.say('ротбанда не 3, а 1')
    expect(less?.text).toContain('Передал вашу просьбу менеджеру')
    expect(await escalationsOf(me.threadId)).toMatchObject([{ reason: 'request' }])
  })

  it('keeps the standard part when a manager edits meanwhile: the customer’s older tap is stale', async () => {
    const me = await aCustomer()
    const old = await me.say('ротбанд 5 мешков')
    const { rows } = await db.pool.query<{ id: string }>('select id from customer_order where partner_id = $1', [me.partnerId])
    await db.uow.run(async (tx) =>
      expectOk(
        await editOrder(tx, {
          orderId: rows[0]?.id ?? '',
          draftVersion: null,
          operations: [{ kind: 'set-comment', comment: 'до обеда' }],
          actor: { kind: 'employee', employeeId: 'emp_1', name: 'Марина', roles: ['sales'] },
        }),
      ),
    )
    await me.tap('Всё верно', old)
    expect(await ordersOf(me.partnerId)).toMatchObject([{ state: 'proposed' }])
  })
})

describe('a one-time code', () => {
  it('goes to the person’s own messenger, and opens a session', async () => {
    const me = await aCustomer()
    await me.say('здравствуйте')
    await db.uow.run((tx) => sendSignInCode(tx, me.contactId))
    const { rows } = await db.pool.query<{ text: string }>("select text from message where thread_id = $1 and notice = 'sign-in-code'", [
      me.threadId,
    ])
    const code = /\d{6}/.exec(rows[0]?.text ?? '')?.[0] ?? ''
    const { rows: contacts } = await db.pool.query<{ phone: string }>('select phone from contact where id = $1', [me.contactId])
    const entered = await db.uow.run((tx) =>
      enterByCode(tx, { phone: contacts[0]?.phone ?? '', code, address: '127.0.0.1', userAgent: null }),
    )
    expect(entered).toMatchObject({ ok: true, value: { partnerId: me.partnerId } })
  })

  it('is never shown to staff', async () => {
    const me = await aCustomer()
    await me.say('здравствуйте')
    await db.uow.run((tx) => sendSignInCode(tx, me.contactId))
    const shown = await db.uow.read((d) => listMessages(d, me.threadId, { for: 'staff' }))
    expect(shown.at(-1)?.text).toBe('Код для входа: ••••••. Никому его не сообщайте.')
    const { rows } = await db.pool.query<{ last_text: string }>('select last_text from thread where id = $1', [me.threadId])
    expect(rows[0]?.last_text).not.toMatch(/\d/)
  })
})

describe('«сколько мы должны?»', () => {
  it('tells the debt and the счёт that waits for money', async () => {
    const me = await aCustomer()
    await db.pool.query('update contact_right set gets_documents = true where contact_id = $1', [me.contactId])
    await me.say('ротбанд 5 мешков')
    await me.tap('Всё верно')
    const [order] = await ordersOf(me.partnerId)
    const [answer] = await me.say('Сколько мы должны?')
    expect(answer?.text).toMatch(/Задолженности перед .+ нет/)
    expect(answer?.text.replaceAll('\u00a0', ' ')).toContain(`По счёту за заказ № ${order?.number} к оплате`)
    expect(await escalationsOf(me.threadId)).toEqual([])
  })

  it('tells nothing to a person who may not see prices', async () => {
    const me = await aCustomer()
    await me.say('здравствуйте')
    await db.pool.query('update contact_right set sees_prices = false where contact_id = $1', [me.contactId])
    const [answer] = await me.say('какой у нас баланс?')
    expect(answer?.text).toContain('Взаиморасчёты показываю только тем')
  })
})
