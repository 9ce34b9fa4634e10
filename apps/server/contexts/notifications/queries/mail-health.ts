import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

export interface LetterFigures {
  readonly lastSentAt: Date | null
  readonly lastError: { readonly at: Date; readonly detail: string } | null
  readonly waiting: number
  readonly isFailing: boolean
}

/** How letters have been going lately: the last that went, the last that did not, and what waits. */
export async function letterFigures(db: Db): Promise<LetterFigures> {
  const { rows } = await sql<{ sentAt: Date | null; errorAt: Date | null; detail: string | null; waiting: number }>`
    SELECT (SELECT max(settled_at) FROM effect WHERE kind IN ('send-alert', 'send-access-letter') AND state = 'done' AND result ->> 'sent' = 'true') AS "sentAt",
      bad.at AS "errorAt", bad.detail,
      (SELECT count(*)::int FROM effect WHERE kind IN ('send-alert', 'send-access-letter') AND state = 'pending' AND detail IS NOT NULL) AS waiting
    FROM (SELECT 1) one LEFT JOIN LATERAL (
      SELECT coalesce(settled_at, attempted_at) AS at, detail FROM effect
      WHERE kind IN ('send-alert', 'send-access-letter') AND detail IS NOT NULL AND attempted_at IS NOT NULL AND state <> 'done'
      ORDER BY 1 DESC LIMIT 1) bad ON true`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('A query over one row gave none')
  const lastError = row.errorAt === null ? null : { at: row.errorAt, detail: row.detail ?? '' }
  const isFailing = lastError !== null && (row.sentAt === null || row.sentAt < lastError.at)
  return { lastSentAt: row.sentAt, lastError, waiting: row.waiting, isFailing }
}
