import type { DebtReminder } from '@skladno/contracts'
import { calendarDate } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../db/types.ts'
import { customerSettlement } from '../../billing/index.ts'
import { fitReply, type MessengerChannel, writeMessage } from '../../conversation/index.ts'
import { findDocument } from '../../documents/index.ts'
import { companySettings, type EmployeeActor } from '../../parties/index.ts'
import { composeDebtReminder } from '../domain/compose-debt-reminder.ts'
import { type DebtListener, debtListeners } from '../queries/debt-listeners.ts'

/** What would be said now, to whom, and what stands in the way. */
export interface PreparedReminder {
  readonly view: DebtReminder
  readonly listener: DebtListener | null
  readonly orderId: string | null
  /** The счёт to send along: there is one when everything is owed by one order. */
  readonly documentId: string | null
}

/** A reminder is made of settlements as they are, for a person who sees prices and acts for this customer; one a day. */
export async function prepareDebtReminder(
  db: Db,
  { partnerId, now }: { readonly partnerId: string; readonly now: Date },
): Promise<PreparedReminder> {
  const { timeZone } = await companySettings(db)
  const today = calendarDate(now, timeZone)
  const { scopes, documents } = await customerSettlement(db, { partner: { id: partnerId, name: '' }, on: today, movements: 0 })
  const owing = scopes.filter(({ debt }) => debt > 0)
  const [listener = null] = await debtListeners(db, partnerId)
  const advances = owing.map(({ advances: minor, currency }) => ({ minor, currency }))
  const facts = { documents: owing.length === 0 ? [] : documents, advances, today }
  const text = composeDebtReminder(facts, listener?.locale ?? 'ru')
  const lastAt = await lastReminded(db, partnerId)
  const isToday = lastAt !== null && calendarDate(lastAt, timeZone) === today
  const orderIds = [...new Set(facts.documents.map(({ order }) => order?.id ?? null))]
  const orderId = orderIds.find((id) => id !== null) ?? null
  return {
    view: {
      text,
      to: listener === null ? null : { name: listener.name, channel: listener.channel },
      obstacle: text === null ? 'nothing-due' : listener === null ? 'nobody' : isToday ? 'today' : null,
      lastAt: lastAt?.toISOString() ?? null,
    },
    listener,
    orderId,
    documentId: orderIds.length === 1 && orderId !== null && listener?.getsDocuments === true ? await invoiceOf(db, orderId) : null,
  }
}

/** Sends it, in the name of the employee who pressed. With an obstacle nothing is written; the view tells which. */
export async function remindOfDebt(
  tx: Tx,
  channels: ReadonlyMap<string, Pick<MessengerChannel, 'limits'>>,
  { partnerId, by }: { readonly partnerId: string; readonly by: EmployeeActor },
): Promise<DebtReminder> {
  await sql`SELECT FROM partner WHERE id = ${partnerId} FOR UPDATE`.execute(tx.db)
  const { view, listener, orderId, documentId } = await prepareDebtReminder(tx.db, { partnerId, now: tx.now })
  if (view.obstacle !== null || view.text === null || listener === null) return view
  const reply = { text: view.text, pricesOf: partnerId, ...(orderId === null ? {} : { orderId }) }
  const contents =
    documentId === null
      ? fitReply(reply, channels.get(listener.channel)?.limits, '')
      : [{ kind: 'file' as const, documentId, caption: view.text }]
  for (const content of contents)
    await writeMessage(tx, {
      threadId: listener.threadId,
      author: 'employee',
      employeeId: by.employeeId,
      content,
      reply,
      delivery: 'queued',
      notice: 'debt',
    })
  return { ...view, obstacle: 'today', lastAt: tx.now.toISOString() }
}

async function lastReminded(db: Db, partnerId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    SELECT max(m.at) AS at FROM thread t JOIN message m ON m.thread_id = t.id
    WHERE t.partner_id = ${partnerId} AND m.notice = 'debt' AND m.prices_of = ${partnerId}`.execute(db)
  return rows[0]?.at ?? null
}

async function invoiceOf(db: Db, orderId: string): Promise<string | null> {
  const row = await db.selectFrom('invoice').select('id').where('order_id', '=', orderId).where('state', '=', 'current').executeTakeFirst()
  return row === undefined ? null : ((await findDocument(db, { invoiceId: row.id }))?.id ?? null)
}
