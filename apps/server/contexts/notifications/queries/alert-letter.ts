import { calendarDate } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { describeStaffNotice } from '../messages/describe-staff-notice.ts'
import { noticeTexts as say } from '../messages/index.ts'

interface Row {
  readonly email: string
  readonly locale: 'ru' | 'en'
  readonly kind: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly orderId: string | null
  readonly threadId: string | null
  readonly createdAt: Date
  readonly shipOn: string | null
  readonly toMinutes: number | null
  readonly timeZone: string
}

/** What a letter about a notice says to this person; null when it was read meanwhile or the person has left. */
export async function alertLetter(
  db: Db,
  { noticeId, employeeId, publicUrl }: { readonly noticeId: string; readonly employeeId: string; readonly publicUrl: string | null },
): Promise<{ readonly to: string; readonly subject: string; readonly text: string } | null> {
  const { rows } = await sql<Row>`
    SELECT e.email, e.locale, n.kind, n.facts, n.order_id AS "orderId", n.thread_id AS "threadId", n.created_at AS "createdAt",
      o.ship_on AS "shipOn", o.window_to_minutes AS "toMinutes", coalesce(g.time_zone, 'Europe/Moscow') AS "timeZone"
    FROM staff_notice n JOIN employee e ON e.id = ${employeeId} AND e.is_active
    LEFT JOIN customer_order o ON o.id = n.order_id LEFT JOIN organisation g ON g.id = o.organisation_id
    WHERE n.id = ${noticeId} AND n.read_at IS NULL`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  const news = describeStaffNotice({ ...row, shipOn: row.shipOn as never, today: calendarDate(row.createdAt, row.timeZone) }, row.locale)
  const link = publicUrl === null ? null : `${publicUrl}/workplace${placeOf(row)}`
  const text = [news, ...(link === null ? [] : [say(row.locale, 'letter.open', { link })]), say(row.locale, 'letter.why')].join('\n\n')
  return { to: row.email, subject: subjectOf(news), text }
}

const placeOf = ({ threadId, orderId }: Row): string =>
  threadId !== null ? `/inbox/${threadId}` : orderId !== null ? `/orders/${orderId}` : ''

const LONGEST_SUBJECT = 120

/** One line, whatever a customer wrote. */
function subjectOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > LONGEST_SUBJECT ? `${line.slice(0, LONGEST_SUBJECT - 1)}…` : line
}
