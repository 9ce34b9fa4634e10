import { calendarDate, fail, ok, type Result } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { changeStock, loadProducts } from '../../catalog/index.ts'
import { appendFact } from '../../ordering/index.ts'
import { type Actor, actorLabel, getOrganisation } from '../../parties/index.ts'
import { recordExposure } from '../../terms/index.ts'
import { type Acceptance, type AcceptedLine, decideAcceptance, RETURN_TRANSITIONS } from '../domain/goods-return.ts'
import { FULFILMENT_EVENTS } from '../events.ts'
import { shippedDocuments } from '../queries/shipped-parts.ts'
import { lockReturn } from './decide-return.ts'
import { nameOf } from './request-return.ts'

export interface AcceptReturn {
  readonly returnId: string
  readonly lines: readonly Acceptance[]
  readonly actor: Actor
  /** False where an ERP keeps the stock. */
  readonly keepsStock?: boolean
}

/**
 * The goods are back at the warehouse: counted, looked at, put on the shelf or written off. What they cost is owed no more: exposure, settlement
 * and the order follow in the same transaction. Accepted once: the same press again changes nothing.
 */
export async function acceptReturn(tx: Tx, command: AcceptReturn): Promise<Result<{ readonly returnId: string }>> {
  const { returnId } = command
  const row = await lockReturn(tx, returnId)
  if (row === null) return fail('fulfilment.unknown-return', { returnId })
  if (row.state === 'accepted') return ok({ returnId })
  if (RETURN_TRANSITIONS[row.state].accept === undefined)
    return fail('fulfilment.return-not-approved', { state: row.state, number: row.number })
  const lines = await tx.db.selectFrom('return_line').selectAll().where('return_id', '=', returnId).orderBy('position').execute()
  const shipment = (await shippedDocuments(tx.db, { orderId: row.order_id, exceptReturnId: returnId })).find(
    ({ id }) => id === row.shipment_id,
  )
  const decided = decideAcceptance(
    lines.map((line) => ({ lineId: line.line_id, position: line.position, productId: line.product_id, asked: line.asked_thousandths })),
    shipment?.parts ?? [],
    command.lines,
  )
  if (!decided.ok) return decided
  const { totalMinor, vatMinor } = decided.value
  const { timeZone } = await getOrganisation(tx.db, row.organisation_id)
  const accepted = { state: 'accepted' as const, accepted_by: await nameOf(tx, command.actor), accepted_at: tx.now }
  await tx.db
    .updateTable('goods_return')
    .set({ ...accepted, accepted_on: calendarDate(tx.now, timeZone), total_minor: totalMinor, vat_minor: vatMinor })
    .where('id', '=', returnId)
    .execute()
  for (const line of decided.value.lines) await saveLine(tx, returnId, line)
  await moveGoods(tx, { row, lines: decided.value.lines, keepsStock: command.keepsStock !== false })
  await settle(tx, { row, totalMinor, actor: command.actor })
  return ok({ returnId })
}

type Row = NonNullable<Awaited<ReturnType<typeof lockReturn>>>

const saveLine = (tx: Tx, returnId: string, line: AcceptedLine) =>
  tx.db
    .updateTable('return_line')
    .set({
      accepted_thousandths: line.accepted,
      condition: line.accepted === 0 ? null : line.condition,
      destination: line.accepted === 0 ? null : line.destination,
      note: line.note,
      amount_minor: line.amountMinor,
      vat_minor: line.vatMinor,
      vat_rate_bp: line.vatRateBp,
    })
    .where('return_id', '=', returnId)
    .where('line_id', '=', line.lineId)
    .execute()

/** Back on the shelf, in product order as everywhere. What is written off, a service and a deposit move nothing. */
async function moveGoods(
  tx: Tx,
  { row, lines, keepsStock }: { readonly row: Row; readonly lines: readonly AcceptedLine[]; readonly keepsStock: boolean },
): Promise<void> {
  if (!keepsStock) return
  const kept = await tx.db
    .selectFrom('return_line')
    .select(['line_id', 'product_id'])
    .where('return_id', '=', row.id)
    .orderBy('product_id')
    .execute()
  const products = await loadProducts(tx.db, [...new Set(kept.map((line) => line.product_id))])
  for (const { line_id, product_id: productId } of kept) {
    const line = lines.find(({ lineId }) => lineId === line_id)
    if (line === undefined || line.accepted === 0 || line.destination !== 'stock' || products.get(productId)?.kind !== 'goods') continue
    const cause = `return:${row.id}`
    await changeStock(tx, { warehouseId: row.warehouse_id, productId, deltaThousandths: line.accepted, source: 'hub', cause })
  }
}

async function settle(
  tx: Tx,
  { row, totalMinor, actor }: { readonly row: Row; readonly totalMinor: number; readonly actor: Actor },
): Promise<void> {
  await tx.db
    .updateTable('customer_order')
    .set({ returned_minor: sql`returned_minor + ${totalMinor}`, version: sql`version + 1`, updated_at: tx.now })
    .where('id', '=', row.order_id)
    .execute()
  await recordExposure(tx, {
    kind: 'return',
    partnerId: row.partner_id,
    legalEntityId: row.legal_entity_id,
    organisationId: row.organisation_id,
    currency: row.currency,
    amountMinor: -totalMinor,
    orderId: row.order_id,
    key: `return:${row.id}`,
  })
  const data = { returnId: row.id, number: row.number, totalMinor, currency: row.currency }
  await appendFact(tx, { orderId: row.order_id, axis: 'return', kind: 'accepted', data: { ...data, by: actorLabel(actor) }, key: row.id })
  tx.append({ type: FULFILMENT_EVENTS.returnAccepted, version: 1, subject: row.order_id, partyId: row.partner_id, data })
  tx.touch('return', row.id)
}
