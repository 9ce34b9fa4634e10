import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { createSecret } from '../adapters/secrets.ts'
import type { EmployeeActor } from '../domain/actor.ts'
import type { Role } from '../domain/permissions.ts'

export interface InviteEmployee {
  readonly email: string
  readonly name: string
  readonly phone?: string | null
  readonly roles: readonly Role[]
  readonly by: EmployeeActor
}

export interface InviteError {
  readonly code: 'parties.email-taken' | 'parties.only-owner-makes-owners'
  readonly facts?: Readonly<Record<string, unknown>>
}

/** Adds an employee without a password and returns the one-time token of the invitation, to be shown or sent once. */
export async function inviteEmployee(
  tx: Tx,
  command: InviteEmployee,
): Promise<Result<{ readonly employeeId: string; readonly token: string }, InviteError>> {
  if (command.roles.includes('owner') && !command.by.roles.includes('owner')) return fail('parties.only-owner-makes-owners')
  const employeeId = tx.newId('employee')
  const { email, name, phone, roles } = command
  const row = await tx.db
    .insertInto('employee')
    .values({ id: employeeId, email, name, phone: phone ?? null, roles: [...roles], created_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return fail('parties.email-taken', { email })
  tx.append({ type: 'parties.employee-added', version: 1, subject: employeeId, partyId: null, data: { employeeId, roles: [...roles] } })
  return ok({ employeeId, token: await createSecret(tx, { kind: 'invitation', employeeId }) })
}

/** The one-time token of an invitation letter. Null for who has chosen a password already or may not sign in. */
export async function createInvitationToken(
  tx: Tx,
  employeeId: string,
): Promise<{ readonly token: string; readonly email: string; readonly name: string; readonly locale: 'ru' | 'en' } | null> {
  const employee = await tx.db
    .selectFrom('employee')
    .select(['email', 'name', 'locale'])
    .where('id', '=', employeeId)
    .where('is_active', '=', true)
    .where('password_hash', 'is', null)
    .executeTakeFirst()
  return employee === undefined ? null : { ...employee, token: await createSecret(tx, { kind: 'invitation', employeeId }) }
}
