import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import type { DepositRule } from '../domain/deposits.ts'

/** Which packs of these products go in something returnable, by the facts of the catalog. A deposit that is not sold any more is none. */
export async function depositRules(db: Db, productIds: readonly string[]): Promise<readonly DepositRule[]> {
  if (productIds.length === 0) return []
  const { rows } = await sql<DepositRule>`
    SELECT k.product_id AS "productId", k.deposit_product_id AS "depositProductId", d.base_unit AS unit, k.numerator, k.denominator
    FROM pack k JOIN product d ON d.id = k.deposit_product_id AND d.is_active AND d.kind = 'deposit'
    WHERE k.product_id = ANY (${productIds}::text[])`.execute(db)
  return rows
}
