import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import type { Reachable } from '../domain/choose-recipients.ts'

type Row = Omit<Reachable, 'rights'> & Reachable['rights']

/** People of the order's partner with a known, reachable thread, last heard first. */
export async function reachablePeople(db: Db, orderId: string): Promise<readonly Reachable[]> {
  const { rows } = await sql<Row>`
    SELECT t.id AS "threadId", c.id AS "contactId", c.name, c.locale,
      r.sees_prices AS "seesPrices", r.may_order AS "mayOrder", r.may_confirm AS "mayConfirm", r.gets_documents AS "getsDocuments",
      r.receives_goods AS "receivesGoods",
      (t.id = o.thread_id OR (o.contact_id IS NOT NULL AND c.id = o.contact_id)) IS TRUE AS "isOwn",
      coalesce(t.partner_id = o.partner_id, false) AS "actsForPartner"
    FROM customer_order o
    JOIN contact_right r ON r.partner_id = o.partner_id AND r.is_active
    JOIN contact c ON c.id = r.contact_id
    JOIN thread t ON t.contact_id = c.id
    JOIN channel_identity i ON i.id = t.identity_id AND i.is_reachable
    WHERE o.id = ${orderId}
    ORDER BY (t.id = o.thread_id) IS TRUE DESC, i.last_inbound_at DESC NULLS LAST, t.last_message_at DESC, t.id`.execute(db)
  return rows.map(({ threadId, contactId, name, locale, isOwn, actsForPartner, ...rights }) => ({
    threadId,
    contactId,
    name,
    locale,
    isOwn,
    actsForPartner,
    rights,
  }))
}
