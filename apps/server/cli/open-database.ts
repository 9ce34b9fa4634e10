import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createLogger, createPool, runningEmbeddedPostgres, startEmbeddedPostgres } from '@skladno/platform'
import type { Config } from '../config.ts'

export const MIGRATIONS_DIR = fileURLToPath(new URL('../migrations', import.meta.url))

/** The embedded database's folder. */
export const postgresDir = (config: Config): string => join(config.dataDir, 'postgres')

/** The folder of stored files, or null where they live in another store. */
export function filesFolder(config: Config): string | null {
  const url = config.filesUrl ?? pathToFileURL(resolve(config.dataDir, 'files')).href
  return url.startsWith('file:') ? fileURLToPath(url) : null
}

export interface OpenedDatabase {
  readonly kind: 'external' | 'running' | 'started'
  readonly url: string
  readonly pool: ReturnType<typeof createPool>
  close(): Promise<void>
}

/** For a command that runs once: the external database, the embedded one of a running server, or the embedded one started for the time being. */
export async function openDatabase(config: Config): Promise<OpenedDatabase> {
  const open = (kind: OpenedDatabase['kind'], url: string, stop: () => Promise<void>): OpenedDatabase => {
    const pool = createPool({ url, max: 3, name: 'skladno command' })
    return { kind, url, pool, close: () => pool.end().finally(stop) }
  }
  if (config.databaseUrl !== null) return open('external', config.databaseUrl, async () => {})
  const running = runningEmbeddedPostgres(postgresDir(config))
  if (running !== null) return open('running', running, async () => {})
  const started = await startEmbeddedPostgres({ dataDir: postgresDir(config), logger: createLogger({ level: 'warn' }) })
  return open('started', started.url, () => started.stop())
}
