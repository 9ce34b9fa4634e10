import type { OrderStatus } from '@skladno/contracts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { orderStatus } from '../domain/status.ts'

/** What the visible status is computed from: columns of {@link STANDING}. */
export interface Standing {
  readonly state: 'draft' | 'proposed' | 'confirmed' | 'cancelled' | 'closed'
  readonly totalMinor: number
  readonly returnedMinor: number
  readonly advancePercent: number
  readonly prepaymentPercent: number
  readonly creditPercent: number
  readonly creditDays: number
  readonly securedAt: Date | null
  readonly paid: number
  readonly shippedMinor: number
  readonly ordered: number
  readonly shipped: number
  readonly picking: string | null
  readonly held: boolean
  readonly expired: boolean
}

const PAID = sql<number>`coalesce((SELECT sum(a.amount_minor) FROM payment_allocation a WHERE a.order_id = o.id), 0)::bigint`

/** Of several tasks the one that tells where picking stands: what still waits for stock comes last. */
export const STANDING: RawBuilder<unknown> = sql`o.state, o.total_minor AS "totalMinor", o.returned_minor AS "returnedMinor",
  o.advance_percent AS "advancePercent", o.prepayment_percent AS "prepaymentPercent", o.credit_percent AS "creditPercent",
  o.credit_days AS "creditDays", o.secured_at AS "securedAt", ${PAID} AS paid,
  coalesce((SELECT sum(s.total_minor) FROM shipment s WHERE s.order_id = o.id), 0)::bigint AS "shippedMinor",
  coalesce((SELECT sum(l.base_thousandths - l.cancelled_thousandths) FROM order_line l WHERE l.order_id = o.id AND l.state = 'open'), 0)::bigint AS ordered,
  coalesce((SELECT sum(sl.base_thousandths) FROM shipment s JOIN shipment_line sl ON sl.shipment_id = s.id WHERE s.order_id = o.id), 0)::bigint AS shipped,
  (SELECT t.state FROM picking_task t WHERE t.order_id = o.id
    ORDER BY array_position(array['picking', 'open', 'picked', 'waiting', 'cancelled'], t.state), t.created_at DESC LIMIT 1) AS picking,
  EXISTS (SELECT FROM message m WHERE m.order_id = o.id AND m.delivery = 'held') AS held,
  EXISTS (SELECT FROM fact f WHERE f.order_id = o.id AND f.axis = 'order' AND f.kind = 'reserve-expired') AS expired`

export const statusOf = (row: Standing): OrderStatus =>
  orderStatus(
    {
      state: row.state,
      totalMinor: row.totalMinor,
      returnedMinor: row.returnedMinor,
      securedAt: row.securedAt,
      schedule: {
        advancePercent: row.advancePercent,
        prepaymentPercent: row.prepaymentPercent,
        creditPercent: row.creditPercent,
        creditDays: row.creditDays,
      },
    },
    {
      paidMinor: row.paid,
      shippedMinor: row.shippedMinor,
      orderedBase: row.ordered,
      shippedBase: row.shipped,
      pickedBase: 0,
      isPicking: row.picking === 'picking',
      isPicked: row.picking === 'picked',
      hasHeldReply: row.held,
      reserveExpired: row.expired && row.securedAt === null,
    },
  )

type Condition = RawBuilder<SqlBool>
const SHIPPED = sql<SqlBool>`EXISTS (SELECT FROM shipment s WHERE s.order_id = o.id)`
const NOT_SHIPPED = sql<SqlBool>`o.state = 'confirmed' AND NOT ${SHIPPED}`
const HELD = sql<SqlBool>`o.id IN (SELECT m.order_id FROM message m WHERE m.delivery = 'held')`
/** The last that was shipped left something behind: kept with the fact of the shipment. */
const SHIPPED_IN_PART = sql<SqlBool>`o.id IN (SELECT f.order_id FROM fact f WHERE f.axis = 'shipment' AND f.kind = 'shipped' AND f.data ->> 'isPartial' = 'true')`
const OWES = sql<SqlBool>`o.total_minor - o.returned_minor > ${PAID}`
const beingPicked = (state: string): Condition =>
  sql<SqlBool>`o.state = 'confirmed' AND o.id IN (SELECT t.order_id FROM picking_task t WHERE t.state = ${state})`

/**
 * What must hold of an order for it to have the status, said so that an index answers it: lists read only these and compute the status
 * itself. Wider than the status, never narrower.
 */
export const NEEDED_FOR: Readonly<Record<OrderStatus, Condition>> = {
  draft: sql`o.state = 'draft'`,
  'awaiting-approval': sql`o.state IN ('draft', 'proposed') AND ${HELD}`,
  'awaiting-customer': sql`o.state = 'proposed'`,
  'awaiting-advance': NOT_SHIPPED,
  'ready-to-secure': NOT_SHIPPED,
  'awaiting-prepayment': NOT_SHIPPED,
  'awaiting-securing': NOT_SHIPPED,
  'ready-to-ship': NOT_SHIPPED,
  expired: NOT_SHIPPED,
  picking: beingPicked('picking'),
  picked: sql`${NOT_SHIPPED} AND ${beingPicked('picked')}`,
  'partly-shipped': sql`o.state = 'confirmed' AND ${SHIPPED_IN_PART}`,
  'awaiting-payment': sql`o.state = 'confirmed' AND ${SHIPPED} AND ${OWES}`,
  'ready-to-close': sql`o.state = 'confirmed' AND ${SHIPPED} AND NOT ${OWES}`,
  closed: sql`o.state = 'closed'`,
  cancelled: sql`o.state = 'cancelled'`,
}
