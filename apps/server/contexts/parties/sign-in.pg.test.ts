import { createHttpServer, silentLogger } from '@skladno/platform'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aContact, aLegalEntity, anEmployee, aPartner, given } from '../../db/test-rows.ts'
import type { DB } from '../../db/types.ts'
import {
  type Authentication,
  actForPartner,
  choosePassword,
  createAuthentication,
  createOwner,
  createPasswordReset,
  createSignInCode,
  createSignInLink,
  deactivateEmployee,
  type EmployeeActor,
  enterByCode,
  enterByLink,
  findContactByPhone,
  inviteEmployee,
  linkContact,
  NO_RIGHTS,
  partiesErrors,
  partiesRoutes,
  rememberLegalEntity,
  requestCode,
  requestPasswordReset,
  rightsOf,
  signIn,
} from './index.ts'

const database = withDatabase<DB>()
const PASSWORD = 'correct horse battery'
const visitor = { address: '203.0.113.7', userAgent: 'test' }
let server: Awaited<ReturnType<typeof createHttpServer>>
let authentication: Authentication
let owner: EmployeeActor

beforeAll(async () => {
  authentication = createAuthentication({ uow: database.uow, clock: database.clock, publicUrl: 'https://sklad.example' })
  server = await createHttpServer({ logger: silentLogger, openapi: { title: 'test', version: '1' }, statuses: partiesErrors })
  const customerFacts = { orderFigures: async () => new Map(), agreementOf: async () => null, balanceOf: async () => null }
  server.get('/test/actor', async (request) => ({ actor: await authentication.sessionOf(request) }))
  await partiesRoutes(
    { uow: database.uow, authentication },
    { customerFacts, channelHealth: () => [], publicUrl: 'https://sklad.example', isMailOn: false },
  )(server)
  const made = await database.uow.run((tx) => createOwner(tx, { email: 'Owner@example.com', name: 'Пётр', password: PASSWORD }))
  if (!made.ok) throw new Error(made.error.code)
  owner = { kind: 'employee', employeeId: made.value.employeeId, name: 'Пётр', roles: ['owner'] }
})
afterAll(() => server.close())

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  server.inject({ method: 'POST', url, payload, headers })
const signInByHttp = (email: string, password: string, remoteAddress: string, headers: Record<string, string> = {}) =>
  server.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password }, remoteAddress, headers })
const cookieOf = (response: { readonly cookies: readonly { name: string; value: string }[] }): string => {
  const cookie = response.cookies.find(({ name }) => name === 'skladno_session')
  return `${cookie?.name}=${cookie?.value}`
}
const me = (cookie: string) => server.inject({ method: 'GET', url: '/api/v1/session', headers: { cookie } })

describe('an employee', () => {
  it('signs in whatever the case of the e-mail, with a cookie scripts cannot read and other sites cannot send', async () => {
    const response = await signInByHttp('owner@EXAMPLE.com', PASSWORD, '203.0.113.1')
    expect(response.statusCode).toBe(200)
    expect(response.json()).toMatchObject({ name: 'Пётр', roles: ['owner'], may: expect.arrayContaining(['settings', 'orders.price']) })
    expect(response.cookies).toMatchObject([{ name: 'skladno_session', httpOnly: true, sameSite: 'Lax', secure: true, path: '/' }])
    expect((await me(cookieOf(response))).statusCode).toBe(200)
    const stored = await database.uow.read((db) => db.selectFrom('session').select('token_hash').execute())
    expect(JSON.stringify(stored)).not.toContain(cookieOf(response).split('=')[1])
  })

  it('gets the same answer for a wrong password and an unknown e-mail', async () => {
    const [wrong, unknown] = [
      await signInByHttp('owner@example.com', 'nope', '203.0.113.2'),
      await signInByHttp('nobody@example.com', 'nope', '203.0.113.2'),
    ]
    const answerOf = (response: typeof wrong) => ({ status: response.statusCode, ...response.json().error, correlationId: '' })
    expect(answerOf(wrong)).toEqual(answerOf(unknown))
    expect(wrong.statusCode).toBe(401)
  })

  it('is stopped after a few wrong tries, known or not, even twenty at once, and others are not', async () => {
    for (const email of ['owner@example.com', 'ghost@example.com']) {
      const tries = await Promise.all(Array.from({ length: 20 }, () => signInByHttp(email, 'wrong', '203.0.113.3')))
      expect(tries.filter(({ statusCode }) => statusCode === 401)).toHaveLength(8)
      expect(tries.filter(({ statusCode }) => statusCode === 429)).toHaveLength(12)
    }
    expect((await signInByHttp('owner@example.com', PASSWORD, '203.0.113.3')).statusCode).toBe(429)
    expect((await signInByHttp('owner@example.com', PASSWORD, '203.0.113.4')).statusCode).toBe(200)
    database.clock.advance(16 * 60_000)
    expect((await signInByHttp('owner@example.com', PASSWORD, '203.0.113.3')).statusCode).toBe(200)
  })

  it('cannot be made to act by a page of another site', async () => {
    const cookie = cookieOf(await signInByHttp('owner@example.com', PASSWORD, '203.0.113.5'))
    const invite = { email: 'x@example.com', name: 'X', roles: ['sales'] }
    const from = (headers: Record<string, string>) => post('/api/v1/employees', invite, { cookie, host: 'sklad.example', ...headers })
    expect((await from({ origin: 'https://evil.example' })).statusCode).toBe(403)
    expect((await from({ origin: 'null' })).statusCode).toBe(403)
    expect((await from({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    expect((await from({ referer: 'https://evil.example/page' })).statusCode).toBe(403)
    expect((await from({ origin: 'https://sklad.example', 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200)
  })

  it('without the permission is refused, without a session sent to sign in', async () => {
    await database.uow.run((tx) => anEmployee(tx, { email: 'store@example.com', roles: ['warehouse'] }))
    const reset = await database.uow.run(async (tx) => {
      const { id } = await tx.db.selectFrom('employee').select('id').where('email', '=', 'store@example.com').executeTakeFirstOrThrow()
      return createPasswordReset(tx, id)
    })
    await choosePassword(database.uow, { token: reset?.token ?? '', password: PASSWORD, address: 'a' })
    const cookie = cookieOf(await signInByHttp('store@example.com', PASSWORD, '203.0.113.6'))
    const settings = (headers: Record<string, string>) => server.inject({ method: 'GET', url: '/api/v1/settings', headers })
    expect((await settings({ cookie })).statusCode).toBe(403)
    expect((await settings({})).statusCode).toBe(401)
    expect((await settings({ cookie: 'skladno_session=forged' })).statusCode).toBe(401)
  })

  it('signed out or deactivated is out at once, on every device', async () => {
    const { employeeId, token } = await invited('leaver@example.com')
    await choosePassword(database.uow, { token, password: PASSWORD, address: 'b' })
    const [one, two] = [
      cookieOf(await signInByHttp('leaver@example.com', PASSWORD, '198.51.100.1')),
      cookieOf(await signInByHttp('leaver@example.com', PASSWORD, '198.51.100.1')),
    ]
    await server.inject({ method: 'DELETE', url: '/api/v1/session', headers: { cookie: one } })
    expect([(await me(one)).statusCode, (await me(two)).statusCode]).toEqual([401, 200])
    expect(await database.uow.run((tx) => deactivateEmployee(tx, { employeeId, by: owner }))).toMatchObject({ ok: true })
    expect((await me(two)).statusCode).toBe(401)
    expect((await signInByHttp('leaver@example.com', PASSWORD, '198.51.100.1')).statusCode).toBe(401)
  })

  it('chooses a password once per invitation; a new password ends all sessions; a weak one does not use the link up', async () => {
    const { employeeId, token } = await invited('new@example.com')
    expect(await choosePassword(database.uow, { token, password: 'short', address: 'c' })).toMatchObject({
      error: { code: 'parties.password-too-weak' },
    })
    expect(await choosePassword(database.uow, { token, password: PASSWORD, address: 'c' })).toMatchObject({ ok: true })
    expect(await choosePassword(database.uow, { token, password: PASSWORD, address: 'c' })).toMatchObject({
      error: { code: 'parties.secret-invalid' },
    })
    const cookie = cookieOf(await signInByHttp('new@example.com', PASSWORD, '198.51.100.2'))
    const reset = await database.uow.run((tx) => createPasswordReset(tx, employeeId))
    await choosePassword(database.uow, { token: reset?.token ?? '', password: `${PASSWORD} 2`, address: 'd' })
    expect((await me(cookie)).statusCode).toBe(401)
    expect((await signInByHttp('new@example.com', PASSWORD, '198.51.100.2')).statusCode).toBe(401)
  })

  it('asks for a new password and hears the same, known or not; no secret is in the event', async () => {
    const ask = (email: string) => post('/api/v1/password-reset', { email })
    const [known, unknown] = [await ask('owner@example.com'), await ask('stranger@example.com')]
    expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body])
    const events = await database.uow.read((db) =>
      db.selectFrom('event_log').select('data').where('type', '=', 'parties.password-reset-requested').execute(),
    )
    expect(events).toEqual([{ data: { employeeId: owner.employeeId } }])
    expect(await database.uow.run((tx) => requestPasswordReset(tx, { email: 'owner@example.com', address: 'e' }))).toEqual({
      ok: true,
      value: null,
    })
  })

  it('who is the last owner stays, and only an owner makes owners', async () => {
    expect(await database.uow.run((tx) => deactivateEmployee(tx, { employeeId: owner.employeeId, by: owner }))).toMatchObject({
      error: { code: 'parties.last-owner' },
    })
    const admin: EmployeeActor = { ...owner, employeeId: 'emp_admin', roles: ['admin'] }
    const asOwner = { email: 'boss@example.com', name: 'B', roles: ['owner'] as const }
    expect(await database.uow.run((tx) => inviteEmployee(tx, { ...asOwner, by: admin }))).toMatchObject({
      error: { code: 'parties.only-owner-makes-owners' },
    })
    expect(await database.uow.run((tx) => createOwner(tx, { email: 'second@example.com', name: 'B', password: PASSWORD }))).toMatchObject({
      error: { code: 'parties.owner-exists' },
    })
  })

  it('deactivated while the password is being checked does not get in', async () => {
    const { employeeId, token } = await invited('race@example.com')
    await choosePassword(database.uow, { token, password: PASSWORD, address: 'f' })
    const entering = signIn(database.uow, { email: 'race@example.com', password: PASSWORD, ...visitor })
    await database.uow.run((tx) => deactivateEmployee(tx, { employeeId, by: owner }))
    const entered = await entering
    const sessions = await database.uow.read((db) =>
      db.selectFrom('session').select('token_hash').where('employee_id', '=', employeeId).execute(),
    )
    expect(sessions).toEqual([])
    if (entered.ok) expect((await me(`skladno_session=${entered.value.token}`)).statusCode).toBe(401)
  })
})

async function invited(email: string): Promise<{ readonly employeeId: string; readonly token: string }> {
  const made = await database.uow.run((tx) => inviteEmployee(tx, { email, name: 'Новый', roles: ['sales'], by: owner }))
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}

describe('a customer’s person', () => {
  const customer = () =>
    given(database.uow, async (tx) => {
      const partnerId = await aPartner(tx)
      const contactId = await aContact(tx, { partner_id: partnerId })
      const { phone } = await tx.db.selectFrom('contact').select('phone').where('id', '=', contactId).executeTakeFirstOrThrow()
      return { partnerId, contactId, phone: phone ?? '' }
    })
  const actorOf = async (token: string) => {
    const response = await server.inject({ method: 'GET', url: '/test/actor', headers: { cookie: `skladno_chat=${token}` } })
    return response.json().actor
  }

  it('enters once by a signed link, for that partner only', async () => {
    const { partnerId, contactId } = await customer()
    const link = await database.uow.run((tx) => createSignInLink(tx, { contactId, partnerId }))
    const entered = await database.uow.run((tx) => enterByLink(tx, { token: link, ...visitor }))
    if (!entered.ok) throw new Error(entered.error.code)
    expect(await actorOf(entered.value.token)).toMatchObject({
      kind: 'contact',
      contactId,
      partnerId,
      rights: { mayOrder: true, getsDocuments: false },
    })
    expect(await database.uow.run((tx) => enterByLink(tx, { token: link, ...visitor }))).toMatchObject({
      error: { code: 'parties.secret-invalid' },
    })
  })

  it('loses the session with the right, at once', async () => {
    const { partnerId, contactId } = await customer()
    const link = await database.uow.run((tx) => createSignInLink(tx, { contactId, partnerId }))
    const entered = await database.uow.run((tx) => enterByLink(tx, { token: link, ...visitor }))
    if (!entered.ok) throw new Error(entered.error.code)
    await database.uow.run((tx) =>
      tx.db.updateTable('contact_right').set({ is_active: false }).where('contact_id', '=', contactId).execute(),
    )
    expect(await actorOf(entered.value.token)).toBeNull()
    expect(await database.uow.read((db) => rightsOf(db, contactId, partnerId))).toEqual(NO_RIGHTS)
  })

  it('enters by phone and code; five wrong codes void the right one', async () => {
    const { contactId, phone } = await customer()
    expect(await database.uow.run((tx) => requestCode(tx, { phone, address: 'g' }))).toEqual({ ok: true, value: null })
    const first = await database.uow.run((tx) => createSignInCode(tx, contactId))
    const enter = (code: string) => database.uow.run((tx) => enterByCode(tx, { phone, code, ...visitor }))
    for (let i = 0; i < 5; i++)
      expect(await enter(first?.code === '000000' ? '111111' : '000000')).toMatchObject({ error: { code: 'parties.secret-invalid' } })
    expect(await enter(first?.code ?? '')).toMatchObject({ error: { code: 'parties.secret-invalid' } })
    const second = await database.uow.run((tx) => createSignInCode(tx, contactId))
    expect(await enter(second?.code ?? '')).toMatchObject({ ok: true, value: { contactId } })
    expect(await enter(second?.code ?? '')).toMatchObject({ ok: false })
  })

  it('with a code older than ten minutes asks anew', async () => {
    const { contactId, phone } = await customer()
    const made = await database.uow.run((tx) => createSignInCode(tx, contactId))
    database.clock.advance(11 * 60_000)
    expect(await database.uow.run((tx) => enterByCode(tx, { phone, code: made?.code ?? '', ...visitor }))).toMatchObject({ ok: false })
  })

  it('and a stranger hear the same when they ask for a code; only the first gets one', async () => {
    const { contactId, phone } = await customer()
    const ask = (number: string) => database.uow.run((tx) => requestCode(tx, { phone: number, address: 'h' }))
    expect(await ask(phone)).toEqual(await ask('+79990000000'))
    const events = await database.uow.read((db) =>
      db.selectFrom('event_log').select(['subject', 'data']).where('type', '=', 'parties.sign-in-code-requested').execute(),
    )
    expect(events.filter(({ subject }) => subject === contactId)).toEqual([{ subject: contactId, data: { contactId } }])
    for (let i = 0; i < 2; i++) await ask(phone)
    expect(await ask(phone)).toMatchObject({ error: { code: 'parties.too-many-attempts' } })
  })

  it('of two companies acts for one at a time and never for a third', async () => {
    const { partnerId, contactId, phone } = await customer()
    const [second, third] = await given(database.uow, async (tx) => {
      const other = await aPartner(tx)
      expect(await linkContact(tx, { phone, name: 'Иван', partnerId: other, rights: { ...NO_RIGHTS, mayOrder: true } })).toBe(contactId)
      return [other, await aPartner(tx)] as const
    })
    const found = await database.uow.read((db) => findContactByPhone(db, phone))
    expect(found?.partners.map((partner) => partner.partnerId).sort()).toEqual([partnerId, second].sort())
    const made = await database.uow.run((tx) => createSignInCode(tx, contactId))
    const entered = await database.uow.run((tx) => enterByCode(tx, { phone, code: made?.code ?? '', ...visitor }))
    if (!entered.ok) throw new Error(entered.error.code)
    const { token } = entered.value
    expect(await database.uow.run((tx) => actForPartner(tx, { token, contactId, partnerId: third }))).toBe(false)
    expect(await database.uow.run((tx) => actForPartner(tx, { token, contactId, partnerId: second }))).toBe(true)
    expect(await actorOf(token)).toMatchObject({ partnerId: second, rights: { seesPrices: false, mayOrder: true } })
  })

  it('has the last answer to «На кого счёт?» kept, but never another customer’s entity', async () => {
    const { partnerId, contactId, phone } = await customer()
    const { own, foreign } = await given(database.uow, async (tx) => ({
      own: await aLegalEntity(tx, { partner_id: partnerId }),
      foreign: await aLegalEntity(tx, { partner_id: await aPartner(tx) }),
    }))
    await database.uow.run((tx) => rememberLegalEntity(tx, { contactId, partnerId, legalEntityId: own }))
    await database.uow.run((tx) => rememberLegalEntity(tx, { contactId, partnerId, legalEntityId: foreign }))
    const found = await database.uow.read((db) => findContactByPhone(db, phone))
    expect(found?.partners[0]?.lastLegalEntityId).toBe(own)
  })
})
