import { fail, ok, type Result } from '@skladno/kernel'
import { hashPassword } from '@skladno/platform'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { checkPassword, type WeakPassword } from '../domain/sign-in-policy.ts'

export interface CreateOwner {
  readonly email: string
  readonly name: string
  readonly password: string
}

export type CreateOwnerError =
  | WeakPassword
  | { readonly code: 'parties.owner-exists' | 'parties.email-taken'; readonly facts?: Readonly<Record<string, unknown>> }

/** The first person of an empty installation. Refused as soon as there is an active owner. */
export async function createOwner(tx: Tx, command: CreateOwner): Promise<Result<{ readonly employeeId: string }, CreateOwnerError>> {
  const password = checkPassword(command.password, command.email)
  if (!password.ok) return password
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('first owner', 0))`.execute(tx.db)
  const { rows } = await sql<{ isOwner: boolean }>`
    SELECT is_active AND 'owner' = ANY (roles) AS "isOwner" FROM employee
    WHERE lower(email) = lower(${command.email}) OR (is_active AND 'owner' = ANY (roles))`.execute(tx.db)
  if (rows.length > 0) return fail(rows.some((row) => row.isOwner) ? 'parties.owner-exists' : 'parties.email-taken')
  const employeeId = tx.newId('employee')
  const passwordHash = await hashPassword(password.value)
  await tx.db
    .insertInto('employee')
    .values({ id: employeeId, email: command.email, name: command.name, password_hash: passwordHash, roles: ['owner'], created_at: tx.now })
    .execute()
  tx.append({ type: 'parties.employee-added', version: 1, subject: employeeId, partyId: null, data: { employeeId, roles: ['owner'] } })
  return ok({ employeeId })
}
