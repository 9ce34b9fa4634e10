import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import type { InboundEvent } from '../ports/messenger-channel.ts'

/**
 * Keeps what a channel delivered, each event once, with the job that works it off, before it is acknowledged. One statement for any batch.
 * Returns how many were new.
 */
export async function takeIn(tx: Tx, channel: string, account: string, events: readonly InboundEvent[]): Promise<number> {
  if (events.length === 0) return 0
  const byKey = new Map(events.map((event) => [event.key, event]))
  const rows = [...byKey].map(([key, body]) => ({ id: tx.newId('raw'), key, body }))
  const inserted = await sql<{ id: string; key: string }>`/* prepared take-in */
    INSERT INTO raw_event (id, channel, account, source_id, body, received_at)
    SELECT e.id, ${channel}, ${account}, e.key, e.body, ${tx.now} FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e (id text, key text, body jsonb)
    ON CONFLICT (channel, account, source_id) DO NOTHING RETURNING id, source_id AS key`.execute(tx.db)
  for (const row of inserted.rows) {
    const event = byKey.get(row.key)
    tx.append({
      type: 'conversation.raw-received',
      version: 1,
      subject: row.id,
      partyId: null,
      data: { rawId: row.id, queue: queueOf(event) },
    })
  }
  return inserted.rows.length
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
