import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runningEmbeddedPostgres } from '@skladno/platform'
import type { Config, WhatsAppConfig } from '../config.ts'
import { DEMOS, type DemoCustomer, type DemoLogin } from './demos.ts'

/** What a running server leaves beside its data. */
export interface RunningFacts {
  readonly address: string
  readonly databaseUrl: string
  readonly whatsApp: WhatsAppConfig | null
  readonly phoneUrl: string | null
  readonly pid: number
}

export const RUNNING_FILE = 'running.json'

/** How the demo speaks to the WhatsApp simulator beside it, unless WHATSAPP_* say otherwise. */
export const DEMO_WHATSAPP = {
  phoneNumberId: '106540352242922',
  token: 'demo-token',
  appSecret: 'demo-app-secret',
  verifyToken: 'demo-verify-token',
} as const

export interface DemoInfo {
  readonly workplace: string
  readonly chat: string
  readonly phone: string
  readonly api: string
  readonly databaseUrl: string | null
  readonly logins: readonly DemoLogin[]
  readonly customers: readonly DemoCustomer[]
  readonly whatsapp: { readonly webhook: string; readonly phoneNumberId: string; readonly appSecret: string; readonly verifyToken: string }
}

/** Addresses, logins and customers of the demo, whether it runs or not; a stopped one is described as it would start. */
export async function demoInfo(config: Config): Promise<DemoInfo> {
  const running = await runningFacts(config)
  const base = running?.address ?? config.publicUrl ?? `http://${config.host}:${config.port}`
  const demo = DEMOS[config.demo ?? 'stroyopt'] ?? DEMOS.stroyopt
  const whatsApp = running?.whatsApp ?? config.whatsApp
  return {
    workplace: `${base}/workplace`,
    chat: `${base}/chat`,
    phone: `${base}/demo`,
    api: `${base}/api/v1`,
    databaseUrl: running?.databaseUrl ?? config.databaseUrl ?? runningEmbeddedPostgres(join(config.dataDir, 'postgres')),
    logins: demo?.page.logins ?? [],
    customers: demo?.page.customers ?? [],
    whatsapp: {
      webhook: `${base}/webhooks/whatsapp`,
      phoneNumberId: whatsApp?.phoneNumberId ?? DEMO_WHATSAPP.phoneNumberId,
      appSecret: whatsApp?.appSecrets[0] ?? DEMO_WHATSAPP.appSecret,
      verifyToken: whatsApp?.verifyToken ?? DEMO_WHATSAPP.verifyToken,
    },
  }
}

/** What the running server left, or null when none was started on this folder. */
export async function runningFacts(config: Config): Promise<RunningFacts | null> {
  const text = await readFile(join(config.dataDir, RUNNING_FILE), 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as RunningFacts)
}
