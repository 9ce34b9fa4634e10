import { createHttpServer, silentLogger } from '@skladno/platform'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEmployee, given } from '../../db/test-rows.ts'
import { aCatalogIndex, anotherCustomer, aShop } from '../../db/test-shop.ts'
import type { DB } from '../../db/types.ts'
import type { CatalogIndex } from '../catalog/index.ts'
import { createAuthentication, createOwner, partiesErrors, partiesRoutes } from '../parties/index.ts'
import { createWebChannel } from './adapters/channels/web/web-channel.ts'
import { addTextRoutes } from './entry/text-routes.ts'
import { conversationErrors } from './errors.ts'
import { describeConversationError } from './messages/errors.ts'
import { type Talk, talkAs } from './talk.ts'

const db = withDatabase<DB>()
const PASSWORD = 'correct horse'
const cookies: Record<string, string> = {}
let server: Awaited<ReturnType<typeof createHttpServer>>
let index: CatalogIndex
let talk: Talk

beforeAll(async () => {
  const shop = await aShop(db.uow)
  index = await aCatalogIndex(db.uow, db.clock)
  await anotherCustomer(db.uow, shop, 'Покупатель', '+79002009901')
  talk = talkAs({ uow: db.uow, clock: db.clock, index, phone: '+79002009901' })
  await startServer()
})
afterAll(() => server.close())

async function startServer(): Promise<void> {
  const authentication = createAuthentication({ uow: db.uow, clock: db.clock, publicUrl: null })
  const statuses = { ...partiesErrors, ...conversationErrors }
  server = await createHttpServer({
    logger: silentLogger,
    openapi: { title: 'test', version: '1' },
    statuses,
    describeError: describeConversationError,
  })
  const customerFacts = { orderFigures: async () => new Map(), agreementOf: async () => null, balanceOf: async () => null }
  await partiesRoutes({ uow: db.uow, authentication }, { customerFacts, channelHealth: () => [], publicUrl: null, isMailOn: false })(server)
  const web = createWebChannel(() => Promise.resolve(null))
  addTextRoutes(server, {
    uow: db.uow,
    authentication,
    channels: new Map([['web', { ...web, limits: { ...web.limits, choiceTextChars: 1024 } }]]),
  })
  const made = await db.uow.run((tx) => createOwner(tx, { email: 'owner@example.com', name: 'Пётр', password: PASSWORD }))
  if (!made.ok) throw new Error(made.error.code)
  const { rows } = await db.pool.query<{ password_hash: string }>("select password_hash from employee where email = 'owner@example.com'")
  await given(db.uow, (tx) =>
    anEmployee(tx, { email: 'sales@example.com', name: 'Анна', roles: ['sales'], password_hash: rows[0]?.password_hash ?? '' }),
  )
  for (const who of ['owner', 'sales']) {
    const payload = { email: `${who}@example.com`, password: PASSWORD }
    const [cookie] = (await server.inject({ method: 'POST', url: '/api/v1/session', payload })).cookies
    cookies[who] = `${cookie?.name}=${cookie?.value}`
  }
}

const put = (path: string, text: string | null, as = 'owner') =>
  server.inject({
    method: 'PUT',
    url: `/api/v1/bot-texts/${path}`,
    payload: { text },
    headers: { cookie: cookies[as] ?? '', origin: 'http://localhost:80', host: 'localhost:80', 'accept-language': 'ru' },
  })
const shown = async (key: string) => {
  const response = await server.inject({ method: 'GET', url: '/api/v1/bot-texts', headers: { cookie: cookies.owner ?? '' } })
  const { texts } = response.json<{ texts: readonly { key: string; locale: string; text: string; isOwn: boolean; maxChars: number }[] }>()
  return texts.find((text) => text.key === key && text.locale === 'ru')
}

describe('texts of the bot', () => {
  it('reach the customer as the company words them, and come back as they were', async () => {
    expect((await put('ru/proposal', 'Проверьте, пожалуйста, всё ли верно:')).statusCode).toBe(200)
    expect(await shown('proposal')).toMatchObject({ text: 'Проверьте, пожалуйста, всё ли верно:', isOwn: true, maxChars: 200 })
    const [own] = await talk.say('ротбанд 5 мешков')
    expect(own?.text).toMatch(/^Проверьте, пожалуйста, всё ли верно:\n/)
    expect(own?.text).toContain('Итого: 2 445,00 ₽')
    expect((await put('ru/proposal', null)).statusCode).toBe(200)
    expect(await shown('proposal')).toMatchObject({ text: 'Правильно ли я понял ваш заказ?', isOwn: false })
    const [again] = await talk.say('добавь ещё ротбанд 3 мешка')
    expect(again?.text).toMatch(/^Правильно ли я понял ваш заказ\?\n/)
  })

  it('are told to a stranger too', async () => {
    await put('ru/unknownNumber', 'Добрый день! Мы ещё не знакомы. Пришлите ИНН.')
    const stranger = talkAs({ uow: db.uow, clock: db.clock, index, phone: '+79002009955' })
    expect((await stranger.say('добрый день')).map(({ text }) => text)).toEqual(['Добрый день! Мы ещё не знакомы. Пришлите ИНН.'])
  })

  it('of one language leave the other alone', async () => {
    await put('en/proposal', 'Is this right?')
    expect(await shown('proposal')).toMatchObject({ isOwn: false })
  })

  it('that would come out broken are refused with words, and nothing changes', async () => {
    const refused = await put('ru/greeting', 'Здравствуйте, {имя}! Это {company}.')
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Бот не знает, чем заменить {имя}. Здесь можно: {name}, {company}.')
    expect((await put('ru/tooLateToChange', 'Поздно.')).body).toContain('не хватает {reason}')
    expect((await put('ru/notUnderstood', 'а'.repeat(1025))).body).toContain('1025 знаков, можно 1024')
    expect((await put('ru/greeting', '{company}: мешок по 489 ₽')).statusCode).toBe(422)
    expect(await shown('greeting')).toMatchObject({ isOwn: false })
  })

  it('are changed by who may change settings alone', async () => {
    expect((await put('ru/proposal', 'Так?', 'sales')).statusCode).toBe(403)
    expect(await shown('proposal')).toMatchObject({ isOwn: false })
  })
})
