import type { OrderRow, OrderStatus } from '@skladno/contracts'
import type { Currency } from '@skladno/kernel'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { orderTexts } from '../messages/index.ts'
import { matchesFilter, type OrderFilter } from './order-filter.ts'
import { NEEDED_FOR, STANDING, type Standing, statusOf } from './order-standing.ts'

export interface OrderListQuery extends OrderFilter {
  readonly statuses?: readonly string[] | undefined
  readonly cursor?: string | undefined
  readonly limit: number
  readonly locale: 'ru' | 'en'
}

const CHUNK = 200
const MOST_CHUNKS = 40

/**
 * Orders newest first. A status is computed, so a page filtered by status may read several chunks; it never skips a row, and only says
 * that there is no more when there is none.
 */
export async function listOrders(
  db: Db,
  query: OrderListQuery,
): Promise<{ readonly orders: OrderRow[]; readonly nextCursor: string | null }> {
  const orders: OrderRow[] = []
  let cursor = query.cursor
  const wanted = query.statuses?.length ? new Set(query.statuses) : null
  const size = wanted === null ? query.limit : Math.max(query.limit, CHUNK)
  for (let chunk = 0; chunk < MOST_CHUNKS || orders.length === 0; chunk++) {
    const rows = await readChunk(db, query, { cursor, size })
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

interface Row extends Standing {
  readonly id: string
  readonly number: string | null
  readonly channel: string
  readonly partnerId: string
  readonly partner: string
  readonly organisationId: string
  readonly organisation: string
  readonly managerId: string | null
  readonly manager: string | null
  readonly warehouseId: string
  readonly warehouse: string
  readonly deliveryMode: OrderRow['deliveryMode']
  readonly currency: Currency
  readonly createdAt: Date
  readonly shipOn: string | null
  readonly lineCount: number
}

/** Ids are in order of time: the last id of a page is its cursor. The page is found first, its figures are read for it alone. */
async function readChunk(
  db: Db,
  query: OrderListQuery,
  { cursor, size }: { readonly cursor: string | undefined; readonly size: number },
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    SELECT o.id, o.number, o.channel, p.id AS "partnerId", p.name AS partner, g.id AS "organisationId", g.name AS organisation,
      m.id AS "managerId", m.name AS manager, w.id AS "warehouseId", w.name AS warehouse, o.delivery_mode AS "deliveryMode", o.currency,
      o.created_at AS "createdAt", o.ship_on AS "shipOn",
      (SELECT count(*)::int FROM order_line l WHERE l.order_id = o.id AND l.state <> 'removed') AS "lineCount", ${STANDING}
    FROM (SELECT o.* FROM customer_order o WHERE ${matchesFilter(query)} AND ${hasWanted(query.statuses)}
        AND ${cursor === undefined ? sql<SqlBool>`true` : sql<SqlBool>`o.id < ${cursor}`} ORDER BY o.id DESC LIMIT ${size}) o
      JOIN partner p ON p.id = o.partner_id JOIN organisation g ON g.id = o.organisation_id JOIN warehouse w ON w.id = o.warehouse_id
      LEFT JOIN employee m ON m.id = o.manager_id
    ORDER BY o.id DESC`.execute(db)
  return rows
}

const isStatus = (text: string): text is OrderStatus => Object.hasOwn(NEEDED_FOR, text)

/** Texts that are no status match nothing. */
function hasWanted(statuses: readonly string[] | undefined): RawBuilder<SqlBool> {
  if (!statuses?.length) return sql`true`
  const needed = [...new Set(statuses.filter(isStatus).map((status) => NEEDED_FOR[status]))]
  if (needed.length === 0) return sql`false`
  return sql`(${sql.join(
    needed.map((each) => sql`(${each})`),
    sql` OR `,
  )})`
}

function rowView(row: Row, locale: 'ru' | 'en'): OrderRow {
  const status = statusOf(row)
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    status,
    statusText: orderTexts(locale).status(status),
    channel: row.channel,
    partner: { id: row.partnerId, name: row.partner },
    organisation: { id: row.organisationId, name: row.organisation },
    manager: row.managerId === null ? null : { id: row.managerId, name: row.manager ?? '' },
    warehouse: { id: row.warehouseId, name: row.warehouse },
    deliveryMode: row.deliveryMode,
    total: { minor: row.totalMinor, currency: row.currency },
    paid: { minor: row.paid, currency: row.currency },
    createdAt: row.createdAt.toISOString(),
    lineCount: row.lineCount,
    shipOn: row.shipOn,
  }
}
