import { money, vatOf } from '@skladno/kernel'
import { type TableRows, tableRows } from '../copy-rows.ts'
import { vatRateOf } from '../rows/terms-rows.ts'
import { departureOf } from './departure-of.ts'
import type { OrderRecord, RecordLine } from './order-record.ts'
import type { Writing } from './order-rows.ts'

/** Picking tasks and shipments of the orders, with their lines. */
export function goodsTables(records: readonly OrderRecord[], writing: Writing): TableRows[] {
  const picked = records.filter((record) => record.isOwn && record.open?.isProposed !== true && record.timeline.cancelledAt === null)
  const shipped = records.filter((record) => record.timeline.shippedAt !== null)
  return [
    tableRows(
      'picking_task',
      picked.map((record) => taskRow(record, writing)),
    ),
    tableRows('picking_line', picked.flatMap(pickingLineRows)),
    tableRows(
      'shipment',
      shipped.map((record) => shipmentRow(record, writing)),
    ),
    tableRows('shipment_line', shipped.flatMap(shipmentLineRows)),
  ]
}

/** The lines that have left: all, or the first of them. */
export const shippedLines = ({ lines, open }: OrderRecord): readonly RecordLine[] =>
  open?.shippedLines === undefined ? lines : lines.slice(0, open.shippedLines)

function taskState({ timeline }: OrderRecord): 'waiting' | 'open' | 'picking' | 'picked' {
  if (timeline.pickedAt !== null) return 'picked'
  if (timeline.pickingStartedAt !== null) return 'picking'
  return timeline.releasedAt === null ? 'waiting' : 'open'
}

function taskRow(record: OrderRecord, { keeper, company }: Writing) {
  const { planned, timeline, ids } = record
  const { time } = planned.customer.organisation
  const isStarted = timeline.pickingStartedAt !== null
  const departure = departureOf(record, company)
  return {
    id: ids.task,
    order_id: record.id,
    warehouse_id: planned.customer.warehouseId,
    state: taskState(record),
    assigned_to: isStarted ? keeper(record).replace('employee:', '') : null,
    due_at: time.at(departure.shipOn, departure.stop === null ? departure.to : departure.from),
    created_at: planned.confirmedAt,
    started_at: timeline.pickingStartedAt,
    finished_at: timeline.pickedAt,
  }
}

const pickingLineRows = (record: OrderRecord) =>
  record.lines
    .filter((line) => line.product.seed.kind !== 'service')
    .map((line, i) => {
      const isPicked =
        record.timeline.pickedAt !== null || (record.timeline.pickingStartedAt !== null && i < (record.open?.pickedLines ?? 0))
      return {
        task_id: record.ids.task,
        line_id: line.id,
        position: line.position,
        product_id: line.product.id,
        cell: line.product.cell(record.planned.customer.seed.warehouse),
        to_pick_thousandths: line.baseThousandths,
        picked_thousandths: isPicked ? line.baseThousandths : 0,
        outcome: isPicked ? ('picked' as const) : null,
        at: isPicked ? (record.timeline.pickedAt ?? record.timeline.pickingStartedAt) : null,
      }
    })

/** VAT of a shipped line at the rate of the day it left: an order of December may ship in January. */
function shippedVat(record: OrderRecord, line: RecordLine): { readonly vatMinor: number; readonly rateBp: number | null } {
  const { organisation } = record.planned.customer
  const { shippedAt, confirmedAt } = record.timeline
  const rateBp = vatRateOf(organisation, organisation.time.day(shippedAt ?? confirmedAt))
  return { vatMinor: vatOf(money(line.amountMinor, organisation.currency), rateBp ?? 'none', true).minor, rateBp }
}

function shipmentRow(record: OrderRecord, { numbers }: Writing) {
  const { planned, timeline, ids } = record
  const lines = shippedLines(record)
  const shippedAt = timeline.shippedAt ?? timeline.confirmedAt
  return {
    id: ids.shipment,
    order_id: record.id,
    organisation_id: planned.customer.organisation.id,
    warehouse_id: planned.customer.warehouseId,
    partner_id: planned.customer.id,
    legal_entity_id: planned.entity.id,
    number: numbers.shipment.get(record.id) ?? '',
    shipped_on: planned.customer.organisation.time.day(shippedAt),
    mode: planned.site === null ? ('pickup' as const) : ('delivery' as const),
    currency: planned.customer.organisation.currency,
    total_minor: lines.reduce((total, line) => total + line.amountMinor, 0),
    vat_minor: lines.reduce((total, line) => total + shippedVat(record, line).vatMinor, 0),
    shipped_at: shippedAt,
    delivered_at: timeline.deliveredAt,
    received_by: planned.site === null || timeline.deliveredAt === null ? null : (planned.site.contact?.split(',')[0] ?? null),
  }
}

const shipmentLineRows = (record: OrderRecord) =>
  shippedLines(record).map((line, i) => {
    const { vatMinor, rateBp } = shippedVat(record, line)
    return {
      shipment_id: record.ids.shipment,
      line_id: line.id,
      position: i + 1,
      product_id: line.product.id,
      base_thousandths: line.baseThousandths,
      pack_thousandths: line.packThousandths,
      pack_unit: line.product.saleUnit,
      price_micros: line.quote.micros,
      amount_minor: line.amountMinor,
      vat_minor: vatMinor,
      vat_rate_bp: rateBp,
    }
  })
