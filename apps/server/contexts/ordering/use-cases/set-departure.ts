import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'

export interface SetDeparture {
  readonly orderId: string
  readonly shipOn: string
  readonly fromMinutes: number
  readonly toMinutes: number
}

/** Writes the day and the window fulfilment found for an order. What the customer ordered does not change, so the draft version stays. */
export async function setDeparture(tx: Tx, command: SetDeparture): Promise<void> {
  await tx.db
    .updateTable('customer_order')
    .set({
      ship_on: command.shipOn,
      window_from_minutes: command.fromMinutes,
      window_to_minutes: command.toMinutes,
      version: sql`version + 1`,
      updated_at: tx.now,
    })
    .where('id', '=', command.orderId)
    .execute()
  tx.touch('order', command.orderId)
}
