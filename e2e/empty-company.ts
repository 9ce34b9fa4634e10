import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const READY_WITHIN_MS = 60_000

/** The owner that `skladno init` makes. */
export const OWNER = { name: 'Пётр Орлов', email: 'owner@company.example', password: 'correct horse battery' } as const

export interface EmptyCompany {
  readonly address: string
  stop(): Promise<void>
}

/** An installation nobody has used yet: `skladno init` in an empty folder, then `skladno start` without the demo. */
export async function anEmptyCompany(variables: Readonly<Record<string, string>> = {}): Promise<EmptyCompany> {
  const folder = await mkdtemp(join(tmpdir(), 'skladno-empty-'))
  const port = await freePort()
  const env = { ...environment(), SKLADNO_DATA: folder, SKLADNO_DEMO: '0', PORT: String(port), LOG_LEVEL: 'error', ...variables }
  const skladno = (...words: string[]): ChildProcess =>
    spawn(process.execPath, ['tools/skladno.mjs', ...words], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = await once(skladno('init', '--email', OWNER.email, '--name', OWNER.name, '--password', OWNER.password), 'exit')
  if (code !== 0) throw new Error(`skladno init ended with code ${String(code)}`)
  const product = skladno('start')
  const address = `http://127.0.0.1:${port}`
  const deadline = performance.now() + READY_WITHIN_MS
  while (!(await isReady(address))) {
    if (product.exitCode !== null || performance.now() > deadline) throw new Error('The empty company did not start')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return {
    address,
    stop: async () => {
      if (product.exitCode === null) {
        product.kill('SIGTERM')
        await once(product, 'exit')
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const isReady = (address: string): Promise<boolean> =>
  fetch(`${address}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )

/** Nothing of the person running the tests chooses another database, channel or mail server. */
const environment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ||
      /^(SKLADNO_|WHATSAPP_|VITEST|SMTP_URL|MAIL_FROM|DATABASE_URL|FILES_URL|PUBLIC_URL|HOST$|NODE_ENV$|TEST$)/.test(name)
        ? []
        : [[name, value]],
    ),
  )

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const at = probe.address()
  probe.close()
  if (at === null || typeof at !== 'object') throw new Error('No free port')
  return at.port
}
