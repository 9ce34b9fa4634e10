import { sql } from 'kysely'
import type { Db } from '../../../db/types.ts'
import type { KnownCustomer } from '../domain/past-order.ts'

/** Customers by name, code, tax id or phone, as a file may call them; a name two customers share is nobody's. */
export async function customersCalled(db: Db, names: readonly string[]): Promise<ReadonlyMap<string, KnownCustomer>> {
  if (names.length === 0) return new Map()
  const { rows } = await sql<KnownCustomer & { name: string }>`
    SELECT wanted.name, min(p.id) AS "partnerId", min(p.segment) AS segment FROM unnest(${[...names]}::text[]) AS wanted(name)
    JOIN partner p ON lower(p.name) = lower(wanted.name) OR p.code = wanted.name OR p.id = wanted.name
      OR EXISTS (SELECT FROM legal_entity e WHERE e.partner_id = p.id AND (e.tax_id = wanted.name OR lower(e.name) = lower(wanted.name)))
      OR EXISTS (SELECT FROM contact c JOIN contact_right r ON r.contact_id = c.id WHERE r.partner_id = p.id
        AND c.phone = '+' || regexp_replace(regexp_replace(wanted.name, '[^0-9]', '', 'g'), '^8([0-9]{10})$', '7\\1'))
    GROUP BY wanted.name HAVING count(DISTINCT p.id) = 1`.execute(db)
  return new Map(rows.map(({ name, partnerId, segment }) => [name, { partnerId, segment }]))
}
