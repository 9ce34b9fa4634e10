import type { CronEntry, JobHandler, JsonObject } from '@skladno/platform'
import type { UnitOfWork } from '../../../db/types.ts'
import { expireReservation, listExpiredOrders } from '../use-cases/expire-reservations.ts'
import { listWaitingOrders, serveWaitingLines } from '../use-cases/serve-waiting-lines.ts'
import { tellDelayedReceipt, tellUncoveredHolds } from '../use-cases/tell-stock-troubles.ts'

/** Reserves run out by the clock. */
export const orderingCron: readonly CronEntry[] = [{ task: 'expire-reservations', pattern: '* * * * *' }]

function text(payload: JsonObject, key: string): string {
  const value = payload[key]
  if (typeof value !== 'string') throw new Error(`The job's payload has no ${key}: ${JSON.stringify(payload)}`)
  return value
}

const textsOrNull = (value: unknown): readonly string[] | null => (Array.isArray(value) ? value.map(String) : null)

export function orderingJobs({ uow }: { readonly uow: UnitOfWork }): Readonly<Record<string, JobHandler>> {
  return {
    // One order a transaction, each harmless to repeat: what a crash leaves undone is done by the next try.
    'serve-waiting-orders': async ({ productIds, warehouseId }) => {
      const query = { productIds: textsOrNull(productIds), warehouseId: typeof warehouseId === 'string' ? warehouseId : null }
      const orderIds = await uow.run((tx) => listWaitingOrders(tx, query))
      for (const orderId of orderIds) await uow.run((tx) => serveWaitingLines(tx, orderId))
    },
    'serve-waiting-lines': (payload) => uow.run((tx) => serveWaitingLines(tx, text(payload, 'orderId'))),
    'tell-uncovered-holds': (payload) => {
      const productIds = textsOrNull(payload.productIds) ?? []
      const about = { documentId: text(payload, 'documentId'), warehouseId: text(payload, 'warehouseId'), productIds }
      return uow.run((tx) => tellUncoveredHolds(tx, about))
    },
    'tell-delayed-receipt': (payload) => {
      const about = {
        receiptId: text(payload, 'receiptId'),
        warehouseId: text(payload, 'warehouseId'),
        productId: text(payload, 'productId'),
      }
      return uow.run((tx) => tellDelayedReceipt(tx, about))
    },
    'expire-reservations': async () => {
      const orderIds = await uow.run((tx) => listExpiredOrders(tx))
      for (const orderId of orderIds) await uow.run((tx) => expireReservation(tx, orderId))
    },
  }
}
