import type { Receivable, ReceivableList } from '@skladno/contracts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

export interface ReceivableQuery {
  /** `YYYY-MM-DD`: what is due before it is overdue. */
  readonly on: string
  readonly partnerId?: string | undefined
  /** A part of the customer's name, or its code. */
  readonly q?: string | undefined
  readonly managerId?: string | undefined
  readonly age?: keyof Receivable['ages'] | 'overdue' | 'advances' | undefined
  /** How many were shown already. */
  readonly cursor?: number | undefined
  readonly limit: number
}

type Total = Omit<Row, 'partnerId'> & { readonly customers: number }

interface Row {
  readonly partnerId: string
  readonly partnerName: string
  readonly organisationId: string
  readonly organisationName: string
  readonly managerId: string | null
  readonly managerName: string | null
  readonly currency: Receivable['currency']
  readonly debt: number
  readonly overdue: number
  readonly advances: number
  readonly notDue: number
  readonly week: number
  readonly month: number
  readonly twoMonths: number
  readonly older: number
  readonly limit: number | null
  readonly oldestDays: number
}

/**
 * Who owes what by customer, seller organisation and currency. Payments of an order cover what of it fell due first; money of no order
 * covers the oldest debt. Debt, overdue and advances are those of {@link balance}, to the kopeck.
 */
export async function receivables(db: Db, query: ReceivableQuery): Promise<ReceivableList> {
  const found = sql`WITH ${agedDebts(query)}, found AS MATERIALIZED (
    SELECT d.*, p.name AS partner_name, p.manager_id FROM debt d JOIN partner p ON p.id = d.partner_id
    WHERE (d.debt <> 0 OR d.overdue <> 0 OR d.advances <> 0) AND ${matches(query)})`
  const offset = query.cursor ?? 0
  const { rows } = await sql<Row & { readonly totals: readonly Total[] }>`${found},
    total AS (
      SELECT currency, count(DISTINCT partner_id)::int AS customers, sum(debt)::bigint AS debt, sum(overdue)::bigint AS overdue,
        sum(advances)::bigint AS advances, sum(not_due)::bigint AS "notDue", sum(week)::bigint AS week, sum(month)::bigint AS month,
        sum(two_months)::bigint AS "twoMonths", sum(older)::bigint AS older
      FROM found GROUP BY currency ORDER BY currency)
    SELECT f.partner_id AS "partnerId", f.partner_name AS "partnerName", f.organisation_id AS "organisationId", g.name AS "organisationName",
      e.id AS "managerId", e.name AS "managerName", f.currency, f.debt, f.overdue, f.advances, f.not_due AS "notDue", f.week, f.month,
      f.two_months AS "twoMonths", f.older, f.oldest_days AS "oldestDays", (SELECT json_agg(total) FROM total) AS totals,
      (SELECT a.credit_limit_minor FROM agreement a JOIN price_type t ON t.id = a.price_type_id
        WHERE (a.partner_id = f.partner_id OR a.partner_id IS NULL) AND a.organisation_id = f.organisation_id AND t.currency = f.currency
          AND a.valid_from <= ${query.on}::date AND (a.valid_to IS NULL OR a.valid_to >= ${query.on}::date)
        ORDER BY (a.partner_id IS NULL), a.valid_from DESC, a.id DESC LIMIT 1) AS limit
    FROM (SELECT * FROM found ORDER BY overdue DESC, debt DESC, partner_name, partner_id, organisation_id, currency LIMIT ${query.limit + 1} OFFSET ${offset}) f
      JOIN organisation g ON g.id = f.organisation_id LEFT JOIN employee e ON e.id = f.manager_id
    ORDER BY f.overdue DESC, f.debt DESC, f.partner_name, f.partner_id, f.organisation_id, f.currency`.execute(db)
  return {
    on: query.on,
    receivables: rows.slice(0, query.limit).map(receivableFrom),
    totals: (rows[0]?.totals ?? []).map((row) => ({ ...figuresFrom(row), customers: row.customers })),
    nextCursor: rows.length > query.limit ? String(offset + query.limit) : null,
  }
}

const figuresFrom = ({ currency, debt, overdue, advances, notDue, week, month, twoMonths, older }: Omit<Row, 'partnerId'>) => ({
  currency,
  debt,
  overdue,
  advances,
  ages: { notDue, week, month, twoMonths, older },
})

const receivableFrom = (row: Row): Receivable => ({
  partner: { id: row.partnerId, name: row.partnerName },
  organisation: { id: row.organisationId, name: row.organisationName },
  manager: row.managerId === null ? null : { id: row.managerId, name: row.managerName ?? '' },
  ...figuresFrom(row),
  limit: row.limit,
  oldestDays: row.oldestDays,
})

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

const AGE_COLUMNS = {
  notDue: sql`d.not_due`,
  week: sql`d.week`,
  month: sql`d.month`,
  twoMonths: sql`d.two_months`,
  older: sql`d.older`,
  overdue: sql`d.overdue`,
  advances: sql`d.advances`,
} as const

function matches({ q, managerId, age }: ReceivableQuery): RawBuilder<unknown> {
  const text = q?.trim() ?? ''
  return sql`(${text} = '' OR lower(p.name) LIKE lower(${like(text)}) OR lower(p.code) = lower(${text}))
    AND (${managerId ?? null}::text IS NULL OR p.manager_id = ${managerId ?? null})
    AND ${age === undefined ? sql`true` : sql`${AGE_COLUMNS[age]} > 0`}`
}

/**
 * Everything that makes up a debt; orders not shipped yet are no part of it. Money is what lessens it and, for payments, also what was taken
 * back: an advance that has been placed on an order is one entry above zero and one below.
 */
export const debtEntries = (partnerId: string | undefined): RawBuilder<unknown> => sql`entry AS (
    SELECT id, partner_id, organisation_id, currency, order_id, kind, amount_minor AS amount, due_on, at,
      (kind = 'payment' OR amount_minor < 0) AS is_money FROM exposure_entry
    WHERE kind NOT IN ('order-open', 'order-released') AND (${partnerId ?? null}::text IS NULL OR partner_id = ${partnerId ?? null}))`

/**
 * `late`: what of each due entry nothing of its order covers, read only for orders that are owed for; `aged`: what money of no order does not
 * cover either, by age.
 */
const agedDebts = ({ on, partnerId }: ReceivableQuery): RawBuilder<unknown> => sql`
    ${debtEntries(partnerId)},
    per_order AS MATERIALIZED (
      SELECT partner_id, organisation_id, currency, order_id, sum(amount) AS debt, coalesce(-sum(amount) FILTER (WHERE is_money), 0) AS covered,
        -coalesce(sum(amount) FILTER (WHERE kind = 'payment'), 0) AS paid, coalesce(sum(amount) FILTER (WHERE is_money OR due_on < ${on}::date), 0) AS due
      FROM entry GROUP BY 1, 2, 3, 4),
    late AS (
      SELECT c.partner_id, c.organisation_id, c.currency, e.id, e.due_on,
        greatest(0, least(e.amount_minor, sum(e.amount_minor) OVER (PARTITION BY c.partner_id, c.organisation_id, c.currency, c.order_id ORDER BY e.due_on, e.id)
          - c.covered)) AS rest
      FROM per_order c JOIN exposure_entry e ON e.order_id = c.order_id AND e.partner_id = c.partner_id AND e.organisation_id = c.organisation_id
        AND e.currency = c.currency
      WHERE c.debt > 0 AND e.kind NOT IN ('order-open', 'order-released', 'payment') AND e.amount_minor > 0 AND e.due_on < ${on}::date),
    free AS (
      SELECT partner_id, organisation_id, currency, greatest(0, -due) AS money, paid AS advances FROM per_order WHERE order_id IS NULL),
    aged AS (
      SELECT l.partner_id, l.organisation_id, l.currency, ${on}::date - l.due_on AS days,
        greatest(0, least(l.rest, sum(l.rest) OVER (PARTITION BY l.partner_id, l.organisation_id, l.currency ORDER BY l.due_on, l.id)
          - coalesce(f.money, 0))) AS rest
      FROM late l LEFT JOIN free f USING (partner_id, organisation_id, currency) WHERE l.rest > 0),
    by_age AS (
      SELECT partner_id, organisation_id, currency, sum(rest) AS overdue, max(days) FILTER (WHERE rest > 0) AS oldest,
        sum(rest) FILTER (WHERE days <= 7) AS week, sum(rest) FILTER (WHERE days BETWEEN 8 AND 30) AS month,
        sum(rest) FILTER (WHERE days BETWEEN 31 AND 60) AS two_months, sum(rest) FILTER (WHERE days > 60) AS older
      FROM aged GROUP BY 1, 2, 3),
    debt AS (
      SELECT s.partner_id, s.organisation_id, s.currency, s.debt::bigint AS debt, coalesce(f.advances, 0)::bigint AS advances,
        coalesce(a.overdue, 0)::bigint AS overdue, greatest(0, s.debt - coalesce(a.overdue, 0))::bigint AS not_due,
        coalesce(a.week, 0)::bigint AS week, coalesce(a.month, 0)::bigint AS month, coalesce(a.two_months, 0)::bigint AS two_months,
        coalesce(a.older, 0)::bigint AS older, coalesce(a.oldest, 0)::int AS oldest_days
      FROM (SELECT partner_id, organisation_id, currency, sum(debt) AS debt FROM per_order GROUP BY 1, 2, 3) s
      LEFT JOIN free f USING (partner_id, organisation_id, currency) LEFT JOIN by_age a USING (partner_id, organisation_id, currency))`
