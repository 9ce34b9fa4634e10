import { fail, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { type Actor, actorLabel } from '../domain/actor.ts'
import { checkOrganisation, type OrganisationSettings, type SettingsError } from '../domain/settings.ts'
import { fillCalendar } from './keep-calendar.ts'
import { accountTaken, organisationRow, writeVatAndBank } from './update-settings.ts'

const CURRENCY_OF = { RU: 'RUB', KZ: 'KZT' } as const

/** A seller more. The first one also gives the company its name and time zone, until somebody sets others. */
export async function createOrganisation(
  tx: Tx,
  command: { readonly organisation: Omit<OrganisationSettings, 'id'>; readonly by: Actor },
): Promise<Result<{ readonly organisationId: string }, SettingsError>> {
  const id = tx.newId('org')
  const checked = checkOrganisation({ ...command.organisation, id })
  if (!checked.ok) return checked
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('organisations', 0))`.execute(tx.db)
  const { taxId, name, timeZone, country } = checked.value
  const twin = await tx.db
    .selectFrom('organisation')
    .select('id')
    .where('tax_id', '=', taxId)
    .where('is_active', '=', true)
    .executeTakeFirst()
  if (twin !== undefined) return fail('parties.tax-id-taken', { taxId })
  const taken = await accountTaken(tx, checked.value)
  if (taken !== null) return taken
  const { count } = await tx.db
    .selectFrom('organisation')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  await tx.db
    .insertInto('organisation')
    .values({ id, ...organisationRow(checked.value), currency: CURRENCY_OF[country], position: Number(count) })
    .execute()
  await writeVatAndBank(tx, id, checked.value)
  await fillCalendar(tx, country)
  if (Number(count) === 0) await nameCompany(tx, { companyName: name, timeZone })
  tx.append({ type: 'parties.settings-changed', version: 1, subject: 'settings', partyId: null, data: { by: actorLabel(command.by) } })
  tx.touch('settings', 'settings')
  return ok({ organisationId: id })
}

/** What is set already wins over what the first organisation suggests. */
async function nameCompany(tx: Tx, company: { readonly companyName: string; readonly timeZone: string }): Promise<void> {
  await sql`
    INSERT INTO setting AS s (key, value, updated_at) VALUES ('company', ${JSON.stringify(company)}::jsonb, ${tx.now})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value || s.value, updated_at = excluded.updated_at`.execute(tx.db)
}
