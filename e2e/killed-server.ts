import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { WhatsAppSimulator } from '@skladno/simulator-whatsapp-cloud'
import { eventually, TEST_WHATSAPP } from './test-app.ts'

/** `skladno start` as a process of its own, to be killed and started again on the same data and port. */
export interface KilledServer {
  readonly url: string
  start(): Promise<void>
  /** `kill -9`, at once. */
  kill(): Promise<void>
  /** `kill -9` of the embedded PostgreSQL's main process. */
  killDatabase(): void
  /** How long the starts took until `/readyz`, milliseconds. */
  readonly startsMs: readonly number[]
}

const ROOT = join(import.meta.dirname, '..')
/** A variable of the person running the tests must not choose another database or channel. */
const OWN = /^(?!SKLADNO_|WHATSAPP_|DATABASE_URL$|FILES_URL$|PUBLIC_URL$|PORT$|HOST$|VITEST|NODE_ENV$|INTAKE_)/

export async function aKilledServer(options: {
  readonly dataDir: string
  /** Null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null
  readonly simulator: WhatsAppSimulator
}): Promise<KilledServer> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const startsMs: number[] = []
  let child: ChildProcess | null = null
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => OWN.test(name))),
    PORT: String(port),
    SKLADNO_DATA: options.dataDir,
    SKLADNO_DEMO: '0',
    LOG_LEVEL: 'silent',
    INTAKE_QUIET_MS: '50',
    WHATSAPP_API_URL: options.simulator.url,
    WHATSAPP_PHONE_NUMBER_ID: TEST_WHATSAPP.phoneNumberId,
    WHATSAPP_TOKEN: TEST_WHATSAPP.token,
    WHATSAPP_APP_SECRET: TEST_WHATSAPP.appSecret,
    WHATSAPP_VERIFY_TOKEN: TEST_WHATSAPP.verifyToken,
    ...(options.databaseUrl === null ? {} : { DATABASE_URL: options.databaseUrl }),
  }
  return {
    url,
    startsMs,
    start: async () => {
      const began = performance.now()
      const started = spawn(process.execPath, ['apps/server/cli.ts', 'start'], { cwd: ROOT, env, stdio: 'ignore' })
      child = started
      await eventually(
        async () => {
          if (started.exitCode !== null) throw new Error(`The server ended with ${started.exitCode}`)
          return (await fetch(`${url}/readyz`).catch(() => null))?.ok
        },
        'the server is ready',
        60_000,
      )
      startsMs.push(performance.now() - began)
    },
    kill: async () => {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return
      const dead = once(child, 'exit')
      child.kill('SIGKILL')
      await dead
    },
    killDatabase: () => {
      const [pid] = readFileSync(join(options.dataDir, 'postgres/pgdata/postmaster.pid'), 'utf8').split('\n')
      process.kill(Number(pid), 'SIGKILL')
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}
