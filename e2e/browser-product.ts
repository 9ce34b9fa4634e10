// Vitest's global setup of the browser stories: the product started as `npm start` does on an empty machine, and one browser for all stories.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { browserBinary } from './browser-binary.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    readonly address: string
    readonly browserEndpoint: string
  }
}

const ROOT = join(import.meta.dirname, '..')
const READY_WITHIN_MS = 150_000

/** Starts everything; resolves to what ends it. */
export default async function startProduct(project: TestProject): Promise<() => Promise<void>> {
  const [browser, product] = await Promise.all([startBrowser(), startDemo()])
  project.provide('address', product.address)
  project.provide('browserEndpoint', browser.wsEndpoint())
  return async () => {
    await browser.close()
    await product.stop()
  }
}

export interface RunningDemo {
  readonly address: string
  stop(): Promise<void>
}

/** The product as `npm start` starts it in an empty folder; `variables` choose another demo company. */
export async function startDemo(variables: Readonly<Record<string, string>> = {}): Promise<RunningDemo> {
  const folder = await mkdtemp(join(tmpdir(), 'skladno-e2e-'))
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const product = startAsNpmStart(folder, port, variables)
  await whenReady(product, address)
  return {
    address,
    stop: async () => {
      await end(product)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function startBrowser() {
  await mkdir(join(ROOT, 'e2e/screenshots'), { recursive: true })
  const { path, env } = await browserBinary(join(ROOT, '.runtime'))
  return chromium.launchServer({
    executablePath: path,
    args: ['--no-sandbox', '--headless=shell', '--disable-gpu', '--font-render-hinting=none'],
    env: { ...definedOnly(process.env), ...env },
  })
}

/** A variable of the person running the tests must not choose another database, port or channel. */
const isForeign = (name: string): boolean =>
  /^(SKLADNO_|WHATSAPP_|VITEST|DATABASE_URL$|FILES_URL$|PUBLIC_URL$|HOST$|NODE_ENV$|TEST$|INTAKE_)/.test(name)

function startAsNpmStart(dataDir: string, port: number, variables: Readonly<Record<string, string>>): ChildProcess {
  const own = Object.entries(definedOnly(process.env)).filter(([name]) => !isForeign(name))
  return spawn(process.execPath, ['tools/start.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...Object.fromEntries(own), SKLADNO_DATA: dataDir, PORT: String(port), LOG_LEVEL: 'error', ...variables },
  })
}

async function whenReady(product: ChildProcess, address: string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS
  while (performance.now() < deadline) {
    if (product.exitCode !== null) throw new Error(`The product ended with code ${product.exitCode} before it was ready`)
    const isReady = await fetch(`${address}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`The product was not ready within ${READY_WITHIN_MS / 1000} s`)
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    const force = setTimeout(() => child.kill('SIGKILL'), 15_000)
    child.once('exit', () => {
      clearTimeout(force)
      resolve()
    })
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const at = probe.address()
      probe.close(() => (at !== null && typeof at === 'object' ? resolve(at.port) : reject(new Error('No free port'))))
    })
  })
}

const definedOnly = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
