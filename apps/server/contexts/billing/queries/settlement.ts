import type { Currency, Money } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

/** Money of one order. */
export interface OrderSettlement {
  readonly total: Money
  readonly paid: Money
  /** Never below zero; nothing is due for what is cancelled, nor for loaded orders of the past: the opening balance carries their debt. */
  readonly due: Money
  /** Paid for what is not owed any more: goods that will not come, or came back. */
  readonly over: Money
  readonly isFull: boolean
}

interface Row {
  readonly currency: Currency
  readonly state: string
  readonly isPast: boolean
  readonly totalMinor: number
  readonly returnedMinor: number
  readonly paidMinor: number
}

/** What an order costs, what has come and what is still due. Throws for an unknown id. */
export async function orderSettlement(db: Db, orderId: string): Promise<OrderSettlement> {
  const { rows } = await sql<Row>`
    SELECT currency, state, source = 'import' AS "isPast", total_minor AS "totalMinor", returned_minor AS "returnedMinor",
      (SELECT coalesce(sum(amount_minor), 0)::bigint FROM payment_allocation WHERE order_id = o.id) AS "paidMinor"
    FROM customer_order o WHERE id = ${orderId}`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error(`There is no order ${orderId}`)
  const { currency, totalMinor, paidMinor } = row
  const owed = totalMinor - row.returnedMinor
  const owes = (row.state === 'confirmed' || row.state === 'closed') && !row.isPast
  const dueMinor = owes ? Math.max(0, owed - paidMinor) : 0
  return {
    total: { minor: totalMinor, currency },
    paid: { minor: paidMinor, currency },
    due: { minor: dueMinor, currency },
    over: { minor: owes ? Math.max(0, paidMinor - owed) : 0, currency },
    isFull: row.isPast || (owes && paidMinor >= owed),
  }
}

/** Mutual settlements of a partner with one seller organisation in one currency. */
export interface Balance {
  readonly organisationId: string
  /** Shipped and returned, less paid: what the partner owes; below zero it has paid ahead. */
  readonly debt: Money
  /** Of that, due by the given day. */
  readonly overdue: Money
  /** Received and not applied to an order. */
  readonly advances: Money
}

interface BalanceRow {
  readonly organisationId: string
  readonly currency: Currency
  readonly debtMinor: number
  readonly overdueMinor: number
  readonly advancesMinor: number
}

/** Balances of a partner on a day (`YYYY-MM-DD`), by seller organisation. Orders not shipped yet are no debt. */
export async function balance(db: Db, query: { readonly partnerId: string; readonly on: string }): Promise<readonly Balance[]> {
  const { rows } = await sql<BalanceRow>`
    WITH entry AS (
      SELECT organisation_id, currency, amount_minor AS amount, due_on, order_id, kind, (kind = 'payment' OR amount_minor < 0) AS is_money
      FROM exposure_entry
      WHERE partner_id = ${query.partnerId} AND kind NOT IN ('order-open', 'order-released')),
    per_order AS (
      SELECT organisation_id, currency, order_id, sum(amount) AS debt,
        coalesce(sum(amount) FILTER (WHERE is_money OR due_on < ${query.on}::date), 0) AS late,
        -coalesce(sum(amount) FILTER (WHERE order_id IS NULL AND kind = 'payment'), 0) AS advance
      FROM entry GROUP BY 1, 2, 3)
    SELECT organisation_id AS "organisationId", currency, sum(debt)::bigint AS "debtMinor",
      greatest(0, sum(CASE WHEN order_id IS NULL THEN least(late, 0) ELSE greatest(0, late) END))::bigint AS "overdueMinor",
      sum(advance)::bigint AS "advancesMinor"
    FROM per_order GROUP BY 1, 2 ORDER BY 1, 2`.execute(db)
  return rows.map(({ organisationId, currency, ...sums }) => ({
    organisationId,
    debt: { minor: sums.debtMinor, currency },
    overdue: { minor: sums.overdueMinor, currency },
    advances: { minor: sums.advancesMinor, currency },
  }))
}
