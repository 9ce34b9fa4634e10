import type { JobHandler, JsonObject } from '@skladno/platform'
import type { UnitOfWork } from '../../../db/types.ts'
import { freePayments } from '../use-cases/free-payments.ts'
import { issueInvoice } from '../use-cases/issue-invoice.ts'

const orderIdOf = (payload: JsonObject): string => {
  if (typeof payload.orderId !== 'string') throw new Error(`The job's payload has no orderId: ${JSON.stringify(payload)}`)
  return payload.orderId
}

export function billingJobs({ uow }: { readonly uow: UnitOfWork }): Readonly<Record<string, JobHandler>> {
  return {
    'issue-invoice': async (payload) => {
      await uow.run((tx) => issueInvoice(tx, orderIdOf(payload)))
    },
    'free-payments': (payload) => uow.run((tx) => freePayments(tx, orderIdOf(payload))),
  }
}
