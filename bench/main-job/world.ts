import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createPool, migrate, silentLogger, startEmbeddedPostgres, systemClock } from '@skladno/platform'
import { type App, createApp } from '../../apps/server/app.ts'
import { MIGRATIONS_DIR } from '../../apps/server/cli/open-database.ts'
import { readConfig } from '../../apps/server/config.ts'
import { DEMO_PASSWORD } from '../../apps/server/demo/demo-company.ts'
import { DEMOS } from '../../apps/server/demo/demos.ts'
import { loadChosenDemo } from '../../apps/server/demo/index.ts'
import { syntheticItem } from '../matching/synthetic-catalog.ts'
import { type GraphStub, startGraphStub } from './graph-stub.ts'
import { BENCH_WHATSAPP, signedRequest, webhookBody } from './signed-webhook.ts'

export interface World {
  readonly app: App
  readonly url: string
  readonly databaseUrl: string
  readonly pool: ReturnType<typeof createPool>
  readonly graph: GraphStub
  /** Products in the index. */
  readonly products: number
  /** Sends one signed webhook; resolves when it is acknowledged. */
  webhook(message: object): Promise<void>
  /** An owner's session. */
  cookie(): Promise<string>
  stop(): Promise<void>
}

/** The product on an embedded PostgreSQL with its safe settings and the demo company, plus invented products up to `products`. */
export async function startWorld(options: { readonly products?: number; readonly worker?: boolean }): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'skladno-bench-'))
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), logger: silentLogger })
  const pool = createPool({ url: postgres.url, max: 20 })
  await migrate(pool, MIGRATIONS_DIR)
  await loadChosenDemo(pool, { name: 'stroyopt', now: new Date(), logger: silentLogger })
  const products = await growCatalog(pool, options.products ?? 0)
  const graph = await startGraphStub()
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: postgres.url,
    SKLADNO_DATA: dataDir,
    FILES_URL: pathToFileURL(join(dataDir, 'files')).href,
    WHATSAPP_API_URL: graph.url,
    WHATSAPP_PHONE_NUMBER_ID: BENCH_WHATSAPP.phoneNumberId,
    WHATSAPP_TOKEN: BENCH_WHATSAPP.token,
    WHATSAPP_APP_SECRET: BENCH_WHATSAPP.appSecret,
    WHATSAPP_VERIFY_TOKEN: BENCH_WHATSAPP.verifyToken,
  })
  const app = await createApp({ config, pool, clock: systemClock, logger: silentLogger })
  await app.start({ api: true, worker: options.worker ?? true })
  const address = app.server.server.address()
  const url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
  return {
    app,
    url,
    databaseUrl: postgres.url,
    pool,
    graph,
    products,
    webhook: async (message) => {
      const answer = await fetch(`${url}/webhooks/whatsapp`, signedRequest(webhookBody(message)))
      if (!answer.ok) throw new Error(`The webhook answered ${answer.status}`)
    },
    cookie: () => signIn(url),
    stop: async () => {
      await app.stop()
      graph.close()
      await pool.end()
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const BATCH = 20_000

/** Invented products beside the demo's own, with a price of every type and stock, until there are so many. */
async function growCatalog(pool: World['pool'], wanted: number): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int AS count FROM product')
  const own = rows[0]?.count ?? 0
  for (let from = 0; from < wanted - own; from += BATCH) {
    const items = Array.from({ length: Math.min(BATCH, wanted - own - from) }, (_, at) => syntheticItem(from + at))
    await pool.query(
      `WITH p AS (INSERT INTO product (id, sku, name, base_unit)
         SELECT 'prd_synthetic_' || sku, 'S' || sku, name, unit FROM unnest($1::text[], $2::text[], $3::text[]) AS s (sku, name, unit) RETURNING id, base_unit)
       INSERT INTO price (price_type_id, product_id, micros, unit, as_of) SELECT t.id, p.id, 100000000, p.base_unit, now() FROM p CROSS JOIN price_type t`,
      [items.map(({ sku }) => sku), items.map(({ name }) => name), items.map(({ unit }) => unit)],
    )
  }
  if (wanted > own) await pool.query('VACUUM ANALYZE product, price')
  return Math.max(own, wanted)
}

async function signIn(url: string): Promise<string> {
  const email = DEMOS.stroyopt?.page.logins[0]?.email
  const body = JSON.stringify({ email, password: DEMO_PASSWORD })
  const answer = await fetch(`${url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  if (!answer.ok) throw new Error(`Sign-in answered ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}
