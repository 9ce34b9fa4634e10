import type { Confusion, ConfusionQuery } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

type Row = Omit<Confusion, 'lastAt'> & { readonly lastAt: Date; readonly total: number }

const EXAMPLES = 3

/** Pairs of products people switched, the most often switched first, each with its last examples. */
export async function listConfusions(
  db: Db,
  query: ConfusionQuery & { readonly now: Date },
): Promise<{ readonly confusions: Confusion[]; readonly total: number }> {
  const { rows } = await sql<Row>`
    WITH pair AS (
      SELECT from_product_id, to_product_id, count(*) FILTER (WHERE kind = 'switched')::int AS switched,
        count(*) FILTER (WHERE kind = 'chosen')::int AS chosen, count(DISTINCT partner_id)::int AS customers, max(at) AS last_at
      FROM line_correction WHERE kind IN ('switched', 'chosen') AND at > ${query.now}::timestamptz - make_interval(days => ${query.days})
      GROUP BY 1, 2)
    SELECT CASE WHEN f.id IS NULL THEN NULL ELSE json_build_object('id', f.id, 'sku', f.sku, 'name', f.name) END AS from,
      json_build_object('id', t.id, 'sku', t.sku, 'name', t.name) AS to, pair.switched, pair.chosen, pair.customers, pair.last_at AS "lastAt",
      (SELECT json_agg(json_build_object('orderId', x.order_id, 'number', x.number, 'customer', x.customer, 'said', x.said,
          'at', to_char(x.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) ORDER BY x.at DESC)
        FROM (SELECT c.order_id, o.number, n.name AS customer, c.said, c.at FROM line_correction c
          JOIN customer_order o ON o.id = c.order_id JOIN partner n ON n.id = c.partner_id
          WHERE c.from_product_id IS NOT DISTINCT FROM pair.from_product_id AND c.to_product_id = pair.to_product_id AND c.kind IN ('switched', 'chosen')
          ORDER BY c.at DESC LIMIT ${EXAMPLES}) AS x) AS examples,
      count(*) OVER ()::int AS total
    FROM pair JOIN product t ON t.id = pair.to_product_id LEFT JOIN product f ON f.id = pair.from_product_id
    ORDER BY pair.switched DESC, pair.chosen DESC, pair.last_at DESC, t.id LIMIT ${query.limit} OFFSET ${query.offset}`.execute(db)
  return { confusions: rows.map(({ total: _, lastAt, ...row }) => ({ ...row, lastAt: lastAt.toISOString() })), total: rows[0]?.total ?? 0 }
}
