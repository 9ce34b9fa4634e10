import type { CustomerView } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { listContacts } from './find-contact.ts'
import { findPartner, listSites } from './get-partner.ts'
import { listLegalEntities } from './legal-entities.ts'

/** The parties' own part of a customer's card; orders, terms and balance come from their contexts. */
export type KnownCustomerCard = Omit<CustomerView, 'lastOrderOn' | 'orderCount' | 'agreement' | 'balance'>

export async function getCustomer(db: Db, partnerId: string): Promise<KnownCustomerCard | null> {
  const partner = await findPartner(db, partnerId)
  if (partner === null) return null
  const [entities, contacts, sites, note] = [
    await listLegalEntities(db, partnerId),
    await listContacts(db, partnerId),
    await listSites(db, partnerId),
    await db.selectFrom('partner').select('note').where('id', '=', partnerId).executeTakeFirst(),
  ]
  const contracts = await contractsOf(db, partnerId)
  return {
    id: partner.id,
    code: partner.code,
    name: partner.name,
    manager: partner.managerId === null ? null : { id: partner.managerId, name: partner.managerName ?? '' },
    phone: contacts.find(({ phone, rights }) => phone !== null && rights.mayOrder)?.phone ?? null,
    taxId: entities[0]?.taxId ?? null,
    autonomy: partner.autonomy,
    partialPolicy: partner.partialPolicy,
    stockDisplay: partner.stockDisplay,
    note: note?.note ?? null,
    legalEntities: entities.map(({ id, name, taxId, kpp, address }) => ({
      id,
      name,
      taxId,
      kpp,
      address,
      contracts: contracts.filter(({ legalEntityId }) => legalEntityId === id).map(({ legalEntityId: _, ...contract }) => contract),
    })),
    contacts: contacts.map(({ contactId, name, phone, title, rights }) => ({ id: contactId, name, phone, title, ...rights })),
    sites: sites.map(({ legalEntityId: _, ...site }) => site),
  }
}

interface ContractRow {
  readonly id: string
  readonly legalEntityId: string
  readonly number: string
  readonly signedOn: string
  readonly organisation: string
}

/** Active contracts of all the customer's companies, the newest first. */
async function contractsOf(db: Db, partnerId: string): Promise<readonly ContractRow[]> {
  const { rows } = await sql<ContractRow>`
    SELECT c.id, c.legal_entity_id AS "legalEntityId", c.number, c.signed_on AS "signedOn", g.name AS organisation
    FROM contract c JOIN legal_entity l ON l.id = c.legal_entity_id JOIN organisation g ON g.id = c.organisation_id
    WHERE l.partner_id = ${partnerId} AND c.is_active ORDER BY c.signed_on DESC, c.id DESC`.execute(db)
  return rows
}
