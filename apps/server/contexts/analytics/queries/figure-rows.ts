import type { FigureKey, FigureRow, FunnelStage, FunnelView } from '@skladno/contracts'
import type { Currency } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { FIGURES } from './figures.ts'
import { funnelSamples } from './funnel.ts'
import type { Span } from './samples.ts'

export interface FigureRowsQuery {
  readonly figure: FigureKey | 'funnel'
  readonly kind?: FunnelView['kind'] | undefined
  readonly stage?: FunnelStage | undefined
  readonly reason?: string | undefined
}

interface Row {
  readonly at: Date
  readonly orderId: string | null
  readonly orderNumber: string | null
  readonly threadId: string | null
  readonly partnerId: string | null
  readonly partnerName: string | null
  readonly value: number | null
  readonly currency: Currency | null
  readonly note: string | null
}

const LONGEST = 1000

/** What a figure was counted from, the very same rows: the longest first where time is measured, else the latest. */
export async function figureRows(
  db: Db,
  { query, span }: { readonly query: FigureRowsQuery; readonly span: Span },
): Promise<{ readonly rows: FigureRow[]; readonly isWhole: boolean }> {
  const { unit, samples } = query.figure === 'funnel' ? { unit: 'duration', samples: funnelSamples(query) } : FIGURES[query.figure]
  const { rows } = await sql<Row>`
    SELECT s.at, o.id AS "orderId", o.number AS "orderNumber", s.thread_id AS "threadId", p.id AS "partnerId", p.name AS "partnerName",
      s.value::float8 AS value, s.currency, s.note
    FROM (${samples(span)}) s LEFT JOIN customer_order o ON o.id = s.order_id LEFT JOIN partner p ON p.id = coalesce(s.party_id, o.partner_id)
    WHERE ${query.reason ?? null}::text IS NULL OR s.note = ${query.reason ?? null}
    ORDER BY ${unit === 'duration' ? sql`s.value DESC NULLS LAST,` : sql``} s.at DESC, s.order_id DESC LIMIT ${LONGEST + 1}`.execute(db)
  return { rows: rows.slice(0, LONGEST).map((row) => rowView(row, unit)), isWhole: rows.length <= LONGEST }
}

const rowView = (row: Row, unit: string): FigureRow => ({
  at: row.at.toISOString(),
  order: row.orderId === null ? null : { id: row.orderId, number: row.orderNumber },
  threadId: row.threadId,
  partner: row.partnerId === null ? null : { id: row.partnerId, name: row.partnerName ?? '' },
  money: row.currency === null || row.value === null ? null : { minor: row.value, currency: row.currency },
  durationMs: unit === 'duration' && row.value !== null ? Math.round(row.value) : null,
  note: row.note,
})
