import { hashToken } from '@skladno/platform'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { ATTEMPT_LIMITS, type AttemptKind } from '../domain/sign-in-policy.ts'

export interface Attempt {
  readonly kind: AttemptKind
  /** The e-mail or phone as entered, known or not. */
  readonly subject: string
  /** The caller's network address. */
  readonly address: string
}

const LONGEST_WINDOW = '1 day'

/**
 * Counts one attempt; false when any of its limits is used up, in which case nothing is counted. Attempts with a common key go one
 * after another, so a thousand at once pass no more than the limit.
 */
export async function takeAttempt(tx: Tx, attempt: Attempt): Promise<boolean> {
  const keys = keysOf(attempt)
  for (const { key } of keys) await sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx.db)
  for (const { key, limit, windowMs } of keys) {
    const since = new Date(tx.now.getTime() - windowMs)
    const { rows } = await sql<{
      count: number
    }>`SELECT count(*) AS count FROM sign_in_attempt WHERE key = ${key} AND at > ${since}`.execute(tx.db)
    if ((rows[0]?.count ?? 0) >= limit) return false
  }
  await sql`INSERT INTO sign_in_attempt (key, at) SELECT unnest(${keys.map(({ key }) => key)}::text[]), ${tx.now}`.execute(tx.db)
  await sql`DELETE FROM sign_in_attempt WHERE at < ${tx.now}::timestamptz - ${LONGEST_WINDOW}::interval`.execute(tx.db)
  return true
}

/** Forgets the attempts of one subject from one address after it proved right. */
export async function forgetAttempts(tx: Tx, attempt: Attempt): Promise<void> {
  const [pair] = keysOf(attempt)
  if (pair !== undefined) await sql`DELETE FROM sign_in_attempt WHERE key = ${pair.key}`.execute(tx.db)
}

/** Locked in this order everywhere; e-mails and phones are kept only as hashes. */
function keysOf({ kind, subject, address }: Attempt) {
  const limits = ATTEMPT_LIMITS[kind]
  const who = hashToken(subject.trim().toLowerCase()).slice(0, 32)
  return [
    { key: `${kind} ${who} ${address}`, ...limits.pair },
    { key: `${kind} ${who}`, ...limits.subject },
    { key: `${kind} ${address}`, ...limits.address },
  ]
}
