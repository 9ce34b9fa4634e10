import { type Effect, type EffectOutcome, performEffect } from '@skladno/platform'
import type { Db, Tx, UnitOfWork } from '../../../db/types.ts'
import { loadProducts } from '../../catalog/index.ts'
import { appendFact, getOrder, keptPacks, lockOrder } from '../../ordering/index.ts'
import { getLegalEntity, getOrganisation } from '../../parties/index.ts'
import { WITHOUT } from '../domain/capabilities.ts'
import { ERP_EVENTS } from '../events.ts'
import type { ErpDocument, ErpGateway, ErpOrder, ErpReply } from '../ports/erp-gateway.ts'

export interface ErpDeps {
  readonly uow: UnitOfWork
  readonly erp: ErpGateway
}

/** How long an accounting system may be away before the effect fails: attempts with growing pauses, about a day. */
const MAX_ATTEMPTS = 150

/**
 * Hands an order, or its new version, to the accounting system. The key is the order's id for ever; after a lost answer the key is looked
 * up before anything is sent again, and where that cannot be done the order is marked unknown for a person.
 */
export async function submitOrder(deps: ErpDeps, effectId: string): Promise<void> {
  await performEffect(deps.uow, effectId, {
    perform: (effect) => perform(deps, effect),
    recover: async () =>
      deps.erp.capabilities.findByKey ? 'perform-again' : { kind: 'unknown', detail: 'The process ended during the call' },
    settle: (tx, effect, outcome) => settle(tx, orderIdOf(effect), outcome),
    maxAttempts: MAX_ATTEMPTS,
  })
}

const orderIdOf = (effect: Effect): string => {
  const { orderId } = effect.payload
  if (typeof orderId !== 'string') throw new Error(`The job's payload has no orderId: ${JSON.stringify(effect.payload)}`)
  return orderId
}

async function perform({ uow, erp }: ErpDeps, effect: Effect): Promise<EffectOutcome> {
  const orderId = orderIdOf(effect)
  const order = await uow.read((db) => erpOrder(db, orderId))
  if (order === null) return { kind: 'done', result: { skipped: true } }
  await uow.run((tx) => markPending(tx, orderId))
  const isRepeat = effect.attempts > 1
  const known = isRepeat && erp.capabilities.findByKey ? await erp.findOrder(order.key) : null
  if (known !== null && known.kind !== 'ok') return outcomeOf(known, { isSafe: true, pauseMs: pauseMs(effect) })
  if (known !== null && known.value !== null && known.value.version >= order.version) return accepted(known.value)
  return outcomeOf(await erp.submitOrder(order), { isSafe: erp.capabilities.findByKey, pauseMs: pauseMs(effect) })
}

const pauseMs = (effect: Effect): number => Math.min(600_000, 2_000 * 2 ** Math.min(effect.attempts, 9))

const accepted = (document: ErpDocument): EffectOutcome => ({ kind: 'done', result: { erpId: document.erpId, number: document.number } })

/** `isSafe`: repeating begins with a look by the key, so an uncertain answer may be repeated. A refusal is a certain answer. */
function outcomeOf(reply: ErpReply<ErpDocument | null>, { isSafe, pauseMs }: { isSafe: boolean; pauseMs: number }): EffectOutcome {
  switch (reply.kind) {
    case 'ok':
      return reply.value === null ? { kind: 'retry', afterMs: pauseMs, detail: 'Not there yet' } : accepted(reply.value)
    case 'rejected':
      return { kind: 'failed', detail: `${reply.code}: ${reply.detail}` }
    case 'retry':
      return { kind: 'retry', afterMs: Math.max(reply.afterMs, pauseMs), detail: reply.detail }
    case 'unknown':
      return isSafe ? { kind: 'retry', afterMs: pauseMs, detail: reply.detail } : reply
    case 'unsupported':
      return { kind: 'failed', detail: WITHOUT[reply.capability] }
  }
}

/** The order as the accounting system needs it; null when there is nothing to hand over any more. */
async function erpOrder(db: Db, orderId: string): Promise<ErpOrder | null> {
  const order = await getOrder(db, orderId)
  if (order === null || order.state !== 'confirmed' || order.legalEntityId === null || order.number === null) return null
  const [organisation, buyer] = [await getOrganisation(db, order.organisationId), await getLegalEntity(db, order.legalEntityId)]
  const lines = order.lines.filter((line) => line.state === 'open')
  const products = await loadProducts(db, [...new Set(lines.flatMap((line) => line.productId ?? []))])
  return {
    key: order.id,
    version: order.draftVersion,
    number: order.number,
    organisationTaxId: organisation.taxId,
    buyerTaxId: buyer.taxId,
    buyerKpp: buyer.kpp,
    currency: order.currency,
    shipOn: order.delivery.shipOn,
    comment: order.comment,
    totalMinor: order.totalMinor,
    lines: lines.map((line) => ({
      sku: products.get(line.productId ?? '')?.sku ?? '',
      packThousandths: keptPacks(line),
      packUnit: line.packUnit ?? '',
      priceMicros: line.manualPrice?.micros ?? line.quote?.micros ?? 0,
      amountMinor: line.amountMinor ?? 0,
    })),
  }
}

async function markPending(tx: Tx, orderId: string): Promise<void> {
  await tx.db
    .insertInto('erp_submission')
    .values({ order_id: orderId, key: orderId, state: 'pending', submitted_at: tx.now })
    .onConflict((conflict) => conflict.column('order_id').doUpdateSet({ state: 'pending', detail: null, submitted_at: tx.now }))
    .execute()
}

async function settle(tx: Tx, orderId: string, outcome: EffectOutcome): Promise<void> {
  if (outcome.kind === 'retry' || (outcome.kind === 'done' && outcome.result?.skipped === true)) return
  const order = await lockOrder(tx, orderId)
  if (order === null) throw new Error(`Order ${orderId} is gone`)
  if (outcome.kind === 'done') {
    const { erpId, number } = outcome.result ?? {}
    return acceptOrder(tx, {
      orderId,
      partnerId: order.partnerId,
      erpId: String(erpId),
      number: typeof number === 'string' ? number : null,
    })
  }
  const isRejected = outcome.kind === 'failed'
  await answer(tx, orderId, { state: isRejected ? 'rejected' : 'unknown', detail: outcome.detail })
  if (isRejected)
    await appendFact(tx, { orderId, axis: 'erp', kind: 'rejected', data: { detail: outcome.detail }, key: `v${order.draftVersion}` })
  const type = isRejected ? ERP_EVENTS.rejected : ERP_EVENTS.unknown
  tx.append({ type, version: 1, subject: orderId, partyId: order.partnerId, data: { number: order.number, detail: outcome.detail } })
}

export interface AcceptedOrder {
  readonly orderId: string
  readonly partnerId: string
  readonly erpId: string
  /** Null: the number comes later, and until then nothing follows that needs it. */
  readonly number: string | null
}

/** The accounting system has the order. Called again when a number that was not given at once arrives. */
export async function acceptOrder(tx: Tx, { orderId, partnerId, erpId, number }: AcceptedOrder): Promise<void> {
  await answer(tx, orderId, { state: 'accepted', erp_id: erpId, erp_number: number, detail: null })
  if (number === null) return
  await appendFact(tx, { orderId, axis: 'erp', kind: 'accepted', data: { number, erpId }, key: number })
  tx.append({ type: ERP_EVENTS.accepted, version: 1, subject: orderId, partyId: partnerId, data: { number, erpId } })
}

async function answer(
  tx: Tx,
  orderId: string,
  change: {
    readonly state: 'accepted' | 'rejected' | 'unknown'
    readonly erp_id?: string
    readonly erp_number?: string | null
    readonly detail: string | null
  },
): Promise<void> {
  await tx.db
    .updateTable('erp_submission')
    .set({ ...change, answered_at: tx.now })
    .where('order_id', '=', orderId)
    .execute()
}
