import type { SaveSite } from '@skladno/contracts'
import { fail, ok, parsePhone, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { type Actor, actorLabel, NO_RIGHTS } from '../domain/actor.ts'
import { isTaxId } from '../domain/settings.ts'
import { linkContact } from './link-contact.ts'
import { registerLegalEntity } from './register-customer.ts'

interface OfCustomer {
  readonly partnerId: string
  readonly by: Actor
}

export interface CardError {
  readonly code:
    | 'parties.customer-not-found'
    | 'parties.contact-not-found'
    | 'parties.site-not-found'
    | 'parties.phone-invalid'
    | 'parties.tax-id-invalid'
  readonly facts?: Readonly<Record<string, unknown>>
}

/** A person of the customer, without any right yet: they are given one by one. A known phone is the same person. */
export async function addContact(
  tx: Tx,
  command: OfCustomer & { readonly name: string; readonly phone?: string | null | undefined; readonly title?: string | null | undefined },
): Promise<Result<null, CardError>> {
  const known = await lockPartner(tx, command.partnerId)
  if (!known) return fail('parties.customer-not-found', { partnerId: command.partnerId })
  const written = command.phone?.trim() ?? ''
  const phone = written === '' ? null : parsePhone(written)
  if (written !== '' && phone === null) return fail('parties.phone-invalid', { phone: written })
  await linkContact(tx, { name: command.name, phone, partnerId: command.partnerId, title: command.title ?? null, rights: NO_RIGHTS })
  announce(tx, command, ['contacts'])
  return ok(null)
}

/** The person acts for this customer no more: no right is left, their conversations stay. */
export async function dismissContact(tx: Tx, command: OfCustomer & { readonly contactId: string }): Promise<Result<null, CardError>> {
  const row = await tx.db
    .updateTable('contact_right')
    .set({ is_active: false, sees_prices: false, may_order: false, may_confirm: false, gets_documents: false, receives_goods: false })
    .where('partner_id', '=', command.partnerId)
    .where('contact_id', '=', command.contactId)
    .where('is_active', '=', true)
    .returning('contact_id')
    .executeTakeFirst()
  if (row === undefined) return fail('parties.contact-not-found', { contactId: command.contactId })
  announce(tx, command, ['contacts'])
  return ok(null)
}

/** Adds a delivery site, or changes the one named; without a site to save it is withdrawn, and old orders keep its address. */
export async function keepSite(
  tx: Tx,
  command: OfCustomer & { readonly siteId: string | null; readonly site: SaveSite | null },
): Promise<Result<null, CardError>> {
  const { partnerId, siteId, site } = command
  if (!(await lockPartner(tx, partnerId))) return fail('parties.customer-not-found', { partnerId })
  const phone = site?.contactPhone?.trim() ?? ''
  const parsed = phone === '' ? null : parsePhone(phone)
  if (phone !== '' && parsed === null) return fail('parties.phone-invalid', { phone })
  const values = site === null ? { is_active: false } : { ...columnsOf(site), contact_phone: parsed }
  if (siteId === null) {
    if (site === null) return fail('parties.site-not-found', { siteId })
    await tx.db
      .insertInto('site')
      .values({ id: tx.newId('site'), partner_id: partnerId, ...columnsOf(site), contact_phone: parsed })
      .execute()
  } else {
    const row = await tx.db
      .updateTable('site')
      .set(values)
      .where('id', '=', siteId)
      .where('partner_id', '=', partnerId)
      .where('is_active', '=', true)
      .returning('id')
      .executeTakeFirst()
    if (row === undefined) return fail('parties.site-not-found', { siteId })
  }
  announce(tx, command, ['sites'])
  return ok(null)
}

const columnsOf = ({ name, address, contactName, note }: SaveSite) => ({
  name,
  address,
  contact_name: contactName ?? null,
  note: note ?? null,
})

/** A company the customer buys for, by its ИНН, БИН or ИИН; check digits must agree. */
export async function addLegalEntity(
  tx: Tx,
  command: OfCustomer & {
    readonly name: string
    readonly taxId: string
    readonly kpp?: string | null | undefined
    readonly address?: string | null | undefined
  },
): Promise<Result<null, CardError>> {
  const { partnerId, name, taxId, kpp = null, address = null } = command
  if (!(await lockPartner(tx, partnerId))) return fail('parties.customer-not-found', { partnerId })
  const country = (await likelyCountries(tx)).find((each) => isTaxId(each, taxId))
  if (country === undefined) return fail('parties.tax-id-invalid', { taxId })
  const same = await tx.db
    .selectFrom('legal_entity')
    .select('id')
    .where('partner_id', '=', partnerId)
    .where('tax_id', '=', taxId)
    .where('kpp', 'is not distinct from', kpp)
    .executeTakeFirst()
  await registerLegalEntity(tx, { legalEntityId: same?.id ?? null, partnerId, name, fullName: null, country, taxId, kpp, address })
  announce(tx, command, ['legalEntities'])
  return ok(null)
}

/** Twelve digits may be right in both countries: the seller's own is tried first. */
async function likelyCountries(tx: Tx): Promise<readonly ('RU' | 'KZ')[]> {
  const seller = await tx.db.selectFrom('organisation').select('country').orderBy('position').orderBy('id').limit(1).executeTakeFirst()
  return seller?.country === 'KZ' ? ['KZ', 'RU'] : ['RU', 'KZ']
}

async function lockPartner(tx: Tx, partnerId: string): Promise<boolean> {
  return (await tx.db.selectFrom('partner').select('id').where('id', '=', partnerId).forUpdate().executeTakeFirst()) !== undefined
}

function announce(tx: Tx, { partnerId, by }: OfCustomer, fields: readonly string[]): void {
  tx.append({
    type: 'parties.customer-changed',
    version: 1,
    subject: partnerId,
    partyId: partnerId,
    data: { by: actorLabel(by), fields: [...fields] },
  })
  tx.touch('customer', partnerId)
}
