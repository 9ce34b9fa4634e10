import type { Tx } from '../../../db/types.ts'
import type { NoticeFacts, StaffNotice } from '../domain/notices.ts'

/** Who in the company: the customer's manager (whoever sells where there is none), or a role. */
export type StaffAddressee = 'manager' | 'warehouse' | 'accountant' | 'sales' | 'admin'

export interface WriteStaffNotice {
  readonly kind: StaffNotice
  readonly to: StaffAddressee
  /** The manager is then known, whatever the order says. */
  readonly managerId?: string | null
  readonly orderId?: string | null
  readonly partnerId?: string | null
  readonly threadId?: string | null
  readonly facts: NoticeFacts
  /** Unique for ever. */
  readonly key: string
}

/** Puts a notice before the right employee. Its text is made when it is read; writing it twice changes nothing. */
export async function writeStaffNotice(tx: Tx, notice: WriteStaffNotice): Promise<void> {
  const about = await aboutOf(tx, notice)
  const managerId = notice.to === 'manager' ? (notice.managerId ?? about.managerId) : null
  const role = notice.to === 'manager' ? (managerId === null ? 'sales' : null) : notice.to
  const inserted = await tx.db
    .insertInto('staff_notice')
    .values({
      id: tx.newId('escalation'),
      employee_id: managerId,
      role,
      kind: notice.kind,
      facts: JSON.stringify({ ...about.facts, ...notice.facts }),
      order_id: notice.orderId ?? null,
      thread_id: notice.threadId ?? about.threadId,
      key: notice.key,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted === undefined) return
  tx.touch('notice', inserted.id)
  tx.append({ type: 'notifications.staff-told', version: 1, subject: inserted.id, partyId: null, data: { kind: notice.kind } })
}

interface About {
  readonly managerId: string | null
  readonly threadId: string | null
  readonly facts: NoticeFacts
}

/** Number, customer and manager are the same for every notice about an order. */
async function aboutOf(tx: Tx, notice: WriteStaffNotice): Promise<About> {
  if (notice.orderId != null) {
    const row = await tx.db
      .selectFrom('customer_order as o')
      .innerJoin('partner as p', 'p.id', 'o.partner_id')
      .select(['o.number', 'o.thread_id', 'o.currency', 'p.name', 'p.manager_id'])
      .where('o.id', '=', notice.orderId)
      .executeTakeFirstOrThrow()
    return { managerId: row.manager_id, threadId: row.thread_id, facts: { number: row.number, partner: row.name, currency: row.currency } }
  }
  if (notice.partnerId == null) return { managerId: null, threadId: null, facts: {} }
  const partner = await tx.db.selectFrom('partner').select(['name', 'manager_id']).where('id', '=', notice.partnerId).executeTakeFirst()
  return { managerId: partner?.manager_id ?? null, threadId: null, facts: { partner: partner?.name ?? '' } }
}
