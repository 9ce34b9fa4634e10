import { fail, ok, type Result } from '@skladno/kernel'
import type { Db, Tx } from '../../../db/types.ts'
import type { EmployeeActor } from '../../parties/index.ts'

/** Whether goods of a group, and of the groups inside it, are taken back: with a reason they are not, with null they are. */
export async function setNonReturnable(
  tx: Tx,
  command: { readonly groupId: string; readonly reason: string | null; readonly actor: EmployeeActor },
): Promise<Result<null>> {
  const { groupId, reason } = command
  const group = await tx.db.selectFrom('product_group').select('id').where('id', '=', groupId).executeTakeFirst()
  if (group === undefined) return fail('fulfilment.unknown-group', { groupId })
  if (reason === null) await tx.db.deleteFrom('non_returnable_group').where('group_id', '=', groupId).execute()
  else
    await tx.db
      .insertInto('non_returnable_group')
      .values({ group_id: groupId, reason, added_by: command.actor.employeeId, added_at: tx.now })
      .onConflict((conflict) => conflict.column('group_id').doUpdateSet({ reason }))
      .execute()
  return ok(null)
}

export const listNonReturnable = (db: Db): Promise<{ groupId: string; name: string; reason: string }[]> =>
  db
    .selectFrom('non_returnable_group as n')
    .innerJoin('product_group as g', 'g.id', 'n.group_id')
    .select(['n.group_id as groupId', 'g.name', 'n.reason'])
    .orderBy('g.name')
    .execute()
