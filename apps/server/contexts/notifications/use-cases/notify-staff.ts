import { formatQuantity } from '@skladno/platform'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { type EscalationReason, openEscalation } from '../../conversation/index.ts'
import type { NoticeFacts, StaffNotice } from '../domain/notices.ts'
import { type WriteStaffNotice, writeStaffNotice } from './write-staff-notice.ts'

/** Tells an employee once. What changes until it is read (the day of a shipment) is read then; what was so at this moment is kept. */
export async function notifyStaff(tx: Tx, command: WriteStaffNotice): Promise<void> {
  await writeStaffNotice(tx, { ...command, facts: { ...command.facts, ...(await extraFacts(tx, command)) } })
  const reason = ESCALATED[command.kind]
  if (reason !== undefined) await escalate(tx, command, reason)
}

/** Notices that are work as well: they stay before people until somebody has done it. */
const ESCALATED: Readonly<Partial<Record<StaffNotice, EscalationReason>>> = {
  'paid-but-short': 'paid-but-short',
  'order-rejected': 'order-rejected',
  'order-unknown': 'order-rejected',
}

async function escalate(tx: Tx, command: WriteStaffNotice, reason: EscalationReason): Promise<void> {
  const order = await tx.db
    .selectFrom('customer_order')
    .select(['number', 'thread_id'])
    .where('id', '=', command.orderId ?? '')
    .executeTakeFirst()
  await openEscalation(tx, {
    // A document the accounting system refused is no reason to fall silent before the customer.
    threadId: reason === 'paid-but-short' ? (order?.thread_id ?? null) : null,
    orderId: command.orderId ?? null,
    partnerId: command.partnerId ?? null,
    reason,
    facts: { number: order?.number ?? '', detail: String(command.facts.detail ?? '') },
    key: command.key,
  })
}

async function extraFacts(tx: Tx, command: WriteStaffNotice): Promise<NoticeFacts> {
  switch (command.kind) {
    case 'picking-opened':
      return { lines: await lineCount(tx, String(command.facts.taskId)) }
    case 'picking-short':
      return { missing: await missingOf(tx, String(command.facts.taskId)) }
    case 'payment-received':
      return { dueMinor: await dueOf(tx, command.orderId ?? '') }
    default:
      return {}
  }
}

async function lineCount(tx: Tx, taskId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM picking_line WHERE task_id = ${taskId}`.execute(tx.db)
  return rows[0]?.count ?? 0
}

async function missingOf(tx: Tx, taskId: string): Promise<string> {
  const { rows } = await sql<{ name: string; unit: string; missing: number }>`
    SELECT p.name, p.base_unit AS unit, (k.to_pick_thousandths - k.picked_thousandths)::bigint AS missing
    FROM picking_line k JOIN product p ON p.id = k.product_id
    WHERE k.task_id = ${taskId} AND k.picked_thousandths < k.to_pick_thousandths ORDER BY k.position LIMIT 20`.execute(tx.db)
  return rows.map((row) => `${row.name} — ${formatQuantity({ amount: row.missing / 1000, unit: row.unit }, 'ru')}`).join('; ')
}

async function dueOf(tx: Tx, orderId: string): Promise<number> {
  const { rows } = await sql<{ due: number }>`
    SELECT greatest(0, total_minor - (SELECT coalesce(sum(amount_minor), 0) FROM payment_allocation WHERE order_id = o.id))::bigint AS due
    FROM customer_order o WHERE id = ${orderId}`.execute(tx.db)
  return rows[0]?.due ?? 0
}
