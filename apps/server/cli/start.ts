import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DataFolderBusy, EnvironmentError } from '@skladno/platform'
import { readConfig } from '../config.ts'
import { demoInfo, RUNNING_FILE, type RunningFacts } from '../demo/running.ts'
import { type RunningServer, startServer } from '../main.ts'

const USAGE = 'Usage: skladno start [--role api|worker]'

/** `skladno start`: runs until stopped by a signal. */
export async function runStart(argv: string[]): Promise<number> {
  const roles = rolesOf(argv)
  if (roles === null) {
    console.error(USAGE)
    return 2
  }
  const ended = stopped()
  try {
    const running = await startServer(process.env, roles)
    await announce(running)
    await ended
    await running.stop()
    return 0
  } catch (error) {
    if (error instanceof EnvironmentError || error instanceof DataFolderBusy) {
      console.error(error.message)
      return 1
    }
    throw error
  }
}

function rolesOf(argv: readonly string[]): { readonly api: boolean; readonly worker: boolean } | null {
  if (argv.length === 0) return { api: true, worker: true }
  const role = argv[0] === '--role' ? argv[1] : argv[0]?.replace(/^--role=/, '')
  if (role === 'api' || role === 'worker') return { api: role === 'api', worker: role === 'worker' }
  return null
}

/** Says where everything is, and keeps it beside the data for `skladno demo-info`. */
async function announce({ app, databaseUrl, address }: RunningServer): Promise<void> {
  const { config } = app.parts
  const facts: RunningFacts = {
    address: config.publicUrl ?? address,
    databaseUrl,
    whatsApp: config.whatsApp,
    phoneUrl: config.demoPhoneUrl,
    pid: process.pid,
  }
  await mkdir(config.dataDir, { recursive: true })
  await writeFile(join(config.dataDir, RUNNING_FILE), JSON.stringify(facts), { mode: 0o600 })
  const info = await demoInfo(readConfig(process.env))
  const lines = [`Skladno: ${info.workplace}`, ...(config.demo === null ? [] : [`Demo:    ${info.phone}`, `Chat:    ${info.chat}`])]
  if (config.demo !== null) lines.push('', ...info.logins.map((login) => `  ${login.role.padEnd(10)} ${login.email}  ${login.password}`))
  console.log(lines.join('\n'))
}

/** Asked for before the start, so that a signal during it ends everything in order and leaves no database running. */
const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
