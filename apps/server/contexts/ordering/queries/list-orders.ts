import type { OrderRow } from '@skladno/contracts'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { orderStatus } from '../domain/status.ts'
import { orderTexts } from '../messages/index.ts'

export interface OrderListQuery {
  readonly q?: string | undefined
  readonly statuses?: readonly string[] | undefined
  readonly partnerId?: string | undefined
  readonly managerId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
  readonly locale: 'ru' | 'en'
}

/** Orders newest first. A status is computed, so a page filtered by status may read several chunks; it never skips a row. */
export async function listOrders(
  db: Db,
  query: OrderListQuery,
): Promise<{ readonly orders: OrderRow[]; readonly nextCursor: string | null }> {
  const orders: OrderRow[] = []
  let cursor = query.cursor
  const wanted = query.statuses?.length ? new Set(query.statuses) : null
  for (let chunk = 0; chunk < 40; chunk++) {
    const size = wanted === null ? query.limit : Math.max(query.limit, 200)
    const rows = await readChunk(db, query, cursor, size)
    for (const row of rows) {
      cursor = row.id
      const view = rowView(row, query.locale)
      if (wanted === null || wanted.has(view.status)) orders.push(view)
      if (orders.length === query.limit) return { orders, nextCursor: cursor }
    }
    if (rows.length < size) return { orders, nextCursor: null }
  }
  return { orders, nextCursor: cursor ?? null }
}

type Chunk = Awaited<ReturnType<typeof readChunk>>[number]

/** Ids are in order of time: the last id of a page is its cursor. */
async function readChunk(db: Db, query: OrderListQuery, cursor: string | undefined, size: number) {
  return db
    .selectFrom('customer_order as o')
    .innerJoin('partner as p', 'p.id', 'o.partner_id')
    .innerJoin('organisation as g', 'g.id', 'o.organisation_id')
    .leftJoin('employee as m', 'm.id', 'o.manager_id')
    .select([
      'o.id',
      'o.number',
      'o.state',
      'o.channel',
      'o.partner_id',
      'p.name as partner',
      'o.organisation_id',
      'g.name as organisation',
      'o.manager_id',
      'm.name as manager',
    ])
    .select([
      'o.total_minor',
      'o.returned_minor',
      'o.currency',
      'o.created_at',
      'o.ship_on',
      'o.advance_percent',
      'o.prepayment_percent',
      'o.credit_percent',
      'o.credit_days',
      'o.secured_at',
    ])
    .select([
      sql<number>`coalesce((select sum(a.amount_minor) from payment_allocation a where a.order_id = o.id), 0)::bigint`.as('paid'),
      sql<number>`coalesce((select sum(s.total_minor) from shipment s where s.order_id = o.id), 0)::bigint`.as('shipped_minor'),
      sql<number>`(select count(*)::int from order_line l where l.order_id = o.id and l.state <> 'removed')`.as('line_count'),
      sql<number>`coalesce((select sum(l.base_thousandths - l.cancelled_thousandths) from order_line l where l.order_id = o.id and l.state = 'open'), 0)::bigint`.as(
        'ordered',
      ),
      sql<number>`coalesce((select sum(sl.base_thousandths) from shipment s join shipment_line sl on sl.shipment_id = s.id where s.order_id = o.id), 0)::bigint`.as(
        'shipped',
      ),
      sql<string | null>`(select t.state from picking_task t where t.order_id = o.id
        order by array_position(array['picking', 'open', 'picked', 'waiting', 'cancelled'], t.state), t.created_at desc limit 1)`.as(
        'picking',
      ),
      sql<boolean>`exists (select from message m where m.order_id = o.id and m.delivery = 'held')`.as('held'),
      sql<boolean>`exists (select from fact f where f.order_id = o.id and f.axis = 'order' and f.kind = 'reserve-expired')`.as('expired'),
    ])
    .where((eb) => eb.and(conditions(query, cursor)))
    .orderBy('o.id', 'desc')
    .limit(size)
    .execute()
}

function conditions(query: OrderListQuery, cursor: string | undefined): Expression<SqlBool>[] {
  const all: Expression<SqlBool>[] = []
  if (cursor !== undefined) all.push(sql<SqlBool>`o.id < ${cursor}`)
  if (query.partnerId !== undefined) all.push(sql<SqlBool>`o.partner_id = ${query.partnerId}`)
  if (query.managerId !== undefined) all.push(sql<SqlBool>`o.manager_id = ${query.managerId}`)
  if (query.from !== undefined) all.push(sql<SqlBool>`o.created_at >= ${query.from}::date`)
  if (query.to !== undefined) all.push(sql<SqlBool>`o.created_at < ${query.to}::date + 1`)
  const state = statesFor(query.statuses)
  if (state !== null) all.push(sql<SqlBool>`o.state = any(${state})`)
  const q = query.q?.trim()
  if (q) all.push(sql<SqlBool>`(o.number ilike ${`%${q}%`} or lower(p.name) like lower(${`%${q}%`}))`)
  return all
}

/** The stored states that the wanted statuses can come from: keeps drafts out of the scan for shipped orders and the other way round. */
function statesFor(statuses: readonly string[] | undefined): string[] | null {
  if (!statuses?.length) return null
  const states = statuses.map((status) =>
    status === 'draft'
      ? 'draft'
      : status === 'awaiting-customer'
        ? 'proposed'
        : status === 'cancelled' || status === 'closed'
          ? status
          : 'confirmed',
  )
  return statuses.includes('awaiting-approval') ? [...states, 'draft', 'proposed'] : states
}

function rowView(row: Chunk, locale: 'ru' | 'en'): OrderRow {
  const status = orderStatus(
    {
      state: row.state,
      totalMinor: row.total_minor,
      returnedMinor: row.returned_minor,
      securedAt: row.secured_at,
      schedule: {
        advancePercent: row.advance_percent,
        prepaymentPercent: row.prepayment_percent,
        creditPercent: row.credit_percent,
        creditDays: row.credit_days,
      },
    },
    {
      paidMinor: row.paid,
      shippedMinor: row.shipped_minor,
      orderedBase: row.ordered,
      shippedBase: row.shipped,
      pickedBase: 0,
      isPicking: row.picking === 'picking',
      isPicked: row.picking === 'picked',
      hasHeldReply: row.held,
      reserveExpired: row.expired && row.secured_at === null,
    },
  )
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    status,
    statusText: orderTexts(locale).status(status),
    channel: row.channel,
    partner: { id: row.partner_id, name: row.partner },
    organisation: { id: row.organisation_id, name: row.organisation },
    manager: row.manager_id === null ? null : { id: row.manager_id, name: row.manager ?? '' },
    total: { minor: row.total_minor, currency: row.currency },
    paid: { minor: row.paid, currency: row.currency },
    createdAt: row.created_at.toISOString(),
    lineCount: row.line_count,
    shipOn: row.ship_on,
  }
}
