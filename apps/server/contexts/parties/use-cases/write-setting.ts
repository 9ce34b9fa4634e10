import type { Tx } from '../../../db/types.ts'
import { type Actor, actorLabel } from '../domain/actor.ts'

/** Writes one setting of another context, `prefix:name`, or with null takes it away, and says who did it. */
export async function writeSetting(
  tx: Tx,
  { key, value, by }: { readonly key: string; readonly value: object | null; readonly by: Actor },
): Promise<void> {
  if (value === null) await tx.db.deleteFrom('setting').where('key', '=', key).execute()
  else {
    const row = { value: JSON.stringify(value), updated_at: tx.now }
    await tx.db
      .insertInto('setting')
      .values({ key, ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute()
  }
  tx.append({ type: 'parties.settings-changed', version: 1, subject: key, partyId: null, data: { by: actorLabel(by) } })
  tx.touch('settings', 'settings')
}
