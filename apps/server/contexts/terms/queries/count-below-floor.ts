import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

/** How many prices stand below the lowest one of their product: they are quoted «по запросу». */
export async function countBelowFloor(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM floor_price f JOIN price p ON p.product_id = f.product_id
    JOIN price_type t ON t.id = p.price_type_id AND t.currency = f.currency WHERE p.micros < f.micros`.execute(db)
  return rows[0]?.count ?? 0
}
