import type { OrderView } from '@skladno/contracts'
import { type CalendarDate, calendarDate } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { type Order, openLines } from '../domain/order.ts'
import type { Progress } from '../domain/status.ts'

export interface Surroundings {
  readonly today: CalendarDate
  readonly parties: Pick<OrderView, 'organisation' | 'partner' | 'legalEntity' | 'legalEntityChoices' | 'contact' | 'manager' | 'warehouse'>
  readonly facts: readonly {
    readonly id: string
    readonly axis: OrderView['facts'][number]['axis']
    readonly kind: string
    readonly data: Record<string, unknown>
    readonly source: string
    readonly at: Date
  }[]
  readonly documents: OrderView['documents']
  readonly shipments: OrderView['shipments']
  readonly lines: ReadonlyMap<string, { readonly pickedBase: number; readonly shippedBase: number }>
  readonly pickingTaskId: string | null
  readonly pickingState: string | null
  readonly progress: Progress
  /** The счёт to pay by now. */
  readonly invoice: { readonly id: string; readonly number: string; readonly totalMinor: number; readonly validUntil: string } | null
  readonly now: Date
  readonly refunds: readonly { readonly id: string; readonly amountMinor: number; readonly isPaid: boolean }[]
  /** A finished task found too little of what is still open, and nobody has said yet what becomes of it. */
  readonly hasShortfall: boolean
}

/** Everything around an order that its card shows, read straight from where it is kept; a view only, no command relies on it. */
export async function loadSurroundings(db: Db, order: Order): Promise<Surroundings> {
  const [names, choices, facts, documents, shipments, lines, picking, sums, invoice, refunds] = await Promise.all([
    loadNames(db, order.id),
    db
      .selectFrom('legal_entity')
      .select(['id', 'name'])
      .where('partner_id', '=', order.partnerId)
      .where('is_active', '=', true)
      .orderBy('name')
      .execute(),
    loadFacts(db, order.id),
    loadDocuments(db, order.id),
    db.selectFrom('shipment').selectAll().where('order_id', '=', order.id).orderBy('shipped_at').execute(),
    loadLineProgress(db, order.id),
    loadPicking(db, order.id),
    loadSums(db, order.id),
    loadInvoice(db, order.id),
    loadRefunds(db, order.id),
  ])
  const kinds = new Set(facts.map((fact) => `${fact.axis}.${fact.kind}`))
  return {
    today: calendarDate(sums.now, names.time_zone),
    parties: {
      organisation: { id: order.organisationId, name: names.organisation },
      partner: { id: order.partnerId, name: names.partner },
      legalEntity: order.legalEntityId === null ? null : { id: order.legalEntityId, name: names.legal_entity ?? '' },
      legalEntityChoices: choices,
      contact: order.contactId === null ? null : { id: order.contactId, name: names.contact ?? '', phone: names.contact_phone },
      manager: order.managerId === null ? null : { id: order.managerId, name: names.manager ?? '' },
      warehouse: { id: order.warehouseId, name: names.warehouse },
    },
    facts: facts.map((fact) => ({ ...fact, data: fact.data as Record<string, unknown> })),
    documents,
    shipments: shipments.map((s) => ({
      id: s.id,
      number: s.number,
      shippedOn: s.shipped_on,
      total: { minor: s.total_minor, currency: s.currency },
      deliveredAt: s.delivered_at?.toISOString() ?? null,
    })),
    lines,
    pickingTaskId: picking?.id ?? null,
    pickingState: picking?.state ?? null,
    invoice: invoice ?? null,
    now: sums.now,
    refunds,
    hasShortfall: sums.short_tasks > sums.short_chosen,
    progress: progressOf(order, {
      lines,
      pickingState: picking?.state ?? null,
      hasExpired: kinds.has('order.reserve-expired'),
      ...sums,
      shipments,
    }),
  }
}

interface ProgressFacts {
  readonly lines: Surroundings['lines']
  readonly pickingState: string | null
  readonly hasExpired: boolean
  readonly paid_minor: number
  readonly held: number
  readonly shipments: readonly { readonly total_minor: number }[]
}

function progressOf(order: Order, facts: ProgressFacts): Progress {
  const done = [...facts.lines.values()]
  return {
    paidMinor: facts.paid_minor,
    shippedMinor: facts.shipments.reduce((total, s) => total + s.total_minor, 0),
    orderedBase: openLines(order).reduce((total, line) => total + (line.baseThousandths ?? 0) - line.cancelledThousandths, 0),
    shippedBase: done.reduce((total, line) => total + line.shippedBase, 0),
    pickedBase: done.reduce((total, line) => total + line.pickedBase, 0),
    isPicking: facts.pickingState === 'picking',
    isPicked: facts.pickingState === 'picked',
    hasHeldReply: facts.held > 0,
    reserveExpired: facts.hasExpired && order.securedAt === null,
  }
}

/** Of several tasks the one that tells where picking stands: what still waits for stock comes last. */
const loadPicking = (db: Db, orderId: string) =>
  db
    .selectFrom('picking_task')
    .select(['id', 'state'])
    .where('order_id', '=', orderId)
    .orderBy(sql`array_position(array['picking', 'open', 'picked', 'waiting', 'cancelled'], state)`)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()

const loadFacts = (db: Db, orderId: string) =>
  db
    .selectFrom('fact')
    .select(['id', 'axis', 'kind', 'data', 'source', 'at'])
    .where('order_id', '=', orderId)
    .orderBy('at')
    .orderBy('id')
    .execute()

const loadRefunds = (db: Db, orderId: string) =>
  db
    .selectFrom('refund')
    .select((eb) => ['id', 'amount_minor as amountMinor', eb('state', '=', 'paid').as('isPaid')])
    .where('order_id', '=', orderId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, isPaid: Boolean(row.isPaid) })))

const loadInvoice = (db: Db, orderId: string) =>
  db
    .selectFrom('invoice')
    .select(['id', 'number', 'total_minor as totalMinor', 'valid_until as validUntil'])
    .where('order_id', '=', orderId)
    .where('state', '=', 'current')
    .executeTakeFirst()

async function loadNames(db: Db, orderId: string) {
  return db
    .selectFrom('customer_order as o')
    .innerJoin('organisation as g', 'g.id', 'o.organisation_id')
    .innerJoin('partner as p', 'p.id', 'o.partner_id')
    .innerJoin('warehouse as w', 'w.id', 'o.warehouse_id')
    .leftJoin('legal_entity as e', 'e.id', 'o.legal_entity_id')
    .leftJoin('contact as c', 'c.id', 'o.contact_id')
    .leftJoin('employee as m', 'm.id', 'o.manager_id')
    .select([
      'g.name as organisation',
      'g.time_zone',
      'p.name as partner',
      'w.name as warehouse',
      'e.name as legal_entity',
      'c.name as contact',
      'c.phone as contact_phone',
      'm.name as manager',
    ])
    .where('o.id', '=', orderId)
    .executeTakeFirstOrThrow()
}

async function loadDocuments(db: Db, orderId: string): Promise<OrderView['documents']> {
  const rows = await db
    .selectFrom('document as d')
    .innerJoin('stored_file as f', 'f.id', 'd.file_id')
    .leftJoin('invoice as i', 'i.id', 'd.invoice_id')
    .select(['d.id', 'd.kind', 'd.number', 'd.created_at', 'f.name', 'i.state'])
    .where('d.order_id', '=', orderId)
    .orderBy('d.created_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.name,
    number: row.number,
    state: row.state ?? 'current',
    createdAt: row.created_at.toISOString(),
    url: `/api/v1/documents/${row.id}/file`,
  }))
}

async function loadLineProgress(db: Db, orderId: string) {
  const rows = await sql<{ id: string; picked: number; shipped: number }>`
    select l.id,
      coalesce((select sum(p.picked_thousandths) from picking_line p join picking_task t on t.id = p.task_id and t.state <> 'cancelled' where p.line_id = l.id), 0)::bigint as picked,
      coalesce((select sum(s.base_thousandths) from shipment_line s where s.line_id = l.id), 0)::bigint as shipped
    from order_line l where l.order_id = ${orderId}`.execute(db)
  return new Map(rows.rows.map((row) => [row.id, { pickedBase: row.picked, shippedBase: row.shipped }]))
}

async function loadSums(db: Db, orderId: string) {
  const rows = await sql<{ paid_minor: number; held: number; now: Date; short_tasks: number; short_chosen: number }>`
    select coalesce((select sum(amount_minor) from payment_allocation where order_id = ${orderId}), 0)::bigint as paid_minor,
      (select count(*)::int from message where order_id = ${orderId} and delivery = 'held') as held, now() as now,
      (select count(distinct t.id)::int from picking_task t join picking_line k on k.task_id = t.id join order_line l on l.id = k.line_id
        where t.order_id = ${orderId} and t.state = 'picked' and k.picked_thousandths < k.to_pick_thousandths and l.state = 'open'
          and l.base_thousandths - l.cancelled_thousandths > (select coalesce(sum(e.picked_thousandths), 0) from picking_line e
            join picking_task d on d.id = e.task_id where e.line_id = l.id and d.state = 'picked')) as short_tasks,
      (select count(*)::int from fact where order_id = ${orderId} and axis = 'payment' and kind = 'shortfall-chosen') as short_chosen`.execute(
    db,
  )
  const [row] = rows.rows
  if (row === undefined) throw new Error('An aggregate query returned no row')
  return row
}
