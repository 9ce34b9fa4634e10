import type { Tx } from '../../../db/types.ts'
import { channelHealth } from '../../conversation/index.ts'
import { writeStaffNotice } from './write-staff-notice.ts'

/** Tells who runs the company, once per breakdown, that a channel does not send; the next success ends the breakdown. */
export async function watchChannels(tx: Tx): Promise<void> {
  for (const { channel, isFailing, lastSentAt, lastError } of (await channelHealth(tx.db)).values()) {
    if (!isFailing || lastError === null) continue
    await writeStaffNotice(tx, {
      kind: 'channel-failing',
      to: 'admin',
      facts: { channel, detail: lastError.detail },
      key: `channel-failing:${channel}:${lastSentAt?.toISOString() ?? 'never'}`,
    })
  }
}
