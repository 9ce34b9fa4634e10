import type { Db, Tx } from '../../../db/types.ts'
import type { CatalogIndex } from '../../catalog/index.ts'
import { type ContactActor, getContact, getPartner, type KnownContact, NO_RIGHTS, type Partner, rightsOf } from '../../parties/index.ts'
import type { Reply } from '../domain/reply.ts'
import type { Autonomy, OpenQuestion, ThreadState } from '../domain/thread.ts'
import type { ConversationMessages, Locale } from '../messages/index.ts'
import type { MessengerChannel } from '../ports/messenger-channel.ts'
import { companyWords } from '../queries/company-texts.ts'
import type { StoredContent } from './stored-content.ts'

export interface PromiseQuestion {
  readonly warehouseId: string
  /** The draft asked about: its load, its place, the day asked for. Absent: goods in general. */
  readonly orderId?: string
  /** Where goods in general would go: decides which runs go there. */
  readonly place?: { readonly siteId: string | null; readonly address: string | null }
  /** The first of them that has a departure. */
  readonly modes: readonly ('pickup' | 'delivery' | 'carrier')[]
  readonly at: Date
  readonly locale: Locale
}

/** What the dialogue needs from the composition. */
export interface DialogueDeps {
  readonly catalogIndex: CatalogIndex
  readonly channels: ReadonlyMap<string, MessengerChannel>
  /** Address of the customer's page with an order, or null where there is no web chat. */
  orderLink(tx: Tx, who: { readonly contactId: string; readonly partnerId: string; readonly orderId: string }): Promise<string | null>
  /** «завтра с 9:00 до 12:00» for goods ordered now, or null without a promise. */
  nextPromise(db: Db, question: PromiseQuestion): Promise<string | null>
  companyName(db: Db): Promise<string>
  duplicateHours(db: Db): Promise<number>
}

export interface IncomingMessage {
  readonly id: string
  readonly content: StoredContent
  readonly at: Date
}

/** One turn of a conversation: everything said since the last answer, and what we will say. Lives in one transaction. */
export interface Turn {
  readonly tx: Tx
  readonly deps: DialogueDeps
  readonly threadId: string
  readonly identity: {
    readonly id: string
    readonly channel: string
    readonly phone: string | null
    readonly userId: string | null
    readonly profileName: string | null
  }
  readonly locale: Locale
  /** What the bot says, with the company's own texts; read once a turn. */
  readonly words: ConversationMessages
  readonly contact: KnownContact | null
  readonly state: ThreadState
  readonly incoming: readonly IncomingMessage[]
  partner: Partner | null
  actor: ContactActor | null
  orderId: string | null
  question: OpenQuestion | null
  misunderstandings: number
  /** The draft changed or was asked for: show what it needs next. */
  showDraft: boolean
  readonly replies: Reply[]
}

/** Locks the thread and gathers what was said since the last answer. Null when there is no such thread. */
export async function loadTurn(tx: Tx, deps: DialogueDeps, threadId: string): Promise<Turn | null> {
  const row = await tx.db
    .selectFrom('thread as t')
    .innerJoin('channel_identity as i', 'i.id', 't.identity_id')
    .select([
      't.contact_id',
      't.partner_id',
      't.state',
      't.order_id',
      't.question',
      't.misunderstandings',
      'i.id as identity_id',
      'i.channel',
      'i.phone',
      'i.user_id',
      'i.profile_name',
    ])
    .where('t.id', '=', threadId)
    .forUpdate('t')
    .executeTakeFirst()
  if (row === undefined) return null
  const contact = row.contact_id === null ? null : await getContact(tx.db, row.contact_id)
  const locale = contact?.locale ?? 'ru'
  const turn: Turn = {
    tx,
    deps,
    threadId,
    identity: { id: row.identity_id, channel: row.channel, phone: row.phone, userId: row.user_id, profileName: row.profile_name },
    locale,
    words: await companyWords(tx.db, locale),
    contact,
    state: row.state,
    incoming: await loadUnanswered(tx, threadId),
    partner: null,
    actor: null,
    orderId: row.order_id,
    question: row.question as OpenQuestion | null,
    misunderstandings: row.misunderstandings,
    showDraft: false,
    replies: [],
  }
  const partnerId = partnerNow(row.partner_id, contact)
  if (partnerId !== null) await actFor(turn, partnerId)
  return turn
}

/** For whom the person acts in this thread: as before, unless they no longer do; then their only other company, or it is asked. */
function partnerNow(before: string | null, contact: KnownContact | null): string | null {
  if (contact === null || before === null || contact.partners.length === 0) return before
  if (contact.partners.some(({ partnerId }) => partnerId === before)) return before
  return contact.partners.length === 1 ? (contact.partners[0]?.partnerId ?? null) : null
}

async function loadUnanswered(tx: Tx, threadId: string): Promise<readonly IncomingMessage[]> {
  const rows = await tx.db
    .selectFrom('message')
    .select(['id', 'content', 'at'])
    .where('thread_id', '=', threadId)
    .where('direction', '=', 'in')
    .where('understood', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, content: row.content as StoredContent, at: row.at }))
}

/** From here on the person acts for this partner, with the rights they have there; without a row, with none. */
export async function actFor(turn: Turn, partnerId: string): Promise<void> {
  turn.partner = await getPartner(turn.tx.db, partnerId)
  if (turn.contact === null) return
  const rights = (await rightsOf(turn.tx.db, turn.contact.contactId, partnerId)) ?? NO_RIGHTS
  turn.actor = { kind: 'contact', contactId: turn.contact.contactId, partnerId, rights }
}

/** A turn with its partner and actor known: everything about orders needs them. */
export interface KnownTurn extends Turn {
  partner: Partner
  actor: ContactActor
}

export const isKnown = (turn: Turn): turn is KnownTurn => turn.partner !== null && turn.actor !== null

export const autonomyOf = (turn: Turn): Autonomy => turn.partner?.autonomy ?? 'automatic'
