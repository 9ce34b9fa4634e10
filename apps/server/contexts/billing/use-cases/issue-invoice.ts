import { calendarDate } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { loadProducts } from '../../catalog/index.ts'
import { appendFact, lockOrder, type Order, takeNumber } from '../../ordering/index.ts'
import { getOrganisation } from '../../parties/index.ts'
import { invoiceAction, type Offer, offerOf } from '../domain/invoice.ts'
import { BILLING_EVENTS } from '../events.ts'
import { currentInvoice, type Invoice } from '../queries/invoices.ts'

/**
 * Brings the счёт in line with the order: issued for a confirmed order, replaced when the order was changed, void when it was cancelled.
 * An offer as it stands is kept, so it may run at any time and any number of times; an order has one current счёт at most.
 */
export async function issueInvoice(tx: Tx, orderId: string, { isForced = false } = {}): Promise<Invoice | null> {
  const order = await lockOrder(tx, orderId)
  if (order === null) return null
  const current = await currentInvoice(tx.db, orderId)
  const offer = order.state === 'confirmed' ? await loadOffer(tx, order) : null
  switch (invoiceAction(order, offer, { current, isForced })) {
    case 'none':
      return current
    case 'void':
      return current === null ? null : voidInvoice(tx, order, current)
    case 'issue':
    case 'replace':
      return offer === null ? current : writeInvoice(tx, { order, offer, replaces: current })
  }
}

async function loadOffer(tx: Tx, order: Order): Promise<Offer> {
  const products = await loadProducts(tx.db, [...new Set(order.lines.flatMap((line) => line.productId ?? []))])
  return offerOf(order, products)
}

async function voidInvoice(tx: Tx, order: Order, current: Invoice): Promise<null> {
  await tx.db.updateTable('invoice').set({ state: 'void' }).where('id', '=', current.id).execute()
  const facts = { invoiceId: current.id, number: current.number }
  await appendFact(tx, { orderId: order.id, axis: 'document', kind: 'invoice-void', data: facts, key: current.id })
  tx.append({ type: BILLING_EVENTS.invoiceVoided, version: 1, subject: order.id, partyId: order.partnerId, data: facts })
  return null
}

interface Writing {
  readonly order: Order
  readonly offer: Offer
  readonly replaces: Invoice | null
}

async function writeInvoice(tx: Tx, { order, offer, replaces }: Writing): Promise<Invoice> {
  const organisation = await getOrganisation(tx.db, order.organisationId)
  const issuedOn = calendarDate(tx.now, organisation.timeZone)
  const sequence = await takeNumber(tx, organisation.id, 'invoice', Number(issuedOn.slice(0, 4)))
  // The year belongs to the number: the sequence starts anew every year, and a number may not repeat.
  const number = `${organisation.numberPrefix}${sequence}/${issuedOn.slice(2, 4)}`
  const validUntil = order.validUntil !== null && order.validUntil > issuedOn ? order.validUntil : issuedOn
  if (replaces !== null) await tx.db.updateTable('invoice').set({ state: 'replaced' }).where('id', '=', replaces.id).execute()
  const id = tx.newId('invoice')
  await tx.db
    .insertInto('invoice')
    .values({
      id,
      order_id: order.id,
      organisation_id: organisation.id,
      partner_id: order.partnerId,
      legal_entity_id: offer.legalEntityId,
      number,
      issued_on: issuedOn,
      valid_until: validUntil,
      state: 'current',
      replaces_id: replaces?.id ?? null,
      currency: order.currency,
      total_minor: offer.totalMinor,
      vat_minor: offer.vatMinor,
      lines: JSON.stringify(offer.lines),
      created_at: tx.now,
    })
    .execute()
  await announce(tx, { order, offer, replaces }, { invoiceId: id, number })
  const invoice = await currentInvoice(tx.db, order.id)
  if (invoice === null) throw new Error(`The invoice ${id} was not written`)
  return invoice
}

async function announce(
  tx: Tx,
  { order, offer, replaces }: Writing,
  written: { readonly invoiceId: string; readonly number: string },
): Promise<void> {
  const facts = { ...written, totalMinor: offer.totalMinor }
  const kind = replaces === null ? 'invoice-issued' : 'invoice-replaced'
  await appendFact(tx, { orderId: order.id, axis: 'document', kind, data: facts, key: written.invoiceId })
  const data = replaces === null ? facts : { ...facts, replacesId: replaces.id, replacesNumber: replaces.number }
  const type = replaces === null ? BILLING_EVENTS.invoiceIssued : BILLING_EVENTS.invoiceReplaced
  tx.append({ type, version: 1, subject: order.id, partyId: order.partnerId, data })
}
