import type { JobHandler, JsonObject } from '@skladno/platform'
import type { UnitOfWork } from '../../../db/types.ts'
import { openPickingTasks } from '../use-cases/open-picking-tasks.ts'
import { tryRelease } from '../use-cases/try-release.ts'

const text = (payload: JsonObject, key: string): string => {
  const value = payload[key]
  if (typeof value !== 'string') throw new Error(`The job's payload has no ${key}: ${JSON.stringify(payload)}`)
  return value
}

export function fulfilmentJobs({ uow }: { readonly uow: UnitOfWork }): Readonly<Record<string, JobHandler>> {
  return {
    'open-picking-tasks': (payload) => uow.run((tx) => openPickingTasks(tx, text(payload, 'orderId'))),
    'try-release': (payload) => {
      const paymentId = typeof payload.paymentId === 'string' ? payload.paymentId : null
      return uow.run((tx) => tryRelease(tx, { orderId: text(payload, 'orderId'), paymentId }))
    },
  }
}
