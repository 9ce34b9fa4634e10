import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { type Actor, actorLabel, findPartner, listLegalEntities } from '../../parties/index.ts'
import { applyAdvance } from '../use-cases/apply-advance.ts'
import { recordRefund } from './keep-movement.ts'

export interface AssignPayment {
  readonly paymentId: string
  readonly partnerId: string
  readonly legalEntityId: string | null
  /** Without orders the money stays on the customer's balance. */
  readonly orders: readonly { readonly orderId: string; readonly amountMinor: number }[]
  readonly actor: Actor
}

/** A person says whose money it is and what for. Decided once: a second decision about the same payment is refused. */
export async function assignPayment(tx: Tx, command: AssignPayment): Promise<Result<null>> {
  const { paymentId, partnerId } = command
  const open = await openProposal(tx, paymentId)
  if (!open.ok) return open
  if ((await findPartner(tx.db, partnerId)) === null) return fail('billing.unknown-partner', { partnerId })
  const legalEntityId = command.legalEntityId ?? (await listLegalEntities(tx.db, partnerId))[0]?.id ?? null
  const { direction, organisation_id, amount_minor, currency } = open.value
  await tx.db.updateTable('payment').set({ legal_entity_id: legalEntityId }).where('id', '=', paymentId).execute()
  if (direction === 'out') {
    if (legalEntityId === null) return fail('billing.no-legal-entity', { partnerId })
    await tx.db.updateTable('payment').set({ partner_id: partnerId }).where('id', '=', paymentId).execute()
    await recordRefund(tx, { paymentId, partnerId, legalEntityId, organisationId: organisation_id, amountMinor: amount_minor, currency })
  } else {
    const applied = await applyAdvance(tx, { paymentId, partnerId, orders: command.orders })
    if (!applied.ok) return applied
  }
  await decide(tx, { paymentId, state: 'assigned', by: actorLabel(command.actor), note: null })
  return ok(null)
}

/** A person says that the money is not a customer's: a loan, a deposit back, a mistake. It leaves the queue and stays in the books. */
export async function setPaymentAside(
  tx: Tx,
  command: { readonly paymentId: string; readonly note: string; readonly actor: Actor },
): Promise<Result<null>> {
  const open = await openProposal(tx, command.paymentId)
  if (!open.ok) return open
  await decide(tx, { paymentId: command.paymentId, state: 'set-aside', by: actorLabel(command.actor), note: command.note })
  return ok(null)
}

async function openProposal(tx: Tx, paymentId: string) {
  const row = await tx.db
    .selectFrom('payment as p')
    .leftJoin('payment_proposal as r', 'r.payment_id', 'p.id')
    .select(['p.direction', 'p.organisation_id', 'p.amount_minor', 'p.currency', 'p.partner_id', 'r.state', 'r.decided_by', 'r.decided_at'])
    .where('p.id', '=', paymentId)
    .forUpdate('p')
    .executeTakeFirst()
  if (row === undefined) return fail('billing.unknown-payment', { paymentId })
  if (row.partner_id !== null || row.state === 'assigned' || row.state === 'set-aside')
    return fail('billing.payment-placed', { by: row.decided_by, at: row.decided_at?.toISOString() })
  return ok(row)
}

async function decide(
  tx: Tx,
  decision: { readonly paymentId: string; readonly state: 'assigned' | 'set-aside'; readonly by: string; readonly note: string | null },
): Promise<void> {
  const { paymentId, state, by, note } = decision
  const decided = { state, decided_by: by, decided_at: tx.now, note }
  await tx.db
    .insertInto('payment_proposal')
    .values({ payment_id: paymentId, ...decided })
    .onConflict((conflict) => conflict.column('payment_id').doUpdateSet(decided))
    .execute()
  tx.touch('payment', paymentId)
}
