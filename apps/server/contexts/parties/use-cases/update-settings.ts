import { fail, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { type Actor, actorLabel } from '../domain/actor.ts'
import { type BotSettings, checkOrganisation, isTimeZone, type OrganisationSettings, type SettingsError } from '../domain/settings.ts'

export interface UpdateSettings {
  readonly companyName?: string | undefined
  readonly timeZone?: string | undefined
  readonly bot?: BotSettings | undefined
  readonly organisations?: readonly OrganisationSettings[] | undefined
  readonly by: Actor
}

/** Writes the parts of the form that are given, all or nothing. Documents already made keep what they said. */
export async function updateSettings(tx: Tx, command: UpdateSettings): Promise<Result<null, SettingsError>> {
  const { companyName, timeZone, bot, organisations = [] } = command
  if (timeZone !== undefined && !isTimeZone(timeZone)) return fail('parties.settings-invalid', { field: 'timeZone', value: timeZone })
  for (const organisation of organisations) {
    const refused = (await checkStored(tx, organisation)) ?? null
    if (refused !== null) return refused
  }
  for (const organisation of organisations) await writeOrganisation(tx, organisation)
  await mergeSetting(tx, 'company', {
    ...(companyName === undefined ? {} : { companyName }),
    ...(timeZone === undefined ? {} : { timeZone }),
  })
  await mergeSetting(tx, 'bot', bot ?? {})
  tx.append({ type: 'parties.settings-changed', version: 1, subject: 'settings', partyId: null, data: { by: actorLabel(command.by) } })
  tx.touch('settings', 'settings')
  return ok(null)
}

async function checkStored(tx: Tx, organisation: OrganisationSettings): Promise<Result<never, SettingsError> | null> {
  const checked = checkOrganisation(organisation)
  if (!checked.ok) return checked
  const known = await tx.db.selectFrom('organisation').select('id').where('id', '=', organisation.id).forUpdate().executeTakeFirst()
  if (known === undefined) return fail('parties.organisation-not-found', { organisationId: organisation.id })
  return accountTaken(tx, organisation)
}

/** One account is one organisation's: a payment to it is found by it. */
export async function accountTaken(
  tx: Tx,
  { id, bank }: Pick<OrganisationSettings, 'id' | 'bank'>,
): Promise<Result<never, SettingsError> | null> {
  if (bank === null) return null
  const { account } = bank
  const other = await tx.db
    .selectFrom('bank_account')
    .select('id')
    .where('account', '=', account)
    .where('organisation_id', '<>', id)
    .executeTakeFirst()
  return other === undefined ? null : fail('parties.account-taken', { account })
}

async function writeOrganisation(tx: Tx, organisation: OrganisationSettings): Promise<void> {
  const { id, vat, bank } = organisation
  await tx.db.updateTable('organisation').set(organisationRow(organisation)).where('id', '=', id).execute()
  await writeVatAndBank(tx, id, { vat, bank })
}

/** The columns of an organisation that its form fills in. */
export function organisationRow(organisation: Omit<OrganisationSettings, 'id'>) {
  const { name, country, kpp, address, phone, email, director, accountant } = organisation
  return {
    name,
    country,
    kpp,
    address,
    phone,
    email,
    director,
    accountant,
    full_name: organisation.fullName,
    tax_id: organisation.taxId,
    time_zone: organisation.timeZone,
    director_title: organisation.directorTitle,
    number_prefix: organisation.numberPrefix,
    brand_colour: organisation.brandColour,
  }
}

/** The regime by date as the form says it, and the account that is printed from now on. */
export async function writeVatAndBank(tx: Tx, id: string, { vat, bank }: Pick<OrganisationSettings, 'vat' | 'bank'>): Promise<void> {
  await tx.db.deleteFrom('organisation_vat').where('organisation_id', '=', id).execute()
  await tx.db
    .insertInto('organisation_vat')
    .values(vat.map(({ from, rateBp }) => ({ organisation_id: id, valid_from: from, rate_bp: rateBp })))
    .execute()
  if (bank !== null) await writeDefaultAccount(tx, id, bank)
}

/** The account of the form becomes the one printed; earlier ones stay for the payments made to them. */
async function writeDefaultAccount(tx: Tx, organisationId: string, bank: NonNullable<OrganisationSettings['bank']>): Promise<void> {
  await tx.db
    .updateTable('bank_account')
    .set({ is_default: false })
    .where('organisation_id', '=', organisationId)
    .where('account', '<>', bank.account)
    .execute()
  await sql`
    INSERT INTO bank_account (id, organisation_id, bank_name, bic, account, correspondent_account, kbe, knp, currency, is_default)
    SELECT ${tx.newId('bank')}, o.id, ${bank.bankName}, ${bank.bic}, ${bank.account}, ${bank.correspondentAccount}, ${bank.kbe},
      CASE o.country WHEN 'KZ' THEN '710' END, o.currency, true
    FROM organisation o WHERE o.id = ${organisationId}
    ON CONFLICT (account) DO UPDATE SET bank_name = excluded.bank_name, bic = excluded.bic,
      correspondent_account = excluded.correspondent_account, kbe = excluded.kbe, is_default = true`.execute(tx.db)
}

async function mergeSetting(tx: Tx, key: string, value: object): Promise<void> {
  if (Object.keys(value).length === 0) return
  await sql`
    INSERT INTO setting AS s (key, value, updated_at) VALUES (${key}, ${JSON.stringify(value)}::jsonb, ${tx.now})
    ON CONFLICT (key) DO UPDATE SET value = s.value || excluded.value, updated_at = excluded.updated_at`.execute(tx.db)
}
