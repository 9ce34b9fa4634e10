import { sql } from 'kysely'
import type { Tx } from '../../../db/types.ts'

export interface SetDeparture {
  readonly orderId: string
  readonly shipOn: string
  readonly fromMinutes: number
  readonly toMinutes: number
  /** Until when the order must be released for it, and may be changed. */
  readonly cutOffAt?: Date | null
}

/** Writes the day and the window fulfilment found for an order. What the customer ordered does not change, so the draft version stays. */
export async function setDeparture(tx: Tx, command: SetDeparture): Promise<void> {
  await tx.db
    .updateTable('customer_order')
    .set({
      ship_on: command.shipOn,
      window_from_minutes: command.fromMinutes,
      window_to_minutes: command.toMinutes,
      cut_off_at: command.cutOffAt ?? null,
      version: sql`version + 1`,
      updated_at: tx.now,
    })
    .where('id', '=', command.orderId)
    .execute()
  tx.touch('order', command.orderId)
}

/** Nothing departs by a timetable: the order may be changed until picking begins. */
export async function clearCutOff(tx: Tx, orderId: string): Promise<void> {
  await tx.db
    .updateTable('customer_order')
    .set({ cut_off_at: null })
    .where('id', '=', orderId)
    .where('cut_off_at', 'is not', null)
    .execute()
}
