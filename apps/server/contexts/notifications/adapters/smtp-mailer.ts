import { createTransport } from 'nodemailer'
import type { Letter, Mailer, Posted } from '../ports/mailer.ts'

const TIMEOUT_MS = 20_000

/** SMTP as `SMTP_URL` says (`smtp://user:password@host:587`, `smtps://…:465`); `from` falls back to the user, then to the host's own name. */
export function createSmtpMailer(url: string, from: string | null): Mailer {
  const { hostname, host, username } = new URL(url)
  const user = decodeURIComponent(username)
  const sender = from ?? (user.includes('@') ? user : `skladno@${hostname}`)
  const domain = sender.match(/@([^>\s]+)/)?.[1] ?? hostname
  const transport = createTransport(withTimeouts(url))
  return {
    about: { server: host, from: sender },
    post: async ({ to, subject, text, reference }: Letter): Promise<Posted> => {
      try {
        await transport.sendMail({
          from: sender,
          to,
          subject,
          text,
          messageId: `<${reference}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return { kind: 'sent' }
      } catch (error) {
        return whatHappened(error)
      }
    },
  }
}

/** The library's own defaults wait ten minutes for a server that is silent. */
function withTimeouts(url: string): string {
  const address = new URL(url)
  for (const name of ['connectionTimeout', 'greetingTimeout', 'socketTimeout'])
    if (!address.searchParams.has(name)) address.searchParams.set(name, String(TIMEOUT_MS))
  return address.href
}

/** An answer of 5xx refuses for good, 4xx for now (RFC 5321 §4.2.1); silence after the text was sent leaves the letter uncertain. */
function whatHappened(error: unknown): Posted {
  const { responseCode, command, code, message } = error as {
    readonly responseCode?: number
    readonly command?: string
    readonly code?: string
    readonly message?: string
  }
  const detail = `${code ?? 'SMTP'}: ${message ?? String(error)}`.slice(0, 300)
  if (code === 'EAUTH') return { kind: 'retry', detail }
  if (responseCode !== undefined) return responseCode >= 500 ? { kind: 'refused', detail } : { kind: 'retry', detail }
  return command === 'DATA' ? { kind: 'unknown', detail } : { kind: 'retry', detail }
}
