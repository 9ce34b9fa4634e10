import type { OrderStatus } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { matchesFilter, type OrderFilter } from './order-filter.ts'
import { NEEDED_FOR, STANDING, type Standing, statusOf } from './order-standing.ts'

export type OrderCounts = Readonly<Partial<Record<OrderStatus, number>>>

/**
 * How many orders have each status; what none has is absent. Statuses are computed for orders that something is still to be done about; of the
 * confirmed ones what is left is shipped and paid.
 */
export async function countOrders(db: Db, filter: OrderFilter): Promise<OrderCounts> {
  const states = await sql<{ state: Standing['state']; count: number }>`
    SELECT o.state, count(*)::int AS count FROM customer_order o WHERE ${matchesFilter(filter)} GROUP BY o.state`.execute(db)
  const inState = new Map(states.rows.map(({ state, count }) => [state, count]))
  const counts = new Map<OrderStatus, number>()
  const add = (status: OrderStatus, count: number) => count > 0 && counts.set(status, (counts.get(status) ?? 0) + count)
  const open = await sql<Standing>`
    SELECT ${STANDING} FROM customer_order o WHERE ${matchesFilter(filter)}
      AND ((${NEEDED_FOR.picked}) OR (${NEEDED_FOR['ready-to-ship']}) OR (${NEEDED_FOR['partly-shipped']}) OR (${NEEDED_FOR['awaiting-payment']})
        OR (${NEEDED_FOR['awaiting-approval']}))`.execute(db)
  for (const row of open.rows) add(statusOf(row), 1)
  const computed = (state: Standing['state']) => open.rows.filter((row) => row.state === state).length
  add('draft', (inState.get('draft') ?? 0) - computed('draft'))
  add('awaiting-customer', (inState.get('proposed') ?? 0) - computed('proposed'))
  add('ready-to-close', (inState.get('confirmed') ?? 0) - computed('confirmed'))
  for (const state of ['closed', 'cancelled'] as const) add(state, inState.get(state) ?? 0)
  return Object.fromEntries(counts)
}
