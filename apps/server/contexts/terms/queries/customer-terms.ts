import type { CustomerTermsView } from '@skladno/contracts'
import type { Db } from '../../../db/types.ts'
import { findAgreement } from './find-agreement.ts'
import { listPriceTypes } from './list-price-types.ts'

/** A customer's terms as a form: what holds with the seller asked for (else with whom it has terms), and what may be chosen. */
export async function customerTerms(
  db: Db,
  question: { readonly partnerId: string; readonly organisationId?: string | undefined; readonly on: string },
): Promise<CustomerTermsView> {
  const { partnerId, organisationId, on } = question
  const agreement = await findAgreement(db, { partnerId, on, ...(organisationId === undefined ? {} : { organisationId }) })
  const organisations = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('is_active', '=', true)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const warehouses = await db.selectFrom('warehouse').select(['id', 'name']).orderBy('name').orderBy('id').execute()
  return {
    terms:
      agreement === null
        ? null
        : {
            organisationId: agreement.organisationId,
            priceTypeId: agreement.priceTypeId,
            discountBp: agreement.discountBp,
            advancePercent: agreement.schedule.advancePercent,
            prepaymentPercent: agreement.schedule.prepaymentPercent,
            creditPercent: agreement.schedule.creditPercent,
            creditDays: agreement.schedule.creditDays,
            creditLimitMinor: agreement.creditLimitMinor,
            overdueBlockDays: agreement.overdueBlockDays,
            warehouseId: agreement.warehouseId,
          },
    isOwn: agreement?.partnerId === partnerId,
    organisations,
    priceTypes: (await listPriceTypes(db)).map(({ id, name, currency }) => ({ id, name, currency })),
    warehouses,
  }
}
