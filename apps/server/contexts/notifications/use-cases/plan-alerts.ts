import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { companySettings } from '../../parties/index.ts'
import { type Alert, afterQuietHours, alertOf, type QuietHours, usualAlerts } from '../domain/alerts.ts'
import { STAFF_NOTICES } from '../domain/notices.ts'

/** Somebody at the screen reads the bell first; then no letter goes. */
export const BELL_FIRST_MS = 60_000

interface Person {
  readonly id: string
  readonly roles: readonly string[]
  readonly alerts: readonly Alert[] | null
  readonly quietFrom: number | null
  readonly quietTo: number | null
}

/** Decides who gets a letter about a notice and when; each is an event of its own, so nobody gets it twice. */
export async function planAlerts(tx: Tx, noticeId: string, delayMs = BELL_FIRST_MS): Promise<void> {
  const notice = await tx.db
    .selectFrom('staff_notice')
    .select(['kind', 'facts', 'employee_id', 'role'])
    .where('id', '=', noticeId)
    .executeTakeFirst()
  const kind = STAFF_NOTICES.find((known) => known === notice?.kind)
  if (notice === undefined || kind === undefined) return
  const alert = alertOf(kind, (notice.facts as { readonly reason?: unknown } | null)?.reason)
  const { timeZone } = await companySettings(tx.db)
  for (const person of await peopleOf(tx, { employeeId: notice.employee_id, role: notice.role })) {
    if (!(person.alerts ?? usualAlerts(person.roles)).includes(alert)) continue
    const at = afterQuietHours(new Date(tx.now.getTime() + delayMs), quietOf(person), timeZone)
    const data = { noticeId, employeeId: person.id, runAt: at.toISOString() }
    tx.append({ type: 'notifications.alert-due', version: 1, subject: noticeId, partyId: null, data })
  }
}

const quietOf = ({ quietFrom, quietTo }: Person): QuietHours | null =>
  quietFrom === null || quietTo === null ? null : { fromMinutes: quietFrom, toMinutes: quietTo }

/** The person, or everybody of the role; where nobody has the role, the owners. */
async function peopleOf(tx: Tx, to: { readonly employeeId: string | null; readonly role: string | null }): Promise<readonly Person[]> {
  const { rows } = await sql<Person>`
    SELECT e.id, e.roles, p.alerts, p.quiet_from_minutes AS "quietFrom", p.quiet_to_minutes AS "quietTo"
    FROM employee e LEFT JOIN alert_preference p ON p.employee_id = e.id
    WHERE e.is_active AND e.password_hash IS NOT NULL AND (e.id = ${to.employeeId} OR ${to.role} = ANY (e.roles)
      OR (${to.role} = 'admin' AND 'owner' = ANY (e.roles)) OR 'owner' = ANY (e.roles)) ORDER BY e.id`.execute(tx.db)
  const meant = rows.filter(
    ({ id, roles }) =>
      id === to.employeeId || (to.role !== null && roles.includes(to.role)) || (to.role === 'admin' && roles.includes('owner')),
  )
  return meant.length > 0 ? meant : rows
}
