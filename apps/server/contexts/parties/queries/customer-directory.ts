import type { Db } from '../../../db/types.ts'

/** Every customer by the names files and payments use: for loading many rows without asking about each. Names are lower case. */
export interface CustomerDirectory {
  readonly partners: readonly {
    readonly id: string
    readonly code: string | null
    readonly name: string
    readonly managerId: string | null
  }[]
  readonly legalEntities: readonly {
    readonly id: string
    readonly partnerId: string
    readonly taxId: string
    readonly kpp: string | null
    readonly name: string
  }[]
  readonly employees: readonly { readonly id: string; readonly name: string; readonly email: string }[]
  readonly contracts: readonly {
    readonly id: string
    readonly legalEntityId: string
    readonly organisationId: string
    readonly number: string
  }[]
}

/** Active customers, their legal entities and contracts, and active employees. */
export async function customerDirectory(db: Db): Promise<CustomerDirectory> {
  const partners = await db
    .selectFrom('partner')
    .select(['id', 'code', 'name', 'manager_id'])
    .where('is_active', '=', true)
    .orderBy('id')
    .execute()
  const entities = await db
    .selectFrom('legal_entity')
    .select(['id', 'partner_id', 'tax_id', 'kpp', 'name'])
    .where('is_active', '=', true)
    .orderBy('id')
    .execute()
  const employees = await db.selectFrom('employee').select(['id', 'name', 'email']).where('is_active', '=', true).orderBy('id').execute()
  const contracts = await db
    .selectFrom('contract')
    .select(['id', 'legal_entity_id', 'organisation_id', 'number'])
    .where('is_active', '=', true)
    .orderBy('id')
    .execute()
  return {
    partners: partners.map(({ id, code, name, manager_id }) => ({ id, code, name, managerId: manager_id })),
    legalEntities: entities.map(({ id, partner_id, tax_id, kpp, name }) => ({ id, partnerId: partner_id, taxId: tax_id, kpp, name })),
    employees,
    contracts: contracts.map((row) => ({
      id: row.id,
      legalEntityId: row.legal_entity_id,
      organisationId: row.organisation_id,
      number: row.number,
    })),
  }
}
