import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import type { CatalogIndex } from '../../catalog/index.ts'
import type { AliasLevel } from '../domain/meaning.ts'
import { learnedPhrase } from '../domain/phrase.ts'
import { settleAgreement } from './settle-agreement.ts'

export interface LearnAlias {
  readonly level: AliasLevel
  readonly ownerId: string
  /** The customer in whose order it was said; null where nobody's. */
  readonly taughtFor: string | null
  readonly text: string
  /** How many were read out of the text: cut from the phrase. */
  readonly amount: number | null
  readonly productId: string
  readonly source: 'choice' | 'correction'
  readonly by: string
}

/**
 * Remembers what a phrase means for its owner; a repeat adds a hit. What the same people taught before and now mean otherwise is taken back.
 * Not kept, false: a phrase too short to mean anything, one that states a size the product does not have, one that the engine reads so anyway.
 */
export async function learnAlias(
  tx: Tx,
  index: Pick<CatalogIndex, 'contradictions' | 'understand'>,
  command: LearnAlias,
): Promise<boolean> {
  const phrase = learnedPhrase(command.text, command.amount)
  if (phrase.replace(/[^\p{L}\d]/gu, '').length < 3 || index.contradictions(phrase, command.productId).length > 0) return false
  await lockPhrase(tx, phrase)
  await takeBackOthers(tx, command, phrase)
  if (command.source === 'correction' && isReadSo(index, phrase, command.productId)) {
    await settleAgreement(tx, phrase)
    return false
  }
  await tx.db
    .insertInto('alias')
    .values({
      id: tx.newId('alias'),
      level: command.level,
      owner_id: command.ownerId,
      taught_for: command.taughtFor,
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
  await settleAgreement(tx, phrase)
  return true
}

/** Decisions about one phrase go one after another. */
export async function lockPhrase(tx: Tx, phrase: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`alias ${phrase}`}, 0))`.execute(tx.db)
}

/** Without any learned name these words alone are this product: nothing is left to learn. */
function isReadSo(index: Pick<CatalogIndex, 'understand'>, phrase: string, productId: string): boolean {
  const { lines } = index.understand(`${phrase} — 1 шт`)
  return lines.length === 1 && lines[0]?.decision === 'accept' && lines[0].itemId === productId
}

/** A person changed their mind; or a manager corrected what this customer's people or an earlier correction had taught. */
async function takeBackOthers(tx: Tx, { level, ownerId, productId, taughtFor, by }: LearnAlias, phrase: string): Promise<void> {
  await tx.db
    .updateTable('alias')
    .set({ revoked_at: tx.now, revoked_by: by })
    .where('phrase', '=', phrase)
    .where('product_id', '<>', productId)
    .where('revoked_at', 'is', null)
    .where('source', 'in', ['choice', 'correction', 'agreement'])
    .where((eb) =>
      eb.or([
        eb.and([eb('level', '=', level), eb('owner_id', '=', ownerId)]),
        ...(level === 'customer' ? [eb.and([eb('level', '=', 'person'), eb('taught_for', '=', taughtFor)])] : []),
      ]),
    )
    .execute()
}
