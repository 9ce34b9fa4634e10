import { createHttpServer, silentLogger } from '@skladno/platform'
import { withDatabase } from '@skladno/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEmployee, given } from '../../db/test-rows.ts'
import type { DB } from '../../db/types.ts'
import { createAuthentication, createOwner, partiesErrors, partiesRoutes } from './index.ts'

const database = withDatabase<DB>()
const PASSWORD = 'correct horse'
const people: Record<string, { id: string; cookie: string }> = {}
let server: Awaited<ReturnType<typeof createHttpServer>>

beforeAll(async () => {
  const authentication = createAuthentication({ uow: database.uow, clock: database.clock, publicUrl: null })
  server = await createHttpServer({ logger: silentLogger, openapi: { title: 'test', version: '1' }, statuses: partiesErrors })
  const customerFacts = { orderFigures: async () => new Map(), agreementOf: async () => null, balanceOf: async () => null }
  await partiesRoutes(
    { uow: database.uow, authentication },
    { customerFacts, channelHealth: () => [], publicUrl: null, isMailOn: false },
  )(server)
  const made = await database.uow.run((tx) => createOwner(tx, { email: 'owner@example.com', name: 'Пётр', password: PASSWORD }))
  if (!made.ok) throw new Error(made.error.code)
  const { rows } = await database.pool.query<{ password_hash: string }>('select password_hash from employee')
  await given(database.uow, async (tx) => {
    for (const role of ['admin', 'sales', 'warehouse'] as const) {
      const id = await anEmployee(tx, {
        email: `${role}@example.com`,
        name: role,
        roles: [role],
        password_hash: rows[0]?.password_hash ?? '',
      })
      people[role] = { id, cookie: '' }
    }
  })
  people.owner = { id: made.value.employeeId, cookie: '' }
  for (const role of Object.keys(people)) await enter(role)
})
afterAll(() => server.close())

async function enter(role: string): Promise<number> {
  const response = await server.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { email: `${role}@example.com`, password: PASSWORD },
  })
  const [cookie] = response.cookies
  if (people[role] !== undefined && cookie !== undefined) people[role].cookie = `${cookie.name}=${cookie.value}`
  return response.statusCode
}
const ask = (as: string, method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, payload?: object) =>
  server.inject({
    method,
    url: `/api/v1/employees${path}`,
    headers: { cookie: people[as]?.cookie ?? '' },
    ...(payload === undefined ? {} : { payload }),
  })
const idOf = (role: string): string => people[role]?.id ?? ''
const list = async (as = 'owner') => (await ask(as, 'GET', '')).json()
const oneOf = async (role: string, as = 'owner') => (await list(as)).employees.find(({ id }: { id: string }) => id === idOf(role))

describe('the list of employees', () => {
  it('says who has access, what each role may, and what the asking person may do about each', async () => {
    const { roles, employees } = await list('admin')
    expect(roles.find(({ role }: { role: string }) => role === 'warehouse').may).toEqual(
      expect.arrayContaining(['orders.read', 'picking', 'catalog.read']),
    )
    expect(roles.filter(({ mayGive }: { mayGive: boolean }) => !mayGive).map(({ role }: { role: string }) => role)).toEqual(['owner'])
    expect(employees).toHaveLength(4)
    expect((await oneOf('owner', 'admin')).allowedCommands).toEqual([])
    expect((await oneOf('owner')).allowedCommands).toEqual(['change', 'reset-password'])
    expect((await oneOf('sales')).allowedCommands).toContain('deactivate')
  })

  it('is shut to everybody else', async () => {
    for (const role of ['sales', 'warehouse']) expect((await ask(role, 'GET', '')).statusCode).toBe(403)
  })
})

describe('nobody lifts themselves', () => {
  it.each([
    ['by changing own roles', 'sales', 'PUT', (): string => `/${idOf('sales')}/roles`, { roles: ['owner'] }, 403],
    ['by inviting an accomplice', 'warehouse', 'POST', (): string => '', { email: 'x@example.com', name: 'X', roles: ['admin'] }, 403],
    ['an administrator to owner', 'admin', 'PUT', (): string => `/${idOf('admin')}/roles`, { roles: ['owner', 'admin'] }, 403],
    ['an administrator by a new owner', 'admin', 'POST', (): string => '', { email: 'y@example.com', name: 'Y', roles: ['owner'] }, 403],
    ['by an owner’s new password', 'admin', 'POST', (): string => `/${idOf('owner')}/password-reset`, undefined, 403],
    ['by renaming the owner', 'admin', 'PATCH', (): string => `/${idOf('owner')}`, { name: 'Я' }, 403],
    ['by removing the owner', 'admin', 'POST', (): string => `/${idOf('owner')}/deactivate`, undefined, 403],
  ] as const)('%s', async (_, as, method, path, payload, status) => {
    expect((await ask(as, method, path(), payload)).statusCode).toBe(status)
    expect((await list()).employees.filter(({ roles }: { roles: string[] }) => roles.includes('owner'))).toHaveLength(1)
  })

  it('an owner who was removed is brought back by owners only', async () => {
    const second = await given(database.uow, (tx) => anEmployee(tx, { name: 'Бывший', roles: ['owner'], is_active: false }))
    expect((await ask('admin', 'POST', `/${second}/activate`)).statusCode).toBe(403)
    expect((await ask('owner', 'POST', `/${second}/activate`)).statusCode).toBe(200)
    expect((await ask('owner', 'POST', `/${second}/deactivate`)).statusCode).toBe(200)
  })

  it('the last owner neither leaves nor steps down', async () => {
    for (const answer of [
      await ask('owner', 'POST', `/${idOf('owner')}/deactivate`),
      await ask('owner', 'PUT', `/${idOf('owner')}/roles`, { roles: ['sales'] }),
    ])
      expect([answer.statusCode, answer.json().error.code]).toEqual([409, 'parties.last-owner'])
  })
})

describe('access', () => {
  it('closes at once and comes back with the same roles', async () => {
    await ask('owner', 'POST', `/${idOf('sales')}/deactivate`)
    expect((await oneOf('sales')).state).toBe('off')
    expect(await enter('sales')).toBe(401)
    await ask('owner', 'POST', `/${idOf('sales')}/activate`)
    expect(await enter('sales')).toBe(200)
    expect(await oneOf('sales')).toMatchObject({ state: 'active', roles: ['sales'] })
  })

  it('of an invited person opens by the link, once', async () => {
    const invited = (await ask('owner', 'POST', '', { email: 'new@example.com', name: 'Новая', roles: ['accountant'] })).json()
    expect(invited).toMatchObject({ isMailed: false, link: expect.stringMatching(/\/workplace\/welcome#token=[\w-]{43}$/) })
    const token = new URL(invited.link).hash.replace('#token=', '')
    const choose = () => server.inject({ method: 'POST', url: '/api/v1/password', payload: { token, password: PASSWORD } })
    expect([(await choose()).statusCode, (await choose()).statusCode]).toEqual([200, 401])
    expect(
      (await server.inject({ method: 'POST', url: '/api/v1/session', payload: { email: 'new@example.com', password: PASSWORD } }))
        .statusCode,
    ).toBe(200)
  })
})
