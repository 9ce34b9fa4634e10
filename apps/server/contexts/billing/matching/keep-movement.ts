import type { Currency } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { recordExposure } from '../../terms/index.ts'
import type { BankParty } from '../statements/index.ts'
import { closeMatchingRefund } from '../use-cases/close-refund.ts'

/** Money of a statement that settles nobody's order: given back, paid out, moved between our own accounts. */
export interface KeepMovement {
  readonly direction: 'in' | 'out'
  readonly account: { readonly id: string; readonly account: string; readonly organisationId: string }
  readonly currency: Currency
  /** The customer whose money is given back; null: not a customer, or nobody has said so yet. */
  readonly partnerId: string | null
  readonly legalEntityId: string | null
  /** The other side. */
  readonly party: BankParty
  readonly amountMinor: number
  readonly paidOn: string
  readonly number: string | null
  readonly purpose: string
  readonly sourceEventId: string
  readonly statementId: string
}

/** Keeps it once; what went back to a customer raises what it owes. Returns the payment's id. */
export async function keepMovement(tx: Tx, command: KeepMovement): Promise<string> {
  const id = tx.newId('payment')
  const { account, partnerId, legalEntityId, currency, amountMinor } = command
  await tx.db
    .insertInto('payment')
    .values({
      id,
      organisation_id: account.organisationId,
      bank_account_id: account.id,
      partner_id: partnerId,
      legal_entity_id: legalEntityId,
      direction: command.direction,
      method: 'bank',
      payer_name: command.party.name,
      payer_tax_id: command.party.taxId,
      number: command.number,
      paid_on: command.paidOn,
      amount_minor: amountMinor,
      currency,
      purpose: command.purpose,
      source: `statement:${account.account}`,
      source_event_id: command.sourceEventId,
      statement_id: command.statementId,
      recorded_at: tx.now,
    })
    .execute()
  if (command.direction === 'out' && partnerId !== null && legalEntityId !== null)
    await recordRefund(tx, { paymentId: id, partnerId, legalEntityId, organisationId: account.organisationId, amountMinor, currency })
  return id
}

/** Money given back to a customer: the debt grows by it, or the advance shrinks. */
export async function recordRefund(
  tx: Tx,
  refund: {
    readonly paymentId: string
    readonly partnerId: string
    readonly legalEntityId: string
    readonly organisationId: string
    readonly amountMinor: number
    readonly currency: Currency
  },
): Promise<void> {
  const { paymentId, ...scope } = refund
  await recordExposure(tx, { ...scope, kind: 'payment', key: `refund:${paymentId}:${tx.newId('exposure')}` })
  const data = { paymentId, amountMinor: refund.amountMinor, currency: refund.currency }
  await closeMatchingRefund(tx, refund)
  tx.append({ type: 'billing.refund-recorded', version: 1, subject: paymentId, partyId: refund.partnerId, data })
  tx.touch('payment', paymentId)
}
