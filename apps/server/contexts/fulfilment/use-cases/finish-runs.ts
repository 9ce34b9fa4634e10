import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'

/** A run that is out and has nothing left to hand over is done. */
export async function finishRuns(tx: Tx, orderId: string): Promise<void> {
  const { rows } = await sql<{ id: string; isDone: boolean }>`
    SELECT d.id, NOT EXISTS (SELECT FROM run_stop o WHERE o.run_id = d.id AND (
        NOT EXISTS (SELECT FROM shipment h WHERE h.order_id = o.order_id)
        OR EXISTS (SELECT FROM shipment h WHERE h.order_id = o.order_id AND h.delivered_at IS NULL))) AS "isDone"
    FROM run_stop s JOIN delivery_run d ON d.id = s.run_id WHERE s.order_id = ${orderId}`.execute(tx.db)
  for (const { id, isDone } of rows) {
    if (isDone)
      await tx.db
        .updateTable('delivery_run')
        .set({ state: 'done', done_at: tx.now, version: sql`version + 1` })
        .where('id', '=', id)
        .where('state', '=', 'out')
        .execute()
    tx.touch('run', id)
  }
}
