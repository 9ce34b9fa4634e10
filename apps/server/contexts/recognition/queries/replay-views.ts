import type { ReplayView } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { type Cell, type CurvePoint, curveOf } from '../domain/accuracy-curve.ts'

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

export interface CurveQuestion {
  readonly replayId: string
  readonly scope: 'company' | 'group' | 'customer'
  readonly scopeId: string
  readonly margin: number
}

/** The curve of the company, a group or a customer with a margin; null where the replay kept no leads or says nothing of them. */
export async function replayCurve(db: Db, { replayId, scope, scopeId, margin }: CurveQuestion): Promise<readonly CurvePoint[] | null> {
  const part = scope === 'group' ? 'byGroup' : 'byCustomer'
  const { rows } = await sql<{ cells: readonly Cell[] | null; lines: number | null }>`
    SELECT s.part -> 'cells' AS cells, coalesce(s.part -> 'now' ->> 'lines', s.part ->> 'lines')::int AS lines
    FROM replay r CROSS JOIN LATERAL (
      SELECT CASE WHEN ${scope} = 'company' THEN r.report::jsonb ELSE (
        SELECT row FROM jsonb_array_elements(r.report::jsonb -> ${part}) AS row WHERE row ->> 'id' = ${scopeId} LIMIT 1) END AS part) AS s
    WHERE r.id = ${replayId} AND r.report IS NOT NULL`.execute(db)
  const [found] = rows
  return found?.cells == null ? null : curveOf(found.cells, found.lines ?? 0, margin)
}
