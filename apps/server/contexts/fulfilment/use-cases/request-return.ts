import { calendarDate, fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { appendFact, lockOrder, type Order, takeNumber } from '../../ordering/index.ts'
import { type Actor, actorLabel, getContact, getOrganisation } from '../../parties/index.ts'
import { decideRequest, type ReturnedLine, type ReturnWish } from '../domain/goods-return.ts'
import { FULFILMENT_EVENTS } from '../events.ts'
import { notReturnable, shippedDocuments } from '../queries/shipped-parts.ts'

export interface RequestReturn {
  readonly orderId: string
  readonly shipmentId: string
  readonly reason: string
  readonly lines: readonly ReturnWish[]
  /** Unique for ever: the same key again is the same return. */
  readonly key: string
  readonly actor: Actor
}

/** Goods of one shipment are asked back, by the customer or by an employee for them. The order is locked, so two requests never ask for the same box. */
export async function requestReturn(tx: Tx, command: RequestReturn): Promise<Result<{ readonly returnId: string }>> {
  const order = await lockOrder(tx, command.orderId)
  if (order === null || !actsFor(command.actor, order)) return fail('ordering.unknown-order', { orderId: command.orderId })
  const known = await tx.db
    .selectFrom('goods_return')
    .select(['id', 'order_id'])
    .where('source_key', '=', sourceKey(command))
    .executeTakeFirst()
  if (known !== undefined) return ok({ returnId: known.id })
  const shipment = (await shippedDocuments(tx.db, { orderId: order.id })).find(({ id }) => id === command.shipmentId)
  if (shipment === undefined) return fail('fulfilment.unknown-shipment', { shipmentId: command.shipmentId })
  const refused = await notReturnable(
    tx.db,
    shipment.parts.map(({ productId }) => productId),
  )
  const lines = decideRequest(shipment.parts, command.lines, (productId) => refused.get(productId) ?? null)
  return lines.ok ? ok({ returnId: await write(tx, { order, command, lines: lines.value }) }) : lines
}

const actsFor = (actor: Actor, order: Order): boolean => actor.kind !== 'contact' || actor.partnerId === order.partnerId

/** A key is of the order: somebody else's key finds nothing. */
const sourceKey = ({ orderId, key }: RequestReturn): string => `${orderId}:${key}`

interface Writing {
  readonly order: Order
  readonly command: RequestReturn
  readonly lines: readonly ReturnedLine[]
}

async function write(tx: Tx, { order, command, lines }: Writing): Promise<string> {
  const organisation = await getOrganisation(tx.db, order.organisationId)
  const year = calendarDate(tx.now, organisation.timeZone).slice(0, 4)
  const sequence = await takeNumber(tx, organisation.id, 'return', Number(year))
  const number = `В-${organisation.numberPrefix}${sequence}/${year.slice(2)}`
  const shipment = await tx.db.selectFrom('shipment').selectAll().where('id', '=', command.shipmentId).executeTakeFirstOrThrow()
  const id = tx.newId('return')
  await tx.db
    .insertInto('goods_return')
    .values({
      id,
      number,
      state: 'requested',
      order_id: order.id,
      shipment_id: shipment.id,
      organisation_id: order.organisationId,
      partner_id: order.partnerId,
      legal_entity_id: shipment.legal_entity_id,
      warehouse_id: shipment.warehouse_id,
      reason: command.reason,
      requested_by: await nameOf(tx, command.actor),
      requested_at: tx.now,
      currency: shipment.currency,
      source_key: sourceKey(command),
    })
    .execute()
  await tx.db
    .insertInto('return_line')
    .values(
      lines.map(({ lineId, position, productId, asked }) => ({
        return_id: id,
        line_id: lineId,
        position,
        product_id: productId,
        asked_thousandths: asked,
      })),
    )
    .execute()
  const facts = { returnId: id, number, reason: command.reason }
  await appendFact(tx, { orderId: order.id, axis: 'return', kind: 'requested', data: { ...facts, by: actorLabel(command.actor) }, key: id })
  tx.append({ type: FULFILMENT_EVENTS.returnRequested, version: 1, subject: order.id, partyId: order.partnerId, data: facts })
  tx.touch('return', id)
  return id
}

/** How the person is called on screens and papers. */
export async function nameOf(tx: Tx, actor: Actor): Promise<string> {
  if (actor.kind === 'employee') return actor.name
  return actor.kind === 'contact' ? ((await getContact(tx.db, actor.contactId))?.name ?? '') : actor.name
}
