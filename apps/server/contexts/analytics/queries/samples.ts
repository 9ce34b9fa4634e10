import { type RawBuilder, sql } from 'kysely'
import type { Period } from '../domain/period.ts'

/** Moments in a time zone. */
export interface Span extends Period {
  readonly timeZone: string
}

/** One thing that happened, as every figure is counted from: `at, order_id, thread_id, party_id, value, currency, note`. */
export type Samples = RawBuilder<unknown>

const isWithin = ({ from, to, timeZone }: Span, at: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`${at} >= (${from}::date::timestamp AT TIME ZONE ${timeZone}) AND ${at} < ((${to}::date + 1)::timestamp AT TIME ZONE ${timeZone})`

const AT = sql`e.at`

/** Confirmed orders with their sums. */
export const confirmedOrders = (span: Span): Samples => sql`
  SELECT e.at, e.subject AS order_id, o.thread_id, e.party_id, (e.data ->> 'totalMinor')::numeric AS value, o.currency, NULL::text AS note
  FROM event_log e JOIN customer_order o ON o.id = e.subject
  WHERE e.type = 'ordering.order-confirmed' AND ${isWithin(span, AT)}`

/** Money on the day it came: a later placing of an advance is not money again. */
export const moneyReceived = (span: Span): Samples => sql`
  SELECT e.at, min(e.subject) FILTER (WHERE e.type = 'billing.payment-received') AS order_id, NULL::text AS thread_id, p.partner_id AS party_id,
    p.amount_minor::numeric AS value, p.currency, NULL::text AS note
  FROM event_log e JOIN payment p ON p.id = e.data ->> 'paymentId'
  WHERE e.type IN ('billing.payment-received', 'billing.advance-received', 'billing.payment-unmatched') AND ${isWithin(span, AT)}
    AND NOT EXISTS (SELECT FROM event_log f WHERE f.data ->> 'paymentId' = p.id AND f.at < e.at
      AND f.type IN ('billing.payment-received', 'billing.advance-received', 'billing.payment-unmatched'))
  GROUP BY e.at, p.id`

export const shipments = (span: Span): Samples => sql`
  SELECT e.at, e.subject AS order_id, NULL::text AS thread_id, e.party_id, s.total_minor::numeric AS value, s.currency, s.number AS note
  FROM event_log e JOIN shipment s ON s.id = e.data ->> 'shipmentId'
  WHERE e.type = 'fulfilment.shipped' AND ${isWithin(span, AT)}`

/** When the customer wrote what became the order: the last message of its conversation before the draft, a day back at most. */
const WRITTEN = sql`(SELECT max(m.at) FROM event_log m WHERE m.subject = o.thread_id AND m.type = 'conversation.message-received'
    AND m.at <= d.at AND m.at > d.at - interval '1 day')`

export const messageToDraft = (span: Span): Samples => sql`
  SELECT d.at, d.subject AS order_id, o.thread_id, d.party_id, extract(epoch FROM d.at - w.at) * 1000 AS value, NULL::text AS currency, NULL::text AS note
  FROM event_log d JOIN customer_order o ON o.id = d.subject CROSS JOIN LATERAL (SELECT ${WRITTEN} AS at) w
  WHERE d.type = 'ordering.draft-started' AND ${isWithin(span, sql`d.at`)} AND w.at IS NOT NULL`

/** From the message, or from the draft of an order nobody wrote about, to the first счёт. */
export const messageToInvoice = (span: Span): Samples => sql`
  SELECT e.at, e.subject AS order_id, o.thread_id, e.party_id, extract(epoch FROM e.at - coalesce(${WRITTEN}, d.at)) * 1000 AS value,
    NULL::text AS currency, e.data ->> 'number' AS note
  FROM event_log e JOIN customer_order o ON o.id = e.subject JOIN event_log d ON d.subject = e.subject AND d.type = 'ordering.draft-started'
  WHERE e.type = 'billing.invoice-issued' AND ${isWithin(span, AT)}
    AND NOT EXISTS (SELECT FROM event_log f WHERE f.subject = e.subject AND f.type = 'billing.invoice-issued' AND f.seq < e.seq)`

export const pickings = (span: Span): Samples => sql`
  SELECT e.at, e.subject AS order_id, NULL::text AS thread_id, e.party_id, extract(epoch FROM e.at - b.at) * 1000 AS value, NULL::text AS currency,
    NULL::text AS note
  FROM event_log e JOIN event_log b ON b.subject = e.subject AND b.type = 'fulfilment.picking-opened' AND b.data ->> 'taskId' = e.data ->> 'taskId'
  WHERE e.type = 'fulfilment.picking-finished' AND ${isWithin(span, AT)}`

/** A conversation on a day; 1 when an order was begun, changed or confirmed in it that day. */
export const dialogues = (span: Span): Samples => sql`
  SELECT talk.at, made.order_id, talk.thread_id, t.partner_id AS party_id, (made.order_id IS NOT NULL)::int::numeric AS value, NULL::text AS currency,
    NULL::text AS note
  FROM (SELECT e.subject AS thread_id, (e.at AT TIME ZONE ${span.timeZone})::date AS day, min(e.at) AS at FROM event_log e
      WHERE e.type = 'conversation.message-received' AND ${isWithin(span, AT)} GROUP BY 1, 2) talk
    JOIN thread t ON t.id = talk.thread_id
    LEFT JOIN LATERAL (
      SELECT o.id AS order_id FROM customer_order o JOIN event_log x ON x.subject = o.id
        AND x.type IN ('ordering.draft-started', 'ordering.draft-changed', 'ordering.order-changed', 'ordering.order-confirmed')
        AND (x.at AT TIME ZONE ${span.timeZone})::date = talk.day
      WHERE o.thread_id = talk.thread_id ORDER BY o.id DESC LIMIT 1) made ON true`

/** Work put before a person, by its reason. */
export const handOvers = (span: Span): Samples => sql`
  SELECT e.at, e.data ->> 'orderId' AS order_id, e.data ->> 'threadId' AS thread_id, e.party_id, 1::numeric AS value, NULL::text AS currency,
    e.data ->> 'reason' AS note
  FROM event_log e WHERE e.type = 'conversation.escalated' AND ${isWithin(span, AT)}`

/** Confirmed orders; 1 when the customer had one before, imported history included. */
export const repeats = (span: Span): Samples => sql`
  SELECT e.at, e.subject AS order_id, o.thread_id, e.party_id,
    EXISTS (SELECT FROM customer_order p WHERE p.partner_id = o.partner_id AND p.id <> o.id AND p.state IN ('confirmed', 'closed')
      AND coalesce(p.confirmed_at, p.created_at) < e.at)::int::numeric AS value, NULL::text AS currency, NULL::text AS note
  FROM event_log e JOIN customer_order o ON o.id = e.subject
  WHERE e.type = 'ordering.order-confirmed' AND ${isWithin(span, AT)}`
