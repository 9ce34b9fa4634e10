import { calendarDate } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'

interface Row {
  readonly id: string
  readonly partnerId: string
  readonly reserveUntil: Date
  readonly timeZone: string
}

/** A reserve that ends tomorrow is said once, in working hours of the seller's day (9 to 20): nobody is woken up. */
export async function remindReserves(tx: Tx, limit = 500): Promise<void> {
  const { rows } = await sql<Row>`
    SELECT o.id, o.partner_id AS "partnerId", o.reserve_until AS "reserveUntil", g.time_zone AS "timeZone"
    FROM customer_order o JOIN organisation g ON g.id = o.organisation_id
    WHERE o.state = 'confirmed' AND o.released_at IS NULL AND o.secured_at IS NOT NULL
      AND o.reserve_until > ${tx.now} AND o.reserve_until <= ${new Date(tx.now.getTime() + 48 * 3_600_000)}
      AND (o.reserve_until AT TIME ZONE g.time_zone)::date = (${tx.now}::timestamptz AT TIME ZONE g.time_zone)::date + 1
      AND extract(hour FROM ${tx.now}::timestamptz AT TIME ZONE g.time_zone) BETWEEN 9 AND 19
      AND NOT EXISTS (SELECT FROM effect e
        WHERE e.key = 'notice:reserve-ends:' || o.id || ':' || to_char(o.reserve_until AT TIME ZONE g.time_zone, 'YYYY-MM-DD'))
    ORDER BY o.id LIMIT ${limit}`.execute(tx.db)
  for (const row of rows) {
    const day = calendarDate(row.reserveUntil, row.timeZone)
    tx.append({ type: 'notifications.reserve-ends', version: 1, subject: row.id, partyId: row.partnerId, data: { day } })
  }
}
