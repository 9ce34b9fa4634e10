import { fail, ok, type Result } from '@skladno/kernel'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** How long what lasts, milliseconds. */
export const LIFETIMES_MS = {
  employeeSession: 14 * DAY,
  contactSession: 90 * DAY,
  link: 7 * DAY,
  code: 10 * MINUTE,
  'password-reset': 60 * MINUTE,
  invitation: 7 * DAY,
} as const

/** Wrong entries of one code before it is void. */
export const CODE_ATTEMPTS = 5

/** How often one link of a customer's person opens the chat: a few devices, not a whole company. */
export const INVITATION_ENTRIES = 20

/** How many attempts a window of time allows. */
export interface AttemptLimit {
  readonly limit: number
  readonly windowMs: number
}

/**
 * Attempts allowed per window. `pair` is one e-mail from one address: guessing is stopped there first, so that a stranger cannot
 * lock somebody out from elsewhere before `subject` is reached.
 */
export const ATTEMPT_LIMITS = {
  signIn: {
    pair: { limit: 8, windowMs: 15 * MINUTE },
    subject: { limit: 40, windowMs: 15 * MINUTE },
    address: { limit: 100, windowMs: 15 * MINUTE },
  },
  requestCode: {
    pair: { limit: 3, windowMs: 15 * MINUTE },
    subject: { limit: 6, windowMs: 60 * MINUTE },
    address: { limit: 30, windowMs: 60 * MINUTE },
  },
  enterCode: {
    pair: { limit: 10, windowMs: 15 * MINUTE },
    subject: { limit: 15, windowMs: 15 * MINUTE },
    address: { limit: 60, windowMs: 15 * MINUTE },
  },
  enterSecret: {
    pair: { limit: 20, windowMs: 15 * MINUTE },
    subject: { limit: 20, windowMs: 15 * MINUTE },
    address: { limit: 60, windowMs: 15 * MINUTE },
  },
  resetPassword: {
    pair: { limit: 3, windowMs: 60 * MINUTE },
    subject: { limit: 5, windowMs: 60 * MINUTE },
    address: { limit: 30, windowMs: 60 * MINUTE },
  },
} as const satisfies Record<string, Readonly<Record<'pair' | 'subject' | 'address', AttemptLimit>>>

export type AttemptKind = keyof typeof ATTEMPT_LIMITS

export const PASSWORD_MIN_LENGTH = 8

export interface WeakPassword {
  readonly code: 'parties.password-too-weak'
  readonly facts?: Readonly<Record<string, unknown>>
}

/** Long enough, and neither one repeated character nor the e-mail itself. Length beats composition rules (NIST SP 800-63B §5.1.1). */
export function checkPassword(password: string, email: string): Result<string, WeakPassword> {
  const isRepeated = new Set(password).size < 3
  const isEmail = password.toLowerCase() === email.toLowerCase() || password.toLowerCase() === email.toLowerCase().split('@')[0]
  if (password.length < PASSWORD_MIN_LENGTH || isRepeated || isEmail)
    return fail('parties.password-too-weak', { minLength: PASSWORD_MIN_LENGTH })
  return ok(password)
}
