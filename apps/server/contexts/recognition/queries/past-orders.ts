import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import type { OrderedLine, PastBasket, PastOrder } from '../domain/past-order.ts'

export interface PastOrdersQuestion {
  /** `YYYY-MM-DD`; null: from the first. */
  readonly since: string | null
  /** The newest so many; null: all. */
  readonly last: number | null
  /** Only of messages from before this moment. */
  readonly until: Date
}

/** Orders that were made of written words and confirmed, oldest first. */
export async function listPastOrders(db: Db, { since, last, until }: PastOrdersQuestion): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM (
      SELECT o.id, o.created_at FROM customer_order o
      WHERE o.state IN ('confirmed', 'closed') AND o.created_at >= coalesce(${since}::date, '-infinity'::timestamptz) AND o.created_at <= ${until}
        AND (EXISTS (SELECT FROM message m WHERE m.order_id = o.id AND m.direction = 'in' AND NOT m.content ? 'tap')
          OR EXISTS (SELECT FROM order_line l WHERE l.order_id = o.id AND l.evidence ->> 'source' <> ''))
      ORDER BY o.created_at DESC, o.id DESC LIMIT ${last ?? 1_000_000}) AS newest
    ORDER BY created_at, id`.execute(db)
  return rows.map(({ id }) => id)
}

interface Row {
  readonly id: string
  readonly at: Date
  readonly partnerId: string
  readonly customer: string
  readonly segment: string | null
  readonly contactId: string | null
  readonly written: readonly string[]
  readonly sources: readonly string[]
  readonly ordered: readonly (OrderedLine & { readonly isOpen: boolean; readonly isLeftOut: boolean })[]
  readonly history: readonly PastBasket[]
}

/** Orders with the words they were made of and the earlier orders of the same customer; one whose words are gone is skipped by name. */
export async function loadPastOrders(db: Db, orderIds: readonly string[]): Promise<readonly (PastOrder | { readonly skipped: string })[]> {
  if (orderIds.length === 0) return []
  const { rows } = await pastOrdersStatement(orderIds).execute(db)
  return rows.map(pastOrderFrom)
}

function pastOrderFrom(row: Row): PastOrder | { readonly skipped: string } {
  const sayings = row.written.length > 0 ? row.written : row.sources
  const ordered = row.ordered.filter(({ isOpen }) => isOpen)
  if (sayings.length === 0) return { skipped: 'no-words' }
  if (ordered.length === 0) return { skipped: 'nothing-ordered' }
  return {
    key: row.id,
    orderId: row.id,
    at: row.at,
    partnerId: row.partnerId,
    contactId: row.contactId,
    segment: row.segment,
    customer: row.customer,
    sayings,
    ordered: inOneLineEach(ordered.map(({ isOpen: _, isLeftOut: __, ...line }) => line)),
    leftOut: row.ordered.filter(({ isLeftOut }) => isLeftOut).map(({ productId }) => productId),
    history: row.history,
  }
}

/** A line split by a shortage is one wish. */
function inOneLineEach(lines: readonly OrderedLine[]): readonly OrderedLine[] {
  const wishes = new Map<string, OrderedLine>()
  for (const line of lines) {
    const key = `${line.productId} ${line.said}`
    const before = wishes.get(key)
    wishes.set(
      key,
      before === undefined
        ? line
        : { ...line, amount: before.amount + line.amount, amountMinor: (before.amountMinor ?? 0) + (line.amountMinor ?? 0) },
    )
  }
  return [...wishes.values()]
}

const MOST_HISTORY = 12

/** Words: the customer's own messages up to the confirmation; else the text a manager let be read, as kept with the lines. */
const pastOrdersStatement = (orderIds: readonly string[]) => sql<Row>`
  SELECT o.id, coalesce(m.at, o.created_at) AS at, o.partner_id AS "partnerId", p.name AS customer, p.segment, o.contact_id AS "contactId",
    coalesce(m.written, '{}') AS written, coalesce(s.sources, '{}') AS sources, l.ordered, h.history
  FROM customer_order o JOIN partner p ON p.id = o.partner_id
  LEFT JOIN LATERAL (
    SELECT min(x.at) AS at, array_agg(x.words ORDER BY x.at, x.id) AS written FROM (
      SELECT m.id, m.at, trim(concat_ws(E'\n', nullif(m.content ->> 'text', ''), nullif(m.content ->> 'fileText', ''))) AS words
      FROM message m WHERE m.order_id = o.id AND m.direction = 'in' AND NOT m.content ? 'tap' AND m.at <= coalesce(o.confirmed_at, m.at)) AS x
    WHERE x.words <> '') AS m ON true
  LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT l.evidence ->> 'source') FILTER (WHERE l.evidence ->> 'source' <> '') AS sources
    FROM order_line l WHERE l.order_id = o.id) AS s ON true
  LEFT JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('productId', l.product_id, 'amount', l.base_thousandths / 1000.0, 'unit', c.base_unit,
        'said', l.requested_text, 'amountMinor', l.amount_minor, 'isOpen', l.state = 'open',
        'isLeftOut', l.state = 'cancelled' OR (l.state = 'removed' AND l.shortage IS NOT NULL)) ORDER BY l.position), '[]') AS ordered
    FROM order_line l JOIN product c ON c.id = l.product_id WHERE l.order_id = o.id) AS l ON true
  LEFT JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('lines', b.lines) ORDER BY b.created_at DESC), '[]') AS history FROM (
      SELECT e.created_at, json_agg(json_build_object('itemId', g.product_id, 'qty', g.pack_thousandths / 1000.0, 'unit', g.pack_unit)
        ORDER BY g.position) AS lines
      FROM (SELECT e.id, e.created_at FROM customer_order e WHERE e.partner_id = o.partner_id AND e.state IN ('confirmed', 'closed')
          AND e.id <> o.id AND coalesce(e.confirmed_at, e.created_at) < coalesce(m.at, o.created_at)
        ORDER BY e.created_at DESC LIMIT ${MOST_HISTORY}) AS e
      JOIN order_line g ON g.order_id = e.id AND g.state = 'open' GROUP BY e.id, e.created_at) AS b) AS h ON true
  WHERE o.id = ANY (${[...orderIds]}::text[]) ORDER BY o.created_at, o.id`

/** Name and group of products, whether or not they are still sold. */
export async function goodsNames(
  db: Db,
  productIds: readonly string[],
): Promise<
  ReadonlyMap<string, { readonly sku: string; readonly name: string; readonly groupId: string | null; readonly groupName: string }>
> {
  const { rows } = await sql<{ id: string; sku: string; name: string; groupId: string | null; groupName: string }>`
    SELECT p.id, p.sku, p.name, p.group_id AS "groupId", coalesce(g.name, '') AS "groupName"
    FROM product p LEFT JOIN product_group g ON g.id = p.group_id WHERE p.id = ANY (${[...productIds]}::text[])`.execute(db)
  return new Map(rows.map(({ id, ...goods }) => [id, goods]))
}
