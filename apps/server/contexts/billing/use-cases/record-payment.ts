import { type Currency, fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import type { Actor } from '../../parties/index.ts'
import { findPartner } from '../../parties/index.ts'
import { BILLING_EVENTS } from '../events.ts'
import { applyToOrders, type Intended } from './allocate-payment.ts'

export interface RecordPayment {
  readonly organisationId: string
  readonly bankAccountId?: string | null
  /** Whose debt it settles; null while nobody knows. The payer may be somebody else. */
  readonly partnerId: string | null
  readonly legalEntityId?: string | null
  readonly payer?: { readonly name: string; readonly taxId: string | null }
  readonly amountMinor: number
  readonly currency: Currency
  readonly paidOn: string
  readonly method: 'bank' | 'cash' | 'card' | 'kaspi' | 'sbp'
  readonly number?: string | null
  readonly purpose?: string
  /** Where it comes from and its id there: the same pair is recorded once. */
  readonly source: string
  readonly sourceEventId: string
  /** The statement that brought it. */
  readonly statementId?: string
  /** What it is meant for; without orders it stays an advance. */
  readonly orders: readonly Intended[]
  readonly actor: Actor
}

/** Records money once and applies it. Repeating it answers with the payment that is there, whatever else was asked. */
export async function recordPayment(
  tx: Tx,
  command: RecordPayment,
): Promise<Result<{ readonly paymentId: string; readonly isNew: boolean; readonly advanceMinor: number }>> {
  if (command.amountMinor <= 0) return fail('billing.amount-not-positive')
  const refused = await checkParties(tx, command)
  if (!refused.ok) return refused
  const id = tx.newId('payment')
  const inserted = await insertPayment(tx, id, command)
  if (!inserted) return ok({ paymentId: await existing(tx, command), isNew: false, advanceMinor: 0 })
  tx.touch('payment', id)
  if (command.partnerId === null) {
    tx.append({
      type: BILLING_EVENTS.paymentUnmatched,
      version: 1,
      subject: id,
      partyId: null,
      data: { paymentId: id, amountMinor: command.amountMinor, currency: command.currency, payerName: command.payer?.name ?? '' },
    })
    return ok({ paymentId: id, isNew: true, advanceMinor: command.amountMinor })
  }
  const payment = {
    id,
    organisationId: command.organisationId,
    partnerId: command.partnerId,
    legalEntityId: command.legalEntityId ?? null,
    currency: command.currency,
    number: command.number ?? null,
    paidOn: command.paidOn,
    availableMinor: command.amountMinor,
  }
  const applied = await applyToOrders(tx, payment, { intended: command.orders, isFirst: true })
  if (!applied.ok) {
    await tx.db.deleteFrom('payment').where('id', '=', id).execute()
    return applied
  }
  return ok({ paymentId: id, isNew: true, advanceMinor: applied.value.advanceMinor })
}

async function checkParties(tx: Tx, command: RecordPayment): Promise<Result<null>> {
  const organisation = await tx.db.selectFrom('organisation').select('id').where('id', '=', command.organisationId).executeTakeFirst()
  if (organisation === undefined) return fail('billing.unknown-organisation', { organisationId: command.organisationId })
  if (command.partnerId !== null && (await findPartner(tx.db, command.partnerId)) === null)
    return fail('billing.unknown-partner', { partnerId: command.partnerId })
  return ok(null)
}

async function insertPayment(tx: Tx, id: string, command: RecordPayment): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('payment')
    .values({
      id,
      organisation_id: command.organisationId,
      bank_account_id: command.bankAccountId ?? null,
      partner_id: command.partnerId,
      legal_entity_id: command.legalEntityId ?? null,
      method: command.method,
      payer_name: command.payer?.name ?? (await payerName(tx, command)),
      payer_tax_id: command.payer?.taxId ?? null,
      number: command.number ?? null,
      paid_on: command.paidOn,
      amount_minor: command.amountMinor,
      currency: command.currency,
      purpose: command.purpose ?? '',
      source: command.source,
      source_event_id: command.sourceEventId,
      statement_id: command.statementId ?? null,
      recorded_by: command.actor.kind === 'employee' ? command.actor.employeeId : null,
      recorded_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['source', 'source_event_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Without a name of its own the payer is the buyer. */
async function payerName(tx: Tx, { legalEntityId, partnerId }: RecordPayment): Promise<string> {
  if (legalEntityId != null) {
    const entity = await tx.db.selectFrom('legal_entity').select('name').where('id', '=', legalEntityId).executeTakeFirst()
    if (entity !== undefined) return entity.name
  }
  return partnerId === null ? '' : ((await findPartner(tx.db, partnerId))?.name ?? '')
}

async function existing(tx: Tx, command: RecordPayment): Promise<string> {
  const row = await tx.db
    .selectFrom('payment')
    .select('id')
    .where('source', '=', command.source)
    .where('source_event_id', '=', command.sourceEventId)
    .executeTakeFirstOrThrow()
  return row.id
}
