import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Logger } from '../logger.ts'
import { packagedPostgres } from './binaries.ts'
import { ensureOwner, initialise, urlFile } from './cluster.ts'
import { folderOwner, ownFolder } from './folder-owner.ts'
import { startServer, stopOrphan } from './postmaster.ts'
import { detectRunAs, planLaunch, type RunAs } from './run-as.ts'

export interface EmbeddedPostgresOptions {
  readonly dataDir: string
  readonly logger: Logger
  /** Server settings over the defaults, e.g. `{ fsync: 'off' }` for a throw-away database. */
  readonly settings?: Readonly<Record<string, string>>
  /** For tests of the launcher; detected otherwise. */
  readonly runAs?: RunAs
}

export interface EmbeddedPostgres {
  /** For the owner of the `skladno` database: not a superuser, as on a managed server. */
  readonly url: string
  /** Of the server's main process. */
  pid(): number
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that came from npm on a random loopback port, its data under `dataDir`; creates it at the first start.
 * A server left by a killed process is stopped first; one that is killed itself is started again. Throws DataFolderBusy when a living process uses the folder.
 */
export async function startEmbeddedPostgres(given: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const options = { ...given, dataDir: resolve(given.dataDir) }
  const release = ownFolder(options.dataDir)
  try {
    const launch = planLaunch(options.runAs ?? detectRunAs(), packagedPostgres(join(options.dataDir, 'pglib')), options.dataDir)
    await stopOrphan(launch.home, options.logger)
    await initialise(launch, options.logger)
    const server = await startServer(launch, options)
    const url = await ensureOwner(launch, options.dataDir, server.port)
    return { url, pid: server.pid, stop: () => server.stop().finally(release) }
  } catch (error) {
    release()
    throw error
  }
}

/** The address of the database that a living process has started on this folder, or null. */
export function runningEmbeddedPostgres(dataDir: string): string | null {
  if (folderOwner(dataDir) === null) return null
  try {
    return readFileSync(urlFile(dataDir), 'utf8').trim()
  } catch {
    return null
  }
}

/** Stops the server that a killed process has left behind on this folder; nothing happens while a living one owns it. */
export async function stopLeftPostgres(dataDir: string, logger: Logger): Promise<void> {
  if (folderOwner(dataDir) === null) await stopOrphan(resolve(dataDir), logger)
}
