import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { type CrashPoint, hashPassword, silentLogger, systemClock } from '@skladno/platform'
import { startWhatsAppSimulator, type WhatsAppSimulator } from '@skladno/simulator-whatsapp-cloud'
import type { TestDatabase } from '@skladno/testkit'
import { type App, createApp } from '../apps/server/app.ts'
import { readConfig } from '../apps/server/config.ts'
import type { Shop } from '../apps/server/db/test-shop.ts'
import type { DB } from '../apps/server/db/types.ts'

export const TEST_WHATSAPP = {
  phoneNumberId: '106540352242922',
  token: 'test-token',
  appSecret: 'test-secret',
  verifyToken: 'test-verify',
} as const

/** The whole product on a test database, with the WhatsApp simulator on the other end of real HTTP. */
export interface TestApp {
  readonly app: App
  readonly url: string
  readonly simulator: WhatsAppSimulator
  /** Signs an employee in and returns a caller of the API in their name. */
  signIn(shop: Shop, roles: readonly string[]): Promise<ApiCaller>
  stop(): Promise<void>
}

export type ApiCaller = (
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<{ readonly status: number; readonly body: unknown }>

export interface TestAppOptions {
  readonly faults?: Parameters<WhatsAppSimulator['setFaults']>[0]
  readonly crashPoint?: CrashPoint
  /** Further variables of the environment. */
  readonly env?: Readonly<Record<string, string>>
}

export async function startTestApp(db: TestDatabase<DB>, options: TestAppOptions = {}): Promise<TestApp> {
  const simulator = await startWhatsAppSimulator({
    port: 0,
    webhookUrl: null,
    paceMs: 5,
    seed: 7,
    ...TEST_WHATSAPP,
    ...(options.faults === undefined ? {} : { faults: options.faults }),
  })
  const dataDir = mkdtempSync(join(tmpdir(), 'skladno-app-'))
  const config = {
    ...readConfig({
      PORT: '0',
      DATABASE_URL: db.url,
      SKLADNO_DATA: dataDir,
      FILES_URL: pathToFileURL(join(dataDir, 'files')).href,
      INTAKE_QUIET_MS: '50',
      WHATSAPP_API_URL: simulator.url,
      WHATSAPP_PHONE_NUMBER_ID: TEST_WHATSAPP.phoneNumberId,
      WHATSAPP_TOKEN: TEST_WHATSAPP.token,
      WHATSAPP_APP_SECRET: TEST_WHATSAPP.appSecret,
      WHATSAPP_VERIFY_TOKEN: TEST_WHATSAPP.verifyToken,
      ...options.env,
    }),
  }
  const app = await createApp({
    config,
    pool: db.pool,
    clock: systemClock,
    logger: silentLogger,
    ...(options.crashPoint === undefined ? {} : { crashPoint: options.crashPoint }),
  })
  await app.start({ api: true, worker: true })
  const address = app.server.server.address()
  const url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
  if (!(await simulator.subscribe(`${url}/webhooks/whatsapp`))) throw new Error('The webhook was not verified')
  let people = 0
  return {
    app,
    url,
    simulator,
    signIn: async (_shop, roles) => {
      people += 1
      const email = `staff${people}@example.com`
      await db.pool.query('insert into employee (id, email, name, roles, password_hash) values ($1, $2, $3, $4, $5)', [
        `emp_staff${people}`,
        email,
        `Сотрудник ${people}`,
        roles,
        await hashPassword('correct horse'),
      ])
      const response = await fetch(`${url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password: 'correct horse' }),
      })
      const cookie = response.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
      return async (method, path, body) => {
        const answer = await fetch(`${url}/api/v1${path}`, {
          method,
          headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
        const text = await answer.text()
        return { status: answer.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text }
      }
    },
    stop: async () => {
      await app.stop()
      await simulator.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Polls until the probe gives something; fails with its last answer. */
export async function eventually<T>(
  probe: () => T | undefined | null | false | Promise<T | undefined | null | false>,
  what: string | (() => string),
  withinMs = 15_000,
): Promise<T> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const found = await probe()
    if (found) return found
    if (performance.now() > deadline) throw new Error(`Did not happen within ${withinMs} ms: ${typeof what === 'string' ? what : what()}`)
    await delay(25)
  }
}
