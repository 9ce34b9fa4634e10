import { type TableRows, tableRows } from '../copy-rows.ts'
import type { Company } from '../rows/company-rows.ts'
import { scheduleOf } from '../rows/terms-rows.ts'
import { departureOf } from './departure-of.ts'
import type { Numbers } from './numbers.ts'
import type { OrderRecord, RecordId, RecordLine } from './order-record.ts'

export interface Writing {
  readonly id: RecordId
  readonly numbers: Numbers
  readonly company: Company
  /** Actor of what staff do: `employee:emp_…`. */
  readonly keeper: (record: OrderRecord) => string
}

/** Orders, their lines, holds and the facts of their lives, but money and documents. */
export function orderTables(records: readonly OrderRecord[], writing: Writing): TableRows[] {
  return [
    tableRows(
      'customer_order',
      records.map((record) => orderRow(record, writing)),
    ),
    tableRows(
      'order_line',
      records.flatMap((record) => record.lines.map((line) => lineRow(record, line))),
    ),
    tableRows(
      'reservation',
      records.flatMap((record) => reservationRows(record, writing.id)),
    ),
  ]
}

const stateOf = (record: OrderRecord): 'proposed' | 'confirmed' | 'cancelled' | 'closed' => {
  if (record.open?.isProposed === true) return 'proposed'
  if (record.timeline.cancelledAt !== null) return 'cancelled'
  return record.timeline.closedAt === null ? 'confirmed' : 'closed'
}

export const confirmedBy = (record: OrderRecord): string =>
  record.planned.contactId === null || record.planned.channel === 'staff'
    ? `employee:${record.planned.customer.managerId}`
    : `contact:${record.planned.contactId}`

function orderRow(record: OrderRecord, { numbers, company }: Writing) {
  const { planned, timeline } = record
  const { customer, site } = planned
  const { time } = customer.organisation
  const state = stateOf(record)
  const isDelivery = site !== null
  const validUntil = time.workingDayAfter(time.day(planned.confirmedAt), customer.seed.payment.kind === 'credit' ? 5 : 3)
  const departure = departureOf(record, company)
  const isConfirmed = state !== 'proposed'
  const isSecured = isConfirmed && record.open?.isExpired !== true && timeline.cancelledAt === null
  return {
    id: record.id,
    state,
    number: numbers.order.get(record.id) ?? null,
    organisation_id: customer.organisation.id,
    partner_id: customer.id,
    legal_entity_id: planned.entity.id,
    contract_id: planned.entity.contractId,
    agreement_id: customer.agreementId,
    contact_id: planned.contactId,
    manager_id: customer.managerId,
    channel: planned.channel,
    draft_version: isConfirmed ? 2 : 1,
    warehouse_id: customer.warehouseId,
    delivery_mode: isDelivery ? ('delivery' as const) : ('pickup' as const),
    site_id: site?.id ?? null,
    delivery_address: site?.address ?? null,
    delivery_contact: site?.contact ?? null,
    ship_on: departure.shipOn,
    window_from_minutes: departure.from,
    window_to_minutes: departure.to,
    currency: customer.organisation.currency,
    ...scheduleOf(customer.seed.payment),
    total_minor: record.totalMinor,
    vat_minor: record.vatMinor,
    valid_until: isConfirmed ? validUntil : null,
    reserve_until: isConfirmed && timeline.releasedAt === null ? time.at(validUntil, 24 * 60 - 1) : null,
    confirmed_at: isConfirmed ? planned.confirmedAt : null,
    confirmed_by: isConfirmed ? confirmedBy(record) : null,
    cancelled_at: timeline.cancelledAt,
    cancel_reason: timeline.cancelledAt === null ? null : 'Покупатель передумал',
    closed_at: timeline.closedAt,
    secured_at: isSecured ? (isHeldBack(record) ? null : planned.confirmedAt) : null,
    released_at: timeline.releasedAt,
    created_at: timeline.createdAt,
    updated_at: timeline.closedAt ?? timeline.cancelledAt ?? timeline.shippedAt ?? timeline.releasedAt ?? timeline.invoicedAt,
  }
}

/** Goods of an order whose advance has not come are not secured. */
const isHeldBack = ({ planned, timeline }: OrderRecord): boolean =>
  planned.customer.seed.payment.kind === 'advance' && timeline.paid.length === 0

function lineRow(record: OrderRecord, line: RecordLine) {
  const isSecured = record.open?.isProposed !== true && record.open?.isExpired !== true && record.timeline.cancelledAt === null
  return {
    id: line.id,
    order_id: record.id,
    position: line.position,
    state: 'open' as const,
    product_id: line.product.id,
    requested_text: line.product.seed.name,
    said_thousandths: line.packThousandths,
    said_unit: line.product.saleUnit,
    pack_thousandths: line.packThousandths,
    pack_unit: line.product.saleUnit,
    base_thousandths: line.baseThousandths,
    price_micros: line.quote.micros,
    amount_minor: line.amountMinor,
    vat_minor: line.vatMinor,
    vat_rate_bp: line.quote.vatRateBp,
    vat_included: line.quote.vatIncluded,
    quote: JSON.stringify(line.quote),
    secured_thousandths: isSecured && line.product.seed.kind === undefined ? line.baseThousandths : 0,
    created_at: record.timeline.createdAt,
  }
}

/** Holds are kept for orders of today; those of the past were used up and tell nothing. */
function reservationRows(record: OrderRecord, id: RecordId) {
  if (record.open === null || record.open.isProposed === true) return []
  const { planned, timeline, open } = record
  return record.lines
    .filter((line) => line.product.seed.kind === undefined)
    .map((line, i) => {
      const isShipped = timeline.shippedAt !== null && i < (open.shippedLines ?? record.lines.length)
      const state = open.isExpired === true ? ('released' as const) : isShipped ? ('consumed' as const) : ('held' as const)
      return {
        id: id('reservation', planned.confirmedAt),
        order_id: record.id,
        line_id: line.id,
        warehouse_id: planned.customer.warehouseId,
        product_id: line.product.id,
        quantity_thousandths: line.baseThousandths,
        state,
        created_at: planned.confirmedAt,
        ended_at: state === 'held' ? null : (timeline.shippedAt ?? timeline.invoicedAt),
      }
    })
}

/** Base thousandths held at a warehouse, by `warehouse product`: what the stock must cover. */
export function heldGoods(records: readonly OrderRecord[], id: RecordId): Map<string, number> {
  const held = new Map<string, number>()
  for (const row of records.flatMap((record) => reservationRows(record, id))) {
    if (row.state !== 'held') continue
    const key = `${row.warehouse_id} ${row.product_id}`
    held.set(key, (held.get(key) ?? 0) + row.quantity_thousandths)
  }
  return held
}
