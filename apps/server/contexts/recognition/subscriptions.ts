import type { JobRequest, RecordedEvent } from '@skladno/platform'
import { REPLAY_ASKED } from './events.ts'

/** Which of our jobs follow from which event. */
export const recognitionSubscriptions: Readonly<Record<string, (event: RecordedEvent) => readonly JobRequest[]>> = {
  'ordering.line-corrected': ({ id, subject, partyId, data }) => [
    { task: 'learn-correction', payload: { ...data, key: id, orderId: subject, partnerId: partyId }, queue: 'learning' },
  ],
  [REPLAY_ASKED]: ({ data }) => [{ task: 'run-replay', payload: { replayId: data.replayId ?? null }, queue: 'replays', maxAttempts: 5 }],
}
