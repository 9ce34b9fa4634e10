import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { TestDatabase } from '@skladno/testkit'
import { createSignInLink } from '../apps/server/contexts/parties/index.ts'
import { anotherCustomer, aShop, type Shop } from '../apps/server/db/test-shop.ts'
import type { DB } from '../apps/server/db/types.ts'
import { startTestApp, type TestApp } from './test-app.ts'

export interface Route {
  readonly method: string
  readonly url: string
  readonly body: unknown
}

/** One HTTP answer, read to its end. */
export interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Headers
}

export interface Asking {
  readonly cookie?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface AttackedWorld extends TestApp {
  readonly shop: Shop
  /** Every route the server has, as fastify knows them. */
  readonly routes: readonly Route[]
  readonly other: { readonly partnerId: string; readonly contactId: string; readonly phone: string }
  ask(method: string, path: string, asking?: Asking): Promise<Answer>
  /** The cookie of a customer's person in the web chat. */
  enter(person: { readonly contactId: string; readonly partnerId: string }): Promise<string>
  /** The cookie of an employee with these roles. */
  employ(roles: readonly string[]): Promise<string>
}

/** The whole product with two customers: A is the shop's first one, B the `other`. The route table is taken while the server registers it. */
export async function anAttackedWorld(db: TestDatabase<DB>): Promise<AttackedWorld> {
  const shop = await aShop(db.uow)
  const other = await anotherCustomer(db.uow, shop, 'ТАЙНЫЙ КЛИЕНТ Б')
  await db.pool.query('update contact_right set gets_documents = true where partner_id = $1', [other.partnerId])
  const { app, routesOf } = await withRoutes(() => startTestApp(db))
  const ask: AttackedWorld['ask'] = async (method, path, { cookie, body, headers } = {}) => {
    const answer = await fetch(`${app.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    })
    return { status: answer.status, text: await answer.text(), headers: answer.headers }
  }
  let people = 0
  return {
    ...app,
    shop,
    other,
    routes: routesOf(app.app.server),
    ask,
    enter: async (person) => {
      const link = await app.app.parts.uow.run((tx) => createSignInLink(tx, person))
      return cookieOf(await ask('POST', '/api/v1/chat/enter', { body: { link } }))
    },
    employ: async (roles) => {
      people += 1
      const email = `attacker${people}@example.com`
      await db.pool.query(
        "insert into employee (id, email, name, roles, password_hash) select $1, $2, 'Сотрудник', $3, password_hash from employee where password_hash is not null limit 1",
        [`emp_attack${people}`, email, roles],
      )
      return cookieOf(await ask('POST', '/api/v1/session', { body: { email, password: 'correct horse' } }))
    },
  }
}

export const cookieOf = ({ headers }: Pick<Answer, 'headers'>): string =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

/** Fastify tells that a server is being made; a hook put there sees every route that is added later. */
async function withRoutes<T>(start: () => Promise<T>): Promise<{ app: T; routesOf(server: unknown): Route[] }> {
  const servers = new Map<unknown, Route[]>()
  const listen = (message: unknown): void => {
    const { fastify } = message as { fastify: { addHook(name: 'onRoute', hook: (route: RouteOptions) => void): void } }
    const routes: Route[] = []
    servers.set(fastify, routes)
    fastify.addHook('onRoute', ({ method, url, schema }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') routes.push({ method: one, url, body: schema?.body })
    })
  }
  subscribe('fastify.initialization', listen)
  try {
    return { app: await start(), routesOf: (server) => servers.get(server) ?? [] }
  } finally {
    unsubscribe('fastify.initialization', listen)
  }
}

interface RouteOptions {
  readonly method: string | string[]
  readonly url: string
  readonly schema?: { readonly body?: unknown }
}

/** Listens to server-sent events and gathers what is told. */
export async function listen(url: string, cookie: string): Promise<{ readonly status: number; heard(): string; close(): void }> {
  const stopped = new AbortController()
  const answer = await fetch(url, { headers: { cookie }, signal: stopped.signal })
  let text = ''
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder()
    for await (const chunk of answer.body ?? []) text += decoder.decode(chunk as Uint8Array, { stream: true })
  }
  read().catch(() => undefined)
  return { status: answer.status, heard: () => text, close: () => stopped.abort() }
}
