import { calendarDate, minutesOfDay } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { listWarehouses, loadProducts } from '../../catalog/index.ts'
import { lineProgress } from '../../fulfilment/index.ts'
import { getOrder, type Order, orderTexts } from '../../ordering/index.ts'
import { getOrganisation, getPartner } from '../../parties/index.ts'
import type { LineFacts, OrderFacts } from '../domain/order-facts.ts'
import type { Locale } from '../messages/index.ts'

/** Everything the texts about an order are made of, as it is now; null for an order that never had a number. */
export async function orderFacts(
  db: Db,
  orderId: string,
  { now, locale }: { readonly now: Date; readonly locale: Locale },
): Promise<OrderFacts | null> {
  const order = await getOrder(db, orderId)
  if (order === null || order.number === null) return null
  const [organisation, partner, warehouses, sums] = [
    await getOrganisation(db, order.organisationId),
    await getPartner(db, order.partnerId),
    await listWarehouses(db),
    await sumsOf(db, orderId),
  ]
  const warehouse = warehouses.find((candidate) => candidate.id === order.warehouseId)
  const today = calendarDate(now, organisation.timeZone)
  return {
    orderId,
    partnerId: order.partnerId,
    number: order.number,
    state: order.state,
    today,
    currency: order.currency,
    totalMinor: order.totalMinor,
    returnedMinor: order.returnedMinor,
    paidMinor: sums.paidMinor,
    receivedMinor: sums.receivedMinor,
    beforeShipmentPercent: order.schedule.advancePercent + order.schedule.prepaymentPercent,
    creditDays: order.schedule.creditDays,
    isReleased: order.releasedAt !== null,
    isSecured: order.securedAt !== null,
    delivery: {
      ...deliveryOf(order),
      promise: orderTexts(locale).promise(order.delivery, today),
      cutOff: cutOffOf(sums.cutOffAt, warehouse?.timeZone ?? organisation.timeZone),
    },
    warehouse: { name: warehouse?.name ?? '', address: warehouse?.address ?? '' },
    partialPolicy: partner.partialPolicy,
    openTasks: sums.openTasks,
    pickedTasks: sums.pickedTasks,
    lines: await linesOf(db, order),
    invoice: sums.invoice,
    shipments: sums.shipments,
    reserveEndsOn: order.reserveUntil === null ? null : calendarDate(order.reserveUntil, organisation.timeZone),
  }
}

const deliveryOf = ({ delivery }: Order) => ({
  mode: delivery.mode,
  shipOn: delivery.shipOn,
  fromMinutes: delivery.fromMinutes,
  toMinutes: delivery.toMinutes,
})

function cutOffOf(cutOffAt: string | null, timeZone: string): OrderFacts['delivery']['cutOff'] {
  if (cutOffAt === null) return null
  const at = new Date(cutOffAt)
  return { day: calendarDate(at, timeZone), minutes: minutesOfDay(at, timeZone) }
}

async function linesOf(db: Db, order: Order): Promise<LineFacts[]> {
  const goods = order.lines.filter((line) => line.productId !== null && (line.state === 'open' || line.cancelledThousandths > 0))
  const products = await loadProducts(db, [...new Set(goods.flatMap((line) => line.productId ?? []))])
  const progress = await lineProgress(db, order.id)
  return goods.map((line) => {
    const product = products.get(line.productId ?? '')
    const done = progress.get(line.id)
    return {
      name: product?.name ?? line.requestedText,
      unit: product?.baseUnit ?? '',
      ordered: line.baseThousandths ?? 0,
      picked: done?.picked ?? 0,
      shipped: done?.shipped ?? 0,
      cancelled: line.cancelledThousandths,
      isService: product?.kind === 'service',
    }
  })
}

interface Sums {
  readonly paidMinor: number
  readonly receivedMinor: number
  readonly openTasks: number
  readonly pickedTasks: number
  readonly cutOffAt: string | null
  readonly invoice: OrderFacts['invoice']
  readonly shipments: OrderFacts['shipments']
}

/** A task that waits is being worked on only while its order is not released; afterwards it waits for stock, which nobody can hurry. */
async function sumsOf(db: Db, orderId: string): Promise<Sums> {
  const { rows } = await sql<Sums>`
    SELECT
      (SELECT coalesce(sum(amount_minor), 0)::bigint FROM payment_allocation WHERE order_id = o.id) AS "paidMinor",
      (SELECT coalesce(sum(CASE kind WHEN 'received' THEN 1 WHEN 'taken-back' THEN -1 ELSE 0 END * (data->>'amountMinor')::bigint), 0)::bigint
        FROM fact WHERE order_id = o.id AND axis = 'payment') AS "receivedMinor",
      (SELECT count(*)::int FROM picking_task WHERE order_id = o.id AND state IN ('open', 'picking')) AS "openTasks",
      (SELECT count(*)::int FROM picking_task WHERE order_id = o.id AND state = 'picked') AS "pickedTasks",
      (SELECT data->>'cutOffAt' FROM fact WHERE order_id = o.id AND axis = 'delivery' AND kind = 'planned' ORDER BY recorded_at DESC, id DESC LIMIT 1) AS "cutOffAt",
      (SELECT json_build_object('id', i.id, 'number', i.number, 'totalMinor', i.total_minor, 'validUntil', i.valid_until, 'state', i.state, 'replacesId', i.replaces_id)
        FROM invoice i WHERE i.order_id = o.id ORDER BY i.created_at DESC, i.id DESC LIMIT 1) AS invoice,
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'number', s.number, 'isDelivered', s.delivered_at IS NOT NULL, 'receivedBy', s.received_by,
          'shippedOn', s.shipped_on) ORDER BY s.shipped_at, s.id), '[]') FROM shipment s WHERE s.order_id = o.id) AS shipments
    FROM customer_order o WHERE o.id = ${orderId}`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error(`There is no order ${orderId}`)
  return row
}
