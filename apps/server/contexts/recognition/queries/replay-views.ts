import type { ReplayView } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

type Row = Omit<ReplayView, 'createdAt' | 'finishedAt'> & { readonly createdAt: Date; readonly finishedAt: Date | null }

const view = ({ createdAt, finishedAt, ...row }: Row): ReplayView => ({
  ...row,
  createdAt: createdAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
})

const columns = sql`r.id, r.state, r.since, r.last_orders AS "lastOrders", r.done, r.total, r.asked_by_name AS by, r.created_at AS "createdAt",
  r.finished_at AS "finishedAt", CASE WHEN a.id IS NULL THEN NULL ELSE json_build_object('id', a.id, 'phrase', a.phrase) END AS alias`

/** The newest replays; the report only of the newest finished one of everything learned, for the curve and the figures. */
export async function listReplays(db: Db): Promise<ReplayView[]> {
  const { rows } = await sql<Row>`
    SELECT ${columns}, CASE WHEN r.id = (SELECT d.id FROM replay d WHERE d.state = 'done' ORDER BY d.created_at DESC LIMIT 1) THEN r.report END AS report
    FROM replay r LEFT JOIN alias a ON a.id = r.alias_id ORDER BY r.created_at DESC, r.id DESC LIMIT 20`.execute(db)
  return rows.map(view)
}

/** One replay with its report, or null. */
export async function replayView(db: Db, replayId: string): Promise<ReplayView | null> {
  const { rows } = await sql<Row>`
    SELECT ${columns}, r.report FROM replay r LEFT JOIN alias a ON a.id = r.alias_id WHERE r.id = ${replayId}`.execute(db)
  return rows[0] === undefined ? null : view(rows[0])
}
