import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from '../logger.ts'
import { packagedPostgres } from './binaries.ts'
import { folderOwner, ownFolder } from './folder-owner.ts'
import { commandLine, isAlive, waitForExit } from './processes.ts'
import { detectRunAs, giveTo, type Launch, planLaunch, type RunAs } from './run-as.ts'

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
  readonly pid: number
  stop(): Promise<void>
}

/** For a small server that must not lose a committed order. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_destination: 'stderr',
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_size: '0',
  log_min_messages: 'warning',
}

const SUPERUSER = 'postgres'
const OWNER = 'skladno'
const START_TIMEOUT_MS = 60_000
const FAST_STOP_TIMEOUT_MS = 30_000

/**
 * Starts the PostgreSQL that came from npm on a random loopback port, its data under `dataDir`; creates it at the first start.
 * A server left by a killed process is stopped first. Throws DataFolderBusy when a living process uses the folder.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const release = ownFolder(options.dataDir)
  try {
    const launch = planLaunch(options.runAs ?? detectRunAs(), packagedPostgres(), options.dataDir)
    await stopOrphan(launch.home, options.logger)
    await initialise(launch, options.logger)
    const started = await startServer(launch, options)
    const url = await ensureOwner(launch, options.dataDir, started.port)
    return { url, pid: started.pid, stop: () => stopServer(started.pid).finally(release) }
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
  if (folderOwner(dataDir) === null) await stopOrphan(dataDir, logger)
}

const clusterOf = (home: string): string => join(home, 'pgdata')
const passwordFile = (launch: Launch): string => join(launch.home, 'pgpassword')
const urlFile = (dataDir: string): string => join(dataDir, 'database-url')

function writeSecret(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 })
  chmodSync(path, 0o600)
}

interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly isReady: boolean
}

/** postmaster.pid: pid, data folder, start time, port, socket folder, address, shared memory, status. */
function readPostmaster(cluster: string): Postmaster | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' }
  } catch {
    return null
  }
}

async function stopOrphan(home: string, logger: Logger): Promise<void> {
  const cluster = clusterOf(home)
  const orphan = readPostmaster(cluster)
  if (orphan === null || !isAlive(orphan.pid)) return
  const command = commandLine(orphan.pid)
  if (command !== '' && !command.includes(cluster)) return
  logger.warn({ pid: orphan.pid }, 'Stopping the PostgreSQL that a killed process has left behind')
  await stopServer(orphan.pid)
}

async function stopServer(pid: number): Promise<void> {
  for (const { signal, timeoutMs } of [
    { signal: 'SIGINT', timeoutMs: FAST_STOP_TIMEOUT_MS },
    { signal: 'SIGQUIT', timeoutMs: 10_000 },
  ] as const) {
    if (isAlive(pid)) process.kill(pid, signal)
    if (await waitForExit(pid, timeoutMs)) return
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop; end it by hand and start again`)
}

/** Made in a folder beside and renamed when complete, so that an interrupted first start leaves nothing half-made. */
async function initialise(launch: Launch, logger: Logger): Promise<void> {
  const cluster = clusterOf(launch.home)
  if (existsSync(cluster)) return checkVersion(cluster)
  logger.info({ folder: launch.home }, 'Creating the database')
  const staging = join(launch.home, 'pgdata.new')
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging, { recursive: true, mode: 0o700 })
  giveTo(launch, staging)
  writeSecret(passwordFile(launch), randomBytes(24).toString('base64url'))
  giveTo(launch, passwordFile(launch))
  await runToEnd(launch, 'initdb', [
    `--pgdata=${staging}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile(launch)}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=icu',
    '--icu-locale=ru',
    '--locale=C.UTF-8',
  ])
  renameSync(staging, cluster)
}

const MAJOR = '18'

function checkVersion(cluster: string): void {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version !== MAJOR)
    throw new Error(
      `The data in ${cluster} belongs to PostgreSQL ${version}, this version of Skladno runs ${MAJOR}. Restore a backup into a new folder.`,
    )
}

function runToEnd(launch: Launch, program: string, args: readonly string[]): Promise<void> {
  const { file, args: fullArgs, ...user } = launch.command(program, args)
  return new Promise((resolve, reject) => {
    const child = spawn(file, fullArgs, { ...user, stdio: ['ignore', 'pipe', 'pipe'], cwd: '/', env: programEnvironment() })
    let output = ''
    const collect = (chunk: unknown) => {
      output = (output + String(chunk)).slice(-4_000)
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program} failed with code ${code}: ${output.trim()}`))))
  })
}

const programEnvironment = (): Record<string, string> => ({ PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' })

async function startServer(launch: Launch, options: EmbeddedPostgresOptions): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    try {
      return await startOn(port, launch, options)
    } catch (error) {
      // Between asking for a free port and using it somebody else may take it.
      if (attempt >= 5 || !(error instanceof Error && /could not bind|could not create any TCP/.test(error.message))) throw error
    }
  }
}

async function startOn(port: number, launch: Launch, options: EmbeddedPostgresOptions): Promise<Postmaster> {
  const cluster = clusterOf(launch.home)
  const settings = { ...SETTINGS, ...options.settings, port: String(port) }
  const { file, args, ...user } = launch.command('postgres', [
    '-D',
    cluster,
    ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ])
  const logPath = join(options.dataDir, 'postgres-start.log')
  const log = openSync(logPath, 'w')
  // Detached: Ctrl+C in the terminal reaches only us, and we stop the server when the last transaction is done.
  const child = spawn(file, args, { ...user, detached: true, stdio: ['ignore', log, log], cwd: '/', env: programEnvironment() })
  closeSync(log)
  child.unref()
  let failure: string | null = null
  child.on('error', (error) => {
    failure = error.message
  })
  child.on('exit', (code) => {
    failure = `it ended with code ${code}`
  })
  for (let waited = 0; waited < START_TIMEOUT_MS; waited += 10) {
    const postmaster = readPostmaster(cluster)
    if (postmaster?.isReady && postmaster.pid === child.pid) return postmaster
    if (failure !== null) throw new Error(`PostgreSQL did not start (${failure}): ${startLog(logPath, cluster)}`)
    await delay(10)
  }
  throw new Error(`PostgreSQL did not start within ${START_TIMEOUT_MS / 1000} s: ${startLog(logPath, cluster)}`)
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** The end of what the server said, before and after it began to write its own log. */
function startLog(path: string, cluster: string): string {
  const own = join(cluster, 'log', `postgresql-${WEEKDAYS[new Date().getUTCDay()]}.log`)
  return [path, own]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8').slice(-2_000).trim())
    .join('\n')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('No free port'))))
    })
  })
}

/** The database and its owner, who may create roles and databases but is no superuser. Returns the owner's address. */
async function ensureOwner(launch: Launch, dataDir: string, port: number): Promise<string> {
  const password = readFileSync(passwordFile(launch), 'utf8').trim()
  const client = new pg.Client({ host: '127.0.0.1', port, user: SUPERUSER, password, database: 'postgres' })
  await client.connect()
  try {
    const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [OWNER])
    if (rows.length === 0) {
      const { rows: roles } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [OWNER])
      if (roles.length === 0)
        await client.query(`CREATE ROLE ${OWNER} LOGIN CREATEROLE CREATEDB PASSWORD ${client.escapeLiteral(password)}`)
      await client.query(`CREATE DATABASE ${OWNER} OWNER ${OWNER}`)
    }
  } finally {
    await client.end()
  }
  const url = `postgres://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${OWNER}`
  writeSecret(urlFile(dataDir), url)
  return url
}
