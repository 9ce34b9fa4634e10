import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { type EmployeeActor, linkContact } from '../../parties/index.ts'
import type { ChannelLimits } from '../ports/messenger-channel.ts'
import { fitToLimits } from '../ports/messenger-channel-fit.ts'
import { writeMessage } from './send-replies.ts'

/** «Взять диалог»: from now on the bot is silent here. */
export async function takeThread(tx: Tx, threadId: string, actor: EmployeeActor): Promise<Result<null>> {
  return setThread(tx, threadId, { state: 'taken', taken_by: actor.employeeId })
}

/** «Вернуть боту»: what the customer said meanwhile is not answered again. */
export async function giveBackThread(tx: Tx, threadId: string): Promise<Result<null>> {
  await tx.db
    .updateTable('escalation')
    .set({ state: 'done', done_at: tx.now })
    .where('thread_id', '=', threadId)
    .where('state', '<>', 'done')
    .execute()
  return setThread(tx, threadId, { state: 'bot', taken_by: null })
}

async function setThread(
  tx: Tx,
  threadId: string,
  values: { readonly state: 'bot' | 'taken'; readonly taken_by: string | null },
): Promise<Result<null>> {
  const row = await tx.db
    .updateTable('thread')
    .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
    .where('id', '=', threadId)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return fail('conversation.unknown-thread', { threadId })
  tx.touch('thread', threadId)
  return ok(null)
}

export interface WriteToCustomer {
  readonly threadId: string
  readonly text: string
  readonly actor: EmployeeActor
  readonly limits: ChannelLimits | undefined
}

/** An employee writes; the thread is theirs from then on. */
export async function writeToCustomer(tx: Tx, command: WriteToCustomer): Promise<Result<null>> {
  const taken = await takeThread(tx, command.threadId, command.actor)
  if (!taken.ok) return taken
  const content = { kind: 'text', text: command.text } as const
  for (const part of command.limits === undefined ? [content] : fitToLimits(content, command.limits)) {
    await writeMessage(tx, {
      threadId: command.threadId,
      author: 'employee',
      employeeId: command.actor.employeeId,
      content: part,
      reply: {},
      delivery: 'queued',
    })
  }
  await tx.db.updateTable('thread').set({ waiting_since: null, unread: 0 }).where('id', '=', command.threadId).execute()
  return ok(null)
}

/** Lets a kept reply go, or drops it. A reply about a draft that has changed since is not sent. */
export async function decideHeldMessage(
  tx: Tx,
  command: { readonly threadId: string; readonly messageId: string; readonly decision: 'approve' | 'reject' },
): Promise<Result<null>> {
  const message = await tx.db
    .selectFrom('message')
    .select(['id', 'delivery', 'order_id', 'draft_version', 'prices_of'])
    .where('id', '=', command.messageId)
    .where('thread_id', '=', command.threadId)
    .forUpdate()
    .executeTakeFirst()
  if (message === undefined || message.delivery !== 'held') return fail('conversation.not-held', { messageId: command.messageId })
  if (command.decision === 'approve' && message.order_id !== null && message.draft_version !== null) {
    const order = await tx.db.selectFrom('customer_order').select('draft_version').where('id', '=', message.order_id).executeTakeFirst()
    if (order !== undefined && order.draft_version !== message.draft_version)
      return fail('conversation.outdated-reply', { messageId: command.messageId })
  }
  await tx.db
    .updateTable('message')
    .set({ delivery: command.decision === 'approve' ? 'queued' : 'suppressed', release_at: null })
    .where('id', '=', message.id)
    .execute()
  if (command.decision === 'approve') {
    tx.append({
      type: 'conversation.message-queued',
      version: 1,
      subject: message.id,
      partyId: message.prices_of,
      data: { messageId: message.id, threadId: command.threadId, releaseAt: null },
    })
    await tx.db.updateTable('thread').set({ waiting_since: null, unread: 0 }).where('id', '=', command.threadId).execute()
  }
  tx.touch('thread', command.threadId)
  return ok(null)
}

/** The veto time is over: the kept reply goes by itself. Does nothing when somebody decided meanwhile. */
export async function releaseHeldMessage(tx: Tx, messageId: string): Promise<void> {
  const message = await tx.db
    .selectFrom('message')
    .select(['thread_id', 'release_at', 'delivery'])
    .where('id', '=', messageId)
    .executeTakeFirst()
  if (message?.delivery !== 'held' || message.release_at === null || message.release_at > tx.now) return
  await decideHeldMessage(tx, { threadId: message.thread_id, messageId, decision: 'approve' })
}

/** Says which customer a stranger's number belongs to; only then are the kept words read. */
export async function linkThread(
  tx: Tx,
  command: { readonly threadId: string; readonly partnerId: string; readonly contactName: string | null },
): Promise<Result<null>> {
  const thread = await tx.db
    .selectFrom('thread as t')
    .innerJoin('channel_identity as i', 'i.id', 't.identity_id')
    .select(['i.id as identity_id', 'i.phone', 'i.profile_name', 't.contact_id'])
    .where('t.id', '=', command.threadId)
    .executeTakeFirst()
  const partner = await tx.db.selectFrom('partner').select('id').where('id', '=', command.partnerId).executeTakeFirst()
  if (thread === undefined || partner === undefined) return fail('conversation.unknown-thread', { threadId: command.threadId })
  const contactId = await linkContact(tx, {
    phone: thread.phone === null ? null : `+${thread.phone}`,
    name: command.contactName ?? thread.profile_name ?? '—',
    partnerId: command.partnerId,
    rights: { seesPrices: true, mayOrder: true, mayConfirm: true, getsDocuments: true, receivesGoods: true },
  })
  await tx.db.updateTable('channel_identity').set({ contact_id: contactId }).where('id', '=', thread.identity_id).execute()
  await tx.db
    .updateTable('thread')
    .set({ contact_id: contactId, partner_id: command.partnerId, state: 'bot' })
    .where('id', '=', command.threadId)
    .execute()
  await tx.db
    .updateTable('message')
    .set({ understood: null })
    .where('thread_id', '=', command.threadId)
    .where('direction', '=', 'in')
    .where('order_id', 'is', null)
    .where('at', '>', new Date(tx.now.getTime() - 24 * 3_600_000))
    .execute()
  await tx.db
    .updateTable('escalation')
    .set({ state: 'done', done_at: tx.now, partner_id: command.partnerId })
    .where('thread_id', '=', command.threadId)
    .where('reason', '=', 'unknown-number')
    .execute()
  tx.append({
    type: 'conversation.thread-linked',
    version: 1,
    subject: command.threadId,
    partyId: command.partnerId,
    data: { threadId: command.threadId },
  })
  tx.touch('thread', command.threadId)
  return ok(null)
}

/** Takes or finishes a piece of work put before people. */
export async function moveEscalation(
  tx: Tx,
  command: { readonly escalationId: string; readonly state: 'taken' | 'done'; readonly actor: EmployeeActor },
): Promise<Result<null>> {
  const row = await tx.db
    .updateTable('escalation')
    .set({ state: command.state, assigned_to: command.actor.employeeId, done_at: command.state === 'done' ? tx.now : null })
    .where('id', '=', command.escalationId)
    .returning('thread_id')
    .executeTakeFirst()
  if (row === undefined) return fail('conversation.unknown-escalation', { escalationId: command.escalationId })
  if (row.thread_id !== null) {
    const open = await tx.db
      .selectFrom('escalation')
      .select('id')
      .where('thread_id', '=', row.thread_id)
      .where('state', '<>', 'done')
      .limit(1)
      .executeTakeFirst()
    if (open === undefined)
      await tx.db.updateTable('thread').set({ state: 'bot' }).where('id', '=', row.thread_id).where('state', '=', 'needs-person').execute()
    tx.touch('thread', row.thread_id)
  }
  return ok(null)
}
