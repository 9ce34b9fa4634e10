import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import type { Locale } from '@skladno/platform'
import type { Config } from '../../config.ts'
import { bad, type Finding, fine, warning } from './finding.ts'
import { report } from './messages.ts'

const OLDEST_NODE = [22, 18] as const
const GIGABYTE = 1e9
const LOW_DISK_BYTES = 2 * GIGABYTE

export function checkNode(version: string, locale: Locale): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isFine = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
  return isFine ? fine(report(locale, 'node', { version })) : bad(report(locale, 'nodeOld', { version }), report(locale, 'nodeAdvice'))
}

/** The data folder, or the nearest one above it that exists and will hold it. */
export function checkFolder(dataDir: string, locale: Locale): Finding {
  const path = resolve(dataDir)
  const existing = nearestExisting(path)
  try {
    accessSync(existing, constants.W_OK | constants.X_OK)
  } catch {
    return bad(report(locale, 'folderReadOnly', { path }), report(locale, 'folderAdvice'))
  }
  const { bavail, bsize } = statfsSync(existing)
  const free = Math.round((bavail * bsize * 10) / GIGABYTE) / 10
  return bavail * bsize < LOW_DISK_BYTES
    ? warning(report(locale, 'diskLow', { path, free }), report(locale, 'diskAdvice'))
    : fine(report(locale, 'folder', { path, free }))
}

const nearestExisting = (path: string): string => (existsSync(path) || path === dirname(path) ? path : nearestExisting(dirname(path)))

export function checkPort(config: Config, locale: Locale): Promise<Finding> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(warning(report(locale, 'portTaken', { port: String(config.port) }), report(locale, 'portAdvice'))))
    server.listen(config.port, config.host, () => {
      server.close(() => done(fine(report(locale, 'portFree', { port: String(config.port) }))))
    })
  })
}

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '::1']

export function checkAddress(config: Config, locale: Locale): Finding[] {
  if (config.publicUrl === null)
    return LOOPBACK.includes(config.host)
      ? []
      : [warning(report(locale, 'publicUrlMissing', { host: config.host }), report(locale, 'publicUrlAdvice'))]
  const url = new URL(config.publicUrl)
  if (url.protocol === 'https:' || LOOPBACK.includes(url.hostname)) return [fine(report(locale, 'publicUrl', { url: config.publicUrl }))]
  return [warning(report(locale, 'publicUrlPlain', { url: config.publicUrl }), report(locale, 'publicUrlPlainAdvice'))]
}

/** Outside systems by the variables that turn them on. */
const CHANNELS: readonly { readonly name: string; readonly variables: readonly string[] }[] = [
  {
    name: 'WhatsApp',
    variables: ['WHATSAPP_API_URL', 'WHATSAPP_PHONE_NUMBER_ID', 'WHATSAPP_TOKEN', 'WHATSAPP_APP_SECRET', 'WHATSAPP_VERIFY_TOKEN'],
  },
]

export function checkChannels(env: Readonly<Record<string, string | undefined>>, locale: Locale): Finding[] {
  return CHANNELS.map(({ name, variables }) => {
    const missing = variables.filter((variable) => !env[variable]?.trim())
    if (missing.length === 0) return fine(report(locale, 'channelOn', { name }))
    if (missing.length === variables.length) return fine(report(locale, 'channelOff', { name, variables: variables[0] ?? '' }))
    return warning(report(locale, 'channelPartly', { name }), report(locale, 'channelAdvice', { variables: missing.join(', ') }))
  })
}

const MAIL_PATIENCE_MS = 4_000

/** Letters to staff: off, or whether the mail server can be reached at all. */
export async function checkMail(config: Config, locale: Locale): Promise<Finding[]> {
  if (config.smtpUrl === null) return [fine(report(locale, 'mailOff'))]
  const { hostname, port, protocol } = new URL(config.smtpUrl)
  const at = port === '' ? (protocol === 'smtps:' ? 465 : 587) : Number(port)
  const server = `${hostname}:${at}`
  const link = config.publicUrl === null ? [warning(report(locale, 'mailNoLinks'), report(locale, 'mailNoLinksAdvice'))] : []
  const isThere = await new Promise<boolean>((done) => {
    const socket = connect({ host: hostname, port: at, timeout: MAIL_PATIENCE_MS })
    const end = (answer: boolean): void => {
      socket.destroy()
      done(answer)
    }
    socket.once('connect', () => end(true))
    socket.once('timeout', () => end(false))
    socket.once('error', () => end(false))
  })
  if (!isThere) return [warning(report(locale, 'mailUnreachable', { server }), report(locale, 'mailAdvice')), ...link]
  return [fine(report(locale, 'mailOn', { server })), ...link]
}
