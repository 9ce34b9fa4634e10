import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { wholePhrase } from '../domain/phrase.ts'

export interface ImportedAlias {
  readonly level: 'person' | 'customer' | 'segment' | 'company'
  /** Contact, partner, segment or ''. */
  readonly ownerId: string
  /** A name or an article of the customer's own; it holds no quantity, so nothing is cut from it. */
  readonly text: string
  readonly productId: string
}

/** Brings the aliases that came from files to what this file says; a phrase that meant another product before means this one now. */
export async function importAliases(
  tx: Tx,
  command: { readonly aliases: readonly ImportedAlias[]; readonly by: string },
): Promise<{ readonly inserted: number; readonly changed: number; readonly unchanged: number }> {
  const total = { inserted: 0, changed: 0, unchanged: 0 }
  for (const alias of command.aliases) {
    const phrase = wholePhrase(alias.text)
    const { rows: revoked } = await sql<{ id: string }>`
      UPDATE alias SET revoked_at = ${tx.now} WHERE level = ${alias.level} AND owner_id = ${alias.ownerId} AND phrase = ${phrase}
        AND product_id <> ${alias.productId} AND source = 'import' AND revoked_at IS NULL RETURNING id`.execute(tx.db)
    const inserted = await tx.db
      .insertInto('alias')
      .values({
        id: tx.newId('alias'),
        level: alias.level,
        owner_id: alias.ownerId,
        phrase,
        product_id: alias.productId,
        source: 'import',
        created_by: command.by,
        created_at: tx.now,
      })
      .onConflict((conflict) => conflict.columns(['level', 'owner_id', 'phrase', 'product_id']).where('revoked_at', 'is', null).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (revoked.length > 0) total.changed += 1
    else if (inserted !== undefined) total.inserted += 1
    else total.unchanged += 1
  }
  return total
}
