import { fail, ok, type Result } from '@skladno/kernel'
import type { Db, Tx } from '../../../db/types.ts'

export interface SetDeposit {
  readonly sku: string
  /** The pack of the product that goes in something returnable: «паллета». */
  readonly packUnit: string
  /** Null: it does not any more. */
  readonly depositSku: string | null
}

/** Ties a returnable deposit to every full pack of a kind. Only a product kept as a deposit in the catalog can be one. */
export async function setDeposit(tx: Tx, command: SetDeposit): Promise<Result<null>> {
  const product = await tx.db.selectFrom('product').select('id').where('sku', '=', command.sku).executeTakeFirst()
  if (product === undefined) return fail('fulfilment.unknown-product', { sku: command.sku })
  const deposit =
    command.depositSku === null
      ? null
      : await tx.db.selectFrom('product').select(['id', 'kind']).where('sku', '=', command.depositSku).executeTakeFirst()
  if (deposit === undefined || (deposit !== null && deposit.kind !== 'deposit'))
    return fail('fulfilment.not-a-deposit', { sku: command.depositSku })
  const changed = await tx.db
    .updateTable('pack')
    .set({ deposit_product_id: deposit?.id ?? null })
    .where('product_id', '=', product.id)
    .where('unit', '=', command.packUnit)
    .returning('id')
    .execute()
  return changed.length === 0 ? fail('fulfilment.unknown-pack', { sku: command.sku, unit: command.packUnit }) : ok(null)
}

/** Which packs go in what, by article. */
export const listDeposits = (db: Db): Promise<{ sku: string; name: string; packUnit: string; depositSku: string; depositName: string }[]> =>
  db
    .selectFrom('pack as k')
    .innerJoin('product as p', 'p.id', 'k.product_id')
    .innerJoin('product as d', 'd.id', 'k.deposit_product_id')
    .select(['p.sku', 'p.name', 'k.unit as packUnit', 'd.sku as depositSku', 'd.name as depositName'])
    .orderBy('p.name')
    .orderBy('k.unit')
    .execute()
