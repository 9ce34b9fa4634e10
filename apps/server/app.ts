import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Clock } from '@skladno/kernel'
import {
  type CrashPoint,
  type CronEntry,
  createHttpServer,
  createLiveHub,
  createUnitOfWork,
  type JobHandler,
  type Logger,
  startWorkers,
  type TypedServer,
  type Workers,
} from '@skladno/platform'
import type pg from 'pg'
import { catalogSnapshots } from './catalog-snapshots.ts'
import { createChannels } from './channels.ts'
import type { Config } from './config.ts'
import { createCatalogIndex } from './contexts/catalog/index.ts'
import { createSmtpMailer } from './contexts/notifications/index.ts'
import { createAuthentication } from './contexts/parties/index.ts'
import { createFileStore } from './files.ts'
import { CRON, createHandlers } from './handlers.ts'
import type { AppParts } from './parts.ts'
import { createRecognition } from './recognition.ts'
import { addRoutes, describeError, STATUSES } from './routes.ts'
import { subscriptions } from './subscriptions.ts'

export interface AppOptions {
  readonly config: Config
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly logger: Logger
  readonly crashPoint?: CrashPoint
}

/** The product put together on a migrated database: what runs, and how to start and stop it. */
export interface App {
  readonly parts: AppParts
  readonly server: TypedServer
  readonly handlers: Readonly<Record<string, JobHandler>>
  readonly cron: readonly CronEntry[]
  /** Index, live updates, and by role: HTTP, workers. */
  start(roles: { readonly api: boolean; readonly worker: boolean }): Promise<void>
  stop(): Promise<void>
}

const WORKER_CONCURRENCY = 4

export async function createApp(options: AppOptions): Promise<App> {
  const { config, pool, clock, logger } = options
  const crashPoint = options.crashPoint === undefined ? {} : { crashPoint: options.crashPoint }
  const uow = createUnitOfWork<import('./db/schema.ts').DB>({
    pool,
    clock,
    subscriptions,
    ...crashPoint,
  })
  const live = createLiveHub(pool, logger)
  const files = createFileStore(config.filesUrl ?? pathToFileURL(resolve(config.dataDir, 'files')).href)
  const catalogIndex = createCatalogIndex({ uow, clock, logger, live, snapshots: catalogSnapshots(config.dataDir) })
  const recognition = createRecognition({ config, catalogIndex, clock, logger })
  const channels = createChannels(config, { uow, files })
  const mailer = config.smtpUrl === null ? null : createSmtpMailer(config.smtpUrl, config.mailFrom)
  const authentication = createAuthentication({ uow, clock, publicUrl: config.publicUrl })
  const parts: AppParts = { uow, clock, config, logger, files, catalogIndex, recognition, channels, mailer, authentication, live }
  let workers: Workers | null = null
  let isReady = false
  const server = await createHttpServer({
    logger,
    openapi: { title: 'Skladno', version: '1', description: 'Order hub of a wholesale company' },
    statuses: STATUSES,
    describeError,
    trustProxy: config.trustProxy,
    publicUrl: config.publicUrl,
    isReady: () => isReady,
  })
  await addRoutes(server, parts)
  const handlers = createHandlers(parts)
  return {
    parts,
    server,
    handlers,
    cron: CRON,
    start: async (roles) => {
      await live.start()
      await catalogIndex.start()
      if (roles.worker) workers = await startWorkers({ pool, handlers, cron: CRON, concurrency: WORKER_CONCURRENCY, logger, ...crashPoint })
      if (roles.api) await server.listen({ port: config.port, host: config.host })
      isReady = true
    },
    stop: async () => {
      isReady = false
      await server.close()
      await workers?.stop()
      await catalogIndex.stop()
      await live.stop()
    },
  }
}
