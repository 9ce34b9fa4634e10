import { fail, ok, type Result } from '@skladno/kernel'
import { hashToken, newToken } from '@skladno/platform'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import type { EmployeeActor } from '../domain/actor.ts'
import { INVITATION_ENTRIES } from '../domain/sign-in-policy.ts'
import { getContact } from '../queries/find-contact.ts'

export interface InviteContact {
  readonly partnerId: string
  readonly contactId: string
  readonly days: number
  readonly by: EmployeeActor
}

/** The token exists only in this answer: lost, it is made anew. */
export interface InvitedContact {
  readonly id: string
  readonly token: string
  readonly expiresAt: Date
  readonly name: string
  readonly locale: 'ru' | 'en'
}

export interface InvitationError {
  readonly code: 'parties.contact-not-found' | 'parties.invitation-not-found'
  readonly facts?: Readonly<Record<string, unknown>>
}

const DAY_MS = 86_400_000

/** A link by which this person enters the web chat for this customer, until it expires or is revoked. */
export async function inviteContact(tx: Tx, command: InviteContact): Promise<Result<InvitedContact, InvitationError>> {
  const { partnerId, contactId, by } = command
  const contact = await getContact(tx.db, contactId)
  if (!contact?.partners.some((partner) => partner.partnerId === partnerId)) return fail('parties.contact-not-found', { contactId })
  const [id, token] = [tx.newId('link'), newToken()]
  const expiresAt = new Date(tx.now.getTime() + command.days * DAY_MS)
  await tx.db
    .insertInto('contact_invitation')
    .values({
      id,
      contact_id: contactId,
      partner_id: partnerId,
      secret_hash: hashToken(token),
      created_by: by.employeeId,
      created_at: tx.now,
      expires_at: expiresAt,
    })
    .execute()
  tx.append({ type: 'parties.contact-invited', version: 1, subject: contactId, partyId: partnerId, data: { partnerId, by: by.employeeId } })
  tx.touch('customer', partnerId)
  return ok({ id, token, expiresAt, name: contact.name, locale: contact.locale })
}

/** Stops a link for good and ends the sessions that came by it. Revoking twice changes nothing. */
export async function revokeInvitation(
  tx: Tx,
  command: { readonly partnerId: string; readonly invitationId: string; readonly by: EmployeeActor },
): Promise<Result<null, InvitationError>> {
  const { partnerId, invitationId, by } = command
  const { rows } = await sql<{ contactId: string }>`
    UPDATE contact_invitation SET revoked_at = coalesce(revoked_at, ${tx.now})
    WHERE id = ${invitationId} AND partner_id = ${partnerId} RETURNING contact_id AS "contactId"`.execute(tx.db)
  const [row] = rows
  if (row === undefined) return fail('parties.invitation-not-found', { invitationId })
  await tx.db.deleteFrom('session').where('invitation_id', '=', invitationId).execute()
  tx.append({
    type: 'parties.invitation-revoked',
    version: 1,
    subject: row.contactId,
    partyId: partnerId,
    data: { partnerId, by: by.employeeId },
  })
  tx.touch('customer', partnerId)
  return ok(null)
}

/** Whose invitation a token is, counted as one more entry; null when there is none, it expired, was revoked or used too often. */
export async function useInvitation(
  tx: Tx,
  token: string,
): Promise<{ readonly id: string; readonly contactId: string; readonly partnerId: string } | null> {
  const { rows } = await sql<{ id: string; contactId: string; partnerId: string }>`
    UPDATE contact_invitation SET entries = entries + 1, last_entered_at = ${tx.now}
    WHERE secret_hash = ${hashToken(token)} AND revoked_at IS NULL AND expires_at > ${tx.now} AND entries < ${INVITATION_ENTRIES}
    RETURNING id, contact_id AS "contactId", partner_id AS "partnerId"`.execute(tx.db)
  return rows[0] ?? null
}
