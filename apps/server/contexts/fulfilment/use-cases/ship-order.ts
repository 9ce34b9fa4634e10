import { addDays, calendarDate, fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { changeStock, loadProducts } from '../../catalog/index.ts'
import { appendFact, consumeReservations, lockOrder, mayShip, type Order, setOpenExposure, takeNumber } from '../../ordering/index.ts'
import { type Actor, actorLabel, getOrganisation, getPartner, type Organisation } from '../../parties/index.ts'
import { creditDecision, getAgreement, lineVatRate, lockCredit, recordExposure } from '../../terms/index.ts'
import { sellerVat } from '../domain/line-vat.ts'
import { composeShipment, isWhole, NO_PROGRESS, type ShipmentContext, type ShipmentLine, shipmentTotals } from '../domain/shipment.ts'
import { FULFILMENT_EVENTS } from '../events.ts'
import { lineProgress } from '../queries/line-progress.ts'

export interface ShipOrder {
  readonly orderId: string
  readonly actor: Actor
  /** Base quantities by line; absent = everything picked. Naming lines is also how a person ships a part for a customer who waits for all. */
  readonly lines?: readonly { readonly lineId: string; readonly baseThousandths: number }[]
  /** False where an ERP keeps the stock. */
  readonly keepsStock?: boolean
}

export interface Shipped {
  readonly shipmentId: string
  readonly number: string
  readonly isPartial: boolean
}

/**
 * A departure: its own document with its own number, lines and VAT of its day. The «отгрузка» gate is tested again. Holds are consumed, stock
 * and exposure follow in the same transaction.
 */
export async function shipOrder(tx: Tx, command: ShipOrder): Promise<Result<Shipped>> {
  const order = await lockOrder(tx, command.orderId)
  if (order === null || order.state !== 'confirmed' || order.legalEntityId === null)
    return fail('fulfilment.not-shippable', { orderId: command.orderId, state: order?.state })
  const gate = await testGate(tx, order)
  if (!gate.ok) return gate
  const organisation = await getOrganisation(tx.db, order.organisationId)
  const context = await shipmentContext(tx, order, { organisation, lines: command.lines })
  if (command.lines === undefined && !isWhole(order, context) && (await waitsForAll(tx, order))) {
    return fail('fulfilment.waits-for-rest', { number: order.number })
  }
  const composed = composeShipment(order, context)
  if (!composed.ok) return composed
  return ok(await writeShipment(tx, { order, organisation, lines: composed.value, context, command }))
}

async function testGate(tx: Tx, order: Order): Promise<Result<null>> {
  const paid = await tx.db
    .selectFrom('payment_allocation')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('amount_minor'), eb.lit(0)).as('minor'))
    .where('order_id', '=', order.id)
    .executeTakeFirstOrThrow()
  if (!mayShip(order, Number(paid.minor))) return fail('fulfilment.awaits-prepayment', { number: order.number })
  if (order.schedule.creditPercent === 0) return ok(null)
  await lockCredit(tx, order)
  const { decision } = await creditDecision(tx.db, {
    partnerId: order.partnerId,
    organisationId: order.organisationId,
    agreement: await getAgreement(tx.db, order.agreementId),
    orderTotal: { minor: order.totalMinor, currency: order.currency },
    orderId: order.id,
    on: tx.now.toISOString().slice(0, 10),
  })
  return decision === 'ok' || decision === 'not-needed' ? ok(null) : fail('fulfilment.credit-blocked', { decision })
}

const waitsForAll = async (tx: Tx, order: Order): Promise<boolean> => (await getPartner(tx.db, order.partnerId)).partialPolicy === 'wait'

async function shipmentContext(
  tx: Tx,
  order: Order,
  { organisation, lines }: { organisation: Organisation; lines: ShipOrder['lines'] },
): Promise<ShipmentContext> {
  const products = await loadProducts(tx.db, [...new Set(order.lines.flatMap((line) => line.productId ?? []))])
  const on = calendarDate(tx.now, organisation.timeZone)
  const seller = sellerVat(organisation.vat)
  return {
    progress: await lineProgress(tx.db, order.id),
    isService: (id) => products.get(id)?.kind === 'service',
    vatRate: (id) => lineVatRate(seller, products.get(id)?.vatRateBp ?? null, on),
    asked: lines === undefined ? null : new Map(lines.map((line) => [line.lineId, line.baseThousandths])),
  }
}

interface Writing {
  readonly order: Order
  readonly organisation: Organisation
  readonly lines: readonly ShipmentLine[]
  readonly context: ShipmentContext
  readonly command: ShipOrder
}

async function writeShipment(tx: Tx, writing: Writing): Promise<Shipped> {
  const { order, organisation, lines, command } = writing
  const shipmentId = tx.newId('shipment')
  const shippedOn = calendarDate(tx.now, organisation.timeZone)
  const year = Number(shippedOn.slice(0, 4))
  const number = `${organisation.numberPrefix}${await takeNumber(tx, organisation.id, 'shipment', year)}/${shippedOn.slice(2, 4)}`
  const totals = shipmentTotals(lines, (id) => order.lines.find((line) => line.id === id)?.quote?.vatIncluded ?? true)
  await tx.db
    .insertInto('shipment')
    .values({
      id: shipmentId,
      order_id: order.id,
      organisation_id: organisation.id,
      warehouse_id: order.warehouseId,
      partner_id: order.partnerId,
      legal_entity_id: order.legalEntityId ?? '',
      number,
      shipped_on: shippedOn,
      mode: order.delivery.mode,
      currency: order.currency,
      total_minor: totals.totalMinor,
      vat_minor: totals.vatMinor,
      shipped_at: tx.now,
    })
    .execute()
  await insertLines(tx, shipmentId, lines)
  const isPartial = !isAllShipped(writing)
  await moveGoods(tx, writing, shipmentId)
  await moveExposure(tx, writing, { shipmentId, shippedOn, totalMinor: totals.totalMinor, isPartial })
  const facts = { shipmentId, number, isPartial }
  await appendFact(tx, {
    orderId: order.id,
    axis: 'shipment',
    kind: 'shipped',
    data: { ...facts, totalMinor: totals.totalMinor, by: actorLabel(command.actor) },
    key: shipmentId,
  })
  tx.append({
    type: FULFILMENT_EVENTS.shipped,
    version: 1,
    subject: order.id,
    partyId: order.partnerId,
    data: { orderNumber: order.number, ...facts },
  })
  return facts
}

const insertLines = (tx: Tx, shipmentId: string, lines: readonly ShipmentLine[]) =>
  tx.db
    .insertInto('shipment_line')
    .values(
      lines.map((line, index) => ({
        shipment_id: shipmentId,
        line_id: line.lineId,
        position: index + 1,
        product_id: line.productId,
        base_thousandths: line.baseThousandths,
        pack_thousandths: line.packThousandths,
        pack_unit: line.packUnit,
        price_micros: line.priceMicros,
        amount_minor: line.amountMinor,
        vat_minor: line.vatMinor,
        vat_rate_bp: line.vatRateBp,
      })),
    )
    .execute()

function isAllShipped({ order, lines, context }: Writing): boolean {
  const now = new Map(lines.map((line) => [line.lineId, line.baseThousandths]))
  return order.lines.every((line) => {
    if (line.state !== 'open') return true
    const done = (context.progress.get(line.id) ?? NO_PROGRESS).shipped + (now.get(line.id) ?? 0)
    return done >= (line.baseThousandths ?? 0) - line.cancelledThousandths
  })
}

/** Stock rows change in product order, so two shipments cannot wait for each other. */
async function moveGoods(tx: Tx, { order, lines, context, command }: Writing, shipmentId: string): Promise<void> {
  const goods = lines.filter((line) => !context.isService(line.productId))
  await consumeReservations(tx, order.id, goods)
  if (command.keepsStock === false) return
  const warehouseOf = new Map(order.lines.map((line) => [line.id, line.warehouseId ?? order.warehouseId]))
  // Deposits are lent, not sold from a shelf: their count is the difference of what went and what came back.
  const products = await loadProducts(tx.db, [...new Set(goods.map((line) => line.productId))])
  const counted = goods.filter((line) => products.get(line.productId)?.kind === 'goods')
  for (const line of counted.sort((a, b) => (a.productId < b.productId ? -1 : 1))) {
    const warehouseId = warehouseOf.get(line.lineId) ?? order.warehouseId
    const deltaThousandths = -line.baseThousandths
    await changeStock(tx, { warehouseId, productId: line.productId, deltaThousandths, source: 'hub', cause: `shipment:${shipmentId}` })
  }
}

interface ExposureMove {
  readonly shipmentId: string
  readonly shippedOn: ReturnType<typeof calendarDate>
  readonly totalMinor: number
  readonly isPartial: boolean
}

/** What was ordered becomes debt. The last shipment takes back whatever is left of the order's own entry, kopecks of rounding included. */
async function moveExposure(tx: Tx, { order }: Writing, move: ExposureMove): Promise<void> {
  const earlier = await tx.db
    .selectFrom('shipment')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('total_minor'), eb.lit(0)).as('minor'))
    .where('order_id', '=', order.id)
    .where('id', '<>', move.shipmentId)
    .executeTakeFirstOrThrow()
  const scope = {
    partnerId: order.partnerId,
    legalEntityId: order.legalEntityId ?? '',
    organisationId: order.organisationId,
    currency: order.currency,
    orderId: order.id,
  }
  const openMinor = move.isPartial ? Math.max(0, order.totalMinor - Number(earlier.minor) - move.totalMinor) : 0
  await setOpenExposure(tx, order, openMinor, `shipment:${move.shipmentId}:open`)
  await recordExposure(tx, {
    ...scope,
    kind: 'shipment',
    amountMinor: move.totalMinor,
    dueOn: addDays(move.shippedOn, order.schedule.creditDays),
    key: `shipment:${move.shipmentId}`,
  })
}
