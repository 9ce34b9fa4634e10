// How long a newcomer waits: `npm start` on an empty data folder until it says it is ready. Packages are installed already.
// Usage: npm run bench -- start [--runs N]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { printMachine, printTable, TIMES, timesRow } from './table.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } })
const ROOT = join(import.meta.dirname, '../..')
const FOREIGN = /^(SKLADNO_|WHATSAPP_|DATABASE_URL$|FILES_URL$|PUBLIC_URL$|PORT$|HOST$)/

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Milliseconds to the first 200 of `/readyz`; the process is ended politely afterwards. */
async function startOn(dataDir: string): Promise<number> {
  const port = await freePort()
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)))
  const env = { ...own, PORT: String(port), SKLADNO_DATA: dataDir, LOG_LEVEL: 'warn' }
  const began = performance.now()
  const product = spawn(process.execPath, [join(ROOT, 'tools/start.ts')], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] })
  for (;;) {
    if (product.exitCode !== null) throw new Error(`It ended with ${product.exitCode}`)
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (answer?.ok) break
    await delay(20)
  }
  const took = performance.now() - began
  const ended = once(product, 'exit')
  product.kill('SIGTERM')
  await ended
  return took
}

printMachine()
const cold: number[] = []
const warm: number[] = []
for (let run = 0; run < Number(values.runs); run++) {
  const dataDir = mkdtempSync(join(tmpdir(), 'skladno-bench-'))
  try {
    cold.push(await startOn(dataDir))
    warm.push(await startOn(dataDir))
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
printTable(TIMES, [timesRow('empty data folder → ready, demo loaded', cold), timesRow('the same folder again', warm)])
