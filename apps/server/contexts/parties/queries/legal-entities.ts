import type { Currency } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

/** A customer's company or sole trader: the buyer in documents. */
export interface LegalEntity {
  readonly id: string
  readonly partnerId: string
  readonly name: string
  readonly fullName: string
  readonly country: 'RU' | 'KZ'
  /** ИНН, БИН or ИИН. */
  readonly taxId: string
  readonly kpp: string | null
  readonly address: string
  readonly isActive: boolean
}

const COLUMNS = sql`id, partner_id AS "partnerId", name, full_name AS "fullName", country, tax_id AS "taxId", kpp, address, is_active AS "isActive"`

/** The partner's active legal entities, by name. */
export async function listLegalEntities(db: Db, partnerId: string): Promise<readonly LegalEntity[]> {
  const { rows } = await sql<LegalEntity>`
    SELECT ${COLUMNS} FROM legal_entity WHERE partner_id = ${partnerId} AND is_active ORDER BY name, id`.execute(db)
  return rows
}

/** A legal entity, active or not (old documents name it). Throws for an unknown id. */
export async function getLegalEntity(db: Db, legalEntityId: string): Promise<LegalEntity> {
  const { rows } = await sql<LegalEntity>`SELECT ${COLUMNS} FROM legal_entity WHERE id = ${legalEntityId}`.execute(db)
  const [entity] = rows
  if (entity === undefined) throw new Error(`There is no legal entity ${legalEntityId}`)
  return entity
}

export interface Contract {
  readonly id: string
  readonly legalEntityId: string
  readonly organisationId: string
  readonly number: string
  readonly signedOn: string
  readonly currency: Currency
}

/** The newest active contract between the two, or null. */
export async function findContract(db: Db, legalEntityId: string, organisationId: string): Promise<Contract | null> {
  const { rows } = await sql<Contract>`
    SELECT id, legal_entity_id AS "legalEntityId", organisation_id AS "organisationId", number, signed_on AS "signedOn", currency
    FROM contract WHERE legal_entity_id = ${legalEntityId} AND organisation_id = ${organisationId} AND is_active
    ORDER BY signed_on DESC, id DESC LIMIT 1`.execute(db)
  return rows[0] ?? null
}
