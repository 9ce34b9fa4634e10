import { fail, ok, parsePhone, type Result } from '@skladno/kernel'
import { hashToken, isSameSecret, newCode } from '@skladno/platform'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { takeAttempt } from '../adapters/attempts.ts'
import { createSecret, useSecret } from '../adapters/secrets.ts'
import { type OpenedSession, openSession } from '../adapters/session-store.ts'
import { CODE_ATTEMPTS, LIFETIMES_MS } from '../domain/sign-in-policy.ts'
import { getContact, type KnownContact } from '../queries/find-contact.ts'
import { useInvitation } from './invite-contact.ts'

export interface EnterError {
  readonly code: 'parties.secret-invalid' | 'parties.too-many-attempts'
  readonly facts?: Readonly<Record<string, unknown>>
}

export type Entered = OpenedSession & { readonly contactId: string; readonly partnerId: string }

interface Visitor {
  readonly address: string
  readonly userAgent: string | null
}

/** A one-time token that lets this person into the web chat and the portal for this partner. Entering is a POST, so link previews do not use it up. */
export async function createSignInLink(tx: Tx, owner: { readonly contactId: string; readonly partnerId: string }): Promise<string> {
  return createSecret(tx, { kind: 'link', ...owner })
}

/** Opens a session by the token of a one-time link or of an invitation. Both let in only who may still act for that customer. */
export async function enterByLink(tx: Tx, command: Visitor & { readonly token: string }): Promise<Result<Entered, EnterError>> {
  if (!(await takeAttempt(tx, { kind: 'enterSecret', subject: command.token, address: command.address })))
    return fail('parties.too-many-attempts')
  const who = (await ownerOfLink(tx, command.token)) ?? (await ownerOfInvitation(tx, command.token))
  const contact = who === null ? null : await getContact(tx.db, who.contactId)
  if (who === null || !contact?.partners.some(({ partnerId }) => partnerId === who.partnerId)) return fail('parties.secret-invalid')
  return ok(await enter(tx, who, command))
}

interface Entering {
  readonly contactId: string
  readonly partnerId: string
  readonly invitationId?: string
}

async function ownerOfLink(tx: Tx, token: string): Promise<Entering | null> {
  const secret = await useSecret(tx, token, ['link'])
  return secret === null || secret.contactId === null || secret.partnerId === null
    ? null
    : { contactId: secret.contactId, partnerId: secret.partnerId }
}

async function ownerOfInvitation(tx: Tx, token: string): Promise<Entering | null> {
  const invitation = await useInvitation(tx, token)
  return invitation === null ? null : { contactId: invitation.contactId, partnerId: invitation.partnerId, invitationId: invitation.id }
}

/**
 * Asks for a code by phone. Strangers and customers get the same answer. The code is made by whoever follows
 * 'parties.sign-in-code-requested' and sends it, with `createSignInCode`: no code is kept in the event.
 */
export async function requestCode(
  tx: Tx,
  command: { readonly phone: string; readonly address: string },
): Promise<Result<null, { readonly code: 'parties.too-many-attempts' }>> {
  const phone = parsePhone(command.phone) ?? command.phone
  if (!(await takeAttempt(tx, { kind: 'requestCode', subject: phone, address: command.address }))) return fail('parties.too-many-attempts')
  const contactId = await actingContact(tx, phone)
  if (contactId !== null) {
    tx.append({ type: 'parties.sign-in-code-requested', version: 1, subject: contactId, partyId: null, data: { contactId } })
  }
  return ok(null)
}

/** A new code for the person, to be sent now; earlier codes stop working. Null when there is nowhere to send it. */
export async function createSignInCode(
  tx: Tx,
  contactId: string,
): Promise<{ readonly code: string; readonly phone: string; readonly locale: 'ru' | 'en'; readonly expiresAt: Date } | null> {
  const contact = await getContact(tx.db, contactId)
  if (contact === null || contact.phone === null || contact.partners.length === 0) return null
  await tx.db
    .updateTable('sign_in_secret')
    .set({ used_at: tx.now })
    .where('contact_id', '=', contactId)
    .where('kind', '=', 'code')
    .where('used_at', 'is', null)
    .execute()
  const id = tx.newId('link')
  const code = newCode()
  const expiresAt = new Date(tx.now.getTime() + LIFETIMES_MS.code)
  await tx.db
    .insertInto('sign_in_secret')
    .values({ id, kind: 'code', secret_hash: hashToken(`${id} ${code}`), contact_id: contactId, created_at: tx.now, expires_at: expiresAt })
    .execute()
  return { code, phone: contact.phone, locale: contact.locale, expiresAt }
}

/** Opens a session by phone and code. Each wrong entry counts against the code; an unknown phone and a wrong code answer alike. */
export async function enterByCode(
  tx: Tx,
  command: Visitor & { readonly phone: string; readonly code: string },
): Promise<Result<Entered, EnterError>> {
  const phone = parsePhone(command.phone) ?? command.phone
  if (!(await takeAttempt(tx, { kind: 'enterCode', subject: phone, address: command.address }))) return fail('parties.too-many-attempts')
  const { rows } = await sql<{ id: string; hash: string; contactId: string }>`
    UPDATE sign_in_secret s SET attempts = attempts + 1 FROM contact c
    WHERE c.phone = ${phone} AND s.contact_id = c.id AND s.kind = 'code' AND s.used_at IS NULL AND s.expires_at > ${tx.now} AND s.attempts < ${CODE_ATTEMPTS}
    RETURNING s.id, s.secret_hash AS hash, s.contact_id AS "contactId"`.execute(tx.db)
  const right = rows.find(({ id, hash }) => isSameSecret(hashToken(`${id} ${command.code}`), hash))
  const contact = right === undefined ? null : await getContact(tx.db, right.contactId)
  const partnerId = contact === null ? null : preferredPartner(contact)
  if (right === undefined || contact === null || partnerId === null) return fail('parties.secret-invalid')
  await tx.db.updateTable('sign_in_secret').set({ used_at: tx.now }).where('id', '=', right.id).execute()
  return ok(await enter(tx, { contactId: contact.contactId, partnerId }, command))
}

/** Changes for which of their partners the person acts in this session. False when they may not act for it. */
export async function actForPartner(
  tx: Tx,
  command: { readonly token: string; readonly contactId: string; readonly partnerId: string },
): Promise<boolean> {
  const contact = await getContact(tx.db, command.contactId)
  if (!contact?.partners.some(({ partnerId }) => partnerId === command.partnerId)) return false
  const row = await tx.db
    .updateTable('session')
    .set({ partner_id: command.partnerId })
    .where('token_hash', '=', hashToken(command.token))
    .where('contact_id', '=', command.contactId)
    .returning('token_hash')
    .executeTakeFirst()
  return row !== undefined
}

/** Where the person may order goes first; who acts for several companies changes it with `actForPartner`. */
const preferredPartner = (contact: KnownContact): string | null =>
  (contact.partners.find(({ rights }) => rights.mayOrder) ?? contact.partners[0])?.partnerId ?? null

async function actingContact(tx: Tx, phone: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT c.id FROM contact c WHERE c.phone = ${phone}
      AND EXISTS (SELECT FROM contact_right r JOIN partner p ON p.id = r.partner_id AND p.is_active WHERE r.contact_id = c.id AND r.is_active)`.execute(
    tx.db,
  )
  return rows[0]?.id ?? null
}

async function enter(tx: Tx, { contactId, partnerId, invitationId }: Entering, visitor: Visitor): Promise<Entered> {
  const who = { contactId, partnerId }
  tx.append({ type: 'parties.contact-entered', version: 1, subject: contactId, partyId: partnerId, data: who })
  const session = await openSession(tx, invitationId === undefined ? who : { ...who, invitationId }, visitor.userAgent)
  return { ...session, ...who }
}
