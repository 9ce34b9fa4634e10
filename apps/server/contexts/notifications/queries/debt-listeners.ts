import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

/** A person of the customer who may hear of its money, in a conversation that can be written to. */
export interface DebtListener {
  readonly threadId: string
  readonly name: string
  readonly locale: 'ru' | 'en'
  readonly channel: string
  readonly getsDocuments: boolean
}

/** Who sees prices and acts for this customer there; those who get its documents first, then the last heard. */
export async function debtListeners(db: Db, partnerId: string): Promise<readonly DebtListener[]> {
  const { rows } = await sql<DebtListener>`
    SELECT t.id AS "threadId", c.name, c.locale, i.channel, r.gets_documents AS "getsDocuments"
    FROM thread t JOIN contact c ON c.id = t.contact_id
    JOIN contact_right r ON r.contact_id = c.id AND r.partner_id = t.partner_id AND r.is_active AND r.sees_prices
    JOIN channel_identity i ON i.id = t.identity_id AND i.is_reachable
    WHERE t.partner_id = ${partnerId}
    ORDER BY r.gets_documents DESC, i.last_inbound_at DESC NULLS LAST, t.last_message_at DESC, t.id LIMIT 5`.execute(db)
  return rows
}
