// `npm start`: the product on a demo company, with the WhatsApp simulator beside it unless WHATSAPP_* are set.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DEMO_WHATSAPP } from '../apps/server/demo/running.ts'
import { buildWeb } from './build-web.ts'

const SIMULATOR = fileURLToPath(new URL('../simulators/whatsapp-cloud/src/main.ts', import.meta.url))

/** Starts the simulator as a process of its own and resolves to its address. It ends when this process does. */
async function startSimulator(
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const port = env.PORT ?? '8080'
  const child = spawn(process.execPath, [SIMULATOR], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...env,
      WHATSAPP_SIMULATOR_PORT: env.WHATSAPP_SIMULATOR_PORT ?? '0',
      WHATSAPP_SIMULATOR_STOP_WITH_STDIN: '1',
      WHATSAPP_WEBHOOK_URL: `http://127.0.0.1:${port}/webhooks/whatsapp`,
      WHATSAPP_APP_SECRET: DEMO_WHATSAPP.appSecret,
      WHATSAPP_VERIFY_TOKEN: DEMO_WHATSAPP.verifyToken,
      WHATSAPP_PHONE_NUMBER_ID: DEMO_WHATSAPP.phoneNumberId,
      WHATSAPP_TOKEN: DEMO_WHATSAPP.token,
    },
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The WhatsApp simulator ended with code ${code}`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      const found = /http:\/\/[\w.:[\]]+/.exec(chunk.toString())
      if (found) resolve(found[0])
    })
  })
  return { url, child }
}

await buildWeb()
const wantsSimulator = !Object.keys(process.env).some((name) => name.startsWith('WHATSAPP_')) && existsSync(SIMULATOR)
if (wantsSimulator) {
  const { url } = await startSimulator(process.env)
  process.env.WHATSAPP_API_URL = url
  process.env.WHATSAPP_PHONE_NUMBER_ID = DEMO_WHATSAPP.phoneNumberId
  process.env.WHATSAPP_TOKEN = DEMO_WHATSAPP.token
  process.env.WHATSAPP_APP_SECRET = DEMO_WHATSAPP.appSecret
  process.env.WHATSAPP_VERIFY_TOKEN = DEMO_WHATSAPP.verifyToken
  process.env.SKLADNO_DEMO_PHONE = url
}
const { runStart } = await import('../apps/server/cli/start.ts')
process.exitCode = await runStart(process.argv.slice(2))
process.exit()
