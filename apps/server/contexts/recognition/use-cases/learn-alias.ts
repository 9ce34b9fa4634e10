import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { aliasPhrase } from '../domain/phrase.ts'

export interface LearnAlias {
  readonly level: 'person' | 'customer' | 'segment' | 'company'
  readonly ownerId: string
  readonly text: string
  readonly productId: string
  readonly source: 'choice' | 'correction' | 'import' | 'hand'
  readonly by: string
}

/** Remembers what a phrase means for its owner; a repeat adds a hit. Phrases too short to mean anything are not kept. */
export async function learnAlias(tx: Tx, command: LearnAlias): Promise<void> {
  const phrase = aliasPhrase(command.text)
  if (phrase.replace(/[^\p{L}\d]/gu, '').length < 3) return
  await tx.db
    .insertInto('alias')
    .values({
      id: tx.newId('alias'),
      level: command.level,
      owner_id: command.ownerId,
      phrase,
      product_id: command.productId,
      source: command.source,
      created_by: command.by,
      created_at: tx.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['level', 'owner_id', 'phrase', 'product_id'])
        .where('revoked_at', 'is', null)
        .doUpdateSet({ hits: sql`alias.hits + 1` }),
    )
    .execute()
}
