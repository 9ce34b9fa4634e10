import { fail, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { voidSecretsOf } from '../adapters/secrets.ts'
import { closeSessionsOf } from '../adapters/session-store.ts'
import type { EmployeeActor } from '../domain/actor.ts'
import type { Role } from '../domain/permissions.ts'

export interface EmployeeChangeError {
  readonly code: 'parties.employee-not-found' | 'parties.last-owner' | 'parties.only-owner-makes-owners'
  readonly facts?: Readonly<Record<string, unknown>>
}

/** Takes a person's access away at once: no sign-in, no session, no open secret. The last active owner stays. */
export async function deactivateEmployee(
  tx: Tx,
  command: { readonly employeeId: string; readonly by: EmployeeActor },
): Promise<Result<null, EmployeeChangeError>> {
  const allowed = await checkChange(tx, { employeeId: command.employeeId, by: command.by, roles: [] })
  if (!allowed.ok) return allowed
  await tx.db.updateTable('employee').set({ is_active: false }).where('id', '=', command.employeeId).execute()
  await closeSessionsOf(tx, { employeeId: command.employeeId })
  await voidSecretsOf(tx, command.employeeId)
  tx.append({
    type: 'parties.employee-deactivated',
    version: 1,
    subject: command.employeeId,
    partyId: null,
    data: { employeeId: command.employeeId, by: command.by.employeeId },
  })
  return ok(null)
}

/** Gives access back with the roles and the password of before. Whoever is an owner only an owner brings back. */
export async function activateEmployee(
  tx: Tx,
  command: { readonly employeeId: string; readonly by: EmployeeActor },
): Promise<Result<null, EmployeeChangeError>> {
  const { employeeId, by } = command
  const person = await tx.db.selectFrom('employee').select('roles').where('id', '=', employeeId).forUpdate().executeTakeFirst()
  if (person === undefined) return fail('parties.employee-not-found', { employeeId })
  if (person.roles.includes('owner') && !by.roles.includes('owner')) return fail('parties.only-owner-makes-owners')
  await tx.db.updateTable('employee').set({ is_active: true }).where('id', '=', employeeId).execute()
  const data = { employeeId, by: by.employeeId }
  tx.append({ type: 'parties.employee-activated', version: 1, subject: employeeId, partyId: null, data })
  return ok(null)
}

/** Name and phone as colleagues and customers see them; the e-mail stays, for it is the way in. */
export async function changeEmployee(
  tx: Tx,
  command: {
    readonly employeeId: string
    readonly name?: string | undefined
    readonly phone?: string | null | undefined
    readonly by: EmployeeActor
  },
): Promise<Result<null, EmployeeChangeError>> {
  const { employeeId, name, phone, by } = command
  const person = await tx.db.selectFrom('employee').select('roles').where('id', '=', employeeId).forUpdate().executeTakeFirst()
  if (person === undefined) return fail('parties.employee-not-found', { employeeId })
  if (person.roles.includes('owner') && !by.roles.includes('owner')) return fail('parties.only-owner-makes-owners')
  const changes = { ...(name === undefined ? {} : { name }), ...(phone === undefined ? {} : { phone: phone === '' ? null : phone }) }
  if (Object.keys(changes).length > 0) await tx.db.updateTable('employee').set(changes).where('id', '=', employeeId).execute()
  return ok(null)
}

/** Gives a person other roles; they hold from the next request on. The last active owner stays an owner. */
export async function changeRoles(
  tx: Tx,
  command: { readonly employeeId: string; readonly roles: readonly Role[]; readonly by: EmployeeActor },
): Promise<Result<null, EmployeeChangeError>> {
  const allowed = await checkChange(tx, command)
  if (!allowed.ok) return allowed
  const { employeeId, roles } = command
  await tx.db
    .updateTable('employee')
    .set({ roles: [...roles] })
    .where('id', '=', employeeId)
    .execute()
  tx.append({
    type: 'parties.roles-changed',
    version: 1,
    subject: employeeId,
    partyId: null,
    data: { employeeId, roles: [...roles], by: command.by.employeeId },
  })
  return ok(null)
}

interface Change {
  readonly employeeId: string
  readonly by: EmployeeActor
  readonly roles: readonly Role[]
}

/** All owners are locked: of two owners removing each other at once only one succeeds. */
async function checkChange(tx: Tx, { employeeId, by, roles }: Change): Promise<Result<null, EmployeeChangeError>> {
  const { rows: people } = await sql<{ id: string; isOwner: boolean }>`
    SELECT id, 'owner' = ANY (roles) AS "isOwner" FROM employee
    WHERE is_active AND (id = ${employeeId} OR 'owner' = ANY (roles)) ORDER BY id FOR UPDATE`.execute(tx.db)
  const person = people.find(({ id }) => id === employeeId)
  if (person === undefined) return fail('parties.employee-not-found', { employeeId })
  const changesOwnership = person.isOwner !== roles.includes('owner')
  if (changesOwnership && !by.roles.includes('owner')) return fail('parties.only-owner-makes-owners')
  if (person.isOwner && changesOwnership && people.filter(({ isOwner }) => isOwner).length === 1) return fail('parties.last-owner')
  return ok(null)
}
