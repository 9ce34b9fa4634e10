import { type EffectOutcome, type Locale, performEffect } from '@skladno/platform'
import type { UnitOfWork } from '../../../db/types.ts'
import { createInvitationToken, createPasswordReset, letterTexts } from '../../parties/index.ts'
import type { Letter, Mailer, Posted } from '../ports/mailer.ts'
import { alertLetter } from '../queries/alert-letter.ts'

export interface LetterDeps {
  readonly uow: UnitOfWork
  /** Null = letters are off. */
  readonly mailer: Mailer | null
  /** Where people reach the product; null = letters have no links. */
  readonly publicUrl: string | null
}

const RETRY_MS = 60_000
/** Ten hours of a mail server that is away. */
const MAX_ATTEMPTS = 600

/** One letter about a notice, once; nothing when somebody has read it by then. */
export async function sendAlert(
  deps: LetterDeps,
  command: { readonly noticeId: string; readonly employeeId: string },
  effectId: string,
): Promise<void> {
  await carry(deps, effectId, () => deps.uow.read((db) => alertLetter(db, { ...command, publicUrl: deps.publicUrl })))
}

export interface AccessLetter {
  readonly letter: 'invitation' | 'password-reset'
  readonly employeeId: string
}

/** The letter that lets a person choose a password. Its token is made at the very moment of sending and kept nowhere but in the letter. */
export async function sendAccessLetter(deps: LetterDeps, command: AccessLetter, effectId: string): Promise<void> {
  await carry(deps, effectId, async () => {
    const secret = await deps.uow.run((tx) =>
      command.letter === 'invitation' ? createInvitationToken(tx, command.employeeId) : createPasswordReset(tx, command.employeeId),
    )
    if (secret === null || deps.publicUrl === null) return null
    const link = `${deps.publicUrl}/workplace/welcome#token=${secret.token}`
    return { to: secret.email, ...letterTexts(secret.locale satisfies Locale)[command.letter](secret.name, link) }
  })
}

/** Crashed in the middle, a letter may have gone: it is not sent again, and the effect says so. */
async function carry(
  { uow, mailer }: LetterDeps,
  effectId: string,
  compose: () => Promise<Omit<Letter, 'reference'> | null>,
): Promise<void> {
  await performEffect(uow, effectId, {
    maxAttempts: MAX_ATTEMPTS,
    perform: async (effect) => {
      if (mailer === null) return { kind: 'done', result: { skipped: 'off' } }
      const letter = await compose()
      return letter === null
        ? { kind: 'done', result: { skipped: 'not needed' } }
        : outcomeOf(await mailer.post({ ...letter, reference: effect.id }))
    },
  })
}

function outcomeOf(posted: Posted): EffectOutcome {
  switch (posted.kind) {
    case 'sent':
      return { kind: 'done', result: { sent: true } }
    case 'retry':
      return { kind: 'retry', afterMs: RETRY_MS, detail: posted.detail }
    case 'refused':
      return { kind: 'failed', detail: posted.detail }
    case 'unknown':
      return { kind: 'unknown', detail: posted.detail }
  }
}
