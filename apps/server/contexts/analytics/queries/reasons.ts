import type { TodayView } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { dialogues, handOvers, type Span } from './samples.ts'

/** How many conversations became orders, and why people were called, the commonest reason first. */
export async function reasonsOf(db: Db, span: Span): Promise<Pick<TodayView, 'dialogues' | 'reasons'>> {
  const talks = await sql<{ all: number; withOrder: number }>`
    SELECT count(*)::int AS all, coalesce(sum(value), 0)::int AS "withOrder" FROM (${dialogues(span)}) talks`.execute(db)
  const reasons = await sql<{ reason: string; count: number }>`
    SELECT coalesce(note, 'other') AS reason, count(*)::int AS count FROM (${handOvers(span)}) handed GROUP BY 1 ORDER BY 2 DESC, 1`.execute(
    db,
  )
  return { dialogues: talks.rows[0] ?? { all: 0, withOrder: 0 }, reasons: reasons.rows }
}
