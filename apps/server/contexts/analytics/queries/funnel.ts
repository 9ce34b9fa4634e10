import { type FunnelStage, type FunnelView, funnelStages, paymentKinds } from '@skladno/contracts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import type { Samples, Span } from './samples.ts'

const DAY_START = (span: Span) => sql`(${span.from}::date::timestamp AT TIME ZONE ${span.timeZone})`
const DAY_END = (span: Span) => sql`((${span.to}::date + 1)::timestamp AT TIME ZONE ${span.timeZone})`

/** Orders begun in the period and when each came to each stage. Paid is paid in full; a credit customer is shipped to first. */
const journeys = (span: Span): RawBuilder<unknown> => sql`
  SELECT d.subject AS order_id, d.at AS draft, o.thread_id, d.party_id, o.currency, o.total_minor, CASE WHEN o.credit_percent > 0 THEN 'credit' ELSE 'prepaid' END AS kind,
    min(x.at) FILTER (WHERE x.type = 'ordering.order-confirmed') AS confirmed,
    min(x.at) FILTER (WHERE x.type = 'billing.invoice-issued') AS invoiced,
    min(x.at) FILTER (WHERE x.type = 'billing.payment-received' AND x.data ->> 'isFull' = 'true') AS paid,
    min(x.at) FILTER (WHERE x.type = 'fulfilment.shipped') AS shipped,
    min(x.at) FILTER (WHERE x.type = 'ordering.order-cancelled') AS cancelled
  FROM event_log d JOIN customer_order o ON o.id = d.subject LEFT JOIN event_log x ON x.subject = d.subject AND x.type IN ('ordering.order-confirmed',
    'billing.invoice-issued', 'billing.payment-received', 'fulfilment.shipped', 'ordering.order-cancelled')
  WHERE d.type = 'ordering.draft-started' AND d.at >= ${DAY_START(span)} AND d.at < ${DAY_END(span)}
  GROUP BY d.subject, d.at, d.party_id, o.id`

const COLUMN: Readonly<Record<FunnelStage, RawBuilder<unknown>>> = {
  draft: sql`draft`,
  confirmed: sql`confirmed`,
  invoiced: sql`invoiced`,
  paid: sql`paid`,
  shipped: sql`shipped`,
}

/** Who pays after the shipment is shipped to before they pay. */
const ORDER: Readonly<Record<FunnelView['kind'], readonly FunnelStage[]>> = {
  prepaid: funnelStages,
  credit: ['draft', 'confirmed', 'invoiced', 'shipped', 'paid'],
}

interface Row {
  readonly kind: FunnelView['kind']
  readonly stage: FunnelStage
  readonly orders: number
  readonly medianMs: number | null
  readonly cancelled: number
}

/** Both funnels, one of nobody included: an empty one says so. */
export async function funnels(db: Db, span: Span): Promise<FunnelView[]> {
  const counts = funnelStages.map(
    (stage) => sql`SELECT kind, ${stage}::text AS stage, count(${COLUMN[stage]})::int AS orders, count(cancelled)::int AS cancelled,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM ${COLUMN[stage]} - draft) * 1000)::float8 AS "medianMs" FROM journey GROUP BY kind`,
  )
  const { rows } = await sql<Row>`WITH journey AS MATERIALIZED (${journeys(span)}) ${sql.join(counts, sql` UNION ALL `)}`.execute(db)
  return paymentKinds.map((kind) => {
    const own = rows.filter((row) => row.kind === kind)
    return {
      kind,
      cancelled: own[0]?.cancelled ?? 0,
      stages: ORDER[kind].map((stage) => {
        const row = own.find((each) => each.stage === stage)
        return { stage, orders: row?.orders ?? 0, medianMs: stage === 'draft' || row?.medianMs == null ? null : Math.round(row.medianMs) }
      }),
    }
  })
}

/** The orders behind a stage, with how long they took to it. */
export const funnelSamples =
  ({ kind, stage = 'draft' }: { readonly kind?: FunnelView['kind'] | undefined; readonly stage?: FunnelStage | undefined }) =>
  (span: Span): Samples =>
    sql`
    SELECT ${COLUMN[stage]} AS at, order_id, thread_id, party_id,
      ${stage === 'draft' ? sql`NULL::numeric` : sql`extract(epoch FROM ${COLUMN[stage]} - draft) * 1000`} AS value,
      NULL::text AS currency, NULL::text AS note
    FROM (${journeys(span)}) journey WHERE ${COLUMN[stage]} IS NOT NULL AND (${kind ?? null}::text IS NULL OR kind = ${kind ?? null})`
