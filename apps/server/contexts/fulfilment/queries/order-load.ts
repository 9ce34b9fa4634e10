import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import type { Order } from '../../ordering/index.ts'
import type { Load } from '../domain/departure.ts'

/** One stop with the weight and volume of what has not been shipped yet. Goods without a known weight weigh nothing. */
export async function loadOf(db: Db, order: Pick<Order, 'id'>): Promise<Load> {
  const { rows } = await sql<{ kg: number; litres: number }>`
    SELECT coalesce(sum(left_base * coalesce(weight_grams, 0)) / 1000000, 0)::float8 AS kg,
      coalesce(sum(left_base * coalesce(volume_cm3, 0)) / 1000000, 0)::float8 AS litres
    FROM (SELECT p.weight_grams, p.volume_cm3, greatest(0, l.base_thousandths - l.cancelled_thousandths
        - coalesce((SELECT sum(s.base_thousandths) FROM shipment_line s WHERE s.line_id = l.id), 0)) AS left_base
      FROM order_line l JOIN product p ON p.id = l.product_id WHERE l.order_id = ${order.id} AND l.state = 'open') AS lines`.execute(db)
  return { stops: 1, kg: rows[0]?.kg ?? 0, litres: rows[0]?.litres ?? 0 }
}
