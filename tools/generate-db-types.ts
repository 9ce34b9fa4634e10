// Writes apps/server/db/schema.ts and apps/server/migrations/schema.sql from a freshly migrated database; --check only compares.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPool } from '@skladno/platform'
import { databaseUrl, startTestCluster } from '@skladno/testkit/cluster'
import { readColumns } from './db-schema/read-tables.ts'
import { sqlDump } from './db-schema/sql-dump.ts'
import { typesSource } from './db-schema/types-source.ts'

const server = join(import.meta.dirname, '../apps/server')

async function generated(): Promise<ReadonlyMap<string, string>> {
  const { cluster, stop } = await startTestCluster({
    migrationsDir: join(server, 'migrations'),
    existingUrl: process.env.SKLADNO_TEST_DATABASE_URL,
  })
  const pool = createPool({ url: databaseUrl(cluster.url, cluster.template), max: 1 })
  try {
    return new Map([
      [join(server, 'db/schema.ts'), typesSource(await readColumns(pool))],
      [join(server, 'migrations/schema.sql'), await sqlDump(pool)],
    ])
  } finally {
    await pool.end()
    await stop()
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const files = await generated()
const stale = [...files].filter(([path, text]) => read(path) !== text).map(([path]) => path)
if (process.argv.includes('--check')) {
  for (const path of stale) console.error(`${path} does not match the migrations. Run: npm run db:types`)
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  for (const [path, text] of files) writeFileSync(path, text)
  console.log(stale.length === 0 ? 'Database types are up to date' : `Wrote ${stale.join(', ')}`)
}
