import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * True when the webhook body was signed with one of our app secrets (several during a rotation).
 * `body` is the request as received, before any parsing. Meta signs the form with every non-ASCII character escaped as `\uXXXX` and
 * sends that form; a proxy may have turned it back into UTF-8, so the escaped form of the body is tried too.
 * Source: Meta, "Webhooks: validate payloads".
 */
export function verifySignature(body: Uint8Array, header: string | null | undefined, secrets: readonly string[]): boolean {
  const claimed = /^sha256=([0-9a-f]{64})$/.exec(header ?? '')?.[1]
  if (claimed === undefined || body.length === 0) return false
  const claim = Buffer.from(claimed, 'hex')
  const forms = isAscii(body) ? [body] : [body, Buffer.from(escapeNonAscii(Buffer.from(body).toString('utf8')), 'latin1')]
  // Every combination is computed: the time taken must not tell which secret or form matched.
  const matches = secrets.filter((secret) => secret !== '').flatMap((secret) => forms.map((form) => isSigned(form, secret, claim)))
  return matches.includes(true)
}

const isSigned = (form: Uint8Array, secret: string, claim: Uint8Array): boolean =>
  timingSafeEqual(createHmac('sha256', secret).update(form).digest(), claim)

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80)

const escapeNonAscii = (text: string): string =>
  text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
