import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import type { Agreement } from '../domain/agreement.ts'

export interface AgreementQuestion {
  readonly partnerId: string
  /** `YYYY-MM-DD` in the seller's time zone. */
  readonly on: string
  /** Only terms with this seller. */
  readonly organisationId?: string
}

const COLUMNS = sql`a.id, a.partner_id AS "partnerId", a.organisation_id AS "organisationId", a.name, a.price_type_id AS "priceTypeId",
  t.name AS "priceTypeName", t.currency, t.vat_included AS "vatIncluded", a.warehouse_id AS "warehouseId", a.delivery_mode AS "deliveryMode", a.discount_bp AS "discountBp",
  json_build_object('advancePercent', a.advance_percent, 'prepaymentPercent', a.prepayment_percent, 'creditPercent', a.credit_percent,
    'creditDays', a.credit_days) AS schedule, a.credit_limit_minor AS "creditLimitMinor", a.overdue_block_days AS "overdueBlockDays",
  a.price_tolerance_bp AS "priceToleranceBp", a.reserve_bank_days AS "reserveBankDays", a.valid_from AS "validFrom", a.valid_to AS "validTo"`

/** The terms in force for a partner on a day: an individual agreement wins over a typical one, then the newest. Null: no terms, no prices. */
export async function findAgreement(db: Db, question: AgreementQuestion): Promise<Agreement | null> {
  const { rows } = await sql<Agreement>`/* prepared find-agreement */
    SELECT ${COLUMNS} FROM agreement a JOIN price_type t ON t.id = a.price_type_id
    WHERE (a.partner_id = ${question.partnerId} OR a.partner_id IS NULL)
      AND a.valid_from <= ${question.on}::date AND (a.valid_to IS NULL OR a.valid_to >= ${question.on}::date)
      AND (${question.organisationId ?? null}::text IS NULL OR a.organisation_id = ${question.organisationId ?? null})
    ORDER BY (a.partner_id IS NULL), a.valid_from DESC, a.id DESC LIMIT 1`.execute(db)
  return rows[0] ?? null
}

/** The agreement an order was made under, in force or not. Throws for an unknown id. */
export async function getAgreement(db: Db, agreementId: string): Promise<Agreement> {
  const { rows } = await sql<Agreement>`
    SELECT ${COLUMNS} FROM agreement a JOIN price_type t ON t.id = a.price_type_id WHERE a.id = ${agreementId}`.execute(db)
  const [agreement] = rows
  if (agreement === undefined) throw new Error(`There is no agreement ${agreementId}`)
  return agreement
}
