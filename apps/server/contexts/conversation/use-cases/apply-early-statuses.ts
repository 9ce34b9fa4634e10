import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'
import { receiveEvent } from './receive-event.ts'

/** Statuses that came before the answer to the send call wait as new events; now the message is known. */
export async function applyEarlyStatuses(tx: Tx, sourceId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM raw_event WHERE state = 'new' AND body ->> 'kind' = 'status' AND body ->> 'messageId' = ${sourceId} ORDER BY received_at, id`.execute(
    tx.db,
  )
  for (const row of rows) await receiveEvent(tx, row.id)
}
