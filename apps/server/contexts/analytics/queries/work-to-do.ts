import type { WorkToDo } from '@skladno/contracts'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { receivables } from '../../billing/index.ts'
import { countOrders } from '../../ordering/index.ts'

interface Waiting {
  readonly count: number
  readonly oldestAt: Date | null
}

/** What waits for a person now, whatever the period; kinds nobody waits for are absent. */
export async function workToDo(db: Db, { on }: { readonly on: string }): Promise<WorkToDo[]> {
  const open = await waiting(db, sql`SELECT count(*)::int AS count, min(created_at) AS "oldestAt" FROM escalation WHERE state = 'open'`)
  const unmatched = await waiting(
    db,
    sql`SELECT count(*)::int AS count, min(recorded_at) AS "oldestAt" FROM payment WHERE partner_id IS NULL AND direction = 'in'`,
  )
  const orders = await countOrders(db, {})
  const { totals } = await receivables(db, { on, age: 'overdue', limit: 1 })
  const debtors = totals.reduce((sum, { customers }) => sum + customers, 0)
  const known = (count: number | undefined): Waiting => ({ count: count ?? 0, oldestAt: null })
  const all: readonly (readonly [WorkToDo['kind'], Waiting])[] = [
    ['escalations', open],
    ['awaiting-approval', known(orders['awaiting-approval'])],
    ['unmatched-payments', unmatched],
    ['expired', known(orders.expired)],
    ['overdue-debts', known(debtors)],
  ]
  return all.flatMap(([kind, { count, oldestAt }]) => (count === 0 ? [] : [{ kind, count, oldestAt: oldestAt?.toISOString() ?? null }]))
}

async function waiting(db: Db, query: ReturnType<typeof sql>): Promise<Waiting> {
  const { rows } = await sql<Waiting>`${query}`.execute(db)
  return rows[0] ?? { count: 0, oldestAt: null }
}
