import { addDays, type CalendarDate, weekday } from '@skladno/kernel'
import type { Db } from '../../../db/types.ts'

/** The n-th banking day after `from`, by the production calendar of the country (weekends and holidays do not count; moved working days do). */
export async function bankingDayAfter(db: Db, country: 'RU' | 'KZ', from: CalendarDate, days: number): Promise<CalendarDate> {
  const rows = await db
    .selectFrom('holiday')
    .select(['day', 'is_working'])
    .where('country', '=', country)
    .where('day', '>', from)
    .where('day', '<=', addDays(from, days * 4 + 30))
    .execute()
  const exceptions = new Map(rows.map((row) => [String(row.day), row.is_working]))
  let day = from
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (exceptions.get(day) ?? weekday(day) <= 5) left -= 1
  }
  return day
}
