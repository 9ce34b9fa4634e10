import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { NO_RIGHTS, type Rights } from '../domain/actor.ts'

export interface ContactPartner {
  readonly partnerId: string
  readonly name: string
  readonly rights: Rights
  /** «На кого счёт?» as answered last time. */
  readonly lastLegalEntityId: string | null
}

export interface KnownContact {
  readonly contactId: string
  readonly name: string
  readonly phone: string | null
  readonly locale: 'ru' | 'en'
  /** Active partners the person may act for, by name. Empty: known, but acts for nobody now. */
  readonly partners: readonly ContactPartner[]
}

interface Row {
  readonly id: string
  readonly name: string
  readonly phone: string | null
  readonly locale: 'ru' | 'en'
  readonly partner_id: string | null
  readonly partner_name: string | null
  readonly sees_prices: boolean
  readonly may_order: boolean
  readonly may_confirm: boolean
  readonly gets_documents: boolean
  readonly receives_goods: boolean
  readonly last_legal_entity_id: string | null
}

/** The person behind a phone (E.164) with the partners they act for, or null for a stranger. */
export function findContactByPhone(db: Db, phone: string): Promise<KnownContact | null> {
  return findBy(db, sql`c.phone = ${phone}`)
}

/** The same by id. */
export function getContact(db: Db, contactId: string): Promise<KnownContact | null> {
  return findBy(db, sql`c.id = ${contactId}`)
}

async function findBy(db: Db, condition: ReturnType<typeof sql>): Promise<KnownContact | null> {
  const { rows } = await sql<Row>`
    SELECT c.id, c.name, c.phone, c.locale, p.id AS partner_id, p.name AS partner_name,
      r.sees_prices, r.may_order, r.may_confirm, r.gets_documents, r.receives_goods, r.last_legal_entity_id
    FROM contact c
    LEFT JOIN (contact_right r JOIN partner p ON p.id = r.partner_id AND p.is_active) ON r.contact_id = c.id AND r.is_active
    WHERE ${condition}
    ORDER BY p.name, p.id`.execute(db)
  const first = rows[0]
  if (first === undefined) return null
  return {
    contactId: first.id,
    name: first.name,
    phone: first.phone,
    locale: first.locale,
    partners: rows.flatMap((row) =>
      row.partner_id === null
        ? []
        : [
            {
              partnerId: row.partner_id,
              name: row.partner_name ?? '',
              rights: rightsFrom(row),
              lastLegalEntityId: row.last_legal_entity_id,
            },
          ],
    ),
  }
}

export const rightsFrom = (row: Pick<Row, 'sees_prices' | 'may_order' | 'may_confirm' | 'gets_documents' | 'receives_goods'>): Rights => ({
  seesPrices: row.sees_prices,
  mayOrder: row.may_order,
  mayConfirm: row.may_confirm,
  getsDocuments: row.gets_documents,
  receivesGoods: row.receives_goods,
})

/** What the contact may do for the partner now; nothing without an active row, or when the partner is not active. */
export async function rightsOf(db: Db, contactId: string, partnerId: string): Promise<Rights> {
  const row = await db
    .selectFrom('contact_right as r')
    .innerJoin('partner as p', 'p.id', 'r.partner_id')
    .select(['r.sees_prices', 'r.may_order', 'r.may_confirm', 'r.gets_documents', 'r.receives_goods'])
    .where('r.contact_id', '=', contactId)
    .where('r.partner_id', '=', partnerId)
    .where('r.is_active', '=', true)
    .where('p.is_active', '=', true)
    .executeTakeFirst()
  return row === undefined ? NO_RIGHTS : rightsFrom(row)
}

export interface PartnerContact {
  readonly contactId: string
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly title: string | null
  readonly locale: 'ru' | 'en'
  readonly rights: Rights
}

/** The active contacts of a partner, by name: whom notices and documents may go to. */
export async function listContacts(db: Db, partnerId: string): Promise<readonly PartnerContact[]> {
  const rows = await db
    .selectFrom('contact_right as r')
    .innerJoin('contact as c', 'c.id', 'r.contact_id')
    .select(['c.id', 'c.name', 'c.phone', 'c.email', 'c.locale', 'r.title'])
    .select(['r.sees_prices', 'r.may_order', 'r.may_confirm', 'r.gets_documents', 'r.receives_goods'])
    .where('r.partner_id', '=', partnerId)
    .where('r.is_active', '=', true)
    .orderBy('c.name')
    .orderBy('c.id')
    .execute()
  return rows.map((row) => ({
    contactId: row.id,
    name: row.name,
    phone: row.phone,
    email: row.email,
    title: row.title,
    locale: row.locale,
    rights: rightsFrom(row),
  }))
}
