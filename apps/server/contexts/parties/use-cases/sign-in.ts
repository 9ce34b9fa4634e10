import { fail, ok, type Result } from '@skladno/kernel'
import { hashPassword, newToken, verifyPassword } from '@skladno/platform'
import { sql } from 'kysely'
import type { Tx, UnitOfWork } from '../../../db/types.ts'
import { type Attempt, forgetAttempts, takeAttempt } from '../adapters/attempts.ts'
import { closeSession, type OpenedSession, openSession } from '../adapters/session-store.ts'

export interface SignIn {
  readonly email: string
  readonly password: string
  readonly address: string
  readonly userAgent: string | null
}

export interface SignInError {
  readonly code: 'parties.sign-in-refused' | 'parties.too-many-attempts'
  readonly facts?: Readonly<Record<string, unknown>>
}

/**
 * Opens an employee's session. An unknown e-mail, a wrong password and a deactivated person give the same answer after the same work.
 * Two transactions: the attempt counts even when the process dies, and no connection is held while the password is checked.
 */
export async function signIn(
  uow: UnitOfWork,
  command: SignIn,
): Promise<Result<OpenedSession & { readonly employeeId: string }, SignInError>> {
  const attempt: Attempt = { kind: 'signIn', subject: command.email, address: command.address }
  const found = await uow.run(async (tx) => ((await takeAttempt(tx, attempt)) ? { employee: await findByEmail(tx, command.email) } : null))
  if (found === null) return fail('parties.too-many-attempts')
  const isRight = await verifyPassword(found.employee?.passwordHash ?? (await decoyHash()), command.password)
  if (found.employee === null || !isRight) return fail('parties.sign-in-refused')
  const { id, passwordHash } = found.employee
  return uow.run(async (tx) => {
    if (!(await isUnchanged(tx, id, passwordHash))) return fail('parties.sign-in-refused')
    await forgetAttempts(tx, attempt)
    tx.append({ type: 'parties.employee-signed-in', version: 1, subject: id, partyId: null, data: { employeeId: id } })
    return ok({ ...(await openSession(tx, { employeeId: id }, command.userAgent)), employeeId: id })
  })
}

interface Found {
  readonly id: string
  readonly passwordHash: string | null
}

async function findByEmail(tx: Tx, email: string): Promise<Found | null> {
  const { rows } = await sql<Found>`
    SELECT id, password_hash AS "passwordHash" FROM employee WHERE lower(email) = lower(${email}) AND is_active`.execute(tx.db)
  return rows[0] ?? null
}

/** Deactivation or a new password between the two transactions wins. The row is held so that neither can slip in before the commit. */
async function isUnchanged(tx: Tx, employeeId: string, passwordHash: string | null): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM employee WHERE id = ${employeeId} AND is_active AND password_hash IS NOT DISTINCT FROM ${passwordHash} FOR SHARE`.execute(
    tx.db,
  )
  return rows.length === 1
}

let decoy: Promise<string> | null = null

/** Checked in place of a missing hash, so that unknown people cost the same time. */
function decoyHash(): Promise<string> {
  decoy ??= hashPassword(newToken())
  return decoy
}

/** Ends the session of a token; an unknown token is no error. */
export async function signOut(tx: Tx, token: string): Promise<void> {
  await closeSession(tx, token)
}
