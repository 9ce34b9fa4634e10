import type { Currency } from '@skladno/kernel'
import type { Selectable } from 'kysely'
import type { DB } from '../../../db/schema.ts'
import type { Quote } from '../../terms/index.ts'
import type { LineRecognition, ManualPrice, Order, OrderLine, Shortage } from '../domain/order.ts'

type OrderRow = Selectable<DB['customer_order']>
type LineRow = Selectable<DB['order_line']>

/** Rows → aggregate. JSON columns are trusted: only this file's counterpart below writes them. */
export function orderFromRows(row: OrderRow, lines: readonly LineRow[]): Order {
  return {
    id: row.id,
    state: row.state,
    number: row.number,
    organisationId: row.organisation_id,
    partnerId: row.partner_id,
    legalEntityId: row.legal_entity_id,
    contractId: row.contract_id,
    agreementId: row.agreement_id,
    contactId: row.contact_id,
    managerId: row.manager_id,
    channel: row.channel,
    threadId: row.thread_id,
    draftVersion: row.draft_version,
    version: row.version,
    warehouseId: row.warehouse_id,
    delivery: {
      mode: row.delivery_mode,
      siteId: row.site_id,
      address: row.delivery_address,
      contact: row.delivery_contact,
      shipOn: row.ship_on,
      fromMinutes: row.window_from_minutes,
      toMinutes: row.window_to_minutes,
    },
    comment: row.comment,
    currency: row.currency as Currency,
    schedule: {
      advancePercent: row.advance_percent,
      prepaymentPercent: row.prepayment_percent,
      creditPercent: row.credit_percent,
      creditDays: row.credit_days,
    },
    totalMinor: row.total_minor,
    vatMinor: row.vat_minor,
    returnedMinor: row.returned_minor,
    validUntil: row.valid_until,
    reserveUntil: row.reserve_until,
    confirmedAt: row.confirmed_at,
    cancelReason: row.cancel_reason,
    securedAt: row.secured_at,
    releasedAt: row.released_at,
    cutOffAt: row.cut_off_at,
    createdAt: row.created_at,
    lines: lines.map(lineFromRow),
  }
}

function lineFromRow(row: LineRow): OrderLine {
  return {
    id: row.id,
    position: row.position,
    state: row.state,
    productId: row.product_id,
    warehouseId: row.warehouse_id,
    requestedText: row.requested_text,
    evidence: row.evidence as Readonly<Record<string, unknown>>,
    recognition: row.recognition as LineRecognition,
    said: row.said_thousandths === null ? null : { thousandths: row.said_thousandths, unit: row.said_unit },
    packThousandths: row.pack_thousandths,
    packUnit: row.pack_unit,
    baseThousandths: row.base_thousandths,
    quote: row.quote as Quote | null,
    manualPrice: row.manual_price as ManualPrice | null,
    amountMinor: row.amount_minor,
    vatMinor: row.vat_minor,
    shortage: row.shortage as Shortage | null,
    securedThousandths: row.secured_thousandths,
    cancelledThousandths: row.cancelled_thousandths,
    expectedOn: row.expected_on,
    parentLineId: row.parent_line_id,
    repeatOf: row.repeat_of,
  }
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

/** A line as the columns of `order_line`, JSON already serialised. */
export function lineToRow(orderId: string, line: OrderLine, now: Date) {
  return {
    id: line.id,
    order_id: orderId,
    position: line.position,
    state: line.state,
    product_id: line.productId,
    warehouse_id: line.warehouseId,
    requested_text: line.requestedText,
    evidence: JSON.stringify(line.evidence),
    recognition: JSON.stringify(line.recognition),
    said_thousandths: line.said?.thousandths ?? null,
    said_unit: line.said?.unit ?? null,
    pack_thousandths: line.packThousandths,
    pack_unit: line.packUnit,
    base_thousandths: line.baseThousandths,
    price_micros: line.manualPrice?.micros ?? line.quote?.micros ?? null,
    amount_minor: line.amountMinor,
    vat_minor: line.vatMinor,
    vat_rate_bp: line.quote?.vatRateBp ?? null,
    vat_included: line.quote?.vatIncluded ?? null,
    quote: json(line.quote),
    manual_price: json(line.manualPrice),
    shortage: json(line.shortage),
    secured_thousandths: line.securedThousandths,
    cancelled_thousandths: line.cancelledThousandths,
    expected_on: line.expectedOn,
    parent_line_id: line.parentLineId,
    repeat_of: line.repeatOf,
    created_at: now,
  }
}

export function orderToRow(order: Order) {
  return {
    state: order.state,
    number: order.number,
    legal_entity_id: order.legalEntityId,
    contract_id: order.contractId,
    draft_version: order.draftVersion,
    warehouse_id: order.warehouseId,
    delivery_mode: order.delivery.mode,
    site_id: order.delivery.siteId,
    delivery_address: order.delivery.address,
    delivery_contact: order.delivery.contact,
    ship_on: order.delivery.shipOn,
    window_from_minutes: order.delivery.fromMinutes,
    window_to_minutes: order.delivery.toMinutes,
    comment: order.comment,
    total_minor: order.totalMinor,
    vat_minor: order.vatMinor,
    valid_until: order.validUntil,
    reserve_until: order.reserveUntil,
    confirmed_at: order.confirmedAt,
    cancel_reason: order.cancelReason,
    secured_at: order.securedAt,
    released_at: order.releasedAt,
    thread_id: order.threadId,
  }
}
