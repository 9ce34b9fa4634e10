import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import type { PaymentSchedule } from '../domain/agreement.ts'
import { findAgreement } from '../queries/find-agreement.ts'

/** An individual agreement of a partner with one seller; null leaves what there is, else what the typical agreement says. */
export interface SaveAgreement {
  readonly partnerId: string
  readonly organisationId: string
  readonly name: string
  readonly priceTypeId: string | null
  readonly warehouseId: string | null
  readonly discountBp: number | null
  readonly schedule: PaymentSchedule | null
  readonly creditLimitMinor: number | null
}

/** Prepayment in full: what holds until somebody agreed on anything else. */
const PREPAID: PaymentSchedule = { advancePercent: 0, prepaymentPercent: 100, creditPercent: 0, creditDays: 0 }

/** Makes or changes the partner's own terms. `no-price-type`: neither given nor known from a typical agreement; nothing was written. */
export async function saveAgreement(tx: Tx, command: SaveAgreement): Promise<'new' | 'changed' | 'same' | 'no-price-type'> {
  const on = tx.now.toISOString().slice(0, 10)
  const before = await findAgreement(tx.db, { partnerId: command.partnerId, organisationId: command.organisationId, on })
  const priceTypeId = command.priceTypeId ?? before?.priceTypeId ?? null
  if (priceTypeId === null) return 'no-price-type'
  const schedule = command.schedule ?? before?.schedule ?? PREPAID
  const values = {
    price_type_id: priceTypeId,
    warehouse_id: command.warehouseId ?? before?.warehouseId ?? null,
    discount_bp: command.discountBp ?? before?.discountBp ?? 0,
    advance_percent: schedule.advancePercent,
    prepayment_percent: schedule.prepaymentPercent,
    credit_percent: schedule.creditPercent,
    credit_days: schedule.creditDays,
    credit_limit_minor: command.creditLimitMinor ?? before?.creditLimitMinor ?? null,
  }
  if (before === null || before.partnerId === null) {
    const { partnerId: partner_id, organisationId: organisation_id, name } = command
    await tx.db
      .insertInto('agreement')
      .values({ id: tx.newId('agreement'), partner_id, organisation_id, name, delivery_mode: before?.deliveryMode ?? 'pickup', ...values })
      .execute()
    return 'new'
  }
  const { rows } = await sql<{ id: string }>`
    UPDATE agreement SET price_type_id = ${values.price_type_id}, warehouse_id = ${values.warehouse_id}, discount_bp = ${values.discount_bp},
      advance_percent = ${values.advance_percent}, prepayment_percent = ${values.prepayment_percent}, credit_percent = ${values.credit_percent},
      credit_days = ${values.credit_days}, credit_limit_minor = ${values.credit_limit_minor}
    WHERE id = ${before.id} AND (price_type_id::text, warehouse_id::text, discount_bp::int, advance_percent, prepayment_percent, credit_percent, credit_days,
        credit_limit_minor) IS DISTINCT FROM (${values.price_type_id}::text, ${values.warehouse_id}::text, ${values.discount_bp}::int,
        ${values.advance_percent}::int, ${values.prepayment_percent}::int, ${values.credit_percent}::int, ${values.credit_days}::int,
        ${values.credit_limit_minor}::bigint) RETURNING id`.execute(tx.db)
  return rows.length > 0 ? 'changed' : 'same'
}
