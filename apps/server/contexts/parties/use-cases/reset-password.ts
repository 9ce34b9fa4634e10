import { fail, ok, type Result } from '@skladno/kernel'
import { hashPassword } from '@skladno/platform'
import { sql } from 'kysely'
import type { Tx, UnitOfWork } from '../../../db/types.ts'
import { type Attempt, takeAttempt } from '../adapters/attempts.ts'
import { createSecret, useSecret, voidSecretsOf } from '../adapters/secrets.ts'
import { closeSessionsOf } from '../adapters/session-store.ts'
import type { EmployeeActor } from '../domain/actor.ts'
import { checkPassword, type WeakPassword } from '../domain/sign-in-policy.ts'

/**
 * Asks for a password reset. The answer is the same for known and unknown people; the letter is sent by whoever follows
 * 'parties.password-reset-requested' and makes its token with `createPasswordReset`, so no secret is kept in the event.
 */
export async function requestPasswordReset(
  tx: Tx,
  command: { readonly email: string; readonly address: string },
): Promise<Result<null, { readonly code: 'parties.too-many-attempts' }>> {
  if (!(await takeAttempt(tx, { kind: 'resetPassword', subject: command.email, address: command.address }))) {
    return fail('parties.too-many-attempts')
  }
  const { rows } = await sql<{ id: string }>`SELECT id FROM employee WHERE lower(email) = lower(${command.email}) AND is_active`.execute(
    tx.db,
  )
  const [employee] = rows
  if (employee !== undefined) {
    tx.append({
      type: 'parties.password-reset-requested',
      version: 1,
      subject: employee.id,
      partyId: null,
      data: { employeeId: employee.id },
    })
  }
  return ok(null)
}

/** The one-time token of a reset letter, or of a link an administrator hands over. Null for a person who may not sign in. */
export async function createPasswordReset(
  tx: Tx,
  employeeId: string,
): Promise<{ readonly token: string; readonly email: string; readonly name: string; readonly locale: 'ru' | 'en' } | null> {
  const employee = await tx.db
    .selectFrom('employee')
    .select(['email', 'name', 'locale'])
    .where('id', '=', employeeId)
    .where('is_active', '=', true)
    .executeTakeFirst()
  return employee === undefined ? null : { ...employee, token: await createSecret(tx, { kind: 'password-reset', employeeId }) }
}

export interface ResetPasswordError {
  readonly code: 'parties.employee-not-found' | 'parties.only-owner-makes-owners'
  readonly facts?: Readonly<Record<string, unknown>>
}

/** A reset token for an administrator to hand over. An owner's password only another owner may reset: it is the way to become one. */
export async function resetPasswordOf(
  tx: Tx,
  command: { readonly employeeId: string; readonly by: EmployeeActor },
): Promise<Result<{ readonly employeeId: string; readonly token: string }, ResetPasswordError>> {
  const { employeeId, by } = command
  const target = await tx.db.selectFrom('employee').select('roles').where('id', '=', employeeId).executeTakeFirst()
  if (target?.roles.includes('owner') && !by.roles.includes('owner')) return fail('parties.only-owner-makes-owners')
  const reset = await createPasswordReset(tx, employeeId)
  return reset === null ? fail('parties.employee-not-found', { employeeId }) : ok({ employeeId, token: reset.token })
}

export interface ChoosePassword {
  /** Of a reset or of an invitation. */
  readonly token: string
  readonly password: string
  readonly address: string
}

export type ChoosePasswordError =
  | WeakPassword
  | { readonly code: 'parties.secret-invalid' | 'parties.too-many-attempts'; readonly facts?: Readonly<Record<string, unknown>> }

/** Sets the password behind a one-time token and ends all sessions of the person. A refused password does not use the token up. */
export async function choosePassword(
  uow: UnitOfWork,
  command: ChoosePassword,
): Promise<Result<{ readonly employeeId: string }, ChoosePasswordError>> {
  const attempt: Attempt = { kind: 'enterSecret', subject: command.token, address: command.address }
  if (!(await uow.run((tx) => takeAttempt(tx, attempt)))) return fail('parties.too-many-attempts')
  const weak = checkPassword(command.password, '')
  if (!weak.ok) return weak
  const passwordHash = await hashPassword(command.password)
  return uow.run(async (tx) => {
    const secret = await useSecret(tx, command.token, ['password-reset', 'invitation'])
    if (secret === null || secret.employeeId === null) return fail('parties.secret-invalid')
    return (await setPassword(tx, secret.employeeId, passwordHash)) ? ok({ employeeId: secret.employeeId }) : fail('parties.secret-invalid')
  })
}

/** Puts a password hash in place, ends every session and voids every open secret. False when the person is not active. */
export async function setPassword(tx: Tx, employeeId: string, passwordHash: string): Promise<boolean> {
  const row = await tx.db
    .updateTable('employee')
    .set({ password_hash: passwordHash })
    .where('id', '=', employeeId)
    .where('is_active', '=', true)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return false
  await closeSessionsOf(tx, { employeeId })
  await voidSecretsOf(tx, employeeId)
  tx.append({ type: 'parties.password-changed', version: 1, subject: employeeId, partyId: null, data: { employeeId } })
  return true
}
