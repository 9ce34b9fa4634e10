import type { JobHandler, JsonObject } from '@skladno/platform'
import { cancelErpOrder } from '../use-cases/cancel-order.ts'
import { type ErpDeps, submitOrder } from '../use-cases/submit-order.ts'

const effectIdOf = (payload: JsonObject): string => {
  if (typeof payload.effectId !== 'string') throw new Error(`The job's payload has no effectId: ${JSON.stringify(payload)}`)
  return payload.effectId
}

export function erpJobs(deps: ErpDeps): Readonly<Record<string, JobHandler>> {
  return {
    'submit-order': (payload) => submitOrder(deps, effectIdOf(payload)),
    'cancel-erp-order': (payload) => cancelErpOrder(deps, effectIdOf(payload)),
  }
}
