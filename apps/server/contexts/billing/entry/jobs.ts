import type { JobHandler, JsonObject } from '@skladno/platform'
import type { UnitOfWork } from '../../../db/types.ts'
import { orderSettlement } from '../queries/settlement.ts'
import { applyOffsets } from '../use-cases/apply-offsets.ts'
import { freePayments } from '../use-cases/free-payments.ts'
import { issueInvoice } from '../use-cases/issue-invoice.ts'

const orderIdOf = (payload: JsonObject): string => {
  if (typeof payload.orderId !== 'string') throw new Error(`The job's payload has no orderId: ${JSON.stringify(payload)}`)
  return payload.orderId
}

export function billingJobs({ uow }: { readonly uow: UnitOfWork }): Readonly<Record<string, JobHandler>> {
  return {
    'issue-invoice': async (payload) => {
      await uow.run(async (tx) => {
        const orderId = orderIdOf(payload)
        const isWanted = payload.onlyIfDue !== true || (await orderSettlement(tx.db, orderId)).due.minor > 0
        if (isWanted) await issueInvoice(tx, orderId)
      })
    },
    'apply-offsets': (payload) => uow.run((tx) => applyOffsets(tx, orderIdOf(payload))),
    'free-payments': (payload) => uow.run((tx) => freePayments(tx, orderIdOf(payload))),
  }
}
