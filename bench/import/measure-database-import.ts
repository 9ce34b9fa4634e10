// Time and peak memory of loading a large catalog into PostgreSQL, loading it again, and COPY of the same rows into the same tables.
// Usage: node tools/with-node.mjs bench/import/measure-database-import.ts [PRODUCTS=100000] [commerceml|csv]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createPool, createUnitOfWork, migrate, silentLogger, startEmbeddedPostgres, systemClock } from '@skladno/platform'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { importCatalog } from '../../apps/server/contexts/catalog/import/index.ts'
import type { DB } from '../../apps/server/db/schema.ts'
import { writeCatalog } from './generated-catalog.ts'

const products = Number(process.argv[2] ?? 100_000)
const form = process.argv[3] === 'csv' ? 'csv' : 'commerceml'
const TABLES = ['product_group', 'warehouse', 'price_type', 'product', 'pack', 'stock', 'price'] as const

const folder = await mkdtemp(join(tmpdir(), 'measure-database-import-'))
const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), logger: silentLogger })
const pool = createPool({ url: postgres.url })

async function measured(what: string, work: () => Promise<unknown>): Promise<number> {
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 20)
  const started = performance.now()
  const value = await work()
  const seconds = (performance.now() - started) / 1000
  clearInterval(watch)
  console.log(
    JSON.stringify({ what, form, products, seconds: Number(seconds.toFixed(2)), peakMb: Math.round(peak / 1e6), ...(value as object) }),
  )
  return seconds
}

/** The tables as they are now, copied out, emptied and copied in again: what PostgreSQL itself needs for these rows and indexes. */
async function copySeconds(): Promise<number> {
  const client = await pool.connect()
  try {
    const dumps = new Map<string, Buffer[]>()
    for (const table of TABLES) {
      const chunks: Buffer[] = []
      for await (const chunk of client.query(copyTo(`COPY ${table} TO STDOUT`))) chunks.push(chunk)
      dumps.set(table, chunks)
    }
    // COPY into a table with row-level security is not supported; its policies cost the import nothing either.
    await client.query('ALTER TABLE price DISABLE ROW LEVEL SECURITY')
    await client.query(`TRUNCATE ${TABLES.join(', ')} CASCADE`)
    return await measured('COPY of the same rows', async () => {
      await client.query('BEGIN')
      for (const table of TABLES) await pipeline(Readable.from(dumps.get(table) ?? []), client.query(copyFrom(`COPY ${table} FROM STDIN`)))
      await client.query('COMMIT')
      return {}
    })
  } finally {
    client.release()
  }
}

try {
  await migrate(pool, join(import.meta.dirname, '../../apps/server/migrations'))
  const paths = await writeCatalog(folder, form, products)
  const uow = createUnitOfWork<DB>({ pool, clock: systemClock, subscriptions: () => [] })
  const load = async () => {
    const outcome = await uow.run((tx) => importCatalog(tx, { paths, currency: 'RUB', timeZone: 'Europe/Moscow' }))
    return { written: { ...outcome.products, prices: outcome.prices.inserted + outcome.prices.changed, stock: outcome.stock.inserted } }
  }
  const first = await measured('first import', load)
  await measured('the same again', load)
  const copy = await copySeconds()
  console.log(`The first import takes ${(first / copy).toFixed(1)} times as long as COPY.`)
} finally {
  await pool.end()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
