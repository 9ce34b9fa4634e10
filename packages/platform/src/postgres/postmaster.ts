import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '../logger.ts'
import { clusterOf, programEnvironment } from './cluster.ts'
import { commandLine, isAlive, waitForExit } from './processes.ts'
import type { Launch } from './run-as.ts'

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

const START_TIMEOUT_MS = 60_000
const FAST_STOP_TIMEOUT_MS = 30_000

interface ServerOptions {
  readonly dataDir: string
  readonly logger: Logger
  readonly settings?: Readonly<Record<string, string>>
}

export interface RunningServer {
  readonly port: number
  /** Changes when the server had to be started again. */
  pid(): number
  stop(): Promise<void>
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

/** Stops the server that a killed process has left behind. */
export async function stopOrphan(home: string, logger: Logger): Promise<void> {
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

/** Between asking for a free port and using it somebody else may take it. */
const PORT_TAKEN = /could not bind|could not create any TCP/
/** Processes of a killed server need a moment to notice that it is gone. */
const OLD_SERVER_ENDING = /pre-existing shared memory block|lock file "postmaster.pid" already exists/
const START_ATTEMPTS = 50

/** A server that is up. `ended` tells the exit code when it ends, for whatever reason. */
interface Started {
  readonly postmaster: Postmaster
  readonly ended: Promise<string>
  /** From now on this process does not end before the server: whoever stops it waits for its end. */
  hold(): void
}

async function startPatiently(launch: Launch, options: ServerOptions, port: number | null): Promise<Started> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOn(port ?? (await freePort()), launch, options)
    } catch (error) {
      const text = error instanceof Error ? error.message : ''
      if (attempt >= START_ATTEMPTS || !(PORT_TAKEN.test(text) || OLD_SERVER_ENDING.test(text))) throw error
      await delay(200)
    }
  }
}

/**
 * Starts the server and keeps it running: one that is killed comes back on the same port, so that every pool finds it again.
 */
export async function startServer(launch: Launch, options: ServerOptions): Promise<RunningServer> {
  let current = await startPatiently(launch, options, null)
  let isStopping = false
  const { port } = current.postmaster
  const supervise = async (): Promise<void> => {
    while (!isStopping) {
      const how = await current.ended
      if (isStopping) return
      options.logger.error({ how }, 'PostgreSQL ended by itself; starting it again')
      current = await startPatiently(launch, options, port)
    }
  }
  const supervision = supervise().catch((error) => options.logger.fatal({ err: error }, 'PostgreSQL does not start again'))
  return {
    port,
    pid: () => current.postmaster.pid,
    stop: async () => {
      isStopping = true
      current.hold()
      await stopServer(current.postmaster.pid)
      await supervision
      await stopServer(current.postmaster.pid) // it may have been on its way up again
    },
  }
}

async function startOn(port: number, launch: Launch, options: ServerOptions): Promise<Started> {
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
  const child = spawn(file, args, { ...user, detached: true, stdio: ['ignore', log, log], cwd: '/', env: programEnvironment(launch) })
  closeSync(log)
  child.unref()
  let failure: string | null = null
  const ended = new Promise<string>((done) => {
    child.on('error', (error) => done(error.message))
    child.on('exit', (code, signal) => done(`it ended with ${signal ?? `code ${code}`}`))
  })
  void ended.then((how) => {
    failure = how
  })
  for (let waited = 0; waited < START_TIMEOUT_MS; waited += 10) {
    const postmaster = readPostmaster(cluster)
    if (postmaster?.isReady && postmaster.pid === child.pid) return { postmaster, ended, hold: () => child.ref() }
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
  return new Promise((done, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address !== null ? done(address.port) : reject(new Error('No free port'))))
    })
  })
}
