import type { EmployeeView } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import type { EmployeeActor } from '../domain/actor.ts'
import { type Role, rolesFrom } from '../domain/permissions.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly phone: string | null
  readonly roles: readonly string[]
  readonly isActive: boolean
  readonly hasPassword: boolean
  readonly lastSignedInAt: Date | null
}

/** Everybody who works or worked here, those with access first, with what the asking person may do about each. */
export async function listEmployees(db: Db, asker: EmployeeActor): Promise<readonly EmployeeView[]> {
  const { rows } = await sql<Row>`
    SELECT e.id, e.name, e.email, e.phone, e.roles, e.is_active AS "isActive", e.password_hash IS NOT NULL AS "hasPassword",
      (SELECT max(s.created_at) FROM session s WHERE s.employee_id = e.id) AS "lastSignedInAt"
    FROM employee e ORDER BY e.is_active DESC, e.name, e.id`.execute(db)
  const owners = rows.filter((row) => row.isActive && row.roles.includes('owner')).length
  return rows.map(({ isActive, hasPassword, lastSignedInAt, ...row }) => {
    const roles = rolesFrom(row.roles)
    return {
      ...row,
      roles,
      state: !isActive ? ('off' as const) : hasPassword ? ('active' as const) : ('invited' as const),
      lastSignedInAt: lastSignedInAt?.toISOString() ?? null,
      allowedCommands: commandsFor(asker, { isActive, roles, isLastOwner: owners === 1 && roles.includes('owner') && isActive }),
    }
  })
}

interface About {
  readonly isActive: boolean
  readonly roles: readonly Role[]
  readonly isLastOwner: boolean
}

/** An owner is another owner's business only; the use cases check the same again. */
function commandsFor(asker: EmployeeActor, { isActive, roles, isLastOwner }: About): EmployeeView['allowedCommands'] {
  if (roles.includes('owner') && !asker.roles.includes('owner')) return []
  if (!isActive) return ['activate']
  return ['change', 'reset-password', ...(isLastOwner ? [] : (['deactivate'] as const))]
}
