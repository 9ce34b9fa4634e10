import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import type { Partner } from '../domain/partner.ts'

/** A customer. Throws for an unknown id: ids come from our own rows. A customer's transaction sees only its own partner. */
export async function getPartner(db: Db, partnerId: string): Promise<Partner> {
  const partner = await findPartner(db, partnerId)
  if (partner === null) throw new Error(`There is no partner ${partnerId}`)
  return partner
}

/** A customer, or null: for ids that come from outside. */
export async function findPartner(db: Db, partnerId: string): Promise<Partner | null> {
  const { rows } = await sql<Partner>`
    SELECT p.id, p.name, p.code, p.manager_id AS "managerId", e.name AS "managerName", e.phone AS "managerPhone", p.autonomy,
      p.veto_minutes AS "vetoMinutes", p.partial_policy AS "partialPolicy", p.stock_display AS "stockDisplay", p.segment,
      p.is_active AS "isActive", p.version
    FROM partner p LEFT JOIN employee e ON e.id = p.manager_id
    WHERE p.id = ${partnerId}`.execute(db)
  return rows[0] ?? null
}

export interface Site {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly legalEntityId: string | null
  readonly contactName: string | null
  readonly contactPhone: string | null
  readonly note: string | null
}

/** The partner's building sites, shops and cafés in use, by name. */
export async function listSites(db: Db, partnerId: string): Promise<readonly Site[]> {
  const { rows } = await sql<Site>`
    SELECT id, name, address, legal_entity_id AS "legalEntityId", contact_name AS "contactName", contact_phone AS "contactPhone", note
    FROM site WHERE partner_id = ${partnerId} AND is_active ORDER BY name, id`.execute(db)
  return rows
}
