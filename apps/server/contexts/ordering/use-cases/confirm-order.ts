import { addDays, type CalendarDate, calendarDate, fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { type Actor, actorLabel, findContract, getOrganisation, type Organisation, rememberLegalEntity } from '../../parties/index.ts'
import { creditDecision, lockCredit } from '../../terms/index.ts'
import { lockOrder, saveOrder, takeNumber } from '../adapters/order-store.ts'
import { type Acknowledgement, decideConfirm } from '../domain/confirm.ts'
import { findDuplicate } from '../domain/duplicate.ts'
import { type Order, openLines } from '../domain/order.ts'
import { maySecure } from '../domain/status.ts'
import { bankingDayAfter } from '../queries/banking-days.ts'
import { minimumGap } from '../queries/minimum-gap.ts'
import { recentOrders } from '../queries/recent-orders.ts'
import { appendFact } from './append-fact.ts'
import { type PricingContext, priceAndCheck, withTotals } from './price-and-check.ts'
import { loadPricingContext } from './pricing-context.ts'
import { reserve } from './reserve.ts'
import { setOpenExposure } from './set-open-exposure.ts'

export interface ConfirmOrder {
  readonly orderId: string
  readonly draftVersion: number | null
  readonly actor: Actor
  readonly acknowledged?: readonly Acknowledgement[]
  readonly duplicateHours?: number
}

/**
 * Draft → order: re-checks prices, stock, credit and rights in this very transaction, reserves, takes the number. Every refusal is an expected
 * outcome with what to ask next; nothing is reserved then.
 */
export async function confirmOrder(tx: Tx, command: ConfirmOrder): Promise<Result<{ readonly order: Order }>> {
  const before = await lockOrder(tx, command.orderId)
  if (before === null) return fail('ordering.unknown-order', { orderId: command.orderId })
  await lockCredit(tx, before)
  const context = await loadPricingContext(tx.db, before, [], tx.now)
  const fresh = await priceAndCheck(tx.db, before, context)
  const decision = decideConfirm(
    { ...fresh, lines: keepSeenPrices(before, fresh) },
    await checksFor(tx, { before, fresh, command, context }),
  )
  if (!decision.ok) return refused(tx, before, fresh, decision)
  const kept = withTotals({ ...fresh, lines: keepSeenPrices(before, fresh) })
  const reserved = await reserve(tx, kept)
  if (!reserved.ok) return reserved
  const organisation = await getOrganisation(tx.db, kept.organisationId)
  const confirmed = await confirmedOrder(
    tx,
    { ...kept, lines: reserved.value.lines },
    { organisation, reserveBankDays: context.agreement.reserveBankDays },
  )
  await saveOrder(tx, before, confirmed)
  await recordConfirmation(tx, confirmed, command)
  return ok({ order: confirmed })
}

/** A refusal that changed what the customer should see (price, stock) is saved as a new version of the draft, so that it can be shown. */
async function refused(
  tx: Tx,
  before: Order,
  fresh: Order,
  decision: Result<never> | { readonly ok: false; readonly error: { readonly code: `${string}.${string}` } },
): Promise<Result<never>> {
  const code = decision.ok ? '' : decision.error.code
  if (code === 'ordering.price-changed' || code === 'ordering.stock-short' || code === 'ordering.price-on-request') {
    await saveOrder(tx, before, { ...fresh, state: 'draft', draftVersion: before.draftVersion + 1 })
  }
  return decision as Result<never>
}

/** Within the tolerance the customer keeps the lower price he saw; a lower price of today is his as well. */
function keepSeenPrices(before: Order, fresh: Order): Order['lines'] {
  const seen = new Map(before.lines.map((line) => [line.id, line]))
  return fresh.lines.map((line) => {
    const was = seen.get(line.id)
    if (line.quote === null || was?.quote == null || line.quote.micros <= was.quote.micros) return line
    return { ...line, quote: was.quote, amountMinor: was.amountMinor, vatMinor: was.vatMinor }
  })
}

async function checksFor(
  tx: Tx,
  { before, fresh, command, context }: { before: Order; fresh: Order; command: ConfirmOrder; context: PricingContext },
) {
  const goods = openLines(fresh)
  const wanted = goods.map((line) => ({ productId: line.productId ?? '', baseThousandths: line.baseThousandths ?? 0 }))
  const recent = await recentOrders(tx.db, {
    partnerId: before.partnerId,
    since: new Date(tx.now.getTime() - (command.duplicateHours ?? 4) * 3_600_000),
    exceptOrderId: before.id,
  })
  const credit =
    before.legalEntityId === null
      ? { decision: 'not-needed' as const }
      : await creditDecision(tx.db, {
          partnerId: before.partnerId,
          legalEntityId: before.legalEntityId,
          organisationId: before.organisationId,
          agreement: context.agreement,
          orderTotal: { minor: fresh.totalMinor, currency: fresh.currency },
          on: tx.now.toISOString().slice(0, 10),
        })
  return {
    rights: { mayConfirm: mayConfirm(command.actor, before) },
    acknowledged: command.acknowledged ?? [],
    duplicateNumber: findDuplicate(wanted, recent)?.number ?? null,
    credit: credit.decision,
    priceMicros: new Map(goods.map((line) => [line.id, line.quote?.micros ?? null])),
    toleranceBp: context.agreement.priceToleranceBp,
    draftVersion: command.draftVersion,
    minimumGap: await minimumGap(tx.db, fresh),
  }
}

/** A contact confirms only orders of the company it acts for, and only with that right. */
function mayConfirm(actor: Actor, order: Order): boolean {
  if (actor.kind === 'contact') return actor.partnerId === order.partnerId && actor.rights.mayConfirm
  return true
}

async function confirmedOrder(
  tx: Tx,
  order: Order,
  terms: { readonly organisation: Organisation; readonly reserveBankDays: number },
): Promise<Order> {
  const { organisation } = terms
  const today = calendarDate(tx.now, organisation.timeZone)
  const year = Number(today.slice(0, 4))
  const number = `${organisation.numberPrefix}${await takeNumber(tx, organisation.id, 'order', year)}`
  const validUntil = await bankingDayAfter(tx.db, organisation.country, today, terms.reserveBankDays)
  const isSecured = openLines(order).every(
    (line) => line.expectedOn !== null || line.securedThousandths >= (line.baseThousandths ?? 0) || line.securedThousandths === 0,
  )
  const contract = order.legalEntityId === null ? null : await findContract(tx.db, order.legalEntityId, organisation.id)
  return {
    ...order,
    state: 'confirmed',
    number,
    contractId: contract?.id ?? null,
    validUntil,
    reserveUntil: endOfDay(validUntil, organisation.timeZone),
    confirmedAt: tx.now,
    securedAt: isSecured && maySecure(order, 0) ? tx.now : null,
  }
}

/** The last moment of a calendar day in the zone, as an instant. */
export function endOfDay(day: CalendarDate, timeZone: string): Date {
  const guess = new Date(`${addDays(day, 1)}T00:00:00Z`)
  const local = new Date(`${guess.toLocaleString('sv-SE', { timeZone }).replace(' ', 'T')}Z`)
  return new Date(guess.getTime() - (local.getTime() - guess.getTime()) - 1)
}

async function recordConfirmation(tx: Tx, order: Order, command: ConfirmOrder): Promise<void> {
  const by = actorLabel(command.actor)
  await tx.db.updateTable('customer_order').set({ confirmed_by: by }).where('id', '=', order.id).execute()
  if (order.legalEntityId !== null) {
    await setOpenExposure(tx, order, order.totalMinor, `order:${order.id}:confirmed`)
    if (order.contactId !== null)
      await rememberLegalEntity(tx, { contactId: order.contactId, partnerId: order.partnerId, legalEntityId: order.legalEntityId })
  }
  await appendFact(tx, { orderId: order.id, axis: 'order', kind: 'confirmed', data: { by, number: order.number ?? '' }, key: '1' })
  tx.append({
    type: 'ordering.order-confirmed',
    version: 1,
    subject: order.id,
    partyId: order.partnerId,
    data: { number: order.number, totalMinor: order.totalMinor, threadId: order.threadId, by },
  })
}
