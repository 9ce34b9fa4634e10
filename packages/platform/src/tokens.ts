import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** A secret of 256 random bits as base64url text (43 characters). Only its hash is kept. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** A code people type: decimal digits, each equally likely. */
export const newCode = (digits = 6): string => String(randomInt(10 ** digits)).padStart(digits, '0')

/** SHA-256, hexadecimal: how tokens and codes are kept. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Compares two texts in a time that does not depend on where they differ. */
export function isSameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(hashToken(a)), Buffer.from(hashToken(b))]
  return timingSafeEqual(left, right)
}
