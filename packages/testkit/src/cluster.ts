import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createPool,
  migrate,
  readMigrations,
  runningEmbeddedPostgres,
  silentLogger,
  startEmbeddedPostgres,
  stopLeftPostgres,
} from '@skladno/platform'

/** Where test databases come from. `url` belongs to a user who may create databases; `template` is migrated. */
export interface TestCluster {
  readonly url: string
  readonly template: string
}

const FOLDER_PREFIX = 'skladno-test-'

/** Nothing here outlives the run, so the disk need not be waited for. */
const UNSAFE_BUT_FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  logging_collector: 'off',
}

/**
 * A PostgreSQL of its own for one test run (or the one at `existingUrl`), with a template database migrated once.
 * Returns what ends it.
 */
export async function startTestCluster(options: {
  readonly migrationsDir: string
  readonly existingUrl?: string | undefined
}): Promise<{ readonly cluster: TestCluster; stop(): Promise<void> }> {
  if (options.existingUrl !== undefined && options.existingUrl !== '') {
    const template = await prepareTemplate(options.existingUrl, options.migrationsDir)
    return { cluster: { url: options.existingUrl, template }, stop: async () => {} }
  }
  await removeLeftFolders()
  const dataDir = mkdtempSync(join(tmpdir(), FOLDER_PREFIX))
  const postgres = await startEmbeddedPostgres({ dataDir, logger: silentLogger, settings: UNSAFE_BUT_FAST })
  const template = await prepareTemplate(postgres.url, options.migrationsDir)
  return {
    cluster: { url: postgres.url, template },
    stop: async () => {
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Killed runs leave their server and folder behind. */
async function removeLeftFolders(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(FOLDER_PREFIX))) {
    const folder = join(tmpdir(), name)
    if (!existsSync(join(folder, 'database-url')) || runningEmbeddedPostgres(folder) !== null) continue
    await stopLeftPostgres(folder, silentLogger)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The address of another database on the same server. */
export function databaseUrl(url: string, name: string): string {
  const at = new URL(url)
  at.pathname = `/${name}`
  return at.toString()
}

/** Named after the migrations, so that an existing server keeps it between runs. */
async function prepareTemplate(url: string, migrationsDir: string): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, sha256 } of await readMigrations(migrationsDir)) hash.update(`${name} ${sha256}\n`)
  const name = `skladno_template_${hash.digest('hex').slice(0, 16)}`
  const admin = createPool({ url, max: 1 })
  try {
    const { rows } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rows.length === 0) await createTemplate(admin, url, name, migrationsDir)
  } finally {
    await admin.end()
  }
  return name
}

async function createTemplate(admin: ReturnType<typeof createPool>, url: string, name: string, migrationsDir: string): Promise<void> {
  const staging = `${name}_${randomBytes(4).toString('hex')}`
  await admin.query(`CREATE DATABASE ${staging}`)
  const pool = createPool({ url: databaseUrl(url, staging), max: 2 })
  try {
    await migrate(pool, migrationsDir)
  } finally {
    await pool.end()
  }
  await admin.query(`ALTER DATABASE ${staging} RENAME TO ${name}`)
}
