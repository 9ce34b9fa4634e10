import type { EscalationView, MessageView, ThreadRow, ThreadView } from '@skladno/contracts'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { type Audience, orderView } from '../../ordering/index.ts'
import { withoutSecrets } from '../domain/without-secrets.ts'
import { describeEscalation } from '../messages/describe-escalation.ts'

export interface ThreadListQuery {
  readonly states?: readonly string[] | undefined
  readonly q?: string | undefined
  readonly limit: number
}

/** Threads in the order in which people wait: who needs a person, who waits longest, then the latest. */
export async function listThreads(db: Db, query: ThreadListQuery): Promise<ThreadRow[]> {
  const rows = await threadRows(db)
    .where((eb) => eb.and(conditions(query)))
    .orderBy(sql`(t.state = 'needs-person') desc, t.waiting_since nulls last, t.last_message_at desc`)
    .limit(query.limit)
    .execute()
  return rows.map(rowView)
}

function conditions(query: ThreadListQuery): Expression<SqlBool>[] {
  const all: Expression<SqlBool>[] = [sql<SqlBool>`true`]
  if (query.states !== undefined && query.states.length > 0) all.push(sql<SqlBool>`t.state = any(${[...query.states]})`)
  const q = query.q?.trim()
  if (q)
    all.push(
      sql<SqlBool>`(lower(p.name) like lower(${`%${q}%`}) or lower(c.name) like lower(${`%${q}%`}) or i.phone like ${`%${q.replace(/\D/g, '') || '-'}%`})`,
    )
  return all
}

const threadRows = (db: Db) =>
  db
    .selectFrom('thread as t')
    .innerJoin('channel_identity as i', 'i.id', 't.identity_id')
    .leftJoin('contact as c', 'c.id', 't.contact_id')
    .leftJoin('partner as p', 'p.id', 't.partner_id')
    .leftJoin('employee as e', 'e.id', 't.taken_by')
    .leftJoin('customer_order as o', 'o.id', 't.order_id')
    .select([
      't.id',
      't.state',
      'i.channel',
      'i.account',
      'i.phone',
      'i.profile_name',
      'i.last_inbound_at',
      'c.id as contact_id',
      'c.name as contact',
      'c.phone as contact_phone',
    ])
    .select([
      't.partner_id',
      'p.name as partner',
      'p.autonomy',
      't.taken_by',
      'e.name as employee',
      't.last_text',
      't.last_message_at',
      't.waiting_since',
      't.unread',
    ])
    .select([
      't.order_id',
      'o.number',
      'o.state as order_state',
      sql<number>`(select count(*)::int from message m where m.thread_id = t.id and m.delivery = 'held')`.as('held'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof threadRows>['execute']>>[number]

function rowView(row: Row): ThreadRow {
  return {
    id: row.id,
    state: row.state,
    channel: row.channel,
    name: row.contact ?? row.profile_name ?? row.phone ?? '—',
    phone: row.contact_phone ?? (row.phone === null ? null : `+${row.phone}`),
    partner: row.partner_id === null ? null : { id: row.partner_id, name: row.partner ?? '' },
    takenBy: row.taken_by === null ? null : { id: row.taken_by, name: row.employee ?? '' },
    lastText: row.last_text,
    lastMessageAt: row.last_message_at.toISOString(),
    waitingSince: row.waiting_since?.toISOString() ?? null,
    unread: row.unread,
    orderNumber: row.number,
    heldReplies: row.held,
  }
}

export interface ThreadViewContext {
  readonly audience: Extract<Audience, { kind: 'staff' }>
  /** Free-form window of the thread's channel, milliseconds; null = always open. */
  windowMs(channel: string): number | null
  readonly now: Date
}

/** The conversation beside its draft, or null. */
export async function threadView(db: Db, threadId: string, context: ThreadViewContext): Promise<ThreadView | null> {
  const row = await threadRows(db).where('t.id', '=', threadId).executeTakeFirst()
  if (row === undefined) return null
  const [messages, escalations, partners, order] = await Promise.all([
    listMessages(db, threadId, { for: 'staff' }),
    listEscalations(db, { threadId, locale: context.audience.locale }),
    partnersOf(db, row.contact_id),
    row.order_id === null ? null : orderView(db, row.order_id, context.audience),
  ])
  const windowMs = context.windowMs(row.channel)
  const isOpen = windowMs === null || (row.last_inbound_at !== null && context.now.getTime() - row.last_inbound_at.getTime() < windowMs)
  return {
    thread: rowView(row),
    autonomy: row.autonomy,
    partners,
    messages,
    order,
    escalations,
    canWrite: isOpen,
    cannotWriteReason: isOpen ? null : 'window-closed',
  }
}

async function partnersOf(db: Db, contactId: string | null) {
  if (contactId === null) return []
  return db
    .selectFrom('contact_right as r')
    .innerJoin('partner as p', 'p.id', 'r.partner_id')
    .select(['p.id', 'p.name'])
    .where('r.contact_id', '=', contactId)
    .where('r.is_active', '=', true)
    .orderBy('p.name')
    .execute()
}

/** Who reads a thread. `pricesOf`: the partners whose prices this person may see today. */
export type MessageReader = { readonly for: 'staff' } | { readonly for: 'customer'; readonly pricesOf: readonly string[] }

/** Outgoing messages that have passed the sender, and with it the price firewall. */
const SENT = ['accepted', 'sent', 'delivered', 'read', 'unknown'] as const

/**
 * The last 300 messages of a thread, oldest first. A customer sees what was sent to them, never what was kept back, refused or only shown
 * to staff, and no price of a partner they no longer act for.
 */
export async function listMessages(db: Db, threadId: string, reader: MessageReader): Promise<MessageView[]> {
  let query = db
    .selectFrom('message as m')
    .leftJoin('stored_file as f', 'f.id', 'm.file_id')
    .leftJoin('employee as e', 'e.id', 'm.employee_id')
    .select([
      'm.id',
      'm.direction',
      'm.author',
      'm.content',
      'm.text',
      'm.notice',
      'm.delivery',
      'm.failure',
      'm.release_at',
      'm.at',
      'e.name as employee',
      'f.name as file_name',
      'f.mime_type',
      'f.size_bytes',
    ])
    .where('m.thread_id', '=', threadId)
    .orderBy('m.at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(300)
  if (reader.for === 'customer')
    query = query.where((eb) =>
      eb.and([
        eb.or([eb('m.direction', '=', 'in'), eb('m.delivery', 'in', [...SENT])]),
        eb.or([eb('m.prices_of', 'is', null), eb('m.prices_of', '=', eb.fn.any(eb.val([...reader.pricesOf])))]),
      ]),
    )
  const rows = await query.execute()
  const documents = await documentsOf(
    db,
    rows.flatMap((row) => documentIdOf(row.content) ?? []),
  )
  return rows.reverse().map((row) => {
    const document = documents.get(documentIdOf(row.content) ?? '')
    const own =
      row.file_name === null
        ? null
        : { name: row.file_name, mimeType: row.mime_type ?? '', sizeBytes: row.size_bytes ?? 0, url: `/api/v1/messages/${row.id}/file` }
    return {
      id: row.id,
      direction: row.direction,
      author: row.author,
      employeeName: row.employee,
      text: reader.for === 'staff' ? withoutSecrets(row.text, row.notice) : row.text,
      options: optionsOf(row.content),
      file: document ?? own,
      delivery: row.delivery,
      failure: row.failure,
      releaseAt: row.release_at?.toISOString() ?? null,
      at: row.at.toISOString(),
    }
  })
}

const fieldOf = (content: unknown, key: string): unknown =>
  typeof content === 'object' && content !== null ? (content as Record<string, unknown>)[key] : undefined

function documentIdOf(content: unknown): string | null {
  const id = fieldOf(content, 'documentId')
  return typeof id === 'string' ? id : null
}

function optionsOf(content: unknown): MessageView['options'] {
  const options = fieldOf(content, 'options')
  return Array.isArray(options) ? (options as MessageView['options']) : []
}

async function documentsOf(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, NonNullable<MessageView['file']>>()
  const rows = await db
    .selectFrom('document as d')
    .innerJoin('stored_file as f', 'f.id', 'd.file_id')
    .select(['d.id', 'f.name', 'f.mime_type', 'f.size_bytes'])
    .where('d.id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      { name: row.name, mimeType: row.mime_type, sizeBytes: row.size_bytes, url: `/api/v1/documents/${row.id}/file` },
    ]),
  )
}

/** Open work for people, most urgent first; all of one thread or all there is. */
export async function listEscalations(
  db: Db,
  query: { readonly threadId?: string; readonly locale: 'ru' | 'en' },
): Promise<EscalationView[]> {
  let statement = db
    .selectFrom('escalation as s')
    .leftJoin('partner as p', 'p.id', 's.partner_id')
    .leftJoin('employee as e', 'e.id', 's.assigned_to')
    .select([
      's.id',
      's.reason',
      's.summary',
      's.state',
      's.thread_id',
      's.order_id',
      's.partner_id',
      'p.name as partner',
      's.assigned_to',
      'e.name as employee',
      's.due_at',
      's.created_at',
    ])
    .where('s.state', '<>', 'done')
    .orderBy('s.due_at')
    .limit(200)
  if (query.threadId !== undefined) statement = statement.where('s.thread_id', '=', query.threadId)
  const rows = await statement.execute()
  return rows.map((row) => ({
    id: row.id,
    reason: row.reason,
    text: describeEscalation(query.locale, row.reason, row.summary as Record<string, unknown>),
    state: row.state,
    threadId: row.thread_id,
    orderId: row.order_id,
    partner: row.partner_id === null ? null : { id: row.partner_id, name: row.partner ?? '' },
    assignedTo: row.assigned_to === null ? null : { id: row.assigned_to, name: row.employee ?? '' },
    dueAt: row.due_at.toISOString(),
    createdAt: row.created_at.toISOString(),
  }))
}
