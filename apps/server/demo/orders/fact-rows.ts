import { type TableRows, tableRows } from '../copy-rows.ts'
import type { Company } from '../rows/company-rows.ts'
import { departureOf } from './departure-of.ts'
import type { OrderRecord } from './order-record.ts'
import { confirmedBy, type Writing } from './order-rows.ts'

type Axis = 'order' | 'document' | 'payment' | 'picking' | 'shipment' | 'delivery'

interface Happened {
  readonly axis: Axis
  readonly kind: string
  readonly at: Date
  readonly key: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What happened to each order, as the commands would have recorded it; `payments` are known to the money side. */
export function factTables(
  records: readonly OrderRecord[],
  writing: Writing,
  payments: ReadonlyMap<string, readonly Happened[]>,
): TableRows {
  return tableRows(
    'fact',
    records.flatMap((record) =>
      [...happened(record, writing), ...(payments.get(record.id) ?? [])]
        .sort((a, b) => a.at.getTime() - b.at.getTime())
        .map(({ axis, kind, at, key, data }) => ({
          id: writing.id('fact', at),
          order_id: record.id,
          axis,
          kind,
          data: JSON.stringify(data),
          source: 'hub',
          source_event_id: `${record.id}:${axis}:${kind}:${key}`,
          at,
          recorded_at: at,
        })),
    ),
  )
}

export type { Happened }

function happened(record: OrderRecord, { numbers, keeper, company }: Writing): Happened[] {
  if (record.open?.isProposed === true) return []
  const { planned, timeline, ids } = record
  const number = numbers.order.get(record.id) ?? ''
  const invoice = { invoiceId: ids.invoice, number: numbers.invoice.get(record.id) ?? '' }
  const manager = `employee:${planned.customer.managerId}`
  const facts: (Happened | null)[] = [
    fact('order', 'confirmed', planned.confirmedAt, '1', { by: confirmedBy(record), number }),
    record.open === null ? null : plannedDeparture(record, company),
    fact('document', 'invoice-issued', timeline.invoicedAt, ids.invoice, { ...invoice, totalMinor: record.totalMinor }),
    record.open?.isExpired === true ? fact('order', 'reserve-expired', expiredAt(record), expiredAt(record).toISOString(), {}) : null,
    fact('order', 'cancelled', timeline.cancelledAt, '1', { by: manager, reason: 'Покупатель передумал' }),
    fact('document', 'invoice-void', timeline.cancelledAt, ids.invoice, invoice),
    fact('order', 'released', timeline.releasedAt, '1', {}),
    ...goods(record, { by: keeper(record), number: numbers.shipment.get(record.id) ?? '' }),
    fact('order', 'closed', timeline.closedAt, '1', { by: manager }),
  ]
  return facts.filter((one) => one !== null)
}

function goods(
  { timeline, ids, open, isOwn, lines, planned, totalMinor }: OrderRecord,
  { by, number }: { readonly by: string; readonly number: string },
): (Happened | null)[] {
  const isPartial = open?.shippedLines !== undefined && open.shippedLines < lines.length
  const shippedMinor = isPartial ? lines.slice(0, open.shippedLines).reduce((total, line) => total + line.amountMinor, 0) : totalMinor
  const shipped = { shipmentId: ids.shipment, number, isPartial }
  const receivedBy = planned.site === null ? null : (planned.site.contact?.split(',')[0] ?? null)
  return [
    fact('picking', 'started', isOwn ? timeline.pickingStartedAt : null, ids.task, { taskId: ids.task, by }),
    fact('picking', 'finished', isOwn ? timeline.pickedAt : null, ids.task, { taskId: ids.task, isPartial: false, by }),
    fact('shipment', 'shipped', timeline.shippedAt, ids.shipment, { ...shipped, totalMinor: shippedMinor, by }),
    fact('delivery', 'delivered', planned.site === null ? null : timeline.deliveredAt, ids.shipment, { ...shipped, receivedBy, by }),
  ]
}

const fact = (axis: Axis, kind: string, at: Date | null, key: string, data: Readonly<Record<string, unknown>>): Happened | null =>
  at === null ? null : { axis, kind, at, key, data }

const expiredAt = ({ planned }: OrderRecord): Date => {
  const { time } = planned.customer.organisation
  return time.at(time.workingDayAfter(time.day(planned.confirmedAt), 3), 24 * 60 - 1)
}

function plannedDeparture(record: OrderRecord, company: Company): Happened {
  const { planned, timeline } = record
  const { shipOn, from, to } = departureOf(record, company)
  const stage = `${timeline.releasedAt === null ? 'open' : 'released'}:v2`
  const data = { shipOn, fromMinutes: from, toMinutes: to, cutOffAt: null, stage, askedOn: null }
  return { axis: 'delivery', kind: 'planned', at: timeline.releasedAt ?? planned.confirmedAt, key: stage, data }
}
