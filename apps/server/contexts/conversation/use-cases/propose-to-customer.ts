import { fail, ok, type Result } from '@skladno/kernel'
import { asCustomer } from '../../../db/as-customer.ts'
import type { Tx } from '../../../db/types.ts'
import { getOrder, orderView, proposeOrder } from '../../ordering/index.ts'
import { type EmployeeActor, getContact, getPartner, NO_RIGHTS, rightsOf } from '../../parties/index.ts'
import { composePrompt } from '../domain/compose-prompt.ts'
import { isLongOrder } from '../domain/compose-proposal.ts'
import { nextPrompt } from '../domain/next-prompt.ts'
import { companyWords } from '../queries/company-texts.ts'
import { fitReply, writeMessage } from './send-replies.ts'
import { questionOf } from './show-draft.ts'
import type { DialogueDeps } from './turn.ts'

/** An employee sends the draft to the customer: the same words and taps as the bot's, at once. */
export async function proposeToCustomer(
  tx: Tx,
  deps: DialogueDeps,
  command: { readonly orderId: string; readonly actor: EmployeeActor },
): Promise<Result<null>> {
  const order = await getOrder(tx.db, command.orderId)
  if (order === null) return fail('ordering.unknown-order', { orderId: command.orderId })
  const thread = await threadOf(tx, order.threadId)
  if (thread?.contact_id == null) return fail('conversation.unknown-thread', { orderId: command.orderId })
  const [contact, partner, rights] = await Promise.all([
    getContact(tx.db, thread.contact_id),
    getPartner(tx.db, order.partnerId),
    rightsOf(tx.db, thread.contact_id, order.partnerId),
  ])
  const allowed = rights ?? NO_RIGHTS
  const locale = contact?.locale ?? 'ru'
  const proposed = await proposeOrder(tx, command.orderId)
  if (!proposed.ok) return proposed
  const view = await asCustomer(tx, order.partnerId, (db) => orderView(db, command.orderId, { kind: 'contact', locale, ...allowed }))
  if (view === null) return fail('ordering.unknown-order', { orderId: command.orderId })
  const link = !isLongOrder(view)
    ? null
    : await deps.orderLink(tx, { contactId: thread.contact_id, partnerId: order.partnerId, orderId: order.id })
  const promise = await deps.nextPromise(tx.db, {
    warehouseId: view.warehouse.id,
    orderId: order.id,
    modes: [view.delivery.mode],
    at: tx.now,
    locale: locale,
  })
  const prompt = nextPrompt(view)
  const words = await companyWords(tx.db, locale)
  const reply = composePrompt(prompt, {
    order: view,
    locale,
    words,
    seesPrices: allowed.seesPrices,
    managerName: partner?.managerName ?? null,
    link,
    promise,
  })
  for (const content of fitReply(reply, deps.channels.get(thread.channel)?.limits, words.buttons.choose)) {
    await writeMessage(tx, {
      threadId: thread.id,
      author: 'employee',
      employeeId: command.actor.employeeId,
      content,
      reply,
      delivery: 'queued',
    })
  }
  const question = questionOf(prompt, reply)
  await tx.db
    .updateTable('thread')
    .set({ order_id: order.id, question: question === null ? null : JSON.stringify(question), state: 'waiting', waiting_since: null })
    .where('id', '=', thread.id)
    .execute()
  return ok(null)
}

async function threadOf(tx: Tx, threadId: string | null) {
  if (threadId === null) return undefined
  return tx.db
    .selectFrom('thread as t')
    .innerJoin('channel_identity as i', 'i.id', 't.identity_id')
    .select(['t.id', 't.contact_id', 'i.channel'])
    .where('t.id', '=', threadId)
    .executeTakeFirst()
}
