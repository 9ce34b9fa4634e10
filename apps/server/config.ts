import { listVariable, portVariable, readEnvironment, urlVariable } from '@skladno/platform'
import { z } from 'zod'

const text = z.string().optional()

/** Every variable the product reads, with what it accepts. Unset = that adapter is off and the product still works. */
export const ENVIRONMENT = z.object({
  DATABASE_URL: urlVariable('postgres', 'postgresql').optional(),
  PORT: portVariable.default(8080),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: urlVariable('http', 'https').optional(),
  TRUST_PROXY: text,
  SKLADNO_DATA: z.string().default('.data'),
  SKLADNO_DEMO: text,
  SKLADNO_CLOCK: text,
  FILES_URL: urlVariable('file', 's3').optional(),
  INTAKE_QUIET_MS: z.coerce.number().int().min(0).max(60_000).optional(),
  ERP: z.enum(['ledger']).default('ledger'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SMTP_URL: urlVariable('smtp', 'smtps').optional(),
  MAIL_FROM: text,
  WHATSAPP_API_URL: urlVariable('http', 'https').optional(),
  WHATSAPP_PHONE_NUMBER_ID: text,
  WHATSAPP_TOKEN: text,
  WHATSAPP_APP_SECRET: listVariable.optional(),
  WHATSAPP_VERIFY_TOKEN: text,
  LLM_BASE_URL: urlVariable('http', 'https').optional(),
  LLM_MODEL: text,
  LLM_API_KEY: text,
  SKLADNO_DEMO_PHONE: urlVariable('http', 'https').optional(),
})

export type Environment = z.infer<typeof ENVIRONMENT>

export interface WhatsAppConfig {
  readonly apiUrl: string
  readonly phoneNumberId: string
  readonly token: string
  readonly appSecrets: readonly string[]
  readonly verifyToken: string
}

/** An OpenAI-compatible model service that may suggest how a line is meant. */
export interface ModelConfig {
  readonly baseUrl: string
  readonly model: string
  readonly apiKey: string | null
}

export interface Config {
  readonly databaseUrl: string | null
  readonly port: number
  readonly host: string
  readonly publicUrl: string | null
  readonly trustProxy: boolean | string | number
  readonly dataDir: string
  readonly demo: string | null
  readonly clock: string | null
  readonly filesUrl: string | null
  readonly intakeQuietMs: number | null
  readonly erp: 'ledger'
  readonly logLevel: Environment['LOG_LEVEL']
  /** Letters to staff; null = off. */
  readonly smtpUrl: string | null
  /** «Складно <hub@company.ru>»; null = made of the server's own name. */
  readonly mailFrom: string | null
  readonly whatsApp: WhatsAppConfig | null
  readonly model: ModelConfig | null
  /** Where the demo page finds the customer's phone of the WhatsApp simulator. */
  readonly demoPhoneUrl: string | null
}

/** The environment as the product uses it. Throws EnvironmentError naming each wrong variable. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = readEnvironment(ENVIRONMENT, env)
  return {
    databaseUrl: read.DATABASE_URL ?? null,
    port: read.PORT,
    host: read.HOST,
    publicUrl: read.PUBLIC_URL ?? null,
    trustProxy: trustProxy(read.TRUST_PROXY),
    dataDir: read.SKLADNO_DATA,
    demo: demoName(read),
    clock: read.SKLADNO_CLOCK ?? null,
    filesUrl: read.FILES_URL ?? null,
    intakeQuietMs: read.INTAKE_QUIET_MS ?? null,
    erp: read.ERP,
    logLevel: read.LOG_LEVEL,
    smtpUrl: read.SMTP_URL ?? null,
    mailFrom: read.MAIL_FROM ?? null,
    whatsApp: whatsApp(read),
    model:
      read.LLM_BASE_URL === undefined
        ? null
        : { baseUrl: read.LLM_BASE_URL, model: read.LLM_MODEL ?? 'default', apiKey: read.LLM_API_KEY ?? null },
    demoPhoneUrl: read.SKLADNO_DEMO_PHONE ?? null,
  }
}

function trustProxy(value: string | undefined): boolean | string | number {
  if (value === undefined || value === '0' || value === 'false') return false
  if (value === 'true') return true
  return /^\d+$/.test(value) ? Number(value) : value
}

/** Into the embedded database the demo company goes by itself; an external one must ask for it. */
function demoName(env: Environment): string | null {
  const value = env.SKLADNO_DEMO
  if (value === '0' || value === 'false') return null
  if (value === undefined) return env.DATABASE_URL === undefined ? 'stroyopt' : null
  return value === '1' || value === 'true' ? 'stroyopt' : value
}

/** All of the variables or none: half a channel would lose messages. */
function whatsApp(env: Environment): WhatsAppConfig | null {
  const {
    WHATSAPP_API_URL: apiUrl,
    WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_TOKEN: token,
    WHATSAPP_APP_SECRET: appSecrets,
    WHATSAPP_VERIFY_TOKEN: verifyToken,
  } = env
  if (!apiUrl || !phoneNumberId || !token || !appSecrets?.length || !verifyToken) return null
  return { apiUrl, phoneNumberId, token, appSecrets, verifyToken }
}
