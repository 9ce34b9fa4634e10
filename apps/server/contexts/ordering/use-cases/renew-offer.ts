import { calendarDate, fail, ok, type Result } from '@skladno/kernel'
import type { Tx } from '../../../db/types.ts'
import { type Actor, actorLabel, getOrganisation } from '../../parties/index.ts'
import { getAgreement } from '../../terms/index.ts'
import { lockOrder, saveOrder } from '../adapters/order-store.ts'
import type { Order } from '../domain/order.ts'
import { maySecure } from '../domain/status.ts'
import { bankingDayAfter } from '../queries/banking-days.ts'
import { appendFact } from './append-fact.ts'
import { endOfDay } from './confirm-order.ts'
import { paidFor } from './expire-reservations.ts'
import { reserve } from './reserve.ts'

/** The offer holds anew from today, at the agreed prices; goods whose reserve ran out are reserved again, or it is refused. */
export async function renewOffer(
  tx: Tx,
  { orderId, actor }: { readonly orderId: string; readonly actor: Actor },
): Promise<Result<{ readonly order: Order }>> {
  const before = await lockOrder(tx, orderId)
  if (before === null || before.state !== 'confirmed') return fail('ordering.not-editable', { state: before?.state })
  const [organisation, agreement] = [await getOrganisation(tx.db, before.organisationId), await getAgreement(tx.db, before.agreementId)]
  const today = calendarDate(tx.now, organisation.timeZone)
  const validUntil = await bankingDayAfter(tx.db, organisation.country, today, agreement.reserveBankDays)
  const isToSecure = before.securedAt === null && maySecure(before, await paidFor(tx, orderId))
  const secured = isToSecure ? await reserve(tx, before) : ok({ lines: before.lines })
  if (!secured.ok) return secured
  const after: Order = {
    ...before,
    lines: secured.value.lines,
    validUntil,
    reserveUntil: before.releasedAt === null ? endOfDay(validUntil, organisation.timeZone) : null,
    securedAt: isToSecure ? tx.now : before.securedAt,
  }
  await saveOrder(tx, before, after)
  await appendFact(tx, {
    orderId,
    axis: 'order',
    kind: 'offer-renewed',
    data: { validUntil, by: actorLabel(actor) },
    key: `${before.version}`,
  })
  return ok({ order: after })
}
