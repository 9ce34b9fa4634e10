import type { Tx } from '../../../db/types.ts'
import type { Rights } from '../domain/actor.ts'

export interface LinkContact {
  /** E.164. A known phone is the same person; without one a new person is made. */
  readonly phone?: string | null
  /** Kept for a person who has none yet. */
  readonly email?: string | null
  readonly name: string
  readonly partnerId: string
  readonly rights: Rights
  readonly title?: string | null
}

/** Makes a person act for a partner with these rights (set anew where the link exists). Returns the contact's id. */
export async function linkContact(tx: Tx, link: LinkContact): Promise<string> {
  const contactId = await findOrCreate(tx, link)
  const rights = {
    sees_prices: link.rights.seesPrices,
    may_order: link.rights.mayOrder,
    may_confirm: link.rights.mayConfirm,
    gets_documents: link.rights.getsDocuments,
    receives_goods: link.rights.receivesGoods,
    is_active: true,
  }
  await tx.db
    .insertInto('contact_right')
    .values({ contact_id: contactId, partner_id: link.partnerId, title: link.title ?? null, ...rights })
    .onConflict((conflict) => conflict.columns(['contact_id', 'partner_id']).doUpdateSet(rights))
    .execute()
  tx.append({
    type: 'parties.contact-linked',
    version: 1,
    subject: contactId,
    partyId: link.partnerId,
    data: { partnerId: link.partnerId },
  })
  tx.touch('customer', link.partnerId)
  return contactId
}

async function findOrCreate(tx: Tx, link: LinkContact): Promise<string> {
  const id = tx.newId('contact')
  const row = await tx.db
    .insertInto('contact')
    .values({ id, name: link.name, phone: link.phone ?? null, email: link.email ?? null, created_at: tx.now })
    .onConflict((conflict) => conflict.column('phone').doUpdateSet((eb) => ({ email: eb.fn.coalesce('contact.email', 'excluded.email') })))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
