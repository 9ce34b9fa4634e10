import type { Tx } from '../../../db/types.ts'
import type { InboundEvent } from '../ports/messenger-channel.ts'

/**
 * Keeps what a channel delivered, each event once, with the job that works it off, before it is acknowledged. One statement for any batch.
 * Returns how many were new.
 */
export async function takeIn(tx: Tx, channel: string, account: string, events: readonly InboundEvent[]): Promise<number> {
  if (events.length === 0) return 0
  const rows = [...new Map(events.map((event) => [event.key, event])).values()].map((event) => ({
    id: tx.newId('raw'),
    channel,
    account,
    source_id: event.key,
    body: JSON.stringify(event),
    received_at: tx.now,
  }))
  const inserted = await tx.db
    .insertInto('raw_event')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['channel', 'account', 'source_id']).doNothing())
    .returning(['id', 'source_id'])
    .execute()
  const byKey = new Map(events.map((event) => [event.key, event]))
  for (const row of inserted) {
    const event = byKey.get(row.source_id)
    tx.append({
      type: 'conversation.raw-received',
      version: 1,
      subject: row.id,
      partyId: null,
      data: { rawId: row.id, queue: queueOf(event) },
    })
  }
  return inserted.length
}

/** Events of one person are worked off one after another; statuses need no order. */
function queueOf(event: InboundEvent | undefined): string | null {
  const from =
    event?.kind === 'message'
      ? event.from
      : event?.kind === 'unrecognised'
        ? event.from
        : event?.kind === 'identity-changed'
          ? event.before
          : null
  return from === null || from === undefined ? null : `in:${from.channel}:${from.userId ?? from.phone ?? ''}`.slice(0, 120)
}
