import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { botSettings } from '../queries/get-settings.ts'

/** What registering did: a repeat with the same values is `same` and leaves no trace. */
export type Registered = 'new' | 'changed' | 'same'

export interface RegisterPartner {
  /** Null: a new customer. */
  readonly partnerId: string | null
  readonly name: string
  readonly code: string | null
  readonly managerId: string | null
  readonly segment: string | null
  readonly note: string | null
  /** Where the customer comes from: `import`, an ERP. */
  readonly source: string
}

/** Adds a customer or changes the fields that are given (null leaves a field as it is). */
export async function registerPartner(
  tx: Tx,
  command: RegisterPartner,
): Promise<{ readonly partnerId: string; readonly registered: Registered }> {
  const { name, code, managerId, segment, note, source } = command
  if (command.partnerId === null) {
    const partnerId = tx.newId('partner')
    await tx.db
      .insertInto('partner')
      .values({
        id: partnerId,
        name,
        code,
        manager_id: managerId,
        segment,
        note,
        source,
        created_at: tx.now,
        autonomy: await defaultAutonomy(tx),
      })
      .execute()
    announce(tx, partnerId, 'parties.customer-registered')
    return { partnerId, registered: 'new' }
  }
  const { rows } = await sql<{ id: string }>`
    UPDATE partner SET name = ${name}, code = coalesce(${code}, code), manager_id = coalesce(${managerId}, manager_id),
      segment = coalesce(${segment}, segment), note = coalesce(${note}, note), is_active = true, version = version + 1
    WHERE id = ${command.partnerId} AND (name, code, manager_id, segment, note, is_active) IS DISTINCT FROM
      (${name}::text, coalesce(${code}, code), coalesce(${managerId}, manager_id::text), coalesce(${segment}, segment), coalesce(${note}, note), true)
    RETURNING id`.execute(tx.db)
  if (rows.length > 0) announce(tx, command.partnerId, 'parties.customer-changed')
  return { partnerId: command.partnerId, registered: rows.length > 0 ? 'changed' : 'same' }
}

async function defaultAutonomy(tx: Tx): Promise<'shadow' | 'approve' | 'veto' | 'automatic'> {
  return (await botSettings(tx.db)).defaultAutonomy
}

function announce(tx: Tx, partnerId: string, type: 'parties.customer-registered' | 'parties.customer-changed'): void {
  tx.append({ type, version: 1, subject: partnerId, partyId: partnerId, data: { by: 'system:import' } })
  tx.touch('customer', partnerId)
}

export interface RegisterLegalEntity {
  readonly legalEntityId: string | null
  readonly partnerId: string
  readonly name: string
  readonly fullName: string | null
  readonly country: 'RU' | 'KZ'
  /** With right check digits: see `isTaxId`. */
  readonly taxId: string
  readonly kpp: string | null
  readonly address: string | null
}

/** Adds a customer's company or brings it to what is given (null leaves КПП, full name and address as they are). */
export async function registerLegalEntity(
  tx: Tx,
  command: RegisterLegalEntity,
): Promise<{ readonly legalEntityId: string; readonly registered: Registered }> {
  const { partnerId, name, fullName, country, taxId, kpp, address } = command
  if (command.legalEntityId === null) {
    const legalEntityId = tx.newId('entity')
    await tx.db
      .insertInto('legal_entity')
      .values({
        id: legalEntityId,
        partner_id: partnerId,
        name,
        full_name: fullName ?? name,
        country,
        tax_id: taxId,
        kpp,
        address: address ?? '',
      })
      .execute()
    return { legalEntityId, registered: 'new' }
  }
  const { rows } = await sql<{ id: string }>`
    UPDATE legal_entity SET name = ${name}, full_name = coalesce(${fullName}, full_name), kpp = coalesce(${kpp}, kpp), address = coalesce(${address}, address)
    WHERE id = ${command.legalEntityId} AND (name, full_name, kpp, address) IS DISTINCT FROM
      (${name}::text, coalesce(${fullName}, full_name), coalesce(${kpp}, kpp), coalesce(${address}, address)) RETURNING id`.execute(tx.db)
  return { legalEntityId: command.legalEntityId, registered: rows.length > 0 ? 'changed' : 'same' }
}

/** Adds a contract unless the two have one of that number. */
export async function registerContract(
  tx: Tx,
  contract: { readonly legalEntityId: string; readonly organisationId: string; readonly number: string; readonly signedOn: string },
): Promise<Registered> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO contract (id, legal_entity_id, organisation_id, number, signed_on, currency)
    SELECT ${tx.newId('contract')}, ${contract.legalEntityId}, o.id, ${contract.number}, ${contract.signedOn}::date, o.currency
    FROM organisation o WHERE o.id = ${contract.organisationId} ON CONFLICT (legal_entity_id, organisation_id, number) DO NOTHING RETURNING id`.execute(
    tx.db,
  )
  return rows.length > 0 ? 'new' : 'same'
}

/** Adds a customer's site unless it has one of that name; a changed address is taken. */
export async function registerSite(
  tx: Tx,
  site: { readonly partnerId: string; readonly legalEntityId: string | null; readonly name: string; readonly address: string },
): Promise<Registered> {
  const known = await tx.db
    .selectFrom('site')
    .select(['id', 'address'])
    .where('partner_id', '=', site.partnerId)
    .where('is_active', '=', true)
    .where(sql<boolean>`lower(name) = lower(${site.name})`)
    .executeTakeFirst()
  if (known?.address === site.address) return 'same'
  if (known !== undefined) {
    await tx.db.updateTable('site').set({ address: site.address }).where('id', '=', known.id).execute()
    return 'changed'
  }
  await tx.db
    .insertInto('site')
    .values({
      id: tx.newId('site'),
      partner_id: site.partnerId,
      legal_entity_id: site.legalEntityId,
      name: site.name,
      address: site.address,
    })
    .execute()
  return 'new'
}
