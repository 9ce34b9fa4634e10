import type { CronEntry, JobHandler } from '@skladno/platform'
import type { UnitOfWork } from '../../../db/types.ts'
import { expireReservation, listExpiredOrders } from '../use-cases/expire-reservations.ts'

/** Reserves run out by the clock. */
export const orderingCron: readonly CronEntry[] = [{ task: 'expire-reservations', pattern: '* * * * *' }]

export function orderingJobs({ uow }: { readonly uow: UnitOfWork }): Readonly<Record<string, JobHandler>> {
  return {
    'expire-reservations': async () => {
      const orderIds = await uow.run((tx) => listExpiredOrders(tx))
      for (const orderId of orderIds) await uow.run((tx) => expireReservation(tx, orderId))
    },
  }
}
