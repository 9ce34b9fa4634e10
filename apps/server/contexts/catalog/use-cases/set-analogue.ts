import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'

/** Approves a replacement: from now on a shortage of the product offers it; mutual ones replace each other. */
export async function addAnalogue(
  tx: Tx,
  command: {
    readonly productId: string
    readonly analogueId: string
    readonly note: string
    readonly isMutual: boolean
    readonly employeeId: string
  },
): Promise<Result<null>> {
  const { productId, analogueId, note, isMutual, employeeId } = command
  if (productId === analogueId) return fail('catalog.analogue-itself')
  const found = await tx.db.selectFrom('product').select('id').where('id', 'in', [productId, analogueId]).execute()
  if (found.length < 2) return fail('catalog.product-not-found')
  const pairs = [
    { product_id: productId, analogue_id: analogueId },
    ...(isMutual ? [{ product_id: analogueId, analogue_id: productId }] : []),
  ]
  const approved = { note: note === '' ? null : note, approved_by: employeeId }
  await tx.db
    .insertInto('analogue')
    .values(pairs.map((pair) => ({ ...pair, ...approved })))
    .onConflict((conflict) => conflict.columns(['product_id', 'analogue_id']).doUpdateSet(approved))
    .execute()
  tx.touch('stock', productId)
  return ok(null)
}

/** The product is not offered instead any more, in either direction when both are asked for. */
export async function removeAnalogue(
  tx: Tx,
  command: { readonly productId: string; readonly analogueId: string; readonly isMutual: boolean },
): Promise<Result<null>> {
  const { productId, analogueId, isMutual } = command
  const gone = await tx.db
    .deleteFrom('analogue')
    .where((eb) =>
      eb.or([
        eb.and([eb('product_id', '=', productId), eb('analogue_id', '=', analogueId)]),
        ...(isMutual ? [eb.and([eb('product_id', '=', analogueId), eb('analogue_id', '=', productId)])] : []),
      ]),
    )
    .returning('product_id')
    .execute()
  tx.touch('stock', productId)
  return gone.length === 0 ? fail('catalog.analogue-not-found') : ok(null)
}
