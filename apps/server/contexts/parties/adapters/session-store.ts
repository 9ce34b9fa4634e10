import { hashToken, newToken } from '@skladno/platform'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../db/types.ts'
import type { Actor } from '../domain/actor.ts'
import type { Role } from '../domain/permissions.ts'
import { LIFETIMES_MS } from '../domain/sign-in-policy.ts'

/** A session just opened. The token exists only here and in the cookie. */
export interface OpenedSession {
  readonly token: string
  readonly expiresAt: Date
}

type Holder = { readonly employeeId: string } | { readonly contactId: string; readonly partnerId: string; readonly invitationId?: string }

export async function openSession(tx: Tx, holder: Holder, userAgent: string | null): Promise<OpenedSession> {
  const token = newToken()
  const lifetime = 'employeeId' in holder ? LIFETIMES_MS.employeeSession : LIFETIMES_MS.contactSession
  const expiresAt = new Date(tx.now.getTime() + lifetime)
  await tx.db
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      employee_id: 'employeeId' in holder ? holder.employeeId : null,
      contact_id: 'contactId' in holder ? holder.contactId : null,
      partner_id: 'contactId' in holder ? holder.partnerId : null,
      invitation_id: 'contactId' in holder ? (holder.invitationId ?? null) : null,
      created_at: tx.now,
      expires_at: expiresAt,
      user_agent: userAgent?.slice(0, 300) ?? null,
    })
    .execute()
  await tx.db.deleteFrom('session').where('expires_at', '<', tx.now).execute()
  return { token, expiresAt }
}

export async function closeSession(tx: Tx, token: string): Promise<void> {
  await tx.db.deleteFrom('session').where('token_hash', '=', hashToken(token)).execute()
}

/** Ends every session of an employee, or of a contact for one partner. */
export async function closeSessionsOf(tx: Tx, holder: Holder): Promise<void> {
  const sessions = tx.db.deleteFrom('session')
  if ('employeeId' in holder) await sessions.where('employee_id', '=', holder.employeeId).execute()
  else await sessions.where('contact_id', '=', holder.contactId).where('partner_id', '=', holder.partnerId).execute()
}

interface Row {
  readonly employeeId: string | null
  readonly name: string | null
  readonly roles: readonly Role[] | null
  readonly contactId: string | null
  readonly partnerId: string | null
  readonly seesPrices: boolean
  readonly mayOrder: boolean
  readonly mayConfirm: boolean
  readonly getsDocuments: boolean
  readonly receivesGoods: boolean
}

/** Who holds the token now, with today's roles or rights; null when the session, the person or the right is gone. */
export async function findActor(db: Db, token: string, now: Date): Promise<Actor | null> {
  const { rows } = await sql<Row>`/* prepared find-actor */
    SELECT e.id AS "employeeId", e.name, e.roles, r.contact_id AS "contactId", r.partner_id AS "partnerId", r.sees_prices AS "seesPrices",
      r.may_order AS "mayOrder", r.may_confirm AS "mayConfirm", r.gets_documents AS "getsDocuments", r.receives_goods AS "receivesGoods"
    FROM session s
    LEFT JOIN employee e ON e.id = s.employee_id AND e.is_active
    LEFT JOIN (contact_right r JOIN partner p ON p.id = r.partner_id AND p.is_active)
      ON r.contact_id = s.contact_id AND r.partner_id = s.partner_id AND r.is_active
    WHERE s.token_hash = ${hashToken(token)} AND s.expires_at > ${now}`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  if (row.employeeId !== null) return { kind: 'employee', employeeId: row.employeeId, name: row.name ?? '', roles: row.roles ?? [] }
  if (row.contactId === null || row.partnerId === null) return null
  const { seesPrices, mayOrder, mayConfirm, getsDocuments, receivesGoods } = row
  return {
    kind: 'contact',
    contactId: row.contactId,
    partnerId: row.partnerId,
    rights: { seesPrices, mayOrder, mayConfirm, getsDocuments, receivesGoods },
  }
}
