import { createHttpServer, silentLogger } from '@skladno/platform'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aContact, anEmployee, aPartner, given } from '../../db/test-rows.ts'
import type { DB } from '../../db/types.ts'
import {
  createAuthentication,
  createOwner,
  type EmployeeActor,
  enterByLink,
  linkContact,
  NO_RIGHTS,
  partiesErrors,
  partiesRoutes,
} from './index.ts'
import { inviteContact } from './use-cases/invite-contact.ts'

const database = withDatabase<DB>()
const visitor = { address: '203.0.113.7', userAgent: 'test' }
const DAY = 86_400_000
let server: Awaited<ReturnType<typeof createHttpServer>>
let owner: EmployeeActor
let cookie = ''
const [a, b] = [
  { partnerId: '', contactId: '' },
  { partnerId: '', contactId: '' },
]

beforeAll(async () => {
  const authentication = createAuthentication({ uow: database.uow, clock: database.clock, publicUrl: null })
  server = await createHttpServer({ logger: silentLogger, openapi: { title: 'test', version: '1' }, statuses: partiesErrors })
  const customerFacts = { orderFigures: async () => new Map(), agreementOf: async () => null, balanceOf: async () => null }
  const ports = { customerFacts, channelHealth: () => [], publicUrl: 'https://opt.example', isMailOn: false }
  await partiesRoutes({ uow: database.uow, authentication }, ports)(server)
  const made = await database.uow.run((tx) => createOwner(tx, { email: 'o@example.com', name: 'Пётр', password: 'correct horse' }))
  if (!made.ok) throw new Error(made.error.code)
  owner = { kind: 'employee', employeeId: made.value.employeeId, name: 'Пётр', roles: ['owner'] }
  cookie = await signedIn('o@example.com')
  await given(database.uow, async (tx) => {
    for (const side of [a, b]) {
      side.partnerId = await aPartner(tx)
      side.contactId = await aContact(tx)
      await tx.db.insertInto('contact_right').values({ contact_id: side.contactId, partner_id: side.partnerId, may_order: true }).execute()
    }
    for (const role of ['warehouse', 'accountant'] as const) {
      const { password_hash } = await tx.db
        .selectFrom('employee')
        .select('password_hash')
        .where('id', '=', owner.employeeId)
        .executeTakeFirstOrThrow()
      await anEmployee(tx, { email: `${role}@example.com`, roles: [role], password_hash })
    }
  })
})
afterAll(() => server.close())

async function signedIn(email: string): Promise<string> {
  const response = await server.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password: 'correct horse' } })
  const [session] = response.cookies
  return `${session?.name}=${session?.value}`
}
const ask = (method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object, as = cookie) =>
  server.inject({ method, url: `/api/v1/customers/${path}`, headers: { cookie: as }, ...(payload === undefined ? {} : { payload }) })
const invite = async (who = a, days = 30) => (await ask('POST', `${who.partnerId}/contacts/${who.contactId}/invitations`, { days })).json()
const tokenOf = ({ link }: { readonly link: string }): string => new URL(link).hash.replace('#link=', '')
const enter = (token: string) => database.uow.run((tx) => enterByLink(tx, { token, ...visitor, address: `${Math.random()}` }))
const states = async (who = a) => (await ask('GET', `${who.partnerId}/invitations`)).json().invitations

describe('an invitation', () => {
  it('opens the chat as that person for that customer, as often as a person changes devices', async () => {
    const made = await invite()
    expect(made.link).toMatch(/^https:\/\/opt\.example\/chat#link=[\w-]{43}$/)
    expect(made.text).toContain(made.link)
    expect(made.qr).toMatch(/^<svg/)
    for (let device = 0; device < 3; device++) expect(await enter(tokenOf(made))).toMatchObject({ ok: true, value: a })
    expect(await states()).toMatchObject([{ id: made.id, state: 'open', entries: 3, createdBy: 'Пётр', contactId: a.contactId }])
  })

  it('is kept as a hash: neither the list nor the database gives the link again', async () => {
    const made = await invite()
    const rows = await database.uow.read((db) => db.selectFrom('contact_invitation').selectAll().execute())
    const events = await database.uow.read((db) => db.selectFrom('event_log').selectAll().execute())
    expect(JSON.stringify([rows, events, await states()])).not.toContain(tokenOf(made))
  })

  it('never opens another customer, by any change of it', async () => {
    const token = tokenOf(await invite(b))
    expect(await enter(token)).toMatchObject({ ok: true, value: b })
    const changed = [
      token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'),
      token.toUpperCase(),
      `${token}A`,
      token.slice(1),
      '',
      "' OR 1=1 --",
    ]
    for (const other of changed) expect(await enter(other)).toMatchObject({ ok: false, error: { code: 'parties.secret-invalid' } })
  })

  it('ends by its date', async () => {
    const token = tokenOf(await invite(a, 1))
    database.clock.advance(DAY + 1)
    cookie = await signedIn('o@example.com')
    expect(await enter(token)).toMatchObject({ ok: false, error: { code: 'parties.secret-invalid' } })
    expect((await states())[0].state).toBe('expired')
  })

  it('revoked lets nobody in, and out go those it has let in', async () => {
    const made = await invite()
    const entered = await enter(tokenOf(made))
    if (!entered.ok) throw new Error(entered.error.code)
    const other = await enter(tokenOf(await invite()))
    expect((await ask('DELETE', `${a.partnerId}/invitations/${made.id}`)).statusCode).toBe(200)
    expect(await enter(tokenOf(made))).toMatchObject({ ok: false })
    const sessions = await database.uow.read((db) => db.selectFrom('session').select('invitation_id').execute())
    expect(sessions.map((row) => row.invitation_id)).not.toContain(made.id)
    expect(other.ok && sessions.some((row) => row.invitation_id !== null)).toBe(true)
  })

  it('does nothing once the person may not act for the customer, and cannot be made for a stranger', async () => {
    const token = tokenOf(await invite())
    await database.pool.query('update contact_right set is_active = false where contact_id = $1', [a.contactId])
    expect(await enter(token)).toMatchObject({ ok: false })
    expect((await ask('POST', `${a.partnerId}/contacts/${a.contactId}/invitations`, {})).statusCode).toBe(404)
    await database.pool.query('update contact_right set is_active = true where contact_id = $1', [a.contactId])
    expect((await ask('POST', `${a.partnerId}/contacts/${b.contactId}/invitations`, {})).statusCode).toBe(404)
    expect((await ask('DELETE', `${b.partnerId}/invitations/${(await states())[0].id}`)).statusCode).toBe(404)
  })

  it('is made only by who may edit customers', async () => {
    for (const role of ['warehouse', 'accountant']) {
      const as = await signedIn(`${role}@example.com`)
      expect((await ask('POST', `${a.partnerId}/contacts/${a.contactId}/invitations`, {}, as)).statusCode).toBe(403)
      expect((await ask('DELETE', `${a.partnerId}/invitations/${(await states())[0].id}`, undefined, as)).statusCode).toBe(403)
    }
    expect((await ask('GET', `${a.partnerId}/invitations`, undefined, 'skladno_session=x')).statusCode).toBe(401)
  })

  it('stops after twenty entries: passed around it would let a whole company in', async () => {
    const token = tokenOf(await invite())
    for (let i = 0; i < 20; i++) expect((await enter(token)).ok).toBe(true)
    database.clock.advance(16 * 60_000)
    expect((await enter(token)).ok).toBe(false)
    expect((await states())[0]).toMatchObject({ state: 'used-up', entriesLeft: 0 })
  })

  it('for who acts for two companies opens the one it was given for', async () => {
    await database.uow.run((tx) => linkContactById(tx))
    const invited = await database.uow.run((tx) =>
      inviteContact(tx, { partnerId: b.partnerId, contactId: a.contactId, days: 3, by: owner }),
    )
    if (!invited.ok) throw new Error(invited.error.code)
    expect(await enter(invited.value.token)).toMatchObject({ ok: true, value: { contactId: a.contactId, partnerId: b.partnerId } })
  })
})

async function linkContactById(tx: Parameters<typeof linkContact>[0]): Promise<void> {
  const { phone } = await tx.db.selectFrom('contact').select('phone').where('id', '=', a.contactId).executeTakeFirstOrThrow()
  await linkContact(tx, { phone, name: 'Тот же', partnerId: b.partnerId, rights: NO_RIGHTS })
}
