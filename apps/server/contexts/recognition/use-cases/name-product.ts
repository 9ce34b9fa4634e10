import type { Tx } from '../../../db/types.ts'
import { wholePhrase } from '../domain/phrase.ts'

export interface NameProduct {
  readonly productId: string
  /** As people say it; nothing is cut from it. */
  readonly text: string
  /** Whose word it is; null: the whole company's. */
  readonly partnerId: string | null
  readonly by: string
}

/** Gives a product a name by hand. False: too short to mean anything. */
export async function nameProduct(tx: Tx, command: NameProduct): Promise<boolean> {
  const phrase = wholePhrase(command.text)
  if (phrase.replace(/[^\p{L}\d]/gu, '').length < 3) return false
  await tx.db
    .insertInto('alias')
    .values({
      id: tx.newId('alias'),
      level: command.partnerId === null ? 'company' : 'customer',
      owner_id: command.partnerId ?? '',
      phrase,
      product_id: command.productId,
      source: 'hand',
      created_by: command.by,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['level', 'owner_id', 'phrase', 'product_id']).where('revoked_at', 'is', null).doNothing())
    .execute()
  return true
}

/** Takes a name away from its product. False: it had none. */
export async function revokeProductName(tx: Tx, command: { readonly productId: string; readonly aliasId: string }): Promise<boolean> {
  const gone = await tx.db
    .updateTable('alias')
    .set({ revoked_at: tx.now })
    .where('id', '=', command.aliasId)
    .where('product_id', '=', command.productId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}
