import type { CustomerSettlement, DebtDocument, SettlementEntry } from '@skladno/contracts'
import type { Currency } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import { debtEntries, receivables } from './receivables.ts'

const SCOPES_OF_ONE = 100

/** All a customer's settlements: by seller organisation, what is owed by which document, and the latest movements with the running balance. */
export async function customerSettlement(
  db: Db,
  query: { readonly partner: CustomerSettlement['partner']; readonly on: string; readonly movements: number },
): Promise<CustomerSettlement> {
  const { partner, on } = query
  const { receivables: scopes } = await receivables(db, { on, partnerId: partner.id, limit: SCOPES_OF_ONE })
  return {
    partner,
    scopes: scopes.map(({ partner: _, ...scope }) => scope),
    documents: await debtDocuments(db, { partnerId: partner.id, on }),
    movements: await movements(db, { partnerId: partner.id, limit: query.movements }),
  }
}

interface DocumentRow {
  readonly kind: DebtDocument['kind']
  readonly orderId: string | null
  readonly orderNumber: string | null
  readonly invoiceNumber: string | null
  readonly invoiceOn: string | null
  readonly number: string | null
  readonly on: string
  readonly dueOn: string | null
  readonly amount: number
  readonly rest: number
  readonly currency: Currency
  readonly days: number
}

/**
 * Documents that are not paid in full, by what falls due first. What was paid for an order covers its documents in that order; an advance
 * belongs to no document and lessens none.
 */
async function debtDocuments(db: Db, query: { readonly partnerId: string; readonly on: string }): Promise<DebtDocument[]> {
  const { rows } = await sql<DocumentRow>`WITH ${debtEntries(query.partnerId)},
    covered AS (SELECT organisation_id, currency, order_id, -sum(amount) AS covered FROM entry WHERE is_money AND order_id IS NOT NULL GROUP BY 1, 2, 3),
    owed AS (
      SELECT e.*, greatest(0, least(e.amount, sum(e.amount) OVER (PARTITION BY e.organisation_id, e.currency, e.order_id, (e.order_id IS NULL) ORDER BY e.due_on NULLS LAST, e.id)
        - coalesce(c.covered, 0))) AS rest
      FROM entry e LEFT JOIN covered c USING (organisation_id, currency, order_id) WHERE NOT e.is_money)
    SELECT CASE WHEN o.kind IN ('shipment', 'opening') THEN o.kind ELSE 'other' END AS kind, o.order_id AS "orderId", r.number AS "orderNumber",
      i.number AS "invoiceNumber", i.issued_on AS "invoiceOn", s.number, coalesce(s.shipped_on, o.at::date) AS on, o.due_on AS "dueOn",
      o.amount, o.rest::bigint AS rest, o.currency, greatest(0, coalesce(${query.on}::date - o.due_on, 0)) AS days
    FROM owed o JOIN exposure_entry x ON x.id = o.id LEFT JOIN customer_order r ON r.id = o.order_id
      LEFT JOIN invoice i ON i.order_id = o.order_id AND i.state = 'current' LEFT JOIN shipment s ON x.key = 'shipment:' || s.id
    WHERE o.rest > 0 ORDER BY o.due_on NULLS FIRST, o.id`.execute(db)
  return rows.map((row) => ({
    kind: row.kind,
    order: row.orderId === null ? null : { id: row.orderId, number: row.orderNumber },
    invoice: row.invoiceNumber === null || row.invoiceOn === null ? null : { number: row.invoiceNumber, issuedOn: row.invoiceOn },
    number: row.number,
    on: row.on,
    dueOn: row.dueOn,
    amount: { minor: row.amount, currency: row.currency },
    left: { minor: row.rest, currency: row.currency },
    overdueDays: row.days,
  }))
}

interface MovementRow {
  readonly id: string
  readonly at: Date
  readonly kind: SettlementEntry['kind']
  readonly orderId: string | null
  readonly orderNumber: string | null
  readonly number: string | null
  readonly organisationId: string
  readonly organisationName: string
  readonly currency: Currency
  readonly amount: number
  readonly balance: number
}

async function movements(db: Db, query: { readonly partnerId: string; readonly limit: number }): Promise<SettlementEntry[]> {
  const { rows } = await sql<MovementRow>`WITH ${debtEntries(query.partnerId)},
    running AS (SELECT e.*, sum(e.amount) OVER (PARTITION BY organisation_id, currency ORDER BY at, id)::bigint AS balance FROM entry e)
    SELECT r.id, r.at, r.kind, r.order_id AS "orderId", o.number AS "orderNumber", s.number, g.id AS "organisationId", g.name AS "organisationName",
      r.currency, r.amount, r.balance
    FROM running r JOIN exposure_entry x ON x.id = r.id JOIN organisation g ON g.id = r.organisation_id
      LEFT JOIN customer_order o ON o.id = r.order_id LEFT JOIN shipment s ON x.key = 'shipment:' || s.id
    ORDER BY r.at DESC, r.id DESC LIMIT ${query.limit}`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    order: row.orderId === null ? null : { id: row.orderId, number: row.orderNumber },
    number: row.number,
    organisation: { id: row.organisationId, name: row.organisationName },
    amount: { minor: row.amount, currency: row.currency },
    balance: { minor: row.balance, currency: row.currency },
  }))
}
