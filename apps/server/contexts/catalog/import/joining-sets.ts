import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'

/**
 * For statements that join a whole set with whole tables. Tables filled a moment ago have no statistics yet, and the planner then takes
 * nested loops that grow with the square of the set: an unchanged catalog of 30,000 products was compared for minutes.
 */
export async function joiningSets<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`SET LOCAL enable_nestloop = off`.execute(tx.db)
  const value = await work()
  await sql`SET LOCAL enable_nestloop = on`.execute(tx.db)
  return value
}
