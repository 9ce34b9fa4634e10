import { ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import type { Actor } from '../../parties/index.ts'
import type { Intended } from '../use-cases/allocate-payment.ts'
import { recordPayment } from '../use-cases/record-payment.ts'

/** Orders as two sums settle them: the first what came, the second what the bank kept. */
export function splitCommission(
  orders: readonly Intended[],
  receivedMinor: number,
): { readonly received: readonly Intended[]; readonly kept: readonly Intended[] } {
  let left = receivedMinor
  const received: Intended[] = []
  const kept: Intended[] = []
  for (const { orderId, amountMinor } of orders) {
    const own = Math.min(left, amountMinor)
    left -= own
    if (own > 0) received.push({ orderId, amountMinor: own })
    if (amountMinor > own) kept.push({ orderId, amountMinor: amountMinor - own })
  }
  return { received, kept }
}

export const COMMISSION_SOURCE = 'commission'

/** The payment whose commission it is. */
interface NetPayment {
  readonly id: string
  readonly organisation_id: string
  readonly bank_account_id: string | null
  readonly currency: 'RUB' | 'KZT' | 'CNY' | 'USD'
  readonly paid_on: string
  readonly payer_name: string
  readonly payer_tax_id: string | null
}

/**
 * The customer has paid the whole sum; what the bank kept is the seller's cost. Both sides are kept: in from the customer, out to the bank,
 * so the customer's balance and the account's turnover stay right.
 */
export async function keepCommission(
  tx: Tx,
  payment: NetPayment,
  about: {
    readonly amountMinor: number
    readonly partnerId: string
    readonly legalEntityId: string | null
    readonly orders: readonly Intended[]
    readonly actor: Actor
  },
): Promise<Result<null>> {
  const recorded = await recordPayment(tx, {
    organisationId: payment.organisation_id,
    bankAccountId: payment.bank_account_id,
    partnerId: about.partnerId,
    legalEntityId: about.legalEntityId,
    payer: { name: payment.payer_name, taxId: payment.payer_tax_id },
    amountMinor: about.amountMinor,
    currency: payment.currency,
    paidOn: payment.paid_on,
    method: 'bank',
    purpose: 'Комиссия банка',
    source: COMMISSION_SOURCE,
    sourceEventId: `${payment.id}:in`,
    orders: about.orders,
    actor: about.actor,
  })
  if (!recorded.ok) return recorded
  await tx.db
    .insertInto('payment')
    .values({
      id: tx.newId('payment'),
      organisation_id: payment.organisation_id,
      bank_account_id: payment.bank_account_id,
      direction: 'out',
      method: 'bank',
      payer_name: payment.payer_name,
      paid_on: payment.paid_on,
      amount_minor: about.amountMinor,
      currency: payment.currency,
      purpose: 'Комиссия банка',
      source: COMMISSION_SOURCE,
      source_event_id: `${payment.id}:out`,
      recorded_at: tx.now,
    })
    .execute()
  return ok(null)
}
