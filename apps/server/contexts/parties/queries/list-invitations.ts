import type { InvitationView } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { INVITATION_ENTRIES } from '../domain/sign-in-policy.ts'

type Row = Omit<InvitationView, 'createdAt' | 'expiresAt' | 'lastEnteredAt' | 'state' | 'entriesLeft'> & {
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly lastEnteredAt: Date | null
  readonly revokedAt: Date | null
}

/** Links given to the people of a customer, newest first, with what became of each. */
export async function listInvitations(
  db: Db,
  { partnerId, now }: { readonly partnerId: string; readonly now: Date },
): Promise<readonly InvitationView[]> {
  const { rows } = await sql<Row>`
    SELECT i.id, i.contact_id AS "contactId", c.name AS "contactName", e.name AS "createdBy", i.created_at AS "createdAt",
      i.expires_at AS "expiresAt", i.revoked_at AS "revokedAt", i.entries, i.last_entered_at AS "lastEnteredAt"
    FROM contact_invitation i JOIN contact c ON c.id = i.contact_id LEFT JOIN employee e ON e.id = i.created_by
    WHERE i.partner_id = ${partnerId} ORDER BY i.created_at DESC, i.id DESC LIMIT 200`.execute(db)
  return rows.map(({ revokedAt, ...row }) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastEnteredAt: row.lastEnteredAt?.toISOString() ?? null,
    entriesLeft: Math.max(0, INVITATION_ENTRIES - row.entries),
    state: stateOf({ ...row, revokedAt }, now),
  }))
}

function stateOf({ revokedAt, expiresAt, entries }: Pick<Row, 'revokedAt' | 'expiresAt' | 'entries'>, now: Date): InvitationView['state'] {
  if (revokedAt !== null) return 'revoked'
  if (expiresAt <= now) return 'expired'
  return entries >= INVITATION_ENTRIES ? 'used-up' : 'open'
}
