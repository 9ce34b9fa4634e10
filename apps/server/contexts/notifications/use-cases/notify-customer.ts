import { performEffect } from '@skladno/platform'
import type { Tx, UnitOfWork } from '../../../db/types.ts'
import {
  type ChoiceOption,
  fitReply,
  type MessengerChannel,
  moneyOptions,
  rememberQuestion,
  writeMessage,
} from '../../conversation/index.ts'
import { findDocument } from '../../documents/index.ts'
import { orderView } from '../../ordering/index.ts'
import { getPartner } from '../../parties/index.ts'
import { chooseRecipients, type Reachable } from '../domain/choose-recipients.ts'
import { type ComposedNotice, composeCustomerNotice } from '../domain/compose-customer-notice.ts'
import type { CustomerNotice, NoticeFacts } from '../domain/notices.ts'
import { noticeTexts } from '../messages/index.ts'
import { orderFacts } from '../queries/order-facts.ts'
import { reachablePeople } from '../queries/recipients.ts'
import { writeStaffNotice } from './write-staff-notice.ts'

export interface NoticeDeps {
  readonly uow: UnitOfWork
  /** Limits of a channel's messages, by its name. */
  readonly channels: ReadonlyMap<string, Pick<MessengerChannel, 'limits'>>
}

export interface CustomerNoticeCommand {
  readonly notice: CustomerNotice
  readonly orderId: string
  /** Unique for ever: the notice is told once. */
  readonly key: string
  readonly about: NoticeFacts
}

/**
 * Tells a customer once. The message is written in the very transaction that settles the effect, and its text is made there, of what is
 * true at that moment. Sending it is the conversation's job.
 */
export async function notifyCustomer(deps: NoticeDeps, command: CustomerNoticeCommand, effectId: string): Promise<void> {
  await performEffect(deps.uow, effectId, {
    perform: async () => ({ kind: 'done' }),
    recover: async () => 'perform-again',
    settle: (tx) => tell(tx, deps, command),
  })
}

const WITH_DOCUMENT: Readonly<Partial<Record<CustomerNotice, 'invoiceId' | 'shipmentId' | 'returnId'>>> = {
  invoice: 'invoiceId',
  shipped: 'shipmentId',
  'return-accepted': 'returnId',
}

/** What a person must hear in any case: nobody to tell is then work for the manager. */
const MUST_REACH: readonly CustomerNotice[] = [
  'invoice',
  'assembled',
  'cancelled',
  'return-approved',
  'return-rejected',
  'reserve-ends',
  'reserve-expired',
]

interface Telling {
  readonly command: CustomerNoticeCommand
  readonly partnerId: string
  readonly isShadow: boolean
  readonly deps: NoticeDeps
}

async function tell(tx: Tx, deps: NoticeDeps, command: CustomerNoticeCommand): Promise<void> {
  const order = await tx.db.selectFrom('customer_order').select('partner_id').where('id', '=', command.orderId).executeTakeFirst()
  if (order === undefined) return
  const partner = await getPartner(tx.db, order.partner_id)
  const telling: Telling = { command, partnerId: partner.id, isShadow: partner.autonomy === 'shadow', deps }
  const { news, documents } = chooseRecipients(await reachablePeople(tx.db, command.orderId))
  const documentId = await documentOf(tx, command)
  const isTold =
    documentId === null ? await tellNews(tx, telling, news) : await tellWithDocument(tx, telling, { news, documents, documentId })
  if (!isTold && MUST_REACH.includes(command.notice)) await escalateUntold(tx, telling)
}

/** True also when there was nothing to say any more. */
async function tellNews(tx: Tx, telling: Telling, person: Reachable | null): Promise<boolean> {
  if (person === null) return (await composeFor(tx, telling, ANYBODY)) === null
  const composed = await composeFor(tx, telling, person)
  if (composed === null) return true
  await write(tx, telling, { person, composed, part: 'news' })
  return true
}

const ANYBODY: Pick<Reachable, 'locale' | 'rights' | 'actsForPartner'> = {
  locale: 'ru',
  actsForPartner: true,
  rights: { seesPrices: false, mayOrder: false, mayConfirm: false, getsDocuments: false, receivesGoods: false },
}

interface DocumentTelling {
  readonly news: Reachable | null
  readonly documents: Reachable | null
  readonly documentId: string
}

async function tellWithDocument(tx: Tx, telling: Telling, { news, documents, documentId }: DocumentTelling): Promise<boolean> {
  const { notice } = telling.command
  if (documents !== null) {
    const composed = await composeFor(tx, telling, documents)
    if (composed === null) return true
    await write(tx, telling, { person: documents, composed: { ...composed, showsPrices: true }, part: 'document', documentId })
  }
  if (news === null || news === documents) return documents !== null
  if (notice === 'invoice') {
    if (documents !== null) await sayElsewhere(tx, telling, { news, documents })
    return documents !== null
  }
  return tellNews(tx, telling, news)
}

/** The one who ordered hears where the счёт went, without a figure of it. */
async function sayElsewhere(tx: Tx, telling: Telling, { news, documents }: { news: Reachable; documents: Reachable }): Promise<void> {
  const facts = await orderFacts(tx.db, telling.command.orderId, { now: tx.now, locale: news.locale })
  if (facts === null) return
  const text = noticeTexts(news.locale, 'invoice.elsewhere', { number: facts.number, name: documents.name })
  await write(tx, telling, { person: news, composed: { text, showsPrices: false }, part: 'elsewhere' })
}

async function composeFor(
  tx: Tx,
  { command }: Telling,
  person: Pick<Reachable, 'locale' | 'rights' | 'actsForPartner'>,
): Promise<ComposedNotice | null> {
  const facts = await orderFacts(tx.db, command.orderId, { now: tx.now, locale: person.locale })
  if (facts === null) return null
  const reader = {
    locale: person.locale,
    seesPrices: person.actsForPartner && person.rights.seesPrices,
    getsDocuments: person.actsForPartner && person.rights.getsDocuments,
  }
  const about = { ...command.about, ...(await paymentFacts(tx, command)), ...(await returnFacts(tx, command)) }
  return composeCustomerNotice(command.notice, facts, about, reader)
}

/** What of the payment went to this order. */
async function paymentFacts(tx: Tx, { notice, about, orderId }: CustomerNoticeCommand): Promise<NoticeFacts> {
  if (notice !== 'payment' || typeof about.paymentId !== 'string') return {}
  const row = await tx.db
    .selectFrom('payment_allocation')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('amount_minor'), eb.lit(0)).as('minor'))
    .where('payment_id', '=', about.paymentId)
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  return { amountMinor: Number(row.minor) }
}

/** Number and sum of an accepted return. */
async function returnFacts(tx: Tx, { notice, about }: CustomerNoticeCommand): Promise<NoticeFacts> {
  if (notice !== 'return-accepted' || typeof about.returnId !== 'string') return {}
  const row = await tx.db.selectFrom('goods_return').select(['number', 'total_minor']).where('id', '=', about.returnId).executeTakeFirst()
  return row === undefined ? {} : { return: row.number, amountMinor: row.total_minor }
}

interface Writing {
  readonly person: Reachable
  readonly composed: ComposedNotice
  readonly part: string
  readonly documentId?: string
}

async function write(
  tx: Tx,
  { command, partnerId, isShadow, deps }: Telling,
  { person, composed, part, documentId }: Writing,
): Promise<void> {
  const { text, showsPrices } = composed
  const channel = await tx.db
    .selectFrom('thread as t')
    .innerJoin('channel_identity as i', 'i.id', 't.identity_id')
    .select('i.channel')
    .where('t.id', '=', person.threadId)
    .executeTakeFirstOrThrow()
  const asked = part === 'elsewhere' || isShadow ? null : await moneyQuestion(tx, { command, person })
  const reply = { text, orderId: command.orderId, pricesOf: showsPrices ? partnerId : null }
  const limits = deps.channels.get(channel.channel)?.limits
  const fitted = (said: typeof reply & { readonly options?: readonly ChoiceOption[] }) =>
    fitReply(said, limits, noticeTexts(person.locale, 'choose.button'))
  const question = asked === null ? null : { ...reply, text: noticeTexts(person.locale, 'choose'), options: asked }
  const contents =
    documentId === undefined
      ? fitted(question === null ? reply : { ...reply, text: `${text}\n${question.text}`, options: question.options })
      : [{ kind: 'file' as const, documentId, caption: text }, ...(question === null ? [] : fitted(question))]
  if (asked !== null) await rememberQuestion(tx, { threadId: person.threadId, orderId: command.orderId, options: asked })
  for (const [index, content] of contents.entries()) {
    await writeMessage(tx, {
      threadId: person.threadId,
      author: 'bot',
      content,
      reply,
      delivery: isShadow ? 'suppressed' : 'queued',
      notice: command.notice,
      key: `${command.key}:${part}:${index}`,
    })
  }
}

const ABOUT_MONEY: readonly CustomerNotice[] = ['assembled', 'changed', 'cancelled', 'return-accepted']

/** Where goods that were paid for and are missing, or money over, go: one tap for who may decide about money, else nothing is asked. */
async function moneyQuestion(
  tx: Tx,
  { command, person }: { readonly command: CustomerNoticeCommand; readonly person: Reachable },
): Promise<readonly ChoiceOption[] | null> {
  const isDecider = person.actsForPartner && person.rights.mayConfirm && person.rights.seesPrices
  if (!ABOUT_MONEY.includes(command.notice) || !isDecider) return null
  const view = await orderView(tx.db, command.orderId, { kind: 'contact', locale: person.locale, ...person.rights })
  const choices = view?.moneyChoices ?? []
  // About an order of which nothing at all was found a person talks to the customer.
  const isNothing = view?.lines.every((line) => (line.picked?.amount ?? 0) === 0) ?? true
  if (choices.length === 0 || (command.notice === 'assembled' && isNothing)) return null
  // What was closed by the customer's usual policy may still come as an order of its own.
  const isClosed = command.notice === 'assembled' && !choices.includes('send-later')
  return moneyOptions(command.orderId, isClosed ? ['send-later', ...choices] : choices, person.locale)
}

async function documentOf(tx: Tx, { notice, about }: CustomerNoticeCommand): Promise<string | null> {
  const owner = WITH_DOCUMENT[notice]
  const id = owner === undefined ? undefined : about[owner]
  if (owner === undefined || typeof id !== 'string') return null
  const query = owner === 'invoiceId' ? { invoiceId: id } : owner === 'shipmentId' ? { shipmentId: id } : { returnId: id }
  const document = await findDocument(tx.db, query)
  return document?.id ?? null
}

async function escalateUntold(tx: Tx, { command, isShadow }: Telling): Promise<void> {
  if (isShadow) return
  await writeStaffNotice(tx, {
    kind: 'customer-not-told',
    to: 'manager',
    orderId: command.orderId,
    facts: { what: command.notice },
    key: `not-told:${command.key}`,
  })
}
