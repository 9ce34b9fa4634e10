import { parsePhone } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { findContactByPhone, getContact, type KnownContact } from '../../parties/index.ts'
import { type ChannelAddress, WEB_CHANNEL } from '../ports/messenger-channel.ts'

export interface FoundThread {
  readonly threadId: string
  readonly identityId: string
  readonly isNew: boolean
}

/**
 * The thread of a person on a channel, made at the first message. An identity is found by the channel's user id or by the phone; a second key
 * learned later is added to the same identity, never moved from another one.
 */
export async function findThread(tx: Tx, from: ChannelAddress, profileName: string | null): Promise<FoundThread> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`identity ${from.channel} ${from.account} ${from.phone ?? from.userId ?? ''}`}, 0))`.execute(
    tx.db,
  )
  const identity = (await findIdentity(tx, from)) ?? (await createIdentity(tx, from, profileName))
  const thread = await tx.db.selectFrom('thread').select('id').where('identity_id', '=', identity.id).executeTakeFirst()
  if (thread !== undefined) return { threadId: thread.id, identityId: identity.id, isNew: false }
  const contact = await knownContact(tx, identity.contactId)
  const id = tx.newId('thread')
  await tx.db
    .insertInto('thread')
    .values({
      id,
      identity_id: identity.id,
      contact_id: identity.contactId,
      partner_id: contact?.partners.length === 1 ? (contact.partners[0]?.partnerId ?? null) : null,
      state: 'bot',
      last_message_at: tx.now,
      created_at: tx.now,
    })
    .execute()
  return { threadId: id, identityId: identity.id, isNew: true }
}

interface Identity {
  readonly id: string
  readonly contactId: string | null
}

async function findIdentity(tx: Tx, from: ChannelAddress): Promise<Identity | null> {
  const rows = await tx.db
    .selectFrom('channel_identity')
    .select(['id', 'contact_id', 'user_id', 'phone'])
    .where('channel', '=', from.channel)
    .where('account', '=', from.account)
    .where((eb) => eb.or([eb('user_id', '=', from.userId ?? ''), eb('phone', '=', from.phone ?? '')]))
    .execute()
  const row = rows.find((candidate) => candidate.user_id !== null && candidate.user_id === from.userId) ?? rows[0]
  if (row === undefined) return null
  const learned = {
    ...(row.user_id === null && from.userId !== null && rows.length === 1 ? { user_id: from.userId } : {}),
    ...(row.phone === null && from.phone !== null && rows.length === 1 ? { phone: from.phone } : {}),
  }
  if (Object.keys(learned).length > 0) await tx.db.updateTable('channel_identity').set(learned).where('id', '=', row.id).execute()
  return { id: row.id, contactId: row.contact_id }
}

async function createIdentity(tx: Tx, from: ChannelAddress, profileName: string | null): Promise<Identity> {
  const contact = await contactOf(tx, from)
  const id = tx.newId('identity')
  await tx.db
    .insertInto('channel_identity')
    .values({
      id,
      channel: from.channel,
      account: from.account,
      user_id: from.userId,
      phone: from.phone,
      profile_name: profileName,
      contact_id: contact?.contactId ?? null,
      created_at: tx.now,
    })
    .execute()
  return { id, contactId: contact?.contactId ?? null }
}

/** The web chat has signed the person in, so its user id is the contact itself; elsewhere the phone tells who it is. */
async function contactOf(tx: Tx, from: ChannelAddress): Promise<KnownContact | null> {
  if (from.channel === WEB_CHANNEL && from.userId !== null) return getContact(tx.db, from.userId)
  const phone = from.phone === null ? null : parsePhone(`+${from.phone}`)
  return phone === null ? null : findContactByPhone(tx.db, phone)
}

async function knownContact(tx: Tx, contactId: string | null): Promise<KnownContact | null> {
  return contactId === null ? null : getContact(tx.db, contactId)
}
