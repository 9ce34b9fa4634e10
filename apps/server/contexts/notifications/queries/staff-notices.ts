import type { StaffNoticeView } from '@skladno/contracts'
import { type CalendarDate, calendarDate } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import type { EmployeeActor } from '../../parties/index.ts'
import { describeStaffNotice } from '../messages/describe-staff-notice.ts'
import type { Locale } from '../messages/index.ts'

interface Row {
  readonly id: string
  readonly kind: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly orderId: string | null
  readonly threadId: string | null
  readonly createdAt: Date
  readonly readAt: Date | null
  readonly shipOn: CalendarDate | null
  readonly toMinutes: number | null
  readonly timeZone: string
}

/** Roles whose notices a person sees besides those addressed to them. Owners and administrators see all roles'. */
export const noticeRoles = (actor: EmployeeActor): readonly string[] =>
  actor.roles.includes('owner') || actor.roles.includes('admin') ? ['warehouse', 'accountant', 'sales', 'admin'] : actor.roles

/** What an employee was told lately, newest first. */
export async function listStaffNotices(
  db: Db,
  query: { readonly actor: EmployeeActor; readonly now: Date; readonly locale: Locale; readonly limit?: number },
): Promise<StaffNoticeView[]> {
  const { actor, now, locale } = query
  const { rows } = await sql<Row>`
    SELECT n.id, n.kind, n.facts, n.order_id AS "orderId", n.thread_id AS "threadId", n.created_at AS "createdAt", n.read_at AS "readAt",
      o.ship_on AS "shipOn", o.window_to_minutes AS "toMinutes", coalesce(g.time_zone, 'Europe/Moscow') AS "timeZone"
    FROM staff_notice n LEFT JOIN customer_order o ON o.id = n.order_id LEFT JOIN organisation g ON g.id = o.organisation_id
    WHERE n.employee_id = ${actor.employeeId} OR n.role = ANY (${[...noticeRoles(actor)]}::text[])
    ORDER BY n.created_at DESC, n.id DESC LIMIT ${query.limit ?? 100}`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    text: describeStaffNotice({ ...row, today: calendarDate(now, row.timeZone) }, locale),
    orderId: row.orderId,
    threadId: row.threadId,
    createdAt: row.createdAt.toISOString(),
    isRead: row.readAt !== null,
  }))
}
