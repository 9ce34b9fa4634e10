import type { JobHandler, JsonObject } from '@skladno/platform'
import { type ArchiveDeps, CORRECTION, INVOICE, SHIPMENT_NOTE, storeDocument, VOID_INVOICE } from './store-document.ts'

const effectIdOf = (payload: JsonObject): string => {
  if (typeof payload.effectId !== 'string') throw new Error(`The job's payload has no effectId: ${JSON.stringify(payload)}`)
  return payload.effectId
}

export function documentJobs(deps: ArchiveDeps): Readonly<Record<string, JobHandler>> {
  return {
    'render-invoice': (payload) => storeDocument(deps, INVOICE, effectIdOf(payload)),
    'render-void-invoice': (payload) => storeDocument(deps, VOID_INVOICE, effectIdOf(payload)),
    'render-correction': (payload) => storeDocument(deps, CORRECTION, effectIdOf(payload)),
    'render-shipment-note': (payload) => storeDocument(deps, SHIPMENT_NOTE, effectIdOf(payload)),
  }
}
