import { createHash, timingSafeEqual } from 'node:crypto'

export interface SubscriptionQuery {
  readonly 'hub.mode'?: unknown
  readonly 'hub.verify_token'?: unknown
  readonly 'hub.challenge'?: unknown
}

/**
 * Answers Meta's `GET /webhook` that proves the address is ours: the challenge to send back as `text/plain` with status 200, or null,
 * which is a 403. The challenge is opaque: it is not a number and not JSON.
 */
export function answerVerification(query: SubscriptionQuery, verifyToken: string): string | null {
  const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = query
  if (mode !== 'subscribe' || typeof token !== 'string' || typeof challenge !== 'string') return null
  if (verifyToken === '' || challenge === '' || !isSame(token, verifyToken)) return null
  return challenge
}

/** Compares digests, so that neither the length nor the first wrong letter shows in the time taken. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
