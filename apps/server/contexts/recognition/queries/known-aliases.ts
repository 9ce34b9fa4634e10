import type { Alias } from '@skladno/matching'
import type { Db } from '../../../db/types.ts'

/** What corrections have taught for this person, customer, segment and the whole company; never what another customer taught. */
export async function knownAliases(
  db: Db,
  who: { readonly contactId: string | null; readonly partnerId: string; readonly segment: string | null },
): Promise<readonly Alias[]> {
  const rows = await db
    .selectFrom('alias')
    .select(['level', 'phrase', 'product_id', 'hits'])
    .where('revoked_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('level', '=', 'person'), eb('owner_id', '=', who.contactId ?? '')]),
        eb.and([eb('level', '=', 'customer'), eb('owner_id', '=', who.partnerId)]),
        eb.and([eb('level', '=', 'segment'), eb('owner_id', '=', who.segment ?? '-')]),
        eb('level', '=', 'company'),
      ]),
    )
    .execute()
  return rows.map((row) => ({ phrase: row.phrase, itemId: row.product_id, level: row.level, hits: row.hits }))
}
