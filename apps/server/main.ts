import {
  clockFrom,
  collectProcessMetrics,
  createLogger,
  createPool,
  type EmbeddedPostgres,
  type Logger,
  migrate,
  observeDatabase,
  startEmbeddedPostgres,
} from '@skladno/platform'
import type pg from 'pg'
import { type App, createApp } from './app.ts'
import { MIGRATIONS_DIR, postgresDir } from './cli/open-database.ts'
import { type Config, readConfig } from './config.ts'
import { loadChosenDemo } from './demo/index.ts'

export interface RunningServer {
  readonly app: App
  readonly databaseUrl: string
  readonly address: string
  stop(): Promise<void>
}

/** Database up, migrated, demo loaded where asked for, server and workers running. Throws with what to do when something is in the way. */
export async function startServer(
  env: Readonly<Record<string, string | undefined>>,
  roles = { api: true, worker: true },
): Promise<RunningServer> {
  const config = readConfig(env)
  const logger = createLogger({ level: config.logLevel })
  const database = await openDatabase(config, logger)
  try {
    return await startOn(database, config, logger, roles)
  } catch (error) {
    await database.close()
    throw error
  }
}

interface Database {
  readonly url: string
  readonly pool: pg.Pool
  close(): Promise<void>
}

async function openDatabase(config: Config, logger: Logger): Promise<Database> {
  const embedded: EmbeddedPostgres | null =
    config.databaseUrl === null ? await startEmbeddedPostgres({ dataDir: postgresDir(config), logger }) : null
  const url = config.databaseUrl ?? embedded?.url ?? ''
  const pool = createPool({ url, max: 20, logger })
  return {
    url,
    pool,
    close: async () => {
      await pool.end()
      await embedded?.stop()
    },
  }
}

async function startOn(
  database: Database,
  config: Config,
  logger: Logger,
  roles: { readonly api: boolean; readonly worker: boolean },
): Promise<RunningServer> {
  const clock = clockFrom(config.clock ?? undefined)
  await migrate(database.pool, MIGRATIONS_DIR)
  await loadChosenDemo(database.pool, { name: config.demo, now: clock.now(), logger })
  collectProcessMetrics()
  observeDatabase(database.pool)
  const app = await createApp({ config, pool: database.pool, clock, logger })
  await app.start(roles)
  return {
    app,
    databaseUrl: database.url,
    address: `http://${config.host}:${config.port}`,
    stop: async () => {
      await app.stop()
      await database.close()
    },
  }
}
