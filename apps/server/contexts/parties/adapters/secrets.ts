import { hashToken, newToken } from '@skladno/platform'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { LIFETIMES_MS } from '../domain/sign-in-policy.ts'

export type SecretOwner =
  | { readonly kind: 'link'; readonly contactId: string; readonly partnerId: string }
  | { readonly kind: 'password-reset' | 'invitation'; readonly employeeId: string }

export interface Secret {
  readonly id: string
  readonly kind: 'link' | 'code' | 'password-reset' | 'invitation'
  readonly contactId: string | null
  readonly partnerId: string | null
  readonly employeeId: string | null
}

/** A one-time secret for its owner. A password reset stops everything asked for before; the link shown to who invites and the one in the letter both work. */
export async function createSecret(tx: Tx, owner: SecretOwner): Promise<string> {
  const token = newToken()
  if (owner.kind === 'password-reset') await voidSecretsOf(tx, owner.employeeId)
  await tx.db
    .insertInto('sign_in_secret')
    .values({
      id: tx.newId('link'),
      kind: owner.kind,
      secret_hash: hashToken(token),
      contact_id: owner.kind === 'link' ? owner.contactId : null,
      partner_id: owner.kind === 'link' ? owner.partnerId : null,
      employee_id: owner.kind === 'link' ? null : owner.employeeId,
      created_at: tx.now,
      expires_at: new Date(tx.now.getTime() + LIFETIMES_MS[owner.kind]),
    })
    .execute()
  return token
}

/** Marks a secret used and returns it; null when there is none of these kinds, it expired or was used. Of two at once only one gets it. */
export async function useSecret(tx: Tx, token: string, kinds: readonly Secret['kind'][]): Promise<Secret | null> {
  const { rows } = await sql<Secret>`
    UPDATE sign_in_secret SET used_at = ${tx.now}
    WHERE secret_hash = ${hashToken(token)} AND kind = ANY (${[...kinds]}::text[]) AND used_at IS NULL AND expires_at > ${tx.now}
    RETURNING id, kind, contact_id AS "contactId", partner_id AS "partnerId", employee_id AS "employeeId"`.execute(tx.db)
  return rows[0] ?? null
}

export async function voidSecretsOf(tx: Tx, employeeId: string): Promise<void> {
  await tx.db
    .updateTable('sign_in_secret')
    .set({ used_at: tx.now })
    .where('employee_id', '=', employeeId)
    .where('used_at', 'is', null)
    .execute()
}
