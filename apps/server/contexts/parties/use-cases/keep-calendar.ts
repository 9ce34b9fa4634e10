import { sql } from 'kysely'
import type { Db, Tx } from '../../../db/types.ts'
import { PRODUCTION_CALENDAR } from '../domain/production-calendar.ts'

type Country = 'RU' | 'KZ'

/** Puts the official days of a country in place; days somebody has set stay as they are. */
export async function fillCalendar(tx: Tx, country: Country): Promise<void> {
  const days = PRODUCTION_CALENDAR.filter((exception) => exception.country === country)
  await tx.db
    .insertInto('holiday')
    .values(days.map(({ day, isWorking }) => ({ country, day, is_working: isWorking })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A day off, a working one, or (null) as the day of the week says. */
export async function setCalendarDay(
  tx: Tx,
  { country, day, isWorking }: { readonly country: Country; readonly day: string; readonly isWorking: boolean | null },
): Promise<void> {
  if (isWorking === null) await tx.db.deleteFrom('holiday').where('country', '=', country).where('day', '=', day).execute()
  else
    await tx.db
      .insertInto('holiday')
      .values({ country, day, is_working: isWorking })
      .onConflict((conflict) => conflict.columns(['country', 'day']).doUpdateSet({ is_working: isWorking }))
      .execute()
  tx.touch('settings', 'settings')
}

/** Days of a year that differ from the week, in their order. */
export async function calendarOf(
  db: Db,
  { country, year }: { readonly country: Country; readonly year: number },
): Promise<{ day: string; isWorking: boolean }[]> {
  const { rows } = await sql<{ day: string; isWorking: boolean }>`
    SELECT day, is_working AS "isWorking" FROM holiday
    WHERE country = ${country} AND extract(year FROM day) = ${year} ORDER BY day`.execute(db)
  return rows
}
