import { money } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { creditPart, recordExposure } from '../../terms/index.ts'
import type { Order } from '../domain/order.ts'

/**
 * Brings what an order still open ties up of its customer's limit to the credit share of `openMinor` (what is confirmed and not shipped yet).
 * Recorded as the difference to what is recorded, so that shares of parts never drift from the share of the whole.
 */
export async function setOpenExposure(tx: Tx, order: Order, openMinor: number, key: string): Promise<void> {
  if (order.legalEntityId === null) return
  const recorded = await tx.db
    .selectFrom('exposure_entry')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('amount_minor'), eb.lit(0)).as('minor'))
    .where('order_id', '=', order.id)
    .where('kind', '=', 'order-open')
    .executeTakeFirstOrThrow()
  const difference = creditPart(money(openMinor, order.currency), order.schedule.creditPercent).minor - Number(recorded.minor)
  if (difference === 0) return
  await recordExposure(tx, {
    partnerId: order.partnerId,
    legalEntityId: order.legalEntityId,
    organisationId: order.organisationId,
    kind: 'order-open',
    amountMinor: difference,
    currency: order.currency,
    orderId: order.id,
    key,
  })
}
