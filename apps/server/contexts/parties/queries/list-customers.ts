import type { CustomerRow } from '@skladno/contracts'
import { parsePhone } from '@skladno/kernel'
import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'

export interface CustomerSearch {
  /** A part of the name, a code, a tax id or a phone. */
  readonly q?: string | undefined
  readonly managerId?: string | undefined
  readonly limit: number
  /** From the previous page. */
  readonly cursor?: string | undefined
}

/** The parties' own part of a customer's row; figures of orders come from ordering. */
export type KnownCustomer = Omit<CustomerRow, 'lastOrderOn' | 'orderCount'>

interface Row {
  readonly id: string
  readonly code: string | null
  readonly name: string
  readonly managerId: string | null
  readonly managerName: string | null
  readonly phone: string | null
  readonly taxId: string | null
  readonly autonomy: KnownCustomer['autonomy']
}

/** Active customers by name, page after page. */
export async function listCustomers(
  db: Db,
  search: CustomerSearch,
): Promise<{ readonly customers: readonly KnownCustomer[]; readonly nextCursor: string | null }> {
  const { rows } = await sql<Row>`
    SELECT p.id, p.code, p.name, e.id AS "managerId", e.name AS "managerName", p.autonomy,
      (SELECT c.phone FROM contact_right r JOIN contact c ON c.id = r.contact_id
        WHERE r.partner_id = p.id AND r.is_active AND c.phone IS NOT NULL ORDER BY r.may_order DESC, c.id LIMIT 1) AS phone,
      (SELECT l.tax_id FROM legal_entity l WHERE l.partner_id = p.id AND l.is_active ORDER BY l.id LIMIT 1) AS "taxId"
    FROM partner p LEFT JOIN employee e ON e.id = p.manager_id
    WHERE p.is_active AND ${matches(search.q)} AND (${search.managerId ?? null}::text IS NULL OR p.manager_id = ${search.managerId ?? null})
      AND ${after(search.cursor)}
    ORDER BY lower(p.name), p.id LIMIT ${search.limit + 1}`.execute(db)
  const page = rows.slice(0, search.limit)
  const last = page.at(-1)
  const hasMore = rows.length > search.limit && last !== undefined
  return { customers: page.map(customerFrom), nextCursor: hasMore ? last.id : null }
}

const customerFrom = ({ managerId, managerName, ...row }: Row): KnownCustomer => ({
  ...row,
  manager: managerId === null ? null : { id: managerId, name: managerName ?? '' },
})

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

function matches(q: string | undefined) {
  const text = q?.trim() ?? ''
  if (text === '') return sql<boolean>`true`
  const phone = parsePhone(text)
  return sql<boolean>`(lower(p.name) LIKE lower(${like(text)}) OR lower(p.code) = lower(${text})
    OR EXISTS (SELECT FROM legal_entity l WHERE l.partner_id = p.id AND (l.tax_id = ${text} OR lower(l.name) LIKE lower(${like(text)})))
    OR EXISTS (SELECT FROM contact_right r JOIN contact c ON c.id = r.contact_id
      WHERE r.partner_id = p.id AND (c.phone = ${phone} OR lower(c.name) LIKE lower(${like(text)}))))`
}

/** The cursor is the last customer shown; where it has gone the list starts anew rather than fails. */
const after = (cursor: string | undefined) =>
  cursor === undefined
    ? sql<boolean>`true`
    : sql<boolean>`coalesce((lower(p.name), p.id) > (SELECT lower(x.name), x.id FROM partner x WHERE x.id = ${cursor}), true)`
