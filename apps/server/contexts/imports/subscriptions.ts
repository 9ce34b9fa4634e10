import type { JobRequest, RecordedEvent } from '@skladno/platform'

/** Imports are checked and loaded one after another. */
const QUEUE = 'imports'

/** Which of our jobs follow from which event. */
export const importSubscriptions: Readonly<Record<string, (event: RecordedEvent) => readonly JobRequest[]>> = {
  'imports.check-asked': ({ subject }) => [{ task: 'check-import', payload: { importId: subject }, queue: QUEUE }],
  'imports.apply-asked': ({ subject }) => [{ task: 'apply-import', payload: { importId: subject }, queue: QUEUE }],
}
