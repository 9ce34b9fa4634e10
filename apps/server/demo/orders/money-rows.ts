import { addDays } from '@skladno/kernel'
import { type TableRows, tableRows } from '../copy-rows.ts'
import { draws } from '../draws.ts'
import { scheduleOf } from '../rows/terms-rows.ts'
import type { Happened } from './fact-rows.ts'
import { shippedLines } from './goods-rows.ts'
import type { OrderRecord } from './order-record.ts'
import type { Writing } from './order-rows.ts'

export interface Money {
  readonly tables: readonly TableRows[]
  /** The payment facts of each order. */
  readonly facts: ReadonlyMap<string, readonly Happened[]>
  /** Used credit by partner, minor units: the sum of the exposure entries. */
  readonly exposure: ReadonlyMap<string, number>
}

interface Part {
  readonly record: OrderRecord
  readonly at: Date
  readonly amountMinor: number
  readonly isLast: boolean
}

/** Invoices, payments with their allocations, and what every customer owes from them. */
export function moneyTables(records: readonly OrderRecord[], writing: Writing): Money {
  const parts = records.flatMap(partsOf).sort((a, b) => a.at.getTime() - b.at.getTime())
  const settled = settle(parts, writing)
  const entries = [...records.flatMap((record) => orderExposure(record, writing.id)), ...settled.exposure]
  const exposure = new Map<string, number>()
  for (const entry of entries) exposure.set(entry.partner_id, (exposure.get(entry.partner_id) ?? 0) + entry.amount_minor)
  return {
    tables: [
      tableRows(
        'invoice',
        records.flatMap((record) => invoiceRow(record, writing)),
      ),
      tableRows('payment', settled.payments),
      tableRows('payment_allocation', settled.allocations),
      tableRows(
        'exposure_entry',
        entries.sort((a, b) => a.at.getTime() - b.at.getTime()),
      ),
    ],
    facts: settled.facts,
    exposure,
  }
}

function partsOf(record: OrderRecord): Part[] {
  let left = record.totalMinor
  let percent = 0
  return record.timeline.paid.map((part) => {
    percent += part.percent
    const isLast = percent >= 100
    const amountMinor = isLast ? left : Math.round((record.totalMinor * part.percent) / 100)
    left -= amountMinor
    return { record, at: part.at, amountMinor, isLast }
  })
}

function invoiceRow(record: OrderRecord, { numbers }: Writing) {
  const { planned, timeline, ids } = record
  if (record.open?.isProposed === true) return []
  const { time, id: organisationId, currency } = planned.customer.organisation
  const issuedOn = time.day(timeline.invoicedAt)
  return [
    {
      id: ids.invoice,
      order_id: record.id,
      organisation_id: organisationId,
      partner_id: planned.customer.id,
      legal_entity_id: planned.entity.id,
      number: numbers.invoice.get(record.id) ?? '',
      issued_on: issuedOn,
      valid_until: time.workingDayAfter(issuedOn, planned.customer.seed.payment.kind === 'credit' ? 5 : 3),
      state: timeline.cancelledAt === null ? ('current' as const) : ('void' as const),
      currency,
      total_minor: record.totalMinor,
      vat_minor: record.vatMinor,
      lines: JSON.stringify(
        record.lines.map(({ id, product, packThousandths, quote, amountMinor, vatMinor }) => ({
          lineId: id,
          productId: product.id,
          sku: product.sku,
          name: product.seed.name,
          packThousandths,
          packUnit: product.saleUnit,
          priceMicros: quote.micros,
          vatIncluded: quote.vatIncluded,
          vatRateBp: quote.vatRateBp,
          amountMinor,
          vatMinor,
        })),
      ),
      created_at: timeline.invoicedAt,
    },
  ]
}

/** Orders are exposed when confirmed; shipment turns that into debt due by the agreement. */
function orderExposure(record: OrderRecord, id: Writing['id']) {
  if (record.open?.isProposed === true) return []
  const { planned, timeline, totalMinor } = record
  const { time } = planned.customer.organisation
  const entry = (at: Date, key: string, amountMinor: number, kind: 'order-open' | 'shipment', dueOn: string | null) => ({
    id: id('exposure', at),
    ...scopeOf(record),
    kind,
    amount_minor: amountMinor,
    order_id: record.id,
    due_on: dueOn,
    key,
    at,
  })
  const entries = [entry(planned.confirmedAt, `order:${record.id}:confirmed`, totalMinor, 'order-open', null)]
  if (timeline.cancelledAt !== null)
    entries.push(entry(timeline.cancelledAt, `order:${record.id}:cancelled`, -totalMinor, 'order-open', null))
  if (timeline.shippedAt !== null) {
    const shippedMinor = shippedLines(record).reduce((total, line) => total + line.amountMinor, 0)
    const dueOn = addDays(time.day(timeline.shippedAt), scheduleOf(planned.customer.seed.payment).credit_days)
    entries.push(entry(timeline.shippedAt, `shipment:${record.ids.shipment}:open`, -shippedMinor, 'order-open', null))
    entries.push(entry(timeline.shippedAt, `shipment:${record.ids.shipment}`, shippedMinor, 'shipment', dueOn))
  }
  return entries
}

const scopeOf = ({ planned }: OrderRecord) => ({
  partner_id: planned.customer.id,
  legal_entity_id: planned.entity.id,
  organisation_id: planned.customer.organisation.id,
  currency: planned.customer.organisation.currency,
})

type PaymentRow = ReturnType<typeof paymentRow>
type AllocationRow = { id: string; payment_id: string; order_id: string; amount_minor: number; at: Date }
type ExposureRow =
  | ReturnType<typeof orderExposure>[number]
  | (Omit<ReturnType<typeof orderExposure>[number], 'kind' | 'order_id'> & { kind: 'payment'; order_id: string | null })

interface Settled {
  readonly payments: PaymentRow[]
  readonly allocations: AllocationRow[]
  readonly exposure: ExposureRow[]
  readonly facts: Map<string, Happened[]>
}

/** What one payer pays at one moment is one payment; now and then it is more than was asked and stays an advance. */
function settle(parts: readonly Part[], writing: Writing): Settled {
  const groups = new Map<string, Part[]>()
  for (const part of parts) {
    const key = `${part.record.planned.entity.id} ${part.at.getTime()}`
    groups.set(key, [...(groups.get(key) ?? []), part])
  }
  const settled: Settled = { payments: [], allocations: [], exposure: [], facts: new Map() }
  let number = 0
  for (const group of groups.values()) {
    number += 1
    settleOne(group, number, { settled, writing })
  }
  return settled
}

function settleOne(
  group: readonly Part[],
  serial: number,
  { settled, writing }: { readonly settled: Settled; readonly writing: Writing },
): void {
  const [first] = group
  if (first === undefined) return
  const { id } = writing
  const paymentId = id('payment', first.at)
  const draw = draws(`payment ${first.record.planned.customer.seed.key} ${serial}`)
  const askedMinor = group.reduce((total, part) => total + part.amountMinor, 0)
  const advanceMinor = group.length === 1 && draw.chance(0.01) ? 100_000 - (askedMinor % 100_000) : 0
  const row = paymentRow(group, { paymentId, amountMinor: askedMinor + advanceMinor, draw, writing })
  settled.payments.push(row)
  for (const part of group) {
    const allocationId = id('payment', part.at)
    const { record, amountMinor, at, isLast } = part
    settled.allocations.push({ id: allocationId, payment_id: paymentId, order_id: record.id, amount_minor: amountMinor, at })
    settled.exposure.push(paymentExposure(part, id, { amountMinor: -amountMinor, orderId: record.id, key: `payment:${allocationId}` }))
    const data = { paymentId, amountMinor, number: row.number, paidOn: row.paid_on, isFull: isLast }
    const facts = settled.facts.get(record.id) ?? []
    facts.push({ axis: 'payment', kind: 'received', at, key: allocationId, data })
    settled.facts.set(record.id, facts)
  }
  if (advanceMinor > 0)
    settled.exposure.push(paymentExposure(first, id, { amountMinor: -advanceMinor, orderId: null, key: `advance:${paymentId}` }))
}

function paymentExposure(
  { record, at }: Part,
  id: Writing['id'],
  entry: { readonly amountMinor: number; readonly orderId: string | null; readonly key: string },
) {
  return {
    id: id('exposure', at),
    ...scopeOf(record),
    kind: 'payment' as const,
    amount_minor: entry.amountMinor,
    order_id: entry.orderId,
    due_on: null,
    key: entry.key,
    at,
  }
}

interface PaymentMaking {
  readonly paymentId: string
  readonly amountMinor: number
  readonly draw: ReturnType<typeof draws>
  readonly writing: Writing
}

function paymentRow(group: readonly Part[], { paymentId, amountMinor, draw, writing }: PaymentMaking) {
  const [part] = group
  if (part === undefined) throw new Error('A payment pays for something')
  const { planned } = part.record
  const { organisation } = planned.customer
  const isTrader = planned.entity.name.startsWith('ИП')
  const method = methodOf(organisation.time.country, isTrader, draw)
  const invoices = group.map(({ record }) => `№ ${writing.numbers.invoice.get(record.id) ?? ''}`).join(', ')
  return {
    id: paymentId,
    organisation_id: organisation.id,
    bank_account_id: method === 'cash' ? null : organisation.bankAccountId,
    partner_id: planned.customer.id,
    legal_entity_id: planned.entity.id,
    method,
    payer_name: planned.entity.name,
    payer_tax_id: planned.entity.taxId,
    number: method === 'bank' ? String(draw.int(1, 980)) : null,
    paid_on: organisation.time.day(part.at),
    amount_minor: amountMinor,
    currency: organisation.currency,
    purpose: `Оплата по ${group.length === 1 ? 'счёту' : 'счетам'} ${invoices} за ${writing.company.seed.goods}`,
    source: 'hand',
    source_event_id: `demo:${paymentId}`,
    recorded_by: writing.company.employee(writing.company.seed.accountant),
    recorded_at: part.at,
  }
}

function methodOf(country: 'RU' | 'KZ', isTrader: boolean, draw: ReturnType<typeof draws>): 'bank' | 'cash' | 'kaspi' | 'sbp' {
  if (!isTrader || draw.chance(0.5)) return 'bank'
  if (draw.chance(0.15)) return 'cash'
  return country === 'KZ' ? 'kaspi' : 'sbp'
}
