import type { CustomerTerms } from '@skladno/contracts'
import { fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { findPartner } from '../../parties/index.ts'
import { findAgreement } from '../queries/find-agreement.ts'

export interface SetCustomerTerms extends CustomerTerms {
  readonly partnerId: string
  /** Who did it, as events name people. */
  readonly by: string
}

export interface TermsChangeError {
  readonly code:
    | 'terms.schedule-not-whole'
    | 'terms.unknown-price-type'
    | 'terms.unknown-customer'
    | 'terms.unknown-seller'
    | 'terms.unknown-warehouse'
  readonly facts?: Readonly<Record<string, unknown>>
}

/**
 * Writes the customer's own terms with one seller exactly as given; a missing limit takes the credit away. Orders keep the schedule they were
 * made under. Percentages that do not sum to 100 → `terms.schedule-not-whole`.
 */
export async function setCustomerTerms(tx: Tx, command: SetCustomerTerms): Promise<Result<null, TermsChangeError>> {
  const { partnerId, organisationId } = command
  const refused = await refusal(tx, command)
  if (refused !== null) return refused
  const on = tx.now.toISOString().slice(0, 10)
  const before = await findAgreement(tx.db, { partnerId, organisationId, on })
  const values = {
    price_type_id: command.priceTypeId,
    warehouse_id: command.warehouseId,
    discount_bp: command.discountBp,
    advance_percent: command.advancePercent,
    prepayment_percent: command.prepaymentPercent,
    credit_percent: command.creditPercent,
    credit_days: command.creditDays,
    credit_limit_minor: command.creditLimitMinor,
    overdue_block_days: command.overdueBlockDays,
  }
  if (before?.partnerId === partnerId) await tx.db.updateTable('agreement').set(values).where('id', '=', before.id).execute()
  else {
    const partner = await findPartner(tx.db, partnerId)
    const name = `Соглашение с «${partner?.name ?? ''}»`
    const kept = before === null ? {} : { reserve_bank_days: before.reserveBankDays, price_tolerance_bp: before.priceToleranceBp }
    await tx.db
      .insertInto('agreement')
      .values({ id: tx.newId('agreement'), partner_id: partnerId, organisation_id: organisationId, name, ...kept, ...values })
      .execute()
  }
  const { by, partnerId: _, ...terms } = command
  const data = { by, ...terms, wasLimitMinor: before?.creditLimitMinor ?? null }
  tx.append({ type: 'terms.customer-terms-changed', version: 1, subject: partnerId, partyId: partnerId, data })
  tx.touch('customer', partnerId)
  return ok(null)
}

async function refusal(tx: Tx, command: SetCustomerTerms): Promise<Result<never, TermsChangeError> | null> {
  const { advancePercent, prepaymentPercent, creditPercent } = command
  const sum = advancePercent + prepaymentPercent + creditPercent
  if (sum !== 100) return fail('terms.schedule-not-whole', { sum })
  const has = async (table: 'price_type' | 'organisation' | 'warehouse' | 'partner', id: string): Promise<boolean> =>
    (await tx.db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  if (!(await has('partner', command.partnerId))) return fail('terms.unknown-customer', { partnerId: command.partnerId })
  if (!(await has('organisation', command.organisationId))) return fail('terms.unknown-seller', { organisationId: command.organisationId })
  if (!(await has('price_type', command.priceTypeId))) return fail('terms.unknown-price-type', { priceTypeId: command.priceTypeId })
  if (command.warehouseId !== null && !(await has('warehouse', command.warehouseId)))
    return fail('terms.unknown-warehouse', { warehouseId: command.warehouseId })
  return null
}
