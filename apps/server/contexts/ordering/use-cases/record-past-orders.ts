import type { Currency } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'

/** An order of the time before this product: closed, without effect on stock, debt or statuses; recognition and reports learn from it. */
export interface PastOrderInput {
  /** Unique within the source; the same key again is the same order. */
  readonly key: string
  readonly number: string
  /** `YYYY-MM-DD` */
  readonly date: string
  readonly organisationId: string
  readonly partnerId: string
  readonly legalEntityId: string
  readonly agreementId: string
  readonly managerId: string | null
  readonly warehouseId: string
  readonly currency: Currency
  readonly lines: readonly PastLineInput[]
}

export interface PastLineInput {
  readonly productId: string
  readonly text: string
  readonly packThousandths: number
  readonly packUnit: string
  readonly baseThousandths: number
  readonly priceMicros: number | null
  readonly amountMinor: number | null
  readonly vatMinor: number | null
  readonly vatRateBp: number | null
}

const SOURCE = 'import'
const PAGE = 300

interface Known {
  readonly id: string
  readonly lines: string
}

/** Writes past orders in bulk. An order that is there with the same lines is left alone; with other lines they are replaced. */
export async function recordPastOrders(
  tx: Tx,
  orders: readonly PastOrderInput[],
): Promise<{ readonly inserted: number; readonly changed: number; readonly unchanged: number }> {
  const total = { inserted: 0, changed: 0, unchanged: 0 }
  for (let at = 0; at < orders.length; at += PAGE) {
    const page = orders.slice(at, at + PAGE)
    const known = await findKnown(tx, page)
    const fresh = page.filter(({ key }) => !known.has(key))
    const changed = page.filter((order) => known.has(order.key) && known.get(order.key)?.lines !== linesText(order))
    await insertOrders(tx, fresh)
    for (const order of changed) await replaceLines(tx, known.get(order.key)?.id ?? '', order)
    total.inserted += fresh.length
    total.changed += changed.length
    total.unchanged += page.length - fresh.length - changed.length
  }
  return total
}

/** What makes two versions of a past order different. */
const linesText = ({ lines }: PastOrderInput): string =>
  lines
    .map((line) => `${line.productId} ${line.packThousandths} ${line.amountMinor ?? ''}`)
    .sort()
    .join(';')

async function findKnown(tx: Tx, orders: readonly PastOrderInput[]): Promise<ReadonlyMap<string, Known>> {
  const rows = await tx.db
    .selectFrom('customer_order as o')
    .leftJoin('order_line as l', 'l.order_id', 'o.id')
    .select(['o.id', 'o.source_key', 'l.product_id', 'l.pack_thousandths', 'l.amount_minor'])
    .where('o.source', '=', SOURCE)
    .where(
      'o.source_key',
      'in',
      orders.map(({ key }) => key),
    )
    .execute()
  const found = new Map<string, { id: string; lines: string[] }>()
  for (const row of rows) {
    const order = found.get(row.source_key ?? '') ?? { id: row.id, lines: [] }
    order.lines.push(`${row.product_id} ${row.pack_thousandths} ${row.amount_minor ?? ''}`)
    found.set(row.source_key ?? '', order)
  }
  return new Map([...found].map(([key, { id, lines }]) => [key, { id, lines: lines.sort().join(';') }]))
}

async function insertOrders(tx: Tx, orders: readonly PastOrderInput[]): Promise<void> {
  if (orders.length === 0) return
  const numbers = await freeNumbers(tx, orders)
  const rows = orders.map((order) => ({ id: tx.newId('order'), order }))
  await tx.db
    .insertInto('customer_order')
    .values(rows.map(({ id, order }) => orderRow(tx, id, order, numbers.get(order.key) ?? order.number)))
    .execute()
  const lines = rows.flatMap(({ id, order }) => lineRows(tx, id, order))
  for (let at = 0; at < lines.length; at += 1_000)
    await tx.db
      .insertInto('order_line')
      .values(lines.slice(at, at + 1_000))
      .execute()
}

/** Programs start their numbers anew each year; ours are unique: «125», then «125/2025», then «125/2025-2». */
async function freeNumbers(tx: Tx, orders: readonly PastOrderInput[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db
    .selectFrom('customer_order')
    .select(['organisation_id', 'number'])
    .where(
      'organisation_id',
      'in',
      orders.map(({ organisationId }) => organisationId),
    )
    .where((eb) => eb.or(orders.map(({ number }) => eb('number', 'like', `${number.replace(/[%_\\]/g, '\\$&')}%`))))
    .execute()
  const taken = new Set(rows.map((row) => `${row.organisation_id} ${row.number}`))
  return new Map(
    orders.map((order) => {
      const plain = [order.number, `${order.number}/${order.date.slice(0, 4)}`]
      let number = plain.find((candidate) => !taken.has(`${order.organisationId} ${candidate}`))
      for (let copy = 2; number === undefined; copy += 1) {
        const candidate = `${plain[1]}-${copy}`
        if (!taken.has(`${order.organisationId} ${candidate}`)) number = candidate
      }
      taken.add(`${order.organisationId} ${number}`)
      return [order.key, number]
    }),
  )
}

function orderRow(tx: Tx, id: string, order: PastOrderInput, number: string) {
  const at = new Date(`${order.date}T09:00:00Z`)
  const sum = (pick: (line: PastLineInput) => number | null): number => order.lines.reduce((total, line) => total + (pick(line) ?? 0), 0)
  return {
    id,
    state: 'closed' as const,
    number,
    organisation_id: order.organisationId,
    partner_id: order.partnerId,
    legal_entity_id: order.legalEntityId,
    agreement_id: order.agreementId,
    manager_id: order.managerId,
    channel: 'staff' as const,
    warehouse_id: order.warehouseId,
    currency: order.currency,
    advance_percent: 0,
    prepayment_percent: 100,
    credit_percent: 0,
    credit_days: 0,
    total_minor: sum(({ amountMinor }) => amountMinor),
    vat_minor: sum(({ vatMinor }) => vatMinor),
    confirmed_at: at,
    confirmed_by: 'system:import',
    closed_at: at,
    source: SOURCE,
    source_key: order.key,
    created_at: at,
    updated_at: tx.now,
  }
}

const lineRows = (tx: Tx, orderId: string, order: PastOrderInput) =>
  order.lines.map((line, position) => ({
    id: tx.newId('line'),
    order_id: orderId,
    position: position + 1,
    state: 'open' as const,
    product_id: line.productId,
    requested_text: line.text,
    said_thousandths: line.packThousandths,
    said_unit: line.packUnit,
    pack_thousandths: line.packThousandths,
    pack_unit: line.packUnit,
    base_thousandths: line.baseThousandths,
    price_micros: line.priceMicros,
    amount_minor: line.amountMinor,
    vat_minor: line.vatMinor,
    vat_rate_bp: line.vatRateBp,
    vat_included: true,
    created_at: tx.now,
  }))

async function replaceLines(tx: Tx, orderId: string, order: PastOrderInput): Promise<void> {
  await tx.db.deleteFrom('order_line').where('order_id', '=', orderId).execute()
  await tx.db
    .insertInto('order_line')
    .values(lineRows(tx, orderId, order))
    .execute()
  const { total_minor, vat_minor, updated_at } = orderRow(tx, orderId, order, order.number)
  await tx.db.updateTable('customer_order').set({ total_minor, vat_minor, updated_at }).where('id', '=', orderId).execute()
}
