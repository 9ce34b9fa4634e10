import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

/** Where a customer's goods go. */
export interface UsualPlace {
  readonly siteId: string
  readonly address: string
  readonly contact: string | null
}

/** The customer's site that was delivered to last, else the first one; null without sites. */
export async function usualPlace(db: Db, partnerId: string): Promise<UsualPlace | null> {
  const { rows } = await sql<UsualPlace>`
    SELECT s.id AS "siteId", s.address, nullif(concat_ws(', ', s.contact_name, s.contact_phone), '') AS contact FROM site s
    WHERE s.partner_id = ${partnerId} AND s.is_active
    ORDER BY (SELECT max(o.created_at) FROM customer_order o WHERE o.site_id = s.id AND o.partner_id = s.partner_id) DESC NULLS LAST, s.id LIMIT 1`.execute(
    db,
  )
  return rows[0] ?? null
}
