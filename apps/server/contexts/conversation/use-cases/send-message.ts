import { type Effect, type EffectOutcome, type KeepWaiting, performEffect } from '@skladno/platform'
import { sql } from 'kysely'
import type { Db, Tx, UnitOfWork } from '../../../db/types.ts'
import { rightsOf } from '../../parties/index.ts'
import type { EscalationReason } from '../domain/escalation-reasons.ts'
import { isSecret, withoutSecrets } from '../domain/without-secrets.ts'
import type { ChannelAddress, MessengerChannel, OutgoingContent, SendOutcome } from '../ports/messenger-channel.ts'
import { openEscalation } from './escalate.ts'

export interface SendDeps {
  readonly uow: UnitOfWork
  readonly channels: ReadonlyMap<string, MessengerChannel>
  /** Bytes of a stored document, with the party whose prices it shows. */
  readDocument(
    documentId: string,
  ): Promise<{ readonly bytes: Uint8Array; readonly fileName: string; readonly mimeType: string; readonly pricesOf: string | null } | null>
  /** Template for a notice outside the channel's window, or null when there is none. */
  templateFor(
    notice: string,
    locale: 'ru' | 'en',
    text: string,
    orderNumber: string | null,
  ): Extract<OutgoingContent, { kind: 'template' }> | null
  now(): Date
}

interface Outgoing {
  readonly id: string
  readonly threadId: string
  readonly content: OutgoingContent | { readonly kind: 'file'; readonly documentId: string; readonly caption: string }
  readonly text: string
  readonly notice: string | null
  readonly pricesOf: string | null
  /** Whose the attached document is, whatever the message says. */
  readonly documentOf: string | null
  readonly orderId: string | null
  readonly orderNumber: string | null
  readonly delivery: string
  readonly author: string
  readonly to: ChannelAddress
  readonly locale: 'ru' | 'en'
  readonly partnerId: string | null
  readonly contactId: string | null
  readonly lastInboundAt: Date | null
}

/** How long after a crash a status of the channel may still tell that the message went out. */
const STATUS_GRACE_MS = 10_000

/**
 * Sends one message once. The price firewall is here, at the wire: a message that shows prices goes only to a person who acts for their owner
 * and may see them. After a crash in the middle of the call nothing is repeated: a status tells, or the message is marked unknown for a person.
 */
export async function sendMessage(deps: SendDeps, effectId: string): Promise<void> {
  await performEffect(deps.uow, effectId, {
    perform: (effect) => perform(deps, effect),
    recover: (effect) => recover(deps, effect),
    settle: (tx, effect, outcome) => settle(tx, effect, outcome),
  })
}

const messageIdOf = (effect: Effect): string => String(effect.payload.messageId ?? '')

async function perform(deps: SendDeps, effect: Effect): Promise<EffectOutcome> {
  const message = await deps.uow.read((db) => loadOutgoing(db, messageIdOf(effect)))
  if (message === null || message.delivery !== 'queued') return { kind: 'done', result: { skipped: true } }
  const refusal = await deps.uow.read((db) => firewall(db, message))
  if (refusal !== null) return { kind: 'failed', detail: refusal }
  const channel = deps.channels.get(message.to.channel)
  if (channel === undefined) return { kind: 'retry', afterMs: 60_000, detail: `The channel ${message.to.channel} is off` }
  const content = await contentToSend(deps, message, channel)
  if (content === null) return { kind: 'failed', detail: 'window-closed: more than 24 hours since the last message of the customer' }
  return outcomeOf(await channel.send({ to: message.to, reference: effect.id, content }))
}

function outcomeOf(sent: SendOutcome): EffectOutcome {
  switch (sent.kind) {
    case 'accepted':
      return { kind: 'done', result: { messageId: sent.messageId } }
    case 'retry':
      return { kind: 'retry', afterMs: sent.afterMs, detail: `${sent.code} ${sent.detail}` }
    case 'unknown':
      return { kind: 'unknown', detail: sent.detail }
    case 'rejected':
      return sent.reason === 'channel-stopped'
        ? { kind: 'retry', afterMs: 60_000, detail: `${sent.code} ${sent.detail}` }
        : { kind: 'failed', detail: `${sent.reason}: ${sent.code} ${sent.detail}` }
  }
}

/** Null when it may go; otherwise why not. Independent of whoever composed the message. */
async function firewall(db: Db, message: Outgoing): Promise<string | null> {
  const pricesOf = message.documentOf ?? message.pricesOf
  if (pricesOf === null) return null
  if (message.partnerId !== pricesOf || (message.pricesOf ?? pricesOf) !== pricesOf)
    return `price-firewall: prices of ${pricesOf} to a thread of ${message.partnerId ?? 'nobody'}`
  if (message.contactId === null) return 'price-firewall: prices to an unknown person'
  const rights = await rightsOf(db, message.contactId, pricesOf)
  const isDocument = message.content.kind === 'file'
  return rights.seesPrices || (isDocument && rights.getsDocuments) ? null : 'price-firewall: the person may not see prices'
}

/** Free text inside the window, a template outside it; null when there is neither. A minute is kept as a margin. */
async function contentToSend(deps: SendDeps, message: Outgoing, channel: MessengerChannel): Promise<OutgoingContent | null> {
  const windowMs = channel.limits.freeFormWindowMs
  const isOpen =
    windowMs === null || (message.lastInboundAt !== null && deps.now().getTime() - message.lastInboundAt.getTime() < windowMs - 60_000)
  if (!isOpen) return message.notice === null ? null : deps.templateFor(message.notice, message.locale, message.text, message.orderNumber)
  if (message.content.kind !== 'file') return message.content
  const document = await deps.readDocument(message.content.documentId)
  if (document === null || (document.pricesOf !== null && document.pricesOf !== message.partnerId))
    return { kind: 'text', text: message.content.caption }
  return {
    kind: 'document',
    fileName: document.fileName,
    mimeType: document.mimeType,
    bytes: document.bytes,
    caption: message.content.caption,
  }
}

/**
 * The process died during the call: wait for the channel to say what became of it. Without a word from it a reply of the bot is said again,
 * for a question heard twice does no harm; a notice, a document or an employee's words are not: a person decides.
 */
async function recover(deps: SendDeps, effect: Effect): Promise<EffectOutcome | KeepWaiting | 'perform-again'> {
  const message = await deps.uow.read((db) => loadOutgoing(db, messageIdOf(effect)))
  if (message === null) return { kind: 'failed', detail: 'The message is gone' }
  if (message.delivery !== 'queued') return { kind: 'done' }
  const attempt = await deps.uow.read((db) => db.selectFrom('effect').select('attempted_at').where('id', '=', effect.id).executeTakeFirst())
  const waitedMs = deps.now().getTime() - (attempt?.attempted_at?.getTime() ?? 0)
  if (waitedMs < STATUS_GRACE_MS) return { kind: 'wait', afterMs: 5_000, detail: 'Waiting for a status of an interrupted send' }
  const isHarmless = message.author === 'bot' && message.notice === null && message.content.kind !== 'file'
  return isHarmless ? 'perform-again' : { kind: 'unknown', detail: 'The process ended while sending and no status came' }
}

async function settle(tx: Tx, effect: Effect, outcome: EffectOutcome): Promise<void> {
  const message = await tx.db
    .selectFrom('message')
    .select(['id', 'thread_id', 'text', 'content', 'notice', 'order_id', 'delivery'])
    .where('id', '=', messageIdOf(effect))
    .forUpdate()
    .executeTakeFirst()
  if (message === undefined || outcome.kind === 'retry') return
  if (isSecret(message.notice)) await forgetSecret(tx, message)
  if (outcome.kind === 'done') {
    const sourceId = outcome.result?.messageId
    if (message.delivery === 'queued' && typeof sourceId === 'string') {
      await tx.db.updateTable('message').set({ delivery: 'accepted', source_id: sourceId }).where('id', '=', message.id).execute()
      tx.append({
        type: 'conversation.message-sent',
        version: 1,
        subject: message.id,
        partyId: null,
        data: { threadId: message.thread_id, sourceId },
      })
    }
  } else {
    const isKnownFailure = outcome.kind === 'failed'
    await tx.db
      .updateTable('message')
      .set({ delivery: isKnownFailure ? 'failed' : 'unknown', failure: outcome.detail })
      .where('id', '=', message.id)
      .execute()
    await openEscalation(tx, {
      threadId: message.thread_id,
      orderId: message.order_id,
      reason: reasonOf(outcome.detail, isKnownFailure),
      facts: { text: withoutSecrets(message.text, message.notice).slice(0, 500), detail: outcome.detail },
      key: `undelivered:${message.id}`,
    })
  }
  tx.touch('thread', message.thread_id)
}

/** A code that went out, or never will, is no longer needed here: nobody finds it in a copy of the database. */
async function forgetSecret(
  tx: Tx,
  { id, text, content, notice }: { readonly id: string; readonly text: string; readonly content: unknown; readonly notice: string | null },
): Promise<void> {
  const hidden = JSON.stringify(content).replaceAll(text, withoutSecrets(text, notice))
  await tx.db
    .updateTable('message')
    .set({ text: withoutSecrets(text, notice), content: hidden })
    .where('id', '=', id)
    .execute()
}

function reasonOf(detail: string, isKnownFailure: boolean): EscalationReason {
  if (!isKnownFailure) return 'delivery-unknown'
  return detail.startsWith('window-closed') ? 'window-closed' : 'undeliverable'
}

async function loadOutgoing(db: Db, messageId: string): Promise<Outgoing | null> {
  const row = await db
    .selectFrom('message as m')
    .innerJoin('thread as t', 't.id', 'm.thread_id')
    .innerJoin('channel_identity as i', 'i.id', 't.identity_id')
    .leftJoin('contact as c', 'c.id', 't.contact_id')
    .leftJoin('customer_order as o', 'o.id', 'm.order_id')
    .leftJoin('document as d', (join) => join.on('d.id', '=', sql<string>`m.content->>'documentId'`))
    .select([
      'm.id',
      'm.thread_id',
      'm.content',
      'm.text',
      'm.notice',
      'm.prices_of',
      'm.order_id',
      'o.number',
      'm.delivery',
      'm.author',
      'c.locale',
    ])
    .select([
      'i.channel',
      'i.account',
      'i.user_id',
      'i.phone',
      'i.last_inbound_at',
      't.partner_id',
      't.contact_id',
      'd.partner_id as document_of',
    ])
    .where('m.id', '=', messageId)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    threadId: row.thread_id,
    content: row.content as Outgoing['content'],
    text: row.text,
    notice: row.notice,
    pricesOf: row.prices_of,
    documentOf: row.document_of,
    orderId: row.order_id,
    orderNumber: row.number,
    delivery: row.delivery,
    author: row.author,
    to: { channel: row.channel, account: row.account, userId: row.user_id, phone: row.phone },
    locale: row.locale ?? 'ru',
    partnerId: row.partner_id,
    contactId: row.contact_id,
    lastInboundAt: row.last_inbound_at,
  }
}
