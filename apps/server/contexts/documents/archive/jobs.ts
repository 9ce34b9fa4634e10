import type { JobHandler, JsonObject } from '@skladno/platform'
import { type ArchiveDeps, INVOICE, SHIPMENT_NOTE, storeDocument } from './store-document.ts'

const effectIdOf = (payload: JsonObject): string => {
  if (typeof payload.effectId !== 'string') throw new Error(`The job's payload has no effectId: ${JSON.stringify(payload)}`)
  return payload.effectId
}

export function documentJobs(deps: ArchiveDeps): Readonly<Record<string, JobHandler>> {
  return {
    'render-invoice': (payload) => storeDocument(deps, INVOICE, effectIdOf(payload)),
    'render-shipment-note': (payload) => storeDocument(deps, SHIPMENT_NOTE, effectIdOf(payload)),
  }
}
