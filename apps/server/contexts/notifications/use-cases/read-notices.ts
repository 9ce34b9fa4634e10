import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import type { EmployeeActor } from '../../parties/index.ts'
import { noticeRoles } from '../queries/staff-notices.ts'

/** The employee has seen their notices. One of a role is read when anybody of the role has read it. */
export async function readNotices(tx: Tx, actor: EmployeeActor): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    UPDATE staff_notice SET read_at = ${tx.now} WHERE read_at IS NULL
      AND (employee_id = ${actor.employeeId} OR role = ANY (${[...noticeRoles(actor)]}::text[])) RETURNING id`.execute(tx.db)
  const [first] = rows
  if (first !== undefined) tx.touch('notice', first.id)
}
